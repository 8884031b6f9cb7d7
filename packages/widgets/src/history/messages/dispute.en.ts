import type ru from './dispute.ru.ts';

export default {
  hint: 'Did we record another reading, or estimate a month although you sent one? Write to us: we answer within the term set by law.',
  which: 'Which reading',
  item: '{period}: {value} m³, {meter}',
  button: 'File a claim',
  how: 'File a claim “A wrong charge”: give the month and the service, and write the right reading.',
} satisfies typeof ru;
