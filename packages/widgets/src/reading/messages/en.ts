import account from '../../kit/messages/account.en.ts';
import service from '../../kit/messages/service.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  ...service,
  title: 'Meter readings',
  noMeters: 'There are no meters on this account: you are charged by the norm. Call us to have a meter installed.',
  windowOpen: 'We take readings until {date}: {days} {days|day|days} left.',
  windowLastDay: 'Today is the last day for readings.',
  value: 'Reading, m³',
  previous: 'Previous: {value} on {date}',
  previousEstimate: 'Previous: {value} on {date}, our estimate',
  redDigits: 'You may type the red digits after a comma.',
  wholeOnly: 'Black digits only, without the red ones.',
  price: 'What we charge if nothing is sent',
  submit: 'Send readings',
  sending: 'Sending…',
  sent: 'Sent: {value} m³, {date}',
  slip: 'Acceptance number {number}',
  correct: 'Correct',
  billed: 'Already in your bill. If it is wrong, please file a claim.',
  received: 'Received, being checked.',
  held: 'Being checked: the use is unusual. We will call you if need be.',
  opensOn: 'We do not take readings now. They can be sent from {date}.',
  METER_BROKEN: 'The meter is broken: no readings are taken until it is repaired or replaced. Please call us.',
  VERIFICATION_EXPIRED: 'The verification has expired: no readings are taken until the meter is verified by an accredited firm.',
  NO_ACCESS_ACT: 'There is an act of refused access. A controller will read the meter: please arrange a visit.',
  METER_REMOVED: 'The meter has been removed.',
  METER_AUTOMATIC: 'This meter sends its readings itself. There is nothing for you to do.',
  METER_NEEDS_INITIAL: 'A new meter: a controller takes its first reading.',
  ACCOUNT_CLOSED: 'The account is closed, no readings are needed.',
} satisfies typeof ru;
