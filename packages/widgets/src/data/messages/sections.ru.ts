/** Names of the groups of personal data. */
export default {
  'section-person': 'Имя и контакты',
  'section-accounts': 'Лицевые счета',
  'section-meters': 'Счётчики и показания',
  'section-payments': 'Начисления и оплата',
  'section-requests': 'Обращения и файлы',
  'section-consents': 'Согласия и подключённые сайты',
  'section-helpers': 'Доверенные лица',
  'section-security': 'Журнал входов',
  'section-messages': 'Письма и SMS',
  'section-buildings': 'Показания по домам',
};
