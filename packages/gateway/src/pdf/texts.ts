import { NBSP } from '@vodokanal/contract/rules/document-text';

export { addressText, dateText, decimal, monthText, NBSP } from '@vodokanal/contract/rules/document-text';

/** `9 ноября 2026 г., 13:15` in this time zone. */
export const momentText = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeStyle: 'short', timeZone })
    .format(new Date(instant))
    .replace(/,? в /, ', ')
    .replaceAll(' ', NBSP)
    .replace(`,${NBSP}`, ', ');
