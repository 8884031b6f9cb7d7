import type ru from './ru.ts';

export default {
  title: 'Sign in',
  login: 'Account number or e-mail',
  loginHint: 'The number is on your bill',
  password: 'Password',
  showPassword: 'Show password',
  remember: 'Remember this device',
  submit: 'Sign in',
  sending: 'Signing in…',
  cabinet: 'Account',
  signedIn: 'You are signed in',
  elsewhere: 'You can sign in on the site of the water utility.',
  elsewhereLink: 'Open it',
  recovery: 'Forgot your password?',
  register: 'Register',
  'unlock-form': 'Get my sign-in back',
  esia: 'Sign in with Gosuslugi',
  close: 'Close',
} satisfies typeof ru;
