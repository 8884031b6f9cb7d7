import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  title: 'Documents',
  empty: 'No documents yet. We write to you when there are any.',
} satisfies typeof ru;
