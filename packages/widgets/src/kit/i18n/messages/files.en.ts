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
  UPLOAD_DAMAGED: 'The file is damaged or not whole. Save it once more, or take a photo of the document.',
  UPLOAD_PROTECTED: 'The file has a password. Save it without one, or take a photo of the document.',
  UPLOAD_ACTIVE:
    'The file has a program, a form or another file inside. Open it and choose “Print” and “Save as PDF”, or take a photo of the document.',
  UPLOAD_OVERSIZED: 'The picture is too large. Make it smaller, or take a photo of the document.',
  UPLOAD_INFECTED:
    'The virus scanner has found a virus in the file, and we have deleted it. Check your device and take a photo of the document.',
  UPLOAD_UNCHECKED: 'The file has arrived, but the virus scanner does not answer. Wait some minutes and try again.',
  UPLOAD_UNFINISHED: 'One of the files has not arrived whole. Remove it and add it again.',
  UPLOAD_NOT_FOUND: 'The file is no longer kept. Remove it and add it again.',
  TOO_LARGE: 'The file is too large',
} satisfies typeof ru;
