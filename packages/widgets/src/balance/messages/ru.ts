import account from '../../kit/messages/account.ru.ts';

export default {
  ...account,
  title: 'Баланс',
};
