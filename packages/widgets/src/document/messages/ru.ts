import account from '../../kit/i18n/messages/account.ru.ts';

export default {
  ...account,
  title: 'Документы',
  empty: 'Документов пока нет. Когда мы выпустим договор, акт или справку, они появятся здесь, и мы напишем вам.',
};
