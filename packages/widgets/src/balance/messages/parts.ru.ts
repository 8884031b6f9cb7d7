import service from '../../kit/i18n/messages/service.ru.ts';

export default {
  ...service,
  lateFees: 'Пени',
  nothingOwed: 'Неоплаченных начислений нет.',
  allAccounts: 'Все лицевые счета',
  together: 'К оплате по всем счетам',
  togetherKnown: 'К оплате по показанным счетам',
  inCredit: 'переплата {amount}',
  unknown: 'не загрузилось',
  forecast: 'Следующий счёт, за {month}, будет около {likely}, если расход не изменится.',
};
