import type ru from './ru.ts';

export default {
  loading: 'Loading…',
  retry: 'Try again',
  callUs: 'You can call {phone}.',
  summary: 'Please check:',
  'kind-offline': 'No connection. Check your internet and try again.',
  'kind-signed-out': 'Your session has ended. Sign in again.',
  'kind-rejected': 'That did not work: check what you typed.',
  LIMIT_REACHED: 'That is the limit for today. Try again tomorrow, or call us.',
  'kind-busy': 'The service is busy. Wait a minute and try again.',
  'kind-locked': 'Your sign-in is blocked.',
  'kind-broken': 'The service does not work at the moment.',
  HEADERS_TOO_LARGE:
    'Too many cookies have piled up. Delete the cookies of this site in the browser settings and try again.',
} satisfies typeof ru;
