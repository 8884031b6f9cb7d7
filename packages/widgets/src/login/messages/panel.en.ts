import type ru from './panel.ru.ts';

export default {
  accountNumber: 'Account No. {number}',
  signOut: 'Sign out',
} satisfies typeof ru;
