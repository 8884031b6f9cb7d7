export default {
  downloading: 'Скачиваем',
  received: 'Скачано {received}',
  receivedOf: 'Скачано {received} из {total}',
  cancel: 'Отменить',
  cancelled: 'Скачивание отменено.',
  saved: 'Файл сохранён:',
};
