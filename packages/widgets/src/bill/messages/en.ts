import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  title: 'Bill',
  empty: 'There are no bills yet. The first one appears here at the beginning of next month.',
  checkTitle: 'Check a paper bill',
} satisfies typeof ru;
