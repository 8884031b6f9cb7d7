export default {
  printTitle: 'Документы',
  account: 'Лицевой счёт № {number}',
  date: 'Дата',
  kind: 'Вид',
  title: 'Название',
  number: 'Номер',
  state: 'Состояние',
};
