export default {
  building: 'Дом',
  windowOpen: 'Принимаем до {date}: {days|остался|осталось|осталось} {days} {days|день|дня|дней}',
  windowLastDay: 'Сегодня последний день приёма',
  opensOn: 'Сейчас показания не принимаем. Приём откроется {date}.',
  progress: 'Получено {received} из {expected} {expected|показания|показаний|показаний}',
  flats: 'По квартирам за этот месяц: {volume} м³.',
  againstCommon: 'По общедомовому счётчику: {common} м³, разница {difference} м³.',
  silent: 'Нет показаний: {count} {count|помещение|помещения|помещений}',
  expired: 'Истекла поверка: {count} {count|счётчик|счётчика|счётчиков}',
  flat: 'кв. {flat}',
  accountOnly: 'счёт {number}',
};
