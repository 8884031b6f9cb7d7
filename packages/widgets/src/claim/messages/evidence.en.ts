import evidence from '../../kit/i18n/messages/evidence.en.ts';
import type ru from './evidence.ru.ts';

export default {
  ...evidence,
  hint: 'Tick what the claim is about: we attach it as your account shows it now.',
  month: 'Here is what belongs to {period}. Choose another month above.',
  latest: 'Here are the last three months.',
  reading: 'Readings',
  bill: 'Bills',
  payment: 'Payments',
  nothing: 'Your account shows nothing for this time.',
  most: 'No more than {most} can be ticked.',
} satisfies typeof ru;
