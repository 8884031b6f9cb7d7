import type ru from './panel.ru.ts';

export default {
  account: 'Account',
  accountNumber: 'Account No. {number}',
  signOut: 'Sign out',
  waiting:
    '{count} {count|reading waits|readings wait} on this device to be sent. If you sign out, we will not send {count|it|them}.',
  refused: 'A reading was not accepted. Look at the form for readings: the number you typed is still there.',
  sendFirst: 'Send and sign out',
  leaveThem: 'Sign out without sending',
  stay: 'Stay signed in',
} satisfies typeof ru;
