import type ru from './sign-in-steps.ru.ts';

export default {
  toSignIn: 'Back to the sign-in',
  over: 'This sign-in is over. Go back and type the password again.',
  factorTitle: 'Second step: show that it is you.',
  kind: 'How you will confirm it',
  'kind-totp': 'By a code of the application',
  'kind-sms': 'By a code in an SMS',
  'kind-recoveryCode': 'By a recovery code',
  totp: 'Code of the application',
  totpHint: 'The six digits that the application shows now.',
  recoveryCode: 'Recovery code',
  recoveryCodeHint: 'One of the ten codes that you have kept. Each works once.',
  lost: 'I have none of these',
  codeLength: 'The code has six digits. Enter all of them.',
  codeRequired: 'Type the code',
  sendSms: 'Send an SMS with a code',
  confirm: 'Sign in',
  sending: 'Checking…',
  CODE_WRONG: 'The code is not right. Tries left: {left}.',
  RATE_LIMITED: 'Too many attempts. Try again at {until}.',
} satisfies typeof ru;
