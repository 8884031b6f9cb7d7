import type ru from './view.ru.ts';

export default {
  accountNumber: 'Account No. {number}',
  debt: 'To pay',
  overdue: 'Debt',
  credit: 'In credit',
  zero: 'Nothing to pay',
  payBy: 'Please pay by {date}',
  overdueFor: '{amount} of it is overdue: {days} {days|day|days} after {date}',
  lateFee: 'Late fee included',
  lateFeeMeaning: 'A charge for each day of delay. It stops growing when the debt is paid.',
  creditKept: 'It will go towards your next charges',
  lastPayment: 'Last payment, {date}',
  autopay: 'Autopay, {date}',
  autopayLimit: 'up to {amount}',
  asOf: 'As of {time}',
  pay: 'Pay',
  parts: 'What it is for',
  partsOfAll: 'What it is for, and all accounts',
  closed: 'The account is closed. There will be no new charges.',
} satisfies typeof ru;
