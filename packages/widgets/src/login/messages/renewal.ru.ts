import auth from '../../auth/messages/ru.ts';
import password from '../../auth/messages/password.ru.ts';

/** Texts of the step that replaces an outdated password. */
export default {
  ...auth,
  ...password,
  expired: 'Этот пароль временный или устарел. Придумайте новый, и вы сразу войдёте.',
  renew: 'Сохранить и войти',
};
