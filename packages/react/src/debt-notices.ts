// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { DebtClaimRequestedEvent, DebtNoticeAcknowledgedEvent, DebtPaymentRequestedEvent, InstalmentPlanChangedEvent } from '@vodokanal/widgets';
import { VkDebtNotices as Element } from '@vodokanal/widgets/define/debt-notices';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** The customer wants to pay the debt. */
  onVkDebtPaymentRequested: EventName<DebtPaymentRequestedEvent>;
  /** The customer does not agree and wants to file a claim. */
  onVkDebtClaimRequested: EventName<DebtClaimRequestedEvent>;
  /** The customer said that a notice was read. */
  onVkDebtNoticeAcknowledged: EventName<DebtNoticeAcknowledgedEvent>;
  /** The customer asked for instalments, signed a plan or gave it up. */
  onVkInstalmentPlanChanged: EventName<InstalmentPlanChangedEvent>;
};

/** The overdue debt of an account: since when, each unpaid month, the late fee to the day with its calculation (ЖК РФ ст. 155 ч. 14, as of 2016-01-01), what it costs on another day, the notices of the utility, the legal steps with their law, and paying in instalments (ПП РФ № 354, п. 118–120). */
export const VkDebtNotices: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ paymentUrl: 'payment-url', claimUrl: 'claim-url', endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-debt-notices',
  elementClass: Element,
  displayName: 'VkDebtNotices',
  events: { onVkDebtPaymentRequested: 'vk-debt-payment-requested', onVkDebtClaimRequested: 'vk-debt-claim-requested', onVkDebtNoticeAcknowledged: 'vk-debt-notice-acknowledged', onVkInstalmentPlanChanged: 'vk-instalment-plan-changed' } as Events,
});
