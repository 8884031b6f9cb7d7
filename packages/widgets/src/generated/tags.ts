// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.

/** Every tag of the kit. */
export const tags: readonly string[] = [
  'vk-login',
  'vk-register',
  'vk-recovery',
  'vk-unlock-form',
  'vk-security',
  'vk-profile',
  'vk-account-switcher',
  'vk-consents',
  'vk-data-rights',
  'vk-balance-card',
  'vk-charges',
  'vk-bill',
  'vk-payment-form',
  'vk-payment-history',
  'vk-debt-notices',
  'vk-reading-form',
  'vk-meter-list',
  'vk-reading-history',
  'vk-usage-chart',
  'vk-building-readings',
  'vk-claim-form',
  'vk-claim-list',
  'vk-application-form',
  'vk-document-list',
  'vk-utility',
];

/** The event of a tag after which `on-success` runs. */
export const successEvents: Readonly<Record<string, string>> = {
  'vk-login': 'vk-signed-in',
  'vk-payment-form': 'vk-payment-finished',
  'vk-reading-form': 'vk-reading-submitted',
  'vk-building-readings': 'vk-building-readings-submitted',
  'vk-claim-form': 'vk-claim-submitted',
};
