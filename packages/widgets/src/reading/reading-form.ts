import { html, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Meter } from '@vodokanal/contract';
import { metersOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { inTime } from '../kit/controllers/in-time.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import type { GuestForm } from './guest-form.ts';
import ru from './messages/ru.ts';
import type { ReadingFormView } from './reading-form-view.ts';
import { styles } from './reading-form.styles.ts';

/** The utility accepted readings. The detail has their opaque ids only. */
export class ReadingSubmittedEvent extends CustomEvent<{ readonly readingIds: readonly string[] }> {
  constructor(readingIds: readonly string[]) {
    super('vk-reading-submitted', { bubbles: true, composed: true, detail: { readingIds } });
  }
}

/**
 * Lets a customer send the readings of their water meters.
 *
 * @tag vk-reading-form
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart meter - One meter with its field.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {BeforeSubmitEvent} vk-before-submit - Readings are about to be sent; cancel or delay it.
 * @fires {ReadingSubmittedEvent} vk-reading-submitted - The utility accepted readings.
 */
export class VkReadingForm extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /** Id of the meter to report; all meters of the account by default. */
  @property({ attribute: 'meter-id' }) meterId?: string;

  /** Works without a sign-in: one meter, by account number and serial number. */
  @property({ type: Boolean }) guest = false;

  @state() private guestForm: GuestForm | undefined;
  /** The lazy chunk failed to load, or is late. */
  @state() private guestFormFailed = false;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #meters = new LoadTask(this, {
    resources: ['meters'],
    load: async (client, accountId, _watched, signal) => {
      const [list, view] = await Promise.all([metersOf(client).list(accountId, signal), this.#loadView()]);
      await view?.restore(client, list);
      return list;
    },
    isEmpty: ({ items }) => this.#shownOf(items).length === 0,
    forget: () => this.#view?.forget(),
  });
  #view: ReadingFormView | undefined;
  #guest: Promise<void> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // A form that came with the page stays until the guest form has loaded.
    if (!this.hasAttribute('guest')) return;
    const loading = this.#loadGuest().finally(() => {
      if (this.loading === loading) this.loading = undefined;
    });
    this.loading = loading;
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.guest && !this.guestFormFailed) void this.#loadGuest();
  }

  #loadGuest(): Promise<void> {
    return (this.#guest ??= this.#importGuest());
  }

  async #importGuest(): Promise<void> {
    this.guestFormFailed = false;
    const loading = import('./guest-form.ts').then(({ GuestForm }) => {
      this.guestForm ??= new GuestForm(this, () => this.dispatchEvent(new ReadingSubmittedEvent([])));
      return true;
    });
    if (await inTime(loading).catch(() => false)) return;
    this.#guest = undefined;
    this.guestFormFailed = true;
  }

  override render(): unknown {
    const t = this.#t;
    if (this.guest)
      return (
        this.guestForm?.render() ??
        html`<section class="vk-card" part="card">${this.guestFormFailed ? notice({ tone: 'problem', text: t('kind-offline'), action: { text: t('retry'), run: () => void this.#loadGuest() } }) : skeleton(t('loading'), 7)}</section>`
      );
    return card(this, t, this.#meters, {
      lines: 7,
      empty: t('noMeters'),
      ready: (list) =>
        this.#view?.render(list, this.#shownOf(list.items)) ??
        notice({ tone: 'problem', text: t('kind-offline'), action: { text: t('retry'), run: this.#meters.retry } }),
    });
  }

  #shownOf(items: readonly Meter[]): readonly Meter[] {
    return this.meterId ? items.filter(({ id }) => id === this.meterId) : items;
  }

  /** Undefined when the lazy chunk failed to load. */
  async #loadView(): Promise<ReadingFormView | undefined> {
    try {
      const { ReadingFormView } = await import('./reading-form-view.ts');
      return (this.#view ??= new ReadingFormView(this, {
        list: () => this.#meters.value,
        onSettled: (accepted, hasRefusal) => {
          // The utility's data differ from those on screen: reload them, so that the customer sees why.
          if (hasRefusal) this.#meters.retry();
          if (accepted.length > 0) this.dispatchEvent(new ReadingSubmittedEvent(accepted.map(({ id }) => id)));
        },
      }));
    } catch {
      return undefined;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-reading-form': VkReadingForm;
  }
  interface HTMLElementEventMap {
    'vk-reading-submitted': ReadingSubmittedEvent;
  }
}
