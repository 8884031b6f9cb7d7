import account from '../../kit/i18n/messages/account.en.ts';
import auth from '../../auth/messages/en.ts';
import files from '../../kit/i18n/messages/files.en.ts';
import type ru from './correction.ru.ts';

export default {
  ...account,
  ...auth,
  ...files,
  newValue: 'How it should be',
  newValueHint: 'Now written: {present}',
  comment: 'Explanation',
  send: 'Send to the customer office',
  cancel: 'Cancel',
  BAD_FORMAT: 'Type a number of persons, for example 3',
} satisfies typeof ru;
