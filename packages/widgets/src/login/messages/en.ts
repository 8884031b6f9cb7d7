import type ru from './ru.ts';

export default {
  title: 'Sign in',
  login: 'Account number or e-mail',
  loginHint: 'The account number is on your bill',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show password',
  remember: 'Remember this device',
  submit: 'Sign in',
  sending: 'Signing in…',
  loginRequired: 'Enter your account number or e-mail',
  passwordRequired: 'Enter your password',
  WRONG_CREDENTIALS: 'The login or the password is not right. Check the number on your bill and the keyboard layout.',
  RATE_LIMITED: 'Too many attempts. Try again at {until}.',
  signedIn: 'You are signed in',
  elsewhere: 'You can sign in on the site of the water utility.',
  elsewhereLink: 'Open it',
  signOut: 'Sign out',
} satisfies typeof ru;
