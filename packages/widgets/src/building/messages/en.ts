import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  title: 'Readings of a building',
  noBuildings: 'No building is yours yet. Ask the water utility to give you access to the buildings of your company.',
  notLoaded: 'The table of readings did not load.',
} satisfies typeof ru;
