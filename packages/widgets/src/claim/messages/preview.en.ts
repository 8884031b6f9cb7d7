import type ru from './preview.ru.ts';

export default {
  title: 'Check the claim',
  intro:
    'This is how the utility gets it: in Russian, with your own words. The number and the day are added when you send it.',
  paper: 'Claim',
  fix: 'Change it',
  send: 'Send the claim',
  sending: 'Sending…',
} satisfies typeof ru;
