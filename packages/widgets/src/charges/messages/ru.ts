import account from '../../kit/i18n/messages/account.ru.ts';

export default {
  ...account,
  title: 'Начисления',
  empty: 'Начислений пока нет. Первое появится здесь в начале следующего месяца.',
};
