// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.

/** Reserved height in `em`, signed out and signed in, for every tag that is not in `reserved`. */
export const usualHeight = [9, 24] as const;

export const reserved: Readonly<Record<string, readonly [signedOut: number, signedIn: number]>> = {
  'vk-login': [28, 12],
  'vk-register': [45, 10],
  'vk-recovery': [18, 18],
  'vk-balance-card': [9, 23],
  'vk-claim-form': [9, 41],
  'vk-utility': [0, 0],
};

/** Tags that do not need the chunk `account.js`. */
export const withoutAccount: readonly string[] = ['vk-login', 'vk-register', 'vk-recovery', 'vk-unlock-form', 'vk-utility'];
