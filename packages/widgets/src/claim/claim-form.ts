import { property } from 'lit/decorators.js';
import { configOf, metersOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import type { ClaimFacts } from './claim-facts.ts';
import type { ClaimFormView } from './claim-form-view.ts';
import type { CodeOf } from './claim-subject.ts';
import ru from './messages/ru.ts';
import { styles } from './claim-form.styles.ts';

/** The utility registered a claim. The detail has its opaque id only. */
export class ClaimSubmittedEvent extends CustomEvent<{ readonly claimId: string }> {
  constructor(claimId: string) {
    super('vk-claim-submitted', { bubbles: true, composed: true, detail: { claimId } });
  }
}

/**
 * Files a claim. Its type decides the fields and the term of the answer; typed values are kept as a draft until sent. What
 * the claim is about can be filled in by attributes, or by the address of the page:
 * `?type=charge&period=2026-10&service=coldWater&demand=recalculate`, as `vk-charges` makes it. `payment=ID` and
 * `reading=ID`, as the histories make them, attach what the claim is about.
 *
 * @tag vk-claim-form
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart files - The file input.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {BeforeSubmitEvent} vk-before-submit - The claim is about to be sent; cancel or delay it.
 * @fires {ClaimSubmittedEvent} vk-claim-submitted - The utility registered a claim.
 */
export class VkClaimForm extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /** What the claim is about; attributes win over the address of the page. */
  @property() type?: 'charge' | 'meterCheck' | 'quality' | 'refund' | 'other';

  /** Month that it is about, `YYYY-MM`. */
  @property() period?: string;

  @property() service?: 'coldWater' | 'hotWater' | 'wastewater' | 'irrigation' | 'common';

  /** What the customer wants. */
  @property() demand?: 'recalculate' | 'checkMeter' | 'returnMoney' | 'explain';

  /** Id of the payment that it is about, as in the detail of `vk-payment-disputed`. */
  @property() payment?: string;

  /** Id of the reading that it is about, as in the detail of `vk-reading-disputed`. */
  @property() reading?: string;

  /** Address of the page with `vk-claim-list`, for a link to the registered claim (`?claim=ID`); no link when left out. */
  @property({ attribute: 'claims-url' }) claimsUrl?: string;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #facts = new LoadTask<ClaimFacts, readonly [], ClaimFormView>(this, {
    resources: [],
    load: async (client, accountId, _watched, signal) => {
      const [config, { items, window }] = await Promise.all([
        configOf(client).get(signal),
        metersOf(client).list(accountId, signal),
      ]);
      return { config, meters: items, today: window.today };
    },
    view: async () =>
      new (await import('./claim-form-view.ts')).ClaimFormView(this, (claimId) =>
        this.dispatchEvent(new ClaimSubmittedEvent(claimId)),
      ),
    forget: () => this.#facts.view?.forget(),
  });

  override render(): unknown {
    const t = this.#t;
    const isRegistered = this.#facts.view?.isRegistered === true;
    return card(this, t, this.#facts, {
      lines: 7,
      title: t(isRegistered ? 'registered' : 'title'),
      isDone: isRegistered,
      ready: (facts, view) => view.render(facts, this.#codeOf, this.claimsUrl),
    });
  }

  /** What the claim is about, as the attributes or the address of the page say. */
  readonly #codeOf: CodeOf = (name) =>
    this.type ? this[name] : new URLSearchParams(this.ownerDocument.location?.search).get(name);
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-claim-form': VkClaimForm;
  }
  interface HTMLElementEventMap {
    'vk-claim-submitted': ClaimSubmittedEvent;
  }
}
