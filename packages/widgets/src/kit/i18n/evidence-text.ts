import type { ClaimEvidence } from '@vodokanal/contract';
import type { Formats } from './formats.ts';
import type ru from './messages/evidence.ru.ts';
import type { Translate } from './messages.ts';

/** A reading, bill or payment that a claim is about, in one line. The texts come from `messages/evidence.*.ts`. */
export function evidenceText(
  evidence: ClaimEvidence,
  t: Translate<keyof typeof ru>,
  { date, decimal, money, period }: Formats,
): string {
  switch (evidence.kind) {
    case 'reading': {
      const { value, volume, serialNumber: serial } = evidence;
      const parts = {
        period: period(evidence.period),
        value: decimal(value),
        service: t(`service-${evidence.service}`),
        serial,
      };
      return volume === null
        ? t('evidence-reading', parts)
        : t('evidence-readingUsed', { ...parts, volume: decimal(volume) });
    }
    case 'bill':
      return t('evidence-bill', { period: period(evidence.period), amount: money(evidence.total) });
    case 'payment':
      return t(`evidence-${evidence.entry}`, {
        date: date(evidence.paidOn),
        amount: money(evidence.amount).replace('-', '−'),
      });
  }
}
