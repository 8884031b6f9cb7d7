import account from '../../kit/i18n/messages/account.ru.ts';

export default {
  ...account,
  title: 'Моя информация',
  HELPER_REFUSED: 'Эти сведения видит только владелец счёта.',
};
