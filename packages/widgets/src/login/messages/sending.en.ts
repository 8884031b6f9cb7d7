import type ru from './sending.ru.ts';

export default {
  loginRequired: 'Enter your account number or e-mail',
  passwordRequired: 'Enter your password',
  WRONG_CREDENTIALS: 'The login or the password is not right. Check the number on your bill and the keyboard layout.',
  FROZEN:
    'You have reported somebody else’s access, so the former password no longer works. Set a new one by “Forgot your password?”',
  RATE_LIMITED: 'Too many attempts. Try again at {until}, or set a new password by “Forgot your password?”',
} satisfies typeof ru;
