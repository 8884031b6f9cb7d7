import type ru from './months.ru.ts';

export default {
  monthsTitle: 'What the debt consists of',
  monthFee: 'late fee {amount}',
  monthNoFee: 'no late fee',
  billed: 'Charged {amount}, to be paid by {date}.',
  partPaid: 'Paid {amount} on {date}.',
  freeDays: 'No late fee up to {date}.',
  days: '{from} – {to}, {days} {days|day|days|days}',
  calculation: '{unpaid} × {days} × {rate}% ÷ {divisor}',
  feeNotSet: 'The late fee will be computed when its rate is set.',
  confirmed: 'This page has computed the late fee again day by day; it agrees with that of the utility.',
  differs:
    'The late fee is {own} as this page computes it, and {theirs} as the utility does. If you do not agree, file a claim.',
} satisfies typeof ru;
