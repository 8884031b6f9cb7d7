import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  title: 'Charges',
  empty: 'There are no charges yet. The first one appears here at the beginning of next month.',
} satisfies typeof ru;
