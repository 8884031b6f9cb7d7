import account from '../../kit/i18n/messages/account.ru.ts';

export default {
  ...account,
  title: 'Согласия',
  empty: 'Сейчас водоканал ни о каких согласиях не просит.',
};
