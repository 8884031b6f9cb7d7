import account from '../../kit/messages/account.en.ts';
import service from '../../kit/messages/service.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  ...service,
  title: 'Readings of a building',
  noBuildings: 'No building is yours yet. Ask the water utility to give you access to the buildings of your company.',
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
  cut: 'The table of readings did not load.',
} satisfies typeof ru;
