import type ru from './guest.ru.ts';

export default {
  guestTitle: 'Pay without signing in',
  accountNumber: 'Account number',
  accountNumberHint: 'It is on the bill',
  fact: 'Serial number of a meter, or the code on the bill',
  factHint: 'So we know that you have the bill. Without it the sum is shown to nobody.',
  required: 'Fill in: {label}',
  find: 'Show the sum',
  finding: 'Looking…',
  PAYER_NOT_FOUND:
    'There is no such account, or the serial number (code on the bill) does not belong to it. Compare both with the bill.',
  WORK_REQUIRED: 'There were too many attempts for this number. Compare it with the bill and try again.',
  RATE_LIMITED: 'Too many attempts. Try again at {until}.',
  TOO_LONG: 'The number is too long',
  account: 'Account No. {number}',
  another: 'Another account',
  stillOpen: 'Payment {number} of {amount} is still being checked. Do not pay twice before you know its result.',
  look: 'Look',
  payAnother: 'Pay for another account',
  owesNothing:
    'Nothing is owed for this account now: it may have been paid already. Ask whoever sent the link whether to pay.',
  ownAccount: 'To my own account',
  byLink: 'You were asked to pay for this account. The sum is that of the link.',
  LINK_ENDED: 'The link to pay is not valid any more. Ask whoever sent it for a new one.',
  LINK_USED: 'Somebody pays or has paid by this link. There is no need to pay twice.',
} satisfies typeof ru;
