import type ru from './export.ru.ts';

export default {
  fileName: 'payments',
  printTitle: 'Payments and receipts',
  printAccount: 'Account No. {number}',
  printYear: 'In {year}',
  printKind: 'Only: {kind}',
  date: 'Date',
  sum: 'Sum, ₽',
  kind: 'What it is',
  way: 'How it was paid',
  number: 'Document',
  fiscal: 'Receipt',
  fiscalNumbers: 'FN {fn}, FD {fd}, FPD {fpd}',
  isForming: 'being made',
  onePayment: 'payment',
  oneRefund: 'refund',
  oneCorrection: 'correction',
} satisfies typeof ru;
