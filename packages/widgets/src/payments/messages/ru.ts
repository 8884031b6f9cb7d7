import account from '../../kit/i18n/messages/account.ru.ts';

export default {
  ...account,
  title: 'Платежи и чеки',
};
