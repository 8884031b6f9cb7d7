import submission from './submission.en.ts';
import type ru from './guest.ru.ts';

export default {
  ...submission,
  guestTitle: 'Reading without signing in',
  'guest-account': 'Account number',
  'guest-account-hint': 'You find it on your bill',
  'guest-serial': 'Serial number of the meter',
  'guest-serial-hint': 'It stands on the meter itself and on the bill',
  'guest-value': 'Reading, m³',
  'guest-value-hint': 'Black digits; red ones after a comma',
  guestSubmit: 'Send the reading',
  guestRequired: 'Please fill in: {label}',
  guestConfirm: 'Check the reading and tick that it is right',
  guestValue: 'Reading {value} m³',
  guestKeep: 'Write the number down or take a picture of the screen: it proves that the reading was sent.',
  guestAnother: 'Send for another meter',
  GUEST_NOT_FOUND: 'There is no such meter under this account number. Compare both numbers with your bill.',
  WORK_REQUIRED: 'There were too many tries with these numbers. Check them on your bill and try again.',
  RATE_LIMITED: 'Too many attempts. Try again at {until}.',
  REQUIRED: 'Please fill in this field',
  TOO_LONG: 'This number is too long',
  'guest-VALUE_TOO_MANY_DIGITS': 'Too many digits. Compare the reading with the meter.',
  'guest-VALUE_TOO_MANY_DECIMALS': 'Too many digits after the comma',
  'guest-LESS_THAN_PREVIOUS':
    'Less than the previous reading. Look at the meter again: the digits are needed, not the consumption.',
  'guest-ROLLOVER_SUSPECTED': 'Less than the previous reading. Has the meter passed zero?',
  'guest-ANOMALY_HIGH': 'Much more than usual. Check whether there is a digit too many.',
  'guest-ALREADY_SENT': 'A reading of this meter was already sent this month.',
} satisfies typeof ru;
