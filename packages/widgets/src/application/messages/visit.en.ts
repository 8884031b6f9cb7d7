import type ru from './visit.ru.ts';

export default {
  controller: 'When the specialist should come',
  office: 'When you will come',
  time: 'Time',
  fromTo: '{from} to {to}',
  noSlots: 'There is no free time now. Send the application: a time can be chosen later.',
} satisfies typeof ru;
