import service from '../../kit/i18n/messages/service.en.ts';
import source from '../../kit/i18n/messages/source.en.ts';
import type ru from './view.ru.ts';

export default {
  ...service,
  ...source,
  removed: '{meter} (removed)',
  meterChoice: 'Meter',
  allMeters: 'All meters',
  sourceChoice: 'Where it comes from',
  allSources: 'All',
  ownSources: 'Read from the meter',
  chargedSources: 'Estimated by us',
  nothing: 'There are no such readings: choose another meter, or “All”.',
  year: '{year}',
  period: 'Month',
  value: 'Reading, m³',
  volume: 'Used, m³',
  from: 'Where from',
  status: 'State',
  received: 'received',
  held: 'being checked',
  accepted: 'accepted',
  billed: 'in the bill',
  rejected: 'not accepted',
  replaced: 'corrected',
  save: 'Save as a table',
  print: 'Print',
  more: 'Show all years',
  file: 'readings',
  printTitle: 'Past readings',
} satisfies typeof ru;
