// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.

/** Title and initial height in px of each tag's frame. */
export const shells: Readonly<Record<string, { readonly ru: string; readonly en: string; readonly height: number }>> = {
  'login': { ru: 'Вход в личный кабинет водоканала', en: 'Sign-in to the water utility', height: 140 },
  'register': { ru: 'Регистрация', en: 'Registration', height: 140 },
  'recovery': { ru: 'Новый пароль', en: 'New password', height: 140 },
  'unlock-form': { ru: 'Вернуть вход', en: 'Get your sign-in back', height: 140 },
  'security': { ru: 'Безопасность', en: 'Security', height: 140 },
  'profile': { ru: 'Моя информация', en: 'My information', height: 140 },
  'account-switcher': { ru: 'Мои счета', en: 'My accounts', height: 140 },
  'consents': { ru: 'Согласия', en: 'Consents', height: 140 },
  'data-rights': { ru: 'Мои персональные данные', en: 'My personal data', height: 140 },
  'balance-card': { ru: 'Баланс', en: 'Balance', height: 180 },
  'charges': { ru: 'Начисления', en: 'Charges', height: 140 },
  'bill': { ru: 'Счёт', en: 'Bill', height: 140 },
  'payment-form': { ru: 'Оплата', en: 'Payment', height: 140 },
  'payment-history': { ru: 'Платежи и чеки', en: 'Payments and receipts', height: 140 },
  'debt-notices': { ru: 'Задолженность', en: 'Debt', height: 140 },
  'reading-form': { ru: 'Показания счётчиков', en: 'Meter readings', height: 220 },
  'meter-list': { ru: 'Мои счётчики', en: 'My meters', height: 140 },
  'reading-history': { ru: 'История показаний', en: 'Past readings', height: 140 },
  'usage-chart': { ru: 'Расход воды', en: 'Water used', height: 140 },
  'building-readings': { ru: 'Показания по дому', en: 'Readings of a building', height: 400 },
  'claim-form': { ru: 'Обращение', en: 'Claim', height: 140 },
  'claim-list': { ru: 'Мои обращения', en: 'My claims', height: 140 },
  'application-form': { ru: 'Заявления', en: 'Applications', height: 140 },
  'document-list': { ru: 'Документы', en: 'Documents', height: 140 },
};

/** Scopes that allow a widget in a frame on a partner site; any one is enough. Other tags become a link there. */
export const framedScopes: Readonly<Record<string, readonly string[]>> = {
  'login': ['any'],
  'balance-card': ['balance:read'],
  'reading-form': ['readings:write', 'readings:guest'],
  'building-readings': ['buildings:write'],
};
