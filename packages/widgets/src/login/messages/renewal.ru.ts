import entry from '../../entry/messages/ru.ts';
import password from '../../entry/messages/password.ru.ts';

/** What is said where the password has to be replaced. */
export default {
  ...entry,
  ...password,
  expired: 'Этот пароль временный или устарел. Придумайте новый, и вы сразу войдёте.',
  renew: 'Сохранить и войти',
};
