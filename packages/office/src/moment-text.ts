/** A moment as people read it, in a time zone (IANA name); in that of the device when none is given. */
export const momentText = (instant: string, timeZone?: string): string =>
  new Intl.DateTimeFormat('ru', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(new Date(instant));
