import evidence from '../../kit/i18n/messages/evidence.ru.ts';

export default {
  ...evidence,
  hint: 'Отметьте, о чём речь: мы приложим это к обращению таким, как сейчас в кабинете.',
  month: 'Здесь данные за {period} и рядом. Другой месяц выберите выше.',
  latest: 'Здесь данные за последние три месяца.',
  reading: 'Показания',
  bill: 'Счета',
  payment: 'Платежи',
  nothing: 'За это время в кабинете ничего нет.',
  most: 'Можно отметить не больше {most}.',
};
