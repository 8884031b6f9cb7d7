/** Texts about a typed sum. */
export default {
  AMOUNT_FORMAT: 'Напишите сумму в рублях, например 1 234,50.',
  AMOUNT_MIN: 'Введите {min} или больше.',
  AMOUNT_MAX: 'Введите {max} или меньше.',
};
