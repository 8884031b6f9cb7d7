import type ru from './evidence.ru.ts';

export default {
  'evidence-reading': 'Reading for {period}: {value} m³ ({service}, No. {serial})',
  'evidence-readingUsed': 'Reading for {period}: {value} m³, {volume} m³ used ({service}, No. {serial})',
  'evidence-bill': 'Bill for {period}: {amount}',
  'evidence-payment': 'Payment of {date}: {amount}',
  'evidence-refund': 'Refund of {date}: {amount}',
  'evidence-correction': 'Correction of {date}: {amount}',
  'service-coldWater': 'cold water',
  'service-hotWater': 'hot water',
  'service-irrigation': 'garden water',
  'service-wastewater': 'wastewater',
  'service-common': 'whole building',
} satisfies typeof ru;
