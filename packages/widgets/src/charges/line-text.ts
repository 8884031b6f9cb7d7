import type { Translate } from '../kit/i18n/messages.ts';
import type ru from './messages/view.ru.ts';
import type { BilledLine } from './charge-check.ts';

export type ViewTexts = Translate<keyof typeof ru>;

/** What a line is called, e.g. «Повышающий коэффициент»; inside a sentence it begins with a small letter. */
export function lineTitle(
  t: ViewTexts,
  { kind, service, corrects }: Pick<BilledLine, 'kind' | 'service' | 'corrects'>,
  isInside = false,
): string {
  const title =
    kind === 'volume' && service
      ? t(service)
      : t(kind === 'volume' ? 'line' : corrects === 'coefficient' ? 'recalculatedCoefficient' : kind);
  return isInside ? title.charAt(0).toLocaleLowerCase(t.language()) + title.slice(1) : title;
}

/** The title with its service where several lines of a month have the same one. */
export const fullTitle = (t: ViewTexts, line: Pick<BilledLine, 'kind' | 'service' | 'corrects'>): string =>
  line.service && line.kind !== 'volume'
    ? t('causeOf', {
        cause: lineTitle(t, line),
        services: lineTitle(t, { kind: 'volume', service: line.service }, true),
      })
    : lineTitle(t, line);
