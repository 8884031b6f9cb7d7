import account from '../../kit/messages/account.ru.ts';
import entry from '../../entry/messages/ru.ts';
import files from '../../kit/messages/files.ru.ts';

export default {
  ...account,
  ...entry,
  ...files,
  newValue: 'Как должно быть',
  newValueHint: 'Сейчас записано: {present}',
  comment: 'Пояснение',
  send: 'Отправить в абонентский отдел',
  cancel: 'Отменить',
  BAD_FORMAT: 'Введите число человек, например 3',
};
