import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  title: 'Past readings',
  empty: 'There are no readings yet. When you send the first one, it appears here.',
} satisfies typeof ru;
