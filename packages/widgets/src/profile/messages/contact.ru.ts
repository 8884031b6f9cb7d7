import account from '../../kit/i18n/messages/account.ru.ts';
import code from '../../auth/messages/code.ru.ts';
import stepUp from '../../auth/messages/step-up.ru.ts';

export default {
  ...account,
  ...code,
  ...stepUp,
  newPhone: 'Новый телефон',
  newPhoneHint: 'На него придёт код по SMS. Например, 8 900 123-45-67.',
  newEmail: 'Новая почта',
  newEmailHint: 'На неё придёт письмо с кодом.',
  getCode: 'Получить код',
  codeHint: 'Шесть цифр из сообщения. Можно вставить его целиком.',
  code: 'Код подтверждения',
  PHONE_FORMAT: 'Нужен российский мобильный номер из одиннадцати цифр, например 8 900 123-45-67.',
  EMAIL_FORMAT: 'В адресе почты ошибка. Он похож на imya@pochta.ru, только из ваших букв.',
};
