import findings from './findings.en.ts';
import type ru from './desk.ru.ts';

export default {
  sending: 'Sending…',
  volume: 'Used {volume} m³',
  volumeAndCost: 'Used {volume} m³, about {cost}',
  confirm: 'The reading is right',
  slip: 'Acceptance number {number}',
  keep: 'Leave as it is',
  accepted: 'Readings accepted on {moment}',
  nothingTyped: 'Type the reading of at least one meter',
  confirmFirst: '{meter}: check the reading and tick that it is right',
  ...findings,
  queued: 'The reading {value} m³ is kept on this device.',
  queuedHow: 'We send it as soon as there is a connection, even if you close the page and come back later.',
  sendNow: 'Send now',
  unqueue: 'Do not send, correct it',
  notKept: 'This browser could not keep the reading: do not close the page, and press “Send readings” again.',
  photo: 'Attach a photo',
  UPLOAD_TYPE: 'The file is no photo. The reading can be sent without it.',
  same: 'No water was used',
  print: 'Print the confirmation',
  printTitle: 'Confirmation: readings accepted',
  printAccount: 'Account No. {number}',
  printLine: '{meter}, meter No. {serial}: {value} m³. Accepted on {moment}. Acceptance number {slip}.',
  printCheck: 'By the acceptance number the utility can tell that the reading was accepted. Its last four digits are a check code.',
} satisfies typeof ru;
