export { VkBalanceCard, PaymentRequestedEvent } from './balance/balance-card.ts';
export { VkClaimForm, ClaimSubmittedEvent } from './claim/claim-form.ts';
export { VkLogin, SignedInEvent, SignedOutEvent } from './login/login.ts';
export { VkReadingForm, ReadingSubmittedEvent } from './reading/reading-form.ts';
export { VkUtility } from './utility/utility.ts';
export { clientContext } from './kit/page.ts';
