import account from '../../kit/i18n/messages/account.ru.ts';

export default {
  ...account,
  intro:
    'Для воды, счётчиков и счетов согласие не нужно: это договор. Здесь только то, что по желанию. Отказ ничего не отключает.',
  purpose: 'Зачем',
  recipient: 'Кто обрабатывает',
  data: 'Какие данные',
  term: 'Срок',
  read: 'Полный текст, редакция {version}',
  give: 'Согласиться',
  giveNamed: 'Согласиться: {title}',
  withdraw: 'Отозвать',
  withdrawNamed: 'Отозвать: {title}',
  given: 'Вы согласились {moment}.',
  notGiven: 'Вы не давали этого согласия.',
  withdrawn: 'Вы отозвали согласие {moment}. Обработка прекращена.',
  newVersion: 'Текст изменился. Ваше согласие относится к прежней редакции, новая ждёт вашего решения.',
  history: 'Что было раньше',
  historyGiven: '{title}: дано {from}',
  historyWithdrawn: '{title}: действовало с {from} до {to}',
  INVALID: 'Текст согласия только что изменился. Прочитайте новую редакцию.',
};
