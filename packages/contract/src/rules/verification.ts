import { daysBetween } from './calendar.ts';

export type VerificationState = 'ok' | 'soon' | 'expired' | 'unknown';

/** From so many days before its end on a verification is called due. */
export const VERIFICATION_SOON = 60;

/** How a meter's verification stands on a local date; the last day still counts (ФЗ № 102, ст. 13). */
export function verificationState(nextVerificationOn: string | null, today: string): VerificationState {
  if (nextVerificationOn === null) return 'unknown';
  const days = daysBetween(today, nextVerificationOn);
  return days < 0 ? 'expired' : days <= VERIFICATION_SOON ? 'soon' : 'ok';
}

/** The number of a record in ФГИС «Аршин» out of what somebody pasted: the number itself or the address of its page; null without one. */
export function arshinRecord(text: string): string | null {
  return /(?:^|[^\d-])(\d{1,2}-\d{5,12})(?=\D|$)/.exec(text.trim())?.[1] ?? null;
}
