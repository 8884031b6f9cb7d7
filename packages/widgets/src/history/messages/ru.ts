import account from '../../kit/i18n/messages/account.ru.ts';

export default {
  ...account,
  title: 'История показаний',
  empty: 'Показаний ещё нет. Когда вы передадите первое, оно появится здесь.',
};
