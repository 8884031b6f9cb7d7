// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.

/** Reserved height in `em`, signed out and signed in, for every tag that is not in `reserved`. */
export const usualHeight = [8.4, 24] as const;

export const reserved: Readonly<Record<string, readonly [signedOut: number, signedIn: number]>> = {
  'vk-login': [27.7, 7.25],
  'vk-register': [44.8, 10],
  'vk-recovery': [18, 18],
  'vk-balance-card': [8.4, 26],
  'vk-charges': [8.4, 30],
  'vk-bill': [11.5, 38],
  'vk-payment-form': [8.4, 30],
  'vk-debt-notices': [8.4, 17],
  'vk-claim-form': [8.4, 47],
  'vk-claim-list': [8.4, 30],
  'vk-application-form': [8.4, 40],
  'vk-document-list': [8.4, 30],
  'vk-utility': [0, 0],
};

/** Tags that do not need the chunk `account.js`. */
export const withoutAccount: readonly string[] = ['vk-login', 'vk-register', 'vk-recovery', 'vk-unlock-form', 'vk-utility'];
