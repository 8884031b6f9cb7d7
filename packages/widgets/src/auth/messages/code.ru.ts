import auth from './ru.ts';

/** Texts of the step that asks for a code. */
export default {
  ...auth,
  step: 'Шаг {step} из {count}',
  stepDone: 'готово',
  code: 'Код из SMS',
  codeHint: 'Шесть цифр. Можно вставить всё сообщение целиком.',
  codeSent: 'Мы отправили код на {recipient}. Он действует 10 минут.',
  codeLength: 'В коде шесть цифр. Введите все.',
  codeNever: 'Никому не говорите этот код: сотрудники водоканала его не спрашивают.',
  codeSubmit: 'Продолжить',
  codeAgain: 'Отправить код ещё раз',
  codeAgainIn: 'Отправить ещё раз можно через {time}',
  codeSentAgain: 'Новый код отправлен, прежний больше не действует.',
  CODE_WRONG: 'Код не подошёл. Осталось попыток: {left}.',
  startAgain: 'Начать заново',
};
