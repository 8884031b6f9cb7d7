import service from '../../kit/i18n/messages/service.ru.ts';
import source from '../../kit/i18n/messages/source.ru.ts';
import estimateText from './estimate.ru.ts';
import term from '../../kit/i18n/messages/term.ru.ts';

export default {
  ...term,
  ...service,
  ...source,
  ...estimateText,
  lastReading: 'Последнее показание: {value} м³ от {date}',
  counted: 'Принято к расчёту.',
  declined: 'Отклонено: {value} м³ от {date}.',
  declinedNext: 'Передайте верное показание или подайте обращение.',
  noReading: 'Показаний ещё нет',
  ok: 'Поверен до {date}',
  soon: 'Поверка нужна до {date}: {days|остался|осталось|осталось} {days} {days|день|дня|дней}',
  expired: 'Срок поверки истёк {date}',
  unknown: 'Дата поверки неизвестна. Найдите её в паспорте счётчика и сообщите нам.',
  seal: 'Пломба № {seal}',
  sealOf: 'Пломба № {seal} от {date}',
  automatic: 'Передаёт показания сам',
  broken: 'Неисправен',
  advice:
    'Закажите поверку у аккредитованной организации. Бумага не нужна: результат появится в реестре ФГИС «Аршин». Если вам звонят и торопят с поверкой, положите трубку: так делают мошенники.',
  'ask-verification': 'Сообщить о поверке',
  'ask-visit': 'Вызвать контролёра',
  'asked-verification': '{number} от {date}, поверка:',
  'asked-visit': '{number} от {date}, визит контролёра:',
  'asked-registered': 'рассматриваем',
  'asked-done': 'готово',
  'asked-refused': 'не получилось.',
  registered: 'Записали под номером {number}. Ответим письмом или позвоним; состояние видно здесь.',
  cancel: 'Отменить',
  price: 'Что будет без показаний',
};
