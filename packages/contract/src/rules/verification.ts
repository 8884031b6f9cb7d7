import { daysBetween } from './calendar.ts';

export type VerificationState = 'ok' | 'soon' | 'expired' | 'unknown';

/** Days before its end from which a verification is due soon. */
export const VERIFICATION_SOON = 60;

/** The state of a meter's verification on a local date; it is valid through its last day (ФЗ № 102, ст. 13). */
export function verificationState(nextVerificationOn: string | null, today: string): VerificationState {
  if (nextVerificationOn === null) return 'unknown';
  const days = daysBetween(today, nextVerificationOn);
  return days < 0 ? 'expired' : days <= VERIFICATION_SOON ? 'soon' : 'ok';
}

/** Extracts the number of a record in ФГИС «Аршин» from a pasted number or page address; null when there is none. */
export function arshinRecord(text: string): string | null {
  return /(?:^|[^\d-])(\d{1,2}-\d{5,12})(?=\D|$)/.exec(text.trim())?.[1] ?? null;
}
