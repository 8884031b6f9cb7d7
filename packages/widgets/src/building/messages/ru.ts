import account from '../../kit/i18n/messages/account.ru.ts';

export default {
  ...account,
  title: 'Показания по дому',
  noBuildings: 'За вами не закреплено ни одного дома. Попросите водоканал открыть вам доступ к домам вашей компании.',
  notLoaded: 'Таблица показаний не загрузилась.',
};
