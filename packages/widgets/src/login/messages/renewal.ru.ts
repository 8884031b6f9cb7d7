import auth from '../../auth/messages/ru.ts';
import password from '../../auth/messages/password.ru.ts';

/** What is said where the password has to be replaced. */
export default {
  ...auth,
  ...password,
  expired: 'Этот пароль временный или устарел. Придумайте новый, и вы сразу войдёте.',
  renew: 'Сохранить и войти',
};
