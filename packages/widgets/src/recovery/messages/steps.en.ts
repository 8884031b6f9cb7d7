import code from '../../auth/messages/code.en.ts';
import password from '../../auth/messages/password.en.ts';
import type ru from './steps.ru.ts';

export default {
  ...code,
  ...password,
  stepLogin: 'Account',
  stepCode: 'Code',
  stepPassword: 'Password',
  loginRequired: 'Type your account number or e-mail',
  codeSent:
    'If there is such a sign-in, a code has gone to its phone {recipient}. It is good for 10 minutes. We do not show the number, so that nobody else learns it. No code? Start again and check the account number.',
  mailToo:
    'If there is no phone with it, the code comes by mail. If SMS were asked for too often, we mail a code of 16 letters instead: you can type it here for a whole day.',
  noPhone: 'I no longer have the phone of my account',
  noFactor: 'I have neither the application nor a recovery code',
  factor: 'Code of the application or recovery code',
  factorHint: 'Two-step verification is on, so it is needed as well.',
  setPassword: 'The code is right. Choose a new password.',
  finish: 'Save the password',
  done: 'The new password is saved. All former sign-ins have ended: sign in with the new password.',
} satisfies typeof ru;
