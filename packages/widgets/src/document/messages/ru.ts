import account from '../../kit/i18n/messages/account.ru.ts';

export default {
  ...account,
  title: 'Документы',
  empty: 'Документов пока нет. Когда появятся, мы вам напишем.',
};
