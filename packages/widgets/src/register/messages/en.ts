import auth from '../../auth/messages/en.ts';
import type ru from './ru.ts';

export default {
  ...auth,
  title: 'Registration',
  titleDone: 'Your account is open',
  accountNumber: 'Account number',
  accountNumberHint:
    'It is printed at the top of your bill. Spaces and dashes do not matter, zeros in front do. You can paste the text of the QR code.',
  scan: 'Take a picture of the QR code on the bill',
  scanFailed: 'There is no QR code of a bill in the picture. Come closer or type the number.',
  proof: 'How you will show that the account is yours',
  'proof-meterSerial': 'By the number of a meter',
  'proof-lastPayment': 'By the sum and day of the last payment',
  'proof-billCode': 'By the code on the bill',
  meterSerial: 'Number of any of your meters',
  meterSerialHint: 'It stands on the meter or in its passport.',
  lastPayment: 'Sum of the last payment or the one before',
  lastPaymentHint: 'In roubles, for example 1 234,56.',
  paidOn: 'Day of that payment',
  paidOnHint: 'The day on which you paid. For example, 09.11.2026.',
  billCode: 'Code from the bill',
  billCodeHint: 'It is printed beside the account number.',
  phone: 'Mobile phone',
  phoneHint: 'A code comes to it by SMS. For example, 8 900 123-45-67.',
  email: 'E-mail',
  emailHint: 'For letters about sign-ins. We send a code to it. You can add it later.',
  submit: 'Get the code',
  alreadyIn: 'You are signed in already. You can add another account inside.',
} satisfies typeof ru;
