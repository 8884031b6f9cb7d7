import type ru from './term.ru.ts';

export default {
  term: 'We answer by {date}.',
  termOver: 'The answer is late: it was due by {date}. Call us or make a claim.',
  termMissed: 'The answer came later than it was due ({date}). We apologise.',
} satisfies Record<keyof typeof ru, string>;
