import findings from './findings.ru.ts';

/** Texts about sent readings, shared by the form and the guest form. */
export default {
  ...findings,
  sending: 'Передаём…',
  confirm: 'Показание верное',
  receiptNumber: 'Номер подтверждения {number}',
  accepted: 'Показания приняты {moment}',
};
