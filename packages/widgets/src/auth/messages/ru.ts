/** Texts shared by sign-in, registration and recovery. */
export default {
  elsewhere: 'Это можно сделать на сайте водоканала.',
  elsewhereLink: 'Открыть',
  required: 'Заполните поле «{label}»',
  optional: '{label} (можно не заполнять)',
  showPassword: 'Показать пароль',
  sending: 'Проверяем…',
  CODE_EXPIRED: 'Этот код больше не действует. Начните заново: мы пришлём новый.',
  RATE_LIMITED: 'Слишком много попыток. Попробуйте снова в {until}.',
};
