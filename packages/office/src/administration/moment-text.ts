/** A moment as people read it, in the time zone of the device. */
export const momentText = (instant: string): string =>
  new Intl.DateTimeFormat('ru', { dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant));
