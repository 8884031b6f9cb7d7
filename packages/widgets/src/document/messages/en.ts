import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  title: 'Documents',
  empty: 'No documents yet. When we issue a contract, an act or a certificate, it appears here and we write to you.',
} satisfies typeof ru;
