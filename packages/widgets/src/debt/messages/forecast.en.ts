import date from '../../kit/i18n/messages/date.en.ts';
import type ru from './forecast.ru.ts';

export default {
  ...date,
  ifPaid: 'If you pay…',
  dayChoice: 'When to pay',
  today: 'Today',
  inWeek: 'In a week',
  beforeRestriction: 'Before the restriction',
  ownDay: 'Another day',
  toPayOn: 'If you pay on {date}',
  sumOf: 'Debt {unpaid} and late fee {fee}.',
  perDay: 'A day later it is {amount} more.',
  dearerFirst: 'Dearer from {date}: the late fee for {months} begins, 1/{divisor} of the rate a day.',
  dearerMore: 'Dearer from {date}: the late fee for {months} rises from 1/{before} to 1/{divisor} of the rate a day.',
  unknownOn:
    'The rate of the late fee on {date} is not set yet, and we do not guess it. The debt itself is {unpaid}; the late fee is added to it.',
  knownUntil: 'If you pay by {date}, it is no more than {amount}.',
} satisfies typeof ru;
