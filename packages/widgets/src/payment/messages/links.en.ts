import amount from '../../kit/i18n/messages/amount.en.ts';
import type ru from './links.ru.ts';

export default {
  ...amount,
  about:
    'Send the link to a relative or a tenant. They see the account number, the address and the sum, but not your name, charges or payments.',
  linkAmount: 'Sum',
  days: 'How long the link is valid',
  'days-1': 'One day',
  'days-7': 'A week',
  'days-30': 'A month',
  required: 'Fill in: {label}',
  make: 'Make the link',
  making: 'Making it…',
  AMOUNT_TOO_SMALL: 'The sum is too small.',
  AMOUNT_TOO_LARGE: 'The sum is too large for one payment.',
  RATE_LIMITED: 'There are too many active links. Withdraw those that you do not need.',
  ready: 'The link for {amount} is ready and valid until {moment}. Copy it now: it cannot be shown again.',
  address: 'Link',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'The browser did not allow copying. Select the link and copy it yourself.',
  share: 'Send',
  title: 'Payment for water, {amount}',
  links: 'Your links',
  'state-active': 'valid until {moment}',
  'state-used': 'somebody pays or has paid by it',
  'state-expired': 'not valid any more',
  withdraw: 'Withdraw',
  withdrawLink: 'Withdraw the link for {amount}',
} satisfies typeof ru;
