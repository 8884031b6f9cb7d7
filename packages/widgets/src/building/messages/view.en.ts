import type ru from './view.ru.ts';

export default {
  building: 'Building',
  windowOpen: 'Readings are taken until {date}: {days} {days|day|days} left',
  windowLastDay: 'Today is the last day for readings',
  opensOn: 'No readings are taken now. We take readings again from {date}.',
  progress: '{received} of {expected} {expected|reading|readings} received',
  flats: 'The flats this month: {volume} m³.',
  againstCommon: 'The common meter: {common} m³, a difference of {difference} m³.',
  silent: 'No reading: {count} {count|flat|flats}',
  expired: 'Verification expired: {count} {count|meter|meters}',
  flat: 'flat {flat}',
  accountOnly: 'account {number}',
} satisfies typeof ru;
