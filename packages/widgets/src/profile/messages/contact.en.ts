import account from '../../kit/i18n/messages/account.en.ts';
import code from '../../auth/messages/code.en.ts';
import stepUp from '../../auth/messages/step-up.en.ts';
import type ru from './contact.ru.ts';

export default {
  ...account,
  ...code,
  ...stepUp,
  newPhone: 'New phone',
  newPhoneHint: 'A code comes to it by SMS. For example, 8 900 123-45-67.',
  newEmail: 'New e-mail',
  newEmailHint: 'A letter with a code comes to it.',
  getCode: 'Get the code',
  codeHint: 'Six digits from the message. You can paste it as a whole.',
  code: 'Confirmation code',
  PHONE_FORMAT: 'A Russian mobile number of eleven digits is needed, for example 8 900 123-45-67.',
  EMAIL_FORMAT: 'The e-mail is not right. It looks like name@mail.com, with your own letters.',
} satisfies typeof ru;
