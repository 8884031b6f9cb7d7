import { property } from 'lit/decorators.js';
import { claimsOf, configOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import type { ClaimListView, ClaimsShown } from './claim-list-view.ts';
import type { ClaimChange } from './claim-actions.ts';
import ru from './messages/ru.ts';
import { styles } from './claim-list.styles.ts';

/** The customer has added to a claim, withdrawn it, closed it or disputed its answer. The detail has opaque codes only. */
export class ClaimChangedEvent extends CustomEvent<{ readonly claimId: string; readonly change: ClaimChange }> {
  constructor(claimId: string, change: ClaimChange) {
    super('vk-claim-changed', { bubbles: true, composed: true, detail: { claimId, change } });
  }
}

/**
 * The claims of an account: the days left for the answer by law, the conversation with files, the answer and what the
 * customer says to it, and a complaint to an authority or the court when the answer is late or disputed.
 *
 * @tag vk-claim-list
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart files - The file input.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between parts.
 * @fires {ClaimChangedEvent} vk-claim-changed - The customer has added to a claim, withdrawn it, closed it or disputed its answer.
 */
export class VkClaimList extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /** Address of the page with `vk-claim-form`, for the link to file another claim; no link when left out. */
  @property({ attribute: 'claim-url' }) claimUrl?: string;

  /**
   * Id of the claim that is open at first, as in the detail of `vk-claim-submitted`; when left out, that of `?claim=` in
   * the address of the page.
   */
  @property({ attribute: 'claim-id' }) claimId?: string;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #claims = new LoadTask<Omit<ClaimsShown, 'claimUrl' | 'claimId'>, readonly [], ClaimListView>(this, {
    resources: ['claims'],
    load: async (client, accountId, _watched, signal) => {
      const [{ items }, config] = await Promise.all([
        claimsOf(client).list(accountId, signal),
        configOf(client).get(signal),
      ]);
      return { claims: items, config };
    },
    view: async () =>
      new (await import('./claim-list-view.ts')).ClaimListView(this, (claimId, change) =>
        this.dispatchEvent(new ClaimChangedEvent(claimId, change)),
      ),
    forget: () => this.#claims.view?.forget(),
  });

  override render(): unknown {
    return card(this, this.#t, this.#claims, {
      lines: 6,
      ready: (shown, view) => view.render({ ...shown, claimUrl: this.claimUrl, claimId: this.claimId }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-claim-list': VkClaimList;
  }
  interface HTMLElementEventMap {
    'vk-claim-changed': ClaimChangedEvent;
  }
}
