import account from '../../kit/i18n/messages/account.ru.ts';

export default {
  ...account,
  title: 'Заявления',
  empty: 'Подать заявление здесь пока нельзя. Позвоните нам или приходите в абонентский отдел.',
};
