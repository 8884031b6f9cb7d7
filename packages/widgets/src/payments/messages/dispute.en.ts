import type ru from './dispute.ru.ts';

export default {
  hint: 'Is a payment wrong, taken twice or not in the list? Write to us: we answer within the term set by law.',
  which: 'Which payment',
  item: '{date}, {amount}, No. {document}',
  missing: 'My payment is not in the list',
  button: 'File a claim',
  how: 'File a claim “Return money”: give the sum and the day of the payment, and attach the receipt.',
} satisfies typeof ru;
