import type ru from './amount.ru.ts';

export default {
  AMOUNT_FORMAT: 'Write the sum in roubles, for example 1 234.50.',
  AMOUNT_MIN: 'Enter {min} or more.',
  AMOUNT_MAX: 'Enter {max} or less.',
} satisfies typeof ru;
