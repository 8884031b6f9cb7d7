/** Readings, bills and payments that a claim is about. */
export default {
  'evidence-reading': 'Показание за {period}: {value} м³ ({service}, № {serial})',
  'evidence-readingUsed': 'Показание за {period}: {value} м³, расход {volume} м³ ({service}, № {serial})',
  'evidence-bill': 'Счёт за {period}: {amount}',
  'evidence-payment': 'Оплата {date}: {amount}',
  'evidence-refund': 'Возврат {date}: {amount}',
  'evidence-correction': 'Исправление {date}: {amount}',
  'service-coldWater': 'холодная вода',
  'service-hotWater': 'горячая вода',
  'service-irrigation': 'полив',
  'service-wastewater': 'водоотведение',
  'service-common': 'общедомовой',
};
