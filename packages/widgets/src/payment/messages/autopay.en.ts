import stepUp from '../../auth/messages/step-up.en.ts';
import amount from '../../kit/i18n/messages/amount.en.ts';
import type ru from './autopay.ru.ts';

export default {
  ...stepUp,
  ...amount,
  name: 'Autopay',
  title: 'Autopay is on',
  when: 'When',
  eachMonth: 'day {day} of each month',
  next: 'Next',
  most: 'At most',
  how: 'From',
  announced: 'We will take {amount}',
  toAnnounce: 'We will write {days} {days|day|days|days} before how much we will take',
  'last-paid': '{amount} was paid on {date}.',
  'last-pending': 'A payment of {amount} was begun on {date}; the bank has not answered yet.',
  'last-failed': '{amount} could not be taken on {date}. Pay it yourself; no money was taken.',
  'last-nothingOwed': 'Nothing was owed on {date}.',
  'last-overLimit': '{amount} was owed on {date}, more than your limit. Nothing was taken.',
  change: 'Change',
  off: 'Turn autopay off',
  isOff: 'Autopay is off. Nothing more will be taken.',
  isChanged: 'Autopay was changed.',
  autopayDay: 'Day of the month',
  autopayLimit: 'At most',
  autopayLimitHint: 'If a bill is larger, we take nothing and write to you.',
  required: 'Fill in: {label}',
  save: 'Save',
  saving: 'Saving…',
  AMOUNT_TOO_SMALL: 'The limit is too low.',
  AMOUNT_TOO_LARGE: 'The limit is too high.',
} satisfies typeof ru;
