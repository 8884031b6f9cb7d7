import type { Bill } from '@vodokanal/contract';
import { formats } from '../kit/i18n/formats.ts';
import { meterName } from '../kit/i18n/meter-name.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import type ru from './messages/view.ru.ts';

type Texts = Translate<keyof typeof ru>;
type Line = Bill['lines'][number];
type Reading = Bill['readings'][number];

/** `5,125 м³ × 47,10 ₽`; empty for a line without a volume. */
export function quantityText(t: Texts, { kind, quantity, price }: Line): string {
  if (quantity === null) return '';
  const { decimal, money } = formats(t);
  const volume = t(kind === 'heat' ? 'heatVolume' : 'waterVolume', { volume: decimal(quantity) });
  return price === null ? volume : t('times', { volume, price: money(price) });
}

const serviceOf = (t: Texts, { service }: Line): string =>
  service === null ? '' : t(service === 'common' ? 'commonNeeds' : service);

/** What a line is for. */
export function lineTitle(t: Texts, line: Line): string {
  const service = serviceOf(t, line);
  if (line.kind === 'volume') return service;
  return t(line.corrects === 'coefficient' ? 'recalculatedCoefficient' : `kind-${line.kind}`, { service });
}

/** Where a line comes from: its volume, the source of it, or the reason of a recalculation. */
export function lineNote(t: Texts, line: Line): string {
  const { kind, basis, reason } = line;
  return [
    quantityText(t, line),
    kind === 'recalculation' || kind === 'coefficient' ? serviceOf(t, line) : basis === null ? '' : t(`basis-${basis}`),
    reason ?? '',
  ]
    .filter(Boolean)
    .join(', ');
}

export const meterTitle = (t: Texts, { service, place }: Reading): string => meterName(t, { service, place });

export const readingNote = (t: Texts, { serialNumber, takenOn, source }: Reading): string =>
  t('readingNote', { serial: serialNumber, date: formats(t).date(takenOn), source: t(`source-${source}`) });
