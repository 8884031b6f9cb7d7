import service from '../../kit/i18n/messages/service.en.ts';
import source from '../../kit/i18n/messages/source.en.ts';
import estimateText from './estimate.en.ts';
import type ru from './view.ru.ts';
import term from '../../kit/i18n/messages/term.en.ts';

export default {
  ...term,
  ...service,
  ...source,
  ...estimateText,
  lastReading: 'Last reading: {value} m³ on {date}',
  counted: 'Taken into account.',
  declined: 'Declined: {value} m³ of {date}.',
  declinedNext: 'Send the right reading or make a claim.',
  noReading: 'No readings yet',
  ok: 'Verified until {date}',
  soon: 'Verification is due by {date}: {days} {days|day|days} left',
  expired: 'The verification expired on {date}',
  unknown: 'The date of verification is not known. It is in the passport of the meter: please tell us.',
  seal: 'Seal No. {seal}',
  sealOf: 'Seal No. {seal} of {date}',
  automatic: 'Sends its readings itself',
  broken: 'Broken',
  advice:
    'Have the meter verified by an accredited firm. No paper is needed: the result appears in the state register Arshin. Whoever calls and presses you to verify at once is a fraud: hang up.',
  'ask-verification': 'Tell us of a verification',
  'ask-visit': 'Ask for a controller',
  'asked-verification': '{number} of {date}, verification:',
  'asked-visit': '{number} of {date}, visit of a controller:',
  'asked-registered': 'being looked at',
  'asked-done': 'done',
  'asked-refused': 'not possible.',
  registered: 'Registered under number {number}. We will write or call; its state is shown here.',
  cancel: 'Cancel',
  price: 'What happens without readings',
} satisfies typeof ru;
