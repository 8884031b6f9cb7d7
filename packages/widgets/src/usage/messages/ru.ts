import account from '../../kit/i18n/messages/account.ru.ts';

export default {
  ...account,
  title: 'Расход воды',
  empty: 'Пока показывать нечего: расход появится после второго показания.',
};
