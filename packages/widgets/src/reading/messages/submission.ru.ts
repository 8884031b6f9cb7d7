import findings from './findings.ru.ts';

/** What is said of a reading that is sent, whoever sends it. */
export default {
  ...findings,
  sending: 'Передаём…',
  confirm: 'Показание верное',
  slip: 'Номер подтверждения {number}',
  accepted: 'Показания приняты {moment}',
};
