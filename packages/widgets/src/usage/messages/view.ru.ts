import service from '../../kit/i18n/messages/service.ru.ts';

export default {
  ...service,
  title: 'Расход воды',
  choice: 'Что показать',
  chart: 'Расход по месяцам, м³. Стрелки влево и вправо переходят между месяцами.',
  bar: '{period}: {volume} м³',
  barEstimate: '{period}: {volume} м³, рассчитано нами',
  barNothing: '{period}: нет данных',
  yearAgo: 'год назад {volume} м³',
  norm: 'Норматив на всех прописанных: {volume} м³ в месяц',
  more: 'За {months} {months|месяц|месяца|месяцев} ушло {used} м³: на {change} м³ больше, чем за те же месяцы год назад.',
  less: 'За {months} {months|месяц|месяца|месяцев} ушло {used} м³: на {change} м³ меньше, чем за те же месяцы год назад.',
  same: 'За {months} {months|месяц|месяца|месяцев} ушло {used} м³: почти столько же, сколько за те же месяцы год назад.',
  legendNow: 'этот год',
  legendBefore: 'год назад',
  legendEstimate: 'рассчитано нами',
  legendNorm: 'норматив',
  cubicMetres: '{volume} м³',
  table: 'Таблица',
  period: 'Месяц',
  used: 'Расход, м³',
  before: 'Год назад, м³',
  surprise:
    'За {period} ушло в {times} {times|раз|раза|раз|раза} больше обычного. Так бывает, если были гости или стирали больше. Если нет, проверьте, не течёт ли унитаз: капля за каплей набегает 5 м³ в месяц.',
  leak: 'Проверить, нет ли утечки',
  print: 'Напечатать',
};
