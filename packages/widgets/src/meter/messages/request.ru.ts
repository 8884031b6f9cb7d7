import date from '../../kit/i18n/messages/date.ru.ts';

/** Texts of the forms that report a verification or request a visit. */
export default {
  ...date,
  record: 'Номер записи в «Аршине» или ссылка на неё',
  recordHint:
    'Номер вида 1-123456789 есть в бумаге от поверителя; запись можно найти на сайте fgis.gost.ru по номеру счётчика.',
  verifiedOn: 'Дата поверки',
  verifiedOnHint: 'Например, 09.11.2026',
  comment: 'Зачем нужен контролёр и когда вам удобно',
  commentHint: 'Например: снять показания, в будни после шести вечера. Мы позвоним и договоримся.',
  required: 'Заполните: {label}',
  BAD_FORMAT: 'В номере записи должна быть чёрточка: 1-123456789',
  DATE_IN_FUTURE: 'Дата поверки ещё не наступила: проверьте её',
  send: 'Отправить',
  sending: 'Отправляем…',
};
