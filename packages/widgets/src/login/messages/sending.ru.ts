/** Texts about errors of the sign-in form. */
export default {
  loginRequired: 'Введите лицевой счёт или почту',
  passwordRequired: 'Введите пароль',
  WRONG_CREDENTIALS:
    'Номер или почта и пароль не подошли друг к другу. Проверьте номер по квитанции и раскладку клавиатуры.',
  RATE_LIMITED: 'Слишком много попыток. Попробуйте снова в {until} или задайте новый пароль: «Забыли пароль?»',
};
