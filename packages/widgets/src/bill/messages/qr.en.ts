import type ru from './qr.ru.ts';

export default {
  how: 'Open the app of your bank, choose payment by QR code and point the camera. Payee, account and sum are filled in by themselves.',
  howAhead: 'Nothing is to be paid. To pay ahead, scan the code in the app of your bank and enter a sum.',
  sameDevice: 'Paying from this same phone? Save the picture and open it in the app of your bank.',
  png: 'Save PNG',
  svg: 'Save SVG',
  notSaved: 'The picture was not saved. Try SVG.',
  noCode: 'A code for this bill could not be made. Please pay by the details below.',
  codeOf: 'Payment code, {sum}',
  codeWithoutSum: 'Payment code without a sum',
  file: 'code',
} satisfies typeof ru;
