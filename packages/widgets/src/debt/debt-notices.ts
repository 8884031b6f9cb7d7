import { property } from 'lit/decorators.js';
import { balanceOf, configOf, debtsOf, instalmentsOf } from '@vodokanal/client';
import { linkOf } from '@vodokanal/contract/rules/link';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import type { PlanChange } from './instalments.ts';
import type { DebtNoticesView, DebtShown } from './debt-notices-view.ts';
import ru from './messages/ru.ts';
import { styles } from './debt-notices.styles.ts';

/** The customer wants to pay the debt. Cancel it to show your own payment instead of the utility's page. */
export class DebtPaymentRequestedEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-debt-payment-requested', { bubbles: true, composed: true, cancelable: true, detail: {} });
  }
}

/**
 * The customer does not agree with the debt and wants to file a claim of this type. Cancel it to open the claim form;
 * otherwise the widget follows `claim-url`, or says how to file a claim.
 */
export class DebtClaimRequestedEvent extends CustomEvent<{ readonly claimType: 'charge' }> {
  constructor() {
    super('vk-debt-claim-requested', {
      bubbles: true,
      composed: true,
      cancelable: true,
      detail: { claimType: 'charge' },
    });
  }
}

/** The customer said that a notice was read. The detail does not say which one. */
export class DebtNoticeAcknowledgedEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-debt-notice-acknowledged', { bubbles: true, composed: true, detail: {} });
  }
}

/** The customer asked to pay in instalments, was offered a plan at once, signed it, or gave it up. */
export class InstalmentPlanChangedEvent extends CustomEvent<{ readonly change: PlanChange }> {
  constructor(change: PlanChange) {
    super('vk-instalment-plan-changed', { bubbles: true, composed: true, detail: { change } });
  }
}

/**
 * The overdue debt of an account: since when, each unpaid month, the late fee to the day with its calculation (ЖК РФ ст. 155
 * ч. 14, as of 2016-01-01), what it costs on another day, the notices of the utility, the legal steps with their law, and paying in
 * instalments (ПП РФ № 354, п. 118–120).
 *
 * @tag vk-debt-notices
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart amount - The sum.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between parts.
 * @fires {DebtPaymentRequestedEvent} vk-debt-payment-requested - The customer wants to pay the debt.
 * @fires {DebtClaimRequestedEvent} vk-debt-claim-requested - The customer does not agree and wants to file a claim.
 * @fires {DebtNoticeAcknowledgedEvent} vk-debt-notice-acknowledged - The customer said that a notice was read.
 * @fires {InstalmentPlanChangedEvent} vk-instalment-plan-changed - The customer asked for instalments, signed a plan or gave it up.
 */
export class VkDebtNotices extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /** Address of the payment page; the utility's own by default. */
  @property({ attribute: 'payment-url' }) paymentUrl?: string;

  /** Address of the page with the claim form; gets `?type=charge&demand=explain`, which `vk-claim-form` reads. */
  @property({ attribute: 'claim-url' }) claimUrl?: string;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #debt = new LoadTask<Omit<DebtShown, 'claimUrl'>, readonly [], DebtNoticesView>(this, {
    resources: ['debts', 'balance', 'instalments'],
    load: async (client, accountId, _watched, signal) => {
      const [debt, balance, plans, { utility, paymentUrl }] = await Promise.all([
        debtsOf(client).get(accountId, signal),
        balanceOf(client).get(accountId, signal),
        // Without the plans the debt is still worth showing.
        instalmentsOf(client)
          .list(accountId, signal)
          .catch(() => undefined),
        configOf(client).get(signal),
      ]);
      const kind = client.session.accounts.find(({ id }) => id === accountId)?.kind;
      return { debt, balance, plans, kind, phone: utility.phone, paymentUrl: paymentUrl ?? undefined };
    },
    view: async () =>
      new (await import('./debt-notices-view.ts')).DebtNoticesView(this, {
        onPay: (event) => {
          if (!this.dispatchEvent(new DebtPaymentRequestedEvent())) event.preventDefault();
        },
        onDispute: () => this.dispatchEvent(new DebtClaimRequestedEvent()),
        onAcknowledged: () => this.dispatchEvent(new DebtNoticeAcknowledgedEvent()),
        onPlanChanged: (change) => this.dispatchEvent(new InstalmentPlanChangedEvent(change)),
      }),
    forget: () => this.#debt.view?.forget(),
  });

  override render(): unknown {
    return card(this, this.#t, this.#debt, {
      lines: 8,
      ready: (shown, view) =>
        view.render({
          ...shown,
          paymentUrl: linkOf(this.paymentUrl) ?? linkOf(shown.paymentUrl),
          claimUrl: this.claimUrl,
        }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-debt-notices': VkDebtNotices;
  }
  interface HTMLElementEventMap {
    'vk-debt-payment-requested': DebtPaymentRequestedEvent;
    'vk-debt-claim-requested': DebtClaimRequestedEvent;
    'vk-debt-notice-acknowledged': DebtNoticeAcknowledgedEvent;
    'vk-instalment-plan-changed': InstalmentPlanChangedEvent;
  }
}
