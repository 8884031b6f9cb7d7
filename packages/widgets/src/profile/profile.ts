import { configOf, profileOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import ru from './messages/ru.ts';
import type { Facts, ProfileView } from './profile-view.ts';
import { styles } from './profile.styles.ts';

/** The customer has confirmed that the profile is right. */
export class ProfileConfirmedEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-profile-confirmed', { bubbles: true, composed: true, detail: {} });
  }
}

/** A change was requested from the utility. The detail has the opaque id of the request only. */
export class ProfileChangeRequestedEvent extends CustomEvent<{ readonly changeId: string }> {
  constructor(changeId: string) {
    super('vk-profile-change-requested', { bubbles: true, composed: true, detail: { changeId } });
  }
}

/**
 * The customer's profile: name, address, residents and contacts. Contacts are changed with a code, other fields by a
 * request to the utility; once a year the customer confirms the data.
 *
 * @tag vk-profile
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
 * @fires {ProfileConfirmedEvent} vk-profile-confirmed - The customer has confirmed the profile.
 * @fires {ProfileChangeRequestedEvent} vk-profile-change-requested - A change was requested from the utility.
 */
export class VkProfile extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #facts: LoadTask<Facts, readonly [], ProfileView> = new LoadTask<Facts, readonly [], ProfileView>(this, {
    resources: ['profile'],
    load: async (client, accountId, _watched, signal) => {
      const [profile, config, view] = await Promise.all([
        profileOf(client).get(accountId, signal),
        configOf(client).get(signal),
        this.#loadView(),
      ]);
      await view.restoreDrafts(client, accountId, signal);
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
  interface HTMLElementTagNameMap {
    'vk-profile': VkProfile;
  }
  interface HTMLElementEventMap {
    'vk-profile-confirmed': ProfileConfirmedEvent;
    'vk-profile-change-requested': ProfileChangeRequestedEvent;
  }
}
