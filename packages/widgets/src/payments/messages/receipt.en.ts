import type ru from './receipt.ru.ts';

export default {
  receiptTitle: 'Receipt of {amount}',
  refundTitle: 'Receipt of a refund of {amount}',
  issuedAt: 'Issued',
  amount: 'Sum',
  fn: 'Fiscal storage (FN)',
  fd: 'Document number (FD)',
  fpd: 'Fiscal sign (FPD)',
  image: 'QR code to check the receipt',
  check: 'The app “Проверка чеков” of the tax service checks the receipt: point the camera at the code.',
  open: 'Open the receipt',
  close: 'Close',
  pdf: 'Download as PDF',
} satisfies typeof ru;
