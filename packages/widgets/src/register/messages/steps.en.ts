import code from '../../auth/messages/code.en.ts';
import password from '../../auth/messages/password.en.ts';
import type ru from './steps.ru.ts';

export default {
  ...code,
  ...password,
  stepAccount: 'Account',
  stepPhone: 'Phone',
  stepPassword: 'Password',
  stepEmail: 'E-mail',
  PHONE_FORMAT: 'A Russian mobile number of eleven digits is needed, for example 8 900 123-45-67.',
  EMAIL_FORMAT: 'The e-mail is not right. It looks like name@mail.com, with your own letters.',
  paidOnFormat: 'Write the day of the payment like this: 09.11.2026.',
  PROOF_REFUSED:
    'The account number and the proof do not fit together. Compare both with the bill: zeros in front matter; each supplier has a number of its own, and the water utility’s is needed. Another proof will do, too.',
  ALREADY_REGISTERED: 'This account has a sign-in already. Sign in, or recover the password if you have forgotten it.',
  ACCOUNT_CLOSED: 'This account is closed. The new number is on the last bill, or call us.',
  choosePassword: 'Your phone is confirmed. Now choose a password.',
  consents: 'Optional consents',
  consentsHint: 'Everything works without them. You can withdraw them on any day.',
  consentText: 'Read it all',
  emailLeft:
    'You are registered and signed in. Confirm your e-mail with the code we have mailed. Without it the address is not stored; you can add it later under “My information”.',
  emailLater: 'Later',
  finish: 'Open my account',
  done: 'You are registered and signed in. Sign in with the account number and the password.',
} satisfies typeof ru;
