/** A no-break space, between a number and its unit. */
export const NBSP = '\u00a0';

export const decimal = (value: string): string => value.replace('.', ',');

/** `октябрь 2026 г.` */
export const monthText = (period: string): string =>
  new Intl.DateTimeFormat('ru', { month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${period}-01`))
    .replaceAll(' ', NBSP);

/** `15 декабря 2026 г.` */
export const dateText = (date: string): string =>
  new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date)).replaceAll(' ', NBSP);

/** Keeps `кв. 45` on one line. */
export const addressText = (address: string): string =>
  address
    .split(' ')
    .map((word, at, all) => word + (at === all.length - 1 ? '' : /(^|\s)\p{L}{1,4}\.$/u.test(word) ? NBSP : ' '))
    .join('');
