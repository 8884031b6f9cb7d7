import findings from './findings.en.ts';
import type ru from './submission.ru.ts';

export default {
  ...findings,
  sending: 'Sending…',
  confirm: 'The reading is right',
  receiptNumber: 'Receipt number {number}',
  accepted: 'Readings accepted on {moment}',
} satisfies typeof ru;
