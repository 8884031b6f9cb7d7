/** What is said where the password is asked for once more. */
export default {
  stepUp: 'Введите пароль ещё раз, чтобы мы знали, что это вы. Потом десять минут не спросим.',
  current: 'Ваш пароль',
  currentRequired: 'Введите пароль',
  continue: 'Продолжить',
  cancel: 'Отменить',
  WRONG_CREDENTIALS: 'Пароль не подошёл. Проверьте раскладку клавиатуры.',
  FROZEN: 'Действия в кабинете заморожены. Задайте новый пароль через «Забыли пароль?», и всё снова заработает.',
};
