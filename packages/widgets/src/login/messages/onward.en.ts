import entry from '../../entry/messages/en.ts';
import type ru from './onward.ru.ts';

export default {
  ...entry,
  toSignIn: 'Back to the sign-in',
  factorTitle: 'Second step: show that it is you.',
  kind: 'How you will confirm it',
  'kind-totp': 'By a code of the application',
  'kind-sms': 'By a code in an SMS',
  'kind-recoveryCode': 'By a recovery code',
  totp: 'Code of the application',
  totpHint: 'The six digits that the application shows now.',
  recoveryCode: 'Recovery code',
  recoveryCodeHint: 'One of the ten codes that you have kept. Each works once.',
  sendSms: 'Send an SMS with a code',
  confirm: 'Sign in',
  expired: 'This password is temporary or too old. Choose a new one, and you are in.',
  renew: 'Save and sign in',
} satisfies typeof ru;
