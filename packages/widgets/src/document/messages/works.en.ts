import service from '../../kit/i18n/messages/service.en.ts';
import type ru from './works.ru.ts';

export default {
  ...service,
  meterReplacement: 'Meter replacement',
  verification: 'Meter verification',
  sealing: 'Sealing of a meter',
  inspection: 'Meter inspection',
  repair: 'Repair',
  flushing: 'Flushing of the network',
  disconnection: 'Water turned off',
  reconnection: 'Water turned on',
  done: 'Done',
  faultFound: 'Fault found',
  notDone: 'Not done',
  next: 'Next time: {date}',
  details: 'Details',
  present: 'Meter',
  installed: 'Meter installed',
  removed: 'Meter removed',
  reading: 'Reading',
  volume: '{volume} m³',
  seal: 'Seal',
  check: 'What to check',
  'check-meterReplacement':
    'Compare the number of the new meter, its seal and first reading with what you see at home. The last reading of the old meter must be the one you remember: water used before the replacement is charged by it.',
  'check-verification':
    'The verification is recorded in the national register Arshin: find it by the number of the meter. No paper is needed. Check the date of the next verification.',
  'check-sealing':
    'Compare the number of the seal with the record. The seal must be whole: tell us if it gets damaged.',
  'check-inspection': 'Compare the reading in the act with the meter. If you disagree with the act, say so in a claim.',
  'check-repair': 'See whether the repaired place drips and whether the pressure is back.',
  'check-flushing':
    'The first water may be cloudy: let it run for some minutes. If it is not clear in a day, write to us.',
  'check-disconnection': 'Close the taps, so that the neighbours are not flooded when the water returns.',
  'check-reconnection': 'Check the pressure and the colour of the water, and look at the joints: they may leak now.',
  protocol: 'Open the protocol',
  protocolOf: 'Open the protocol: {work}',
  object: 'I disagree with the result',
  objectTo: 'I disagree with the result: {work}',
  howToObject: 'Do you disagree? File a claim or call {phone}.',
} satisfies typeof ru;
