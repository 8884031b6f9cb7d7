import type ru from './download.ru.ts';

export default {
  downloading: 'Downloading',
  received: '{received} downloaded',
  receivedOf: '{received} of {total} downloaded',
  cancel: 'Cancel',
  cancelled: 'The download was cancelled.',
  saved: 'File saved:',
} satisfies typeof ru;
