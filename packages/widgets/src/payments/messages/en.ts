import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  title: 'Payments and receipts',
  empty: 'There are no payments yet. When you pay, the payment and its receipt appear here.',
} satisfies typeof ru;
