/** Texts about a typed day. */
export default {
  DATE_FORMAT: 'Напишите дату так: 09.11.2026.',
  DATE_MIN: 'Введите {min} или более поздний день.',
  DATE_MAX: 'Введите {max} или более ранний день.',
  openCalendar: 'Открыть календарь',
};
