import entry from '../../entry/messages/ru.ts';

/** What the sign-in says after the password, or in its place. */
export default {
  ...entry,
  toSignIn: 'Назад ко входу',
  factorTitle: 'Второй шаг: подтвердите, что это вы.',
  kind: 'Чем подтвердите',
  'kind-totp': 'Кодом из приложения',
  'kind-sms': 'Кодом из SMS',
  'kind-recoveryCode': 'Запасным кодом',
  totp: 'Код из приложения',
  totpHint: 'Шесть цифр, которые приложение показывает сейчас.',
  recoveryCode: 'Запасной код',
  recoveryCodeHint: 'Один из десяти кодов, которые вы сохранили. Каждый подходит один раз.',
  sendSms: 'Отправить SMS с кодом',
  confirm: 'Войти',
  expired: 'Этот пароль временный или устарел. Придумайте новый, и вы сразу войдёте.',
  renew: 'Сохранить и войти',
};
