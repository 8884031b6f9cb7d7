/** Sources of a reading. */
export default {
  'source-resident': 'передали вы',
  'source-manager': 'передала управляющая компания',
  'source-controller': 'снял контролёр',
  'source-phone': 'по телефону',
  'source-automatic': 'счётчик передал сам',
  'source-estimate': 'рассчитали по среднему',
  'source-norm': 'начислили по нормативу',
  'source-control': 'контрольное',
  'source-bulk': 'передала управляющая компания',
  'source-billing': 'установил водоканал',
};
