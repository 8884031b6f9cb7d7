import date from '../../kit/i18n/messages/date.ru.ts';
import service from '../../kit/i18n/messages/service.ru.ts';

export default {
  ...date,
  ...service,
  takenOn: 'День передачи жилья',
  lastReading: 'Прошлое показание: {value}',
  readingMissing: 'Впишите показание',
  readingFormat: 'Напишите показание цифрами, как на счётчике',
  lessThanPrevious: 'Показание меньше прошлого ({previous}). Проверьте цифры.',
  DATE_IN_FUTURE: 'Этот день ещё не наступил',
  send: 'Передать показания',
  sending: 'Отправляем…',
};
