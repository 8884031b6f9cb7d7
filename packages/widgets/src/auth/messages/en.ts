import type ru from './ru.ts';

export default {
  elsewhere: 'This can be done on the site of the water utility.',
  elsewhereLink: 'Open it',
  required: 'Please fill in “{label}”',
  optional: '{label} (optional)',
  showPassword: 'Show the password',
  sending: 'Checking…',
  CODE_EXPIRED: 'This code no longer works. Begin again: we will send a new one.',
  RATE_LIMITED: 'Too many attempts. Try again at {until}.',
} satisfies typeof ru;
