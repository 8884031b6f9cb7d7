import auth from '../../auth/messages/en.ts';
import type ru from './ru.ts';

export default {
  ...auth,
  title: 'Get your sign-in back',
  why: 'The sign-in may have been shut by the utility (for wrong data, for example) or by the guard against guessing. We show the reason at a sign-in with the right password.',
  reason: 'Reason: {reason}',
  'by-utility': 'The utility has shut the sign-in.',
  'by-guard': 'The guard against guessing has shut the sign-in.',
  way: 'How you will show that the account is yours',
  wayHint: 'Send the request first; then there will be a place for pictures.',
  'way-data': 'Meter and payment',
  'way-documents': 'Documents',
  accountNumber: 'Account number',
  accountNumberHint: 'It is printed at the top of the bill.',
  serialNumber: 'Number of any of your meters',
  lastPayment: 'Sum of the last payment or the one before',
  lastPaymentHint: 'In roubles, for example 1 234,56.',
  contact: 'Where to answer',
  contactHint: 'Phone or e-mail.',
  text: 'Explanation',
  submit: 'Send',
  PROOF_REFUSED:
    'The data do not fit together. Compare the account number, the number of the meter and the sum with the bill. If that does not help, choose documents.',
} satisfies typeof ru;
