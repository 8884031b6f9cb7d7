import account from '../../kit/messages/account.ru.ts';

export default {
  ...account,
  title: 'Показания по дому',
  noBuildings: 'За вами не закреплено ни одного дома. Попросите водоканал открыть вам доступ к домам вашей компании.',
  notLoaded: 'Таблица показаний не загрузилась.',
};
