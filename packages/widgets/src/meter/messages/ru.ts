import account from '../../kit/i18n/messages/account.ru.ts';

export default {
  ...account,
  title: 'Мои счётчики',
  noMeters: 'На этом счёте нет счётчиков: начисляем по нормативу. Чтобы поставить счётчик, позвоните нам.',
};
