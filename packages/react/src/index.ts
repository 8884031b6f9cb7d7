// Generated from the custom elements manifest by `npm run generate`; do not edit.
export { VkLogin } from './login.ts';
export { VkRegister } from './register.ts';
export { VkRecovery } from './recovery.ts';
export { VkUnlockForm } from './unlock-form.ts';
export { VkSecurity } from './security.ts';
export { VkProfile } from './profile.ts';
export { VkAccountSwitcher } from './account-switcher.ts';
export { VkConsents } from './consents.ts';
export { VkBalanceCard } from './balance-card.ts';
export { VkReadingForm } from './reading-form.ts';
export { VkMeterList } from './meter-list.ts';
export { VkReadingHistory } from './reading-history.ts';
export { VkUsageChart } from './usage-chart.ts';
export { VkBuildingReadings } from './building-readings.ts';
export { VkClaimForm } from './claim-form.ts';
export { VkUtility } from './utility.ts';
