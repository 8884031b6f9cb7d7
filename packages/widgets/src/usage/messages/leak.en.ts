import type ru from './leak.ru.ts';

export default {
  how: 'Close all taps and do not use the washing machine. Write down the reading with its red digits, wait for half an hour at least, and write it down again.',
  first: 'Reading at the start, m³',
  second: 'Reading at the end, m³',
  minutes: 'How many minutes have passed',
  check: 'Check',
  wrong: 'Type both readings as numbers, for example 160.125, the second no lower than the first, and the minutes',
  none: 'The meter stands still: there is no sign of a leak.',
  found:
    'With all taps closed {litres} litres an hour are used: {volume} m³ a month{cost}. Check the toilet and the taps; if you cannot find the leak, or it is before the meter, call us.',
  cost: ', which is {sum}',
} satisfies typeof ru;
