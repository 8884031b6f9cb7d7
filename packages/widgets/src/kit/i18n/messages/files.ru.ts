/** Texts of the file input. */
export default {
  files: 'Фото и документы',
  filesHint:
    'До {files} {files|файла|файлов|файлов}, каждый до {megabytes} МБ: фото или PDF. Можно перетащить сюда или вставить из буфера.',
  chooseFiles: 'Выбрать файлы',
  fileWaiting: 'Отправляем: {percent} %',
  fileReady: 'Загружен',
  remove: 'Убрать {name}',
  removed: 'Убрали {name}',
  undo: 'Вернуть',
  again: 'Ещё раз',
  fileTooLarge: 'Файл больше {megabytes} МБ',
  tooManyFiles: 'Файлов больше {files}: лишние не добавлены',
  filesUnfinished: 'Дождитесь загрузки файлов или уберите незагруженные',
  UPLOAD_TYPE: 'Такой файл не подойдёт: нужны фото или PDF',
  UPLOAD_UNFINISHED: 'Один из файлов загружен не полностью. Уберите его и добавьте снова.',
  UPLOAD_NOT_FOUND: 'Файл больше не хранится. Уберите его и добавьте снова.',
  TOO_LARGE: 'Файл слишком большой',
};
