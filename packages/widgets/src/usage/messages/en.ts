import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  title: 'Water used',
  empty: 'There is nothing to show yet: your use appears after the second reading.',
} satisfies typeof ru;
