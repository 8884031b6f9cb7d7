import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  title: 'Applications',
  empty: 'You cannot apply here yet. Please call us or come to the office.',
} satisfies typeof ru;
