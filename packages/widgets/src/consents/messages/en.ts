import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  title: 'Consents',
  empty: 'The utility asks for no consents at present.',
} satisfies typeof ru;
