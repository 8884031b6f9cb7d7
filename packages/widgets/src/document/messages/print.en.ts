import type ru from './print.ru.ts';

export default {
  printTitle: 'Documents',
  account: 'Account No. {number}',
  date: 'Date',
  kind: 'Kind',
  title: 'Title',
  number: 'Number',
  state: 'State',
} satisfies typeof ru;
