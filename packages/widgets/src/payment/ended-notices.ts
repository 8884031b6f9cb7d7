import type { GuestPaymentRecord } from '@vodokanal/client';
import type { Formats } from '../kit/i18n/formats.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { RESULT_DAYS } from './remembered-payments.ts';

export interface EndedNoticesOptions {
  readonly phone: string;
  onSeen(record: GuestPaymentRecord): void;
}

/** Says of old payments of this device where their results are told; a record stays until the person has read it. */
export const endedNotices = (
  t: Translate<'ended' | 'endedUnknown' | 'gotIt'>,
  format: Formats,
  records: readonly GuestPaymentRecord[],
  { phone, onSeen }: EndedNoticesOptions,
): unknown =>
  records.map((record) => {
    const { number, amount, confirmedAt } = record;
    const where = { phone, days: RESULT_DAYS };
    return notice({
      tone: 'warning',
      text:
        number === undefined || amount === undefined || confirmedAt === undefined
          ? t('endedUnknown', where)
          : t('ended', { number, amount: format.money(amount), moment: format.moment(confirmedAt), ...where }),
      action: { text: t('gotIt'), run: () => onSeen(record) },
    });
  });
