import account from '../../kit/i18n/messages/account.ru.ts';
import code from '../../auth/messages/code.ru.ts';

export default {
  ...account,
  ...code,
  title: 'Подпишите кодом',
  code: 'Код подтверждения',
  codeHint: 'Шесть цифр из сообщения. Можно вставить его целиком.',
  codeSubmit: 'Подписать и отправить',
  back: 'Назад к заявлению',
};
