import type ru from './service.ru.ts';

export default {
  coldWater: 'Cold water',
  hotWater: 'Hot water',
  irrigation: 'Garden water',
  wastewater: 'Wastewater',
  common: 'Common meter',
  meter: '{service}, {place}',
  serial: 'Meter No. {serial}',
} satisfies typeof ru;
