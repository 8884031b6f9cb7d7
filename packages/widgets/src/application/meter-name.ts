import type { ApplicationMeter } from '@vodokanal/contract';
import type { Translate } from '../kit/i18n/messages.ts';
import type service from '../kit/i18n/messages/service.ru.ts';

/** What a meter measures, where it stands, and its number. */
export const meterName = (
  { service: kind, place, serialNumber }: ApplicationMeter,
  t: Translate<keyof typeof service>,
): string => [[t(kind), place].filter(Boolean).join(', '), `№\u00a0${serialNumber}`].join(', ');
