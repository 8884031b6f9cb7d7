import account from '../../kit/i18n/messages/account.ru.ts';
import auth from '../../auth/messages/ru.ts';
import files from '../../kit/i18n/messages/files.ru.ts';

export default {
  ...account,
  ...auth,
  ...files,
  newValue: 'Как должно быть',
  newValueHint: 'Сейчас записано: {present}',
  comment: 'Пояснение',
  send: 'Отправить в абонентский отдел',
  cancel: 'Отменить',
  BAD_FORMAT: 'Введите число человек, например 3',
};
