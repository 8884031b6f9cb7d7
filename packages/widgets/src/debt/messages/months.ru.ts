export default {
  monthsTitle: 'Из чего сложился долг',
  monthFee: 'пени {amount}',
  monthNoFee: 'пеней нет',
  billed: 'Начислено {amount}, срок оплаты был {date}.',
  partPaid: 'Оплачено {amount} {date}.',
  freeDays: 'По {date} пеней нет.',
  days: '{from} — {to}, {days} {days|день|дня|дней}',
  calculation: '{unpaid} × {days} × {rate} % ÷ {divisor}',
  feeNotSet: 'Пени посчитаем, когда установят ставку.',
  confirmed: 'Эта страница сама пересчитала пени по дням, сумма совпала с расчётом водоканала.',
  differs:
    'Пени по расчёту этой страницы — {own}, по расчёту водоканала — {theirs}. Если вы не согласны, подайте обращение.',
};
