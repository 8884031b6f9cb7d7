import date from '../../kit/i18n/messages/date.ru.ts';

export default {
  ...date,
  ifPaid: 'Если оплатить…',
  dayChoice: 'Когда оплатить',
  today: 'Сегодня',
  inWeek: 'Через неделю',
  beforeRestriction: 'До ограничения',
  ownDay: 'Другой день',
  toPayOn: 'Если оплатить {date}',
  sumOf: 'Долг {unpaid} и пени {fee}.',
  perDay: 'На день позже будет ещё на {amount} больше.',
  dearerFirst: 'С {date} дороже: начнутся пени за {months}, 1/{divisor} ставки в день.',
  dearerMore: 'С {date} дороже: пени за {months} вырастут с 1/{before} до 1/{divisor} ставки в день.',
  unknownOn:
    'Ставку для пеней на {date} ещё не установили, и мы её не угадываем. Сам долг — {unpaid}, пени добавятся к нему.',
  knownUntil: 'Если оплатить не позже {date}, выйдет не больше {amount}.',
};
