import type ru from './account.ru.ts';

export default {
  signIn: 'Please sign in first.',
  signInButton: 'Sign in',
  sessionExpired: 'Your session has ended. Sign in again: everything you typed is kept.',
  account: 'Account',
  NO_ACCOUNT: 'There is no account in your name. Please contact the customer office.',
  CHUNK_FAILED:
    'A part of the page did not load. Check the connection and try again; if that does not help, reload the page.',
  SLOW: 'No answer for a while. We are still waiting; you can try again.',
  'kind-conflict': 'The data have changed. Reload the page and look again.',
} satisfies typeof ru;
