// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
export { SignedInEvent, SignedOutEvent, VkLogin } from './login/login.ts';
export { RegisteredEvent, VkRegister } from './register/register.ts';
export { RecoveredEvent, VkRecovery } from './recovery/recovery.ts';
export { UnlockRequestedEvent, VkUnlockForm } from './unlock/unlock-form.ts';
export { IncidentReportedEvent, VkSecurity } from './security/security.ts';
export { ProfileChangeRequestedEvent, ProfileConfirmedEvent, VkProfile } from './profile/profile.ts';
export { AccountChangedEvent, VkAccountSwitcher } from './accounts/account-switcher.ts';
export { ConsentChangedEvent, VkConsents } from './consents/consents.ts';
export { PaymentRequestedEvent, VkBalanceCard } from './balance/balance-card.ts';
export { ReadingSubmittedEvent, VkReadingForm } from './reading/reading-form.ts';
export { MeterRequestedEvent, VkMeterList } from './meter/meter-list.ts';
export { VkReadingHistory } from './history/reading-history.ts';
export { VkUsageChart } from './usage/usage-chart.ts';
export { BuildingReadingsSubmittedEvent, VkBuildingReadings } from './building/building-readings.ts';
export { ClaimSubmittedEvent, VkClaimForm } from './claim/claim-form.ts';
export { VkUtility } from './utility/utility.ts';
export { BeforeSubmitEvent } from './kit/controllers/before-submit.ts';
export { clientContext } from './kit/client-directory.ts';
