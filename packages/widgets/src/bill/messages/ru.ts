import account from '../../kit/i18n/messages/account.ru.ts';

export default {
  ...account,
  title: 'Счёт',
  empty: 'Счетов ещё нет. Первый появится здесь в начале следующего месяца.',
  checkTitle: 'Проверить бумажную квитанцию',
};
