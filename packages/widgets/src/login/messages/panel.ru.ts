/** Texts of the panel of a signed-in customer. */
export default {
  account: 'Лицевой счёт',
  accountNumber: 'Лицевой счёт № {number}',
  signOut: 'Выйти',
  waiting:
    'На этом устройстве {count|ждёт|ждут|ждут} отправки {count} {count|показание|показания|показаний}. Если выйти, мы {count|его|их|их} не отправим.',
  refused: 'Показание не приняли. Посмотрите форму показаний: введённое число осталось там.',
  sendFirst: 'Отправить и выйти',
  leaveThem: 'Выйти без отправки',
  stay: 'Не выходить',
};
