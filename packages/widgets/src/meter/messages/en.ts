import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  title: 'My meters',
  noMeters: 'There are no meters on this account: you are charged by the norm. Call us to have a meter installed.',
} satisfies typeof ru;
