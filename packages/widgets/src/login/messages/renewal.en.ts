import auth from '../../auth/messages/en.ts';
import password from '../../auth/messages/password.en.ts';
import type ru from './renewal.ru.ts';

export default {
  ...auth,
  ...password,
  expired: 'This password is temporary or too old. Choose a new one, and you are in.',
  renew: 'Save and sign in',
} satisfies typeof ru;
