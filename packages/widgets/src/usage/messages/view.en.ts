import service from '../../kit/i18n/messages/service.en.ts';
import type ru from './view.ru.ts';

export default {
  ...service,
  title: 'Water used',
  choice: 'What to show',
  chart: 'Use by month, m³. The left and right arrows move between months.',
  bar: '{period}: {volume} m³',
  barEstimate: '{period}: {volume} m³, estimated by us',
  barNothing: '{period}: not known',
  yearAgo: 'a year before {volume} m³',
  norm: 'Norm for all registered persons: {volume} m³ a month',
  more: 'You used {used} m³ in {months} {months|month|months}: {change} m³ more than in the same months a year before.',
  less: 'You used {used} m³ in {months} {months|month|months}: {change} m³ less than in the same months a year before.',
  same: 'You used {used} m³ in {months} {months|month|months}: about as much as in the same months a year before.',
  legendNow: 'this year',
  legendBefore: 'a year before',
  legendEstimate: 'estimated by us',
  legendNorm: 'norm',
  cubicMetres: '{volume} m³',
  table: 'As a table',
  period: 'Month',
  used: 'Used, m³',
  before: 'A year before, m³',
  surprise:
    'In {period} you used {times} times the usual. Guests or more washing explain that. If there were none, see whether the toilet leaks: drop by drop that is 5 m³ a month.',
  leak: 'Check for a leak',
  print: 'Print',
} satisfies typeof ru;
