import type { PaymentEntry } from '@vodokanal/contract';
import { formats } from '../kit/i18n/formats.ts';
import type { Translate } from '../kit/i18n/messages.ts';

/** How an entry was paid. What a bank or the billing tells was paid there; a correction was not paid at all. */
export const wayOf = (
  t: Translate<'bank' | 'card' | 'online' | 'sbp'>,
  { kind, channel, method }: PaymentEntry,
): string => (kind === 'correction' ? '' : t(channel === 'register' ? 'bank' : (method ?? 'online')));

/** A sum with the sign of what went back: `−150,00 ₽`. */
export const signedMoney = (t: { language(): string }, kopecks: number): string =>
  formats(t).money(kopecks).replace('-', '−');

/** A sum for a spreadsheet: `-1061,54`. */
export const roublesCell = (t: { language(): string }, kopecks: number): string =>
  formats(t).decimal((kopecks / 100).toFixed(2));
