import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  title: 'My information',
  HELPER_REFUSED: 'Only the holder of the account sees these data.',
} satisfies typeof ru;
