import { configOf, profileOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import ru from './messages/ru.ts';
import type { Facts, ProfileView } from './profile-view.ts';
import { styles } from './profile.styles.ts';

/** The customer has looked at their data and said that all is right. */
export class ProfileConfirmedEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-profile-confirmed', { bubbles: true, composed: true, detail: {} });
  }
}

/** The office was asked for a change; its id, nothing else. */
export class ProfileChangeRequestedEvent extends CustomEvent<{ readonly changeId: string }> {
  constructor(changeId: string) {
    super('vk-profile-change-requested', { bubbles: true, composed: true, detail: { changeId } });
  }
}

/**
 * «Моя информация»: who is registered where, how to reach them. Contacts are changed by a code, all else by the office;
 * once a year the customer says that all is right.
 *
 * @tag vk-profile
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
 * @fires {ProfileConfirmedEvent} vk-profile-confirmed - The customer has said that all is right.
 * @fires {ProfileChangeRequestedEvent} vk-profile-change-requested - The office was asked for a change.
 */
export class VkProfile extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #facts: LoadTask<Facts, readonly [], ProfileView> = new LoadTask<Facts, readonly [], ProfileView>(this, {
    resources: ['profile'],
    load: async (client, accountId, _watched, signal) => {
      const [profile, config, view] = await Promise.all([profileOf(client).get(accountId, signal), configOf(client).get(signal), this.#loadView()]);
      await view.recall(client, accountId, signal);
      return { profile, config };
    },
    view: () => this.#loadView(),
    forget: () => this.#view?.forget(),
  });
  #view: ProfileView | undefined;

  override render(): unknown {
    return card(this, this.#t, this.#facts, { lines: 7, ready: (facts, view) => view.render(facts) });
  }

  async #loadView(): Promise<ProfileView> {
    const { ProfileView } = await import('./profile-view.ts');
    return (this.#view ??= new ProfileView(this, {
      profile: () => this.#facts.value?.profile,
      onConfirmed: () => this.dispatchEvent(new ProfileConfirmedEvent()),
      onChangeRequested: (id) => this.dispatchEvent(new ProfileChangeRequestedEvent(id)),
    }));
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-profile': VkProfile }
  interface HTMLElementEventMap { 'vk-profile-confirmed': ProfileConfirmedEvent; 'vk-profile-change-requested': ProfileChangeRequestedEvent }
}
