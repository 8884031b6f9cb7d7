import code from '../../auth/messages/code.en.ts';
import password from '../../auth/messages/password.en.ts';
import type ru from './steps.ru.ts';

export default {
  ...code,
  ...password,
  loginRequired: 'Type your account number or e-mail',
  codeSent:
    'If there is such a sign-in, a code has gone to {recipient}. It is good for 10 minutes. Not your number? Start again and check the account number.',
  mailToo: 'If there is no phone with it, the code comes by mail.',
  noPhone: 'I no longer have this number',
  noFactor: 'I have neither the application nor a recovery code',
  factor: 'Code of the application or recovery code',
  factorHint: 'Two-step verification is on, so it is needed as well.',
  setPassword: 'The code is right. Choose a new password.',
  finish: 'Save the password',
  done: 'The new password is saved. All former sign-ins have ended: sign in with the new password.',
} satisfies typeof ru;
