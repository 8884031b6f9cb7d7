import type ru from './files.ru.ts';

export default {
  files: 'Photos and documents',
  filesHint:
    'Up to {files} {files|file|files} of {megabytes} MB each: photos or PDF. You can drop them here or paste them.',
  chooseFiles: 'Choose files',
  fileWaiting: 'Sending: {percent} %',
  fileReady: 'Uploaded',
  remove: 'Remove {name}',
  removed: 'Removed {name}',
  undo: 'Undo',
  again: 'Try again',
  fileTooLarge: 'The file is over {megabytes} MB',
  tooManyFiles: 'More than {files} files: the rest were not added',
  filesUnfinished: 'Wait for the files, or remove those that are not uploaded',
  UPLOAD_TYPE: 'This kind of file is not taken: photos or PDF, please',
  UPLOAD_UNFINISHED: 'One of the files has not arrived whole. Remove it and add it again.',
  UPLOAD_NOT_FOUND: 'The file is no longer kept. Remove it and add it again.',
  TOO_LARGE: 'The file is too large',
} satisfies typeof ru;
