import service from '../../kit/i18n/messages/service.en.ts';
import type ru from './parts.ru.ts';

export default {
  ...service,
  lateFees: 'Late fees',
  nothingOwed: 'There are no unpaid charges.',
  allAccounts: 'All accounts',
  together: 'To pay for all accounts',
  togetherKnown: 'To pay for the accounts shown',
  inCredit: '{amount} in credit',
  unknown: 'not loaded',
  forecast: 'The next bill, for {month}, will be about {likely} if the consumption stays the same.',
} satisfies typeof ru;
