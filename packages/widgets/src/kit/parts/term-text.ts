import type { formats } from '../i18n/formats.ts';
import type { Translate } from '../i18n/messages.ts';
import type ru from '../i18n/messages/term.ru.ts';

/** Until when a request is answered, or that the answer is late; empty where there is nothing to say. */
export function termText(
  t: Translate<keyof typeof ru>,
  format: ReturnType<typeof formats>,
  { dueOn, isLate = false }: { readonly dueOn?: string; readonly isLate?: boolean },
  isWaiting: boolean,
): string {
  if (dueOn === undefined || (!isWaiting && !isLate)) return '';
  return t(isWaiting ? (isLate ? 'termOver' : 'term') : 'termMissed', { date: format.date(dueOn) });
}
