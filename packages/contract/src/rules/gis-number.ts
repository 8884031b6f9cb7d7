import { cleanCell, foldLookAlikes } from './clean-text.ts';

const written = (text: string): string =>
  cleanCell(text)
    .replace(/^(?:ЕЛС|ИЖКУ)\s*[:№]?/iu, '')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase();

/**
 * Normalises an ЕЛС, the account number of ГИС ЖКХ: two digits, two letters, six digits, in capitals without spaces and
 * dashes. The alphabet of its letters stays as it is written. Null for anything else.
 */
export function parseElsNumber(text: string): string | null {
  const number = written(text);
  return /^\d{2}[A-ZА-ЯЁ]{2}\d{6}$/u.test(number) ? number : null;
}

/** Normalises an ИЖКУ, the service id of ГИС ЖКХ: an ЕЛС and two digits, `75РД300001-01`. Null for anything else. */
export function parseServiceId(text: string): string | null {
  const [, els, service] = /^(\d{2}[A-ZА-ЯЁ]{2}\d{6})(\d{2})$/u.exec(written(text)) ?? [];
  return els !== undefined && service !== undefined ? `${els}-${service}` : null;
}

/** The ЕЛС that an ИЖКУ begins with. */
export const elsOfServiceId = (serviceId: string): string => serviceId.slice(0, 10);

/** Whether two numbers are the same in either alphabet. */
export const isSameEls = (one: string, other: string): boolean => foldLookAlikes(one) === foldLookAlikes(other);
