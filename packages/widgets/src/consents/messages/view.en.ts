import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './view.ru.ts';

export default {
  ...account,
  intro:
    'Water, meters and bills need no consent: that is the contract. Here is only what is optional. Refusing turns nothing off.',
  purpose: 'What for',
  recipient: 'Who processes it',
  data: 'Which data',
  term: 'For how long',
  read: 'The whole text, version {version}',
  give: 'I consent',
  giveNamed: 'I consent: {title}',
  withdraw: 'Withdraw',
  withdrawNamed: 'Withdraw: {title}',
  given: 'You consented {moment}.',
  notGiven: 'You have not given this consent.',
  withdrawn: 'You withdrew the consent {moment}. The processing has ended.',
  newVersion: 'The text has changed. Your consent is to the former version, the new one waits for your decision.',
  history: 'What was before',
  historyGiven: '{title}: given {from}',
  historyWithdrawn: '{title}: in force from {from} to {to}',
  INVALID: 'The text of the consent has just changed. Read the new version.',
} satisfies typeof ru;
