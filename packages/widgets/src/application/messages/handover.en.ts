import date from '../../kit/i18n/messages/date.en.ts';
import service from '../../kit/i18n/messages/service.en.ts';
import type ru from './handover.ru.ts';

export default {
  ...date,
  ...service,
  takenOn: 'Day of the handover',
  lastReading: 'Last reading: {value}',
  readingMissing: 'Enter the reading',
  readingFormat: 'Write the reading in digits, as on the meter',
  lessThanPrevious: 'The reading is lower than the last one ({previous}). Check the digits.',
  DATE_IN_FUTURE: 'This day has not come yet',
  send: 'Send the readings',
  sending: 'Sending…',
} satisfies typeof ru;
