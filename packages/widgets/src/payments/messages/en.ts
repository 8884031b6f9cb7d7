import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  title: 'Payments and receipts',
} satisfies typeof ru;
