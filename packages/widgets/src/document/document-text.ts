import type { AccountDocument } from '@vodokanal/contract';
import { formats } from '../kit/i18n/formats.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import type { Tone } from '../kit/parts/notice.ts';
import type ru from './messages/view.ru.ts';

export type ViewTexts = Translate<keyof typeof ru>;

const KILO = 1024;

/** `51 КБ`, `1,2 МБ`. */
export function sizeText(t: ViewTexts, bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / KILO));
  return kilobytes < KILO
    ? t('kilobytes', { size: String(kilobytes) })
    : t('megabytes', {
        size: (kilobytes / KILO).toLocaleString(t.language(), { maximumFractionDigits: 1 }),
      });
}

/** `Акт ввода счётчика № 12-В`; the title is the utility's own text. */
export const titleOf = (t: ViewTexts, { title, number }: Pick<AccountDocument, 'title' | 'number'>): string =>
  number ? `${title} ${t('number', { number })}` : title;

/** How a document stands, as short marks. */
export function marksOf(t: ViewTexts, document: AccountDocument): readonly (readonly [Tone, string])[] {
  const { state, validUntil, withdrawal, isUnread, signature, kind } = document;
  const date = (day: string) => formats(t).date(day);
  if (withdrawal) return [['problem', t('withdrawn', { date: date(withdrawal.on) })]];
  return [
    ...(isUnread ? [['plain', t('unread')] as const] : []),
    ...(state === 'expired' && validUntil !== null
      ? [['warning', t('expired', { date: date(validUntil) })] as const]
      : []),
    ...(signature.state === 'unsigned'
      ? kind === 'contract'
        ? [['warning', t('unsigned')] as const]
        : []
      : [['good', t(`signed-${signature.state}`)] as const]),
  ];
}
