import type ru from './statement.ru.ts';

export default {
  intro: 'What was charged and paid in the chosen months, and what was owed. It can be printed or saved.',
  from: 'From month',
  to: 'To month',
  opening: 'Owed at the beginning',
  openingCredit: 'In credit at the beginning',
  closing: 'Owed at the end',
  closingCredit: 'In credit at the end',
  month: 'Month',
  charged: 'Charged',
  paid: 'Paid',
  refunded: 'Refunded',
  corrected: 'Corrected',
  owed: 'Owed at the end of the month',
  total: 'Total',
  credit: '{amount} in credit',
  notSigned:
    'This page made the statement from the charges and payments of the account, {moment}. It is not signed. The customer department issues a signed one.',
  noCharges: 'There are no charges yet, so there is nothing to compare.',
  statementTitle: 'Statement of account from {from} to {to}',
  statementFile: 'statement',
  statementAccount: 'Account No. {number}',
  minus: 'A debt with a minus is a credit. Sums in roubles.',
  printStatement: 'Print the statement',
  saveStatement: 'Save the statement as a table',
  pdf: 'Download the statement (PDF)',
} satisfies typeof ru;
