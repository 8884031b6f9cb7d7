import account from '../../kit/messages/account.en.ts';
import entry from '../../entry/messages/en.ts';
import files from '../../kit/messages/files.en.ts';
import type ru from './correction.ru.ts';

export default {
  ...account,
  ...entry,
  ...files,
  newValue: 'How it should be',
  newValueHint: 'Now written: {present}',
  comment: 'Explanation',
  send: 'Send to the customer office',
  cancel: 'Cancel',
  BAD_FORMAT: 'Type a number of persons, for example 3',
} satisfies typeof ru;
