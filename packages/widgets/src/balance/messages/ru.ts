import account from '../../kit/messages/account.ru.ts';

export default {
  ...account,
  title: 'Баланс',
  accountNumber: 'Лицевой счёт № {number}',
  debt: 'К оплате',
  overdue: 'Долг',
  credit: 'Переплата',
  zero: 'Долгов нет',
  payBy: 'Оплатите до {date}',
  overdueFor: 'Из них просрочено {amount}: {days} {days|день|дня|дней} после {date}',
  lateFee: 'В том числе пени {amount}',
  creditKept: 'Пойдёт в счёт следующих начислений',
  lastPayment: 'Последний платёж {amount}, {date}',
  asOf: 'По данным на {time}',
  pay: 'Оплатить',
  closed: 'Счёт закрыт. Новых начислений не будет.',
};
