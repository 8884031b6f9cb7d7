import type ru from './date.ru.ts';

export default {
  DATE_FORMAT: 'Write the date like this: 09.11.2026.',
  DATE_MIN: 'Enter {min} or a later day.',
  DATE_MAX: 'Enter {max} or an earlier day.',
  openCalendar: 'Open the calendar',
} satisfies typeof ru;
