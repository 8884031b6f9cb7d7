import auth from '../../auth/messages/en.ts';
import type ru from './ru.ts';

export default {
  ...auth,
  title: 'Get your sign-in back',
  why: 'The utility may have blocked the sign-in (for wrong data, for example), or the protection against password guessing did. We show the reason when you sign in with the right password.',
  reason: 'Reason: {reason}',
  'by-utility': 'The utility has blocked the sign-in.',
  'by-guard': 'The protection against password guessing has blocked the sign-in.',
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
  contactHint: 'Phone or e-mail by which our staff can reach you. The decision is shown here, too.',
  text: 'Explanation',
  submit: 'Send',
  PROOF_REFUSED:
    'The data do not fit together. Compare the account number, the number of the meter and the sum with the bill. If that does not help, choose documents.',
} satisfies typeof ru;
