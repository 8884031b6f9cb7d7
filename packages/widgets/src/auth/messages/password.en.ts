import type ru from './password.ru.ts';

export default {
  password: 'New password',
  passwordTooShort: 'At least {least} characters: four plain words in a row will do, spaces are fine. Now {count}.',
  passwordLongEnough: 'Long enough. Write the password down or let the browser keep it.',
  PASSWORD_TOO_SHORT: 'The password is too short. Add one more word.',
  PASSWORD_TOO_LONG: 'The password is longer than 128 characters. Make it shorter.',
  PASSWORD_COMMON: 'This password is easy to guess: it is in the lists of known ones. Choose another.',
  PASSWORD_PERSONAL: 'Your number, e-mail or phone is in the password, and others know them. Choose another.',
  PASSWORD_SAME: 'This is the password you had, and a stranger may know it. Choose another.',
  PASSWORD_REPEATED: 'The password is nearly the same characters over and over. Add other words.',
} satisfies typeof ru;
