import type ru from './viewer.ru.ts';

export default {
  close: 'Close',
  date: 'Date',
  number: 'Number',
  period: 'For the month',
  validUntil: 'Valid until',
  signature: 'Signature',
  'sign-handwritten': 'On paper; the file is a copy',
  'sign-simple': 'Simple electronic signature (63-FZ, art. 5)',
  'sign-unqualified': 'Enhanced unqualified electronic signature (63-FZ, art. 5)',
  'sign-qualified': 'Enhanced qualified electronic signature (63-FZ, art. 5)',
  signedOn: '{kind}, {date}',
  unsigned: 'Not signed',
  file: 'File',
  picture: 'Picture of the document: {title}',
  unreadable: 'The picture cannot be shown. Download the file.',
  download: 'Download',
  open: 'Open in a new tab',
  print: 'Print',
  printHint: 'To print, open the document in a new tab.',
} satisfies typeof ru;
