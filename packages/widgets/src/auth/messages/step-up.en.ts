import type ru from './step-up.ru.ts';

export default {
  stepUp: 'Type your password once more, so that we know it is you. After that we will not ask for ten minutes.',
  current: 'Your password',
  currentRequired: 'Type your password',
  continue: 'Continue',
  cancel: 'Cancel',
  WRONG_CREDENTIALS: 'The password is not right. Check the keyboard layout.',
  FROZEN: 'Acts in your account are frozen. Set a new password by “Forgot your password?”, and everything works again.',
} satisfies typeof ru;
