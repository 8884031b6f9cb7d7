import type { Config, Meter } from '@vodokanal/contract';
import { configOf, metersOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/load-task.ts';
import { messages } from '../kit/messages.ts';
import { card } from '../kit/parts/card.ts';
import { notice } from '../kit/parts/notice.ts';
import type { ClaimDesk } from './claim-desk.ts';
import ru from './messages/ru.ts';
import { styles } from './claim-form.styles.ts';

/** The utility registered a claim; its id, nothing else. */
export class ClaimSubmittedEvent extends CustomEvent<{ readonly claimId: string }> {
  constructor(claimId: string) {
    super('vk-claim-submitted', { bubbles: true, composed: true, detail: { claimId } });
  }
}

/** What the form is made of. */
export interface Facts { readonly config: Config; readonly meters: readonly Meter[]; readonly today: string }

/**
 * Files a claim: its type decides the fields and the term of the answer; what is typed is kept until it is sent.
 *
 * @tag vk-claim-form
 * @slot heading - Replaces the heading.
 * @slot sign-in - The way to sign in, shown while nobody is.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart files - The place for files.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {BeforeSubmitEvent} vk-before-submit - Somebody is about to send the claim; cancel it or let it wait.
 * @fires {ClaimSubmittedEvent} vk-claim-submitted - The utility registered a claim.
 */
export class VkClaimForm extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  readonly #say = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #facts = new LoadTask(this, {
    nouns: [],
    load: async (client, accountId, _watched, signal): Promise<Facts> => {
      // The form itself comes beside what it is made of: nobody waits longer for it.
      const [config, { items, window }, desk] = await Promise.all([configOf(client).get(signal), metersOf(client).list(accountId, signal), this.#arm()]);
      desk?.recall(client, items);
      return { config, meters: items, today: window.today };
    },
    forget: () => this.#desk?.forget(),
  });
  #desk: ClaimDesk | undefined;

  override render(): unknown {
    const say = this.#say;
    const isRegistered = this.#desk?.isRegistered === true;
    return card(this, say, this.#facts, {
      lines: 7,
      title: say(isRegistered ? 'registered' : 'title'),
      isDone: isRegistered,
      ready: (facts) => this.#desk?.render(facts) ?? notice({ tone: 'problem', text: say('kind-offline'), action: { text: say('retry'), run: this.#facts.retry } }),
    });
  }

  async #arm(): Promise<ClaimDesk | undefined> {
    try {
      const { ClaimDesk } = await import('./claim-desk.ts');
      return (this.#desk ??= new ClaimDesk(this, (claimId) => this.dispatchEvent(new ClaimSubmittedEvent(claimId))));
    } catch {
      return undefined;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-claim-form': VkClaimForm }
  interface HTMLElementEventMap { 'vk-claim-submitted': ClaimSubmittedEvent }
}
