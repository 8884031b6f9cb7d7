import auth from '../../auth/messages/en.ts';
import type ru from './ru.ts';

export default {
  ...auth,
  title: 'New password',
  titleDone: 'The password is changed',
  intro: 'Type your account number or e-mail. We will send a code to the phone that goes with it.',
  login: 'Account number or e-mail',
  submit: 'Get the code',
} satisfies typeof ru;
