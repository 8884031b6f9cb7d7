import type ru from './ended.ru.ts';

export default {
  ended:
    'The result of payment {number} of {amount}, {moment}, is no longer kept on this device: without a sign-in we show it for {days} {days|day|days}. To see the result, sign in: it is in “Payments and receipts”. Or call {phone} and give the number of the payment.',
  endedUnknown:
    'The result of the payment that you began on this device is no longer kept here: without a sign-in we show it for {days} {days|day|days}. To see the result, sign in: it is in “Payments and receipts”. Or call {phone}.',
  gotIt: 'Got it',
} satisfies typeof ru;
