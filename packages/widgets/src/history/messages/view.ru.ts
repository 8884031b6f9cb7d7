import service from '../../kit/i18n/messages/service.ru.ts';
import source from '../../kit/i18n/messages/source.ru.ts';

export default {
  ...service,
  ...source,
  removed: '{meter} (снят)',
  meterChoice: 'Счётчик',
  allMeters: 'Все счётчики',
  sourceChoice: 'Откуда показание',
  allSources: 'Все',
  ownSources: 'Снято со счётчика',
  chargedSources: 'Рассчитано нами',
  nothing: 'Таких показаний нет: выберите другой счётчик или «Все».',
  year: '{year} год',
  period: 'Месяц',
  value: 'Показание, м³',
  volume: 'Расход, м³',
  from: 'Откуда',
  status: 'Состояние',
  received: 'получено', held: 'проверяем', accepted: 'принято', billed: 'учтено в счёте', rejected: 'не принято', replaced: 'исправлено',
  save: 'Сохранить таблицу',
  print: 'Напечатать',
  more: 'Показать за все годы',
  file: 'показания',
  printTitle: 'История показаний',
};
