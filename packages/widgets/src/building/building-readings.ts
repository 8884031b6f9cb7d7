import { property, state } from 'lit/decorators.js';
import { buildingsOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import { notice } from '../kit/parts/notice.ts';
import { styles } from './building-readings.styles.ts';
import type { BuildingFacts, BuildingView } from './building-view.ts';
import ru from './messages/ru.ts';

/** The utility has judged readings of a building; the opaque ids of the jobs, nothing else. */
export class BuildingReadingsSubmittedEvent extends CustomEvent<{ readonly jobIds: readonly string[] }> {
  constructor(jobIds: readonly string[]) {
    super('vk-building-readings-submitted', { bubbles: true, composed: true, detail: { jobIds } });
  }
}

/**
 * The readings of a whole building at once, for whoever manages it: from a file of billing, bank or spreadsheet, pasted,
 * or typed into rows. What is wrong is put right in place; what the file says of people stays in the page.
 *
 * @tag vk-building-readings
 * @slot heading - Replaces the heading.
 * @slot sign-in - The way to sign in, shown while nobody is.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-good] - Colour of what was accepted.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between parts.
 * @fires {BeforeSubmitEvent} vk-before-submit - Somebody is about to send readings; cancel it or let it wait.
 * @fires {BuildingReadingsSubmittedEvent} vk-building-readings-submitted - The utility has judged what was sent.
 */
export class VkBuildingReadings extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /** The building that is shown first; the first of the list when left out. */
  @property({ attribute: 'building-id' }) buildingId?: string;

  /** Chosen from the list since. */
  @state() private chosen = '';

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #facts = new LoadTask<BuildingFacts | null, readonly [string]>(this, {
    scope: 'customer',
    resources: ['buildings'],
    watch: () => [this.chosen || (this.buildingId ?? '')],
    load: async (client, _accountId, [wanted], signal) => {
      const buildings = await buildingsOf(client).list(signal);
      const building = buildings.find(({ id }) => id === wanted) ?? buildings[0];
      if (!building) return null;
      const [status, view] = await Promise.all([buildingsOf(client).status(building.id, signal), this.#loadView()]);
      const facts = { buildings, status };
      if (!signal.aborted) view?.take(client, facts);
      return facts;
    },
    isEmpty: (facts) => !facts,
    forget: () => {
      this.chosen = '';
      this.#view?.forget();
    },
  });
  #view: BuildingView | undefined;

  override render(): unknown {
    const t = this.#t;
    return card(this, t, this.#facts, {
      lines: 9,
      empty: t('noBuildings'),
      ready: (facts) => (facts && this.#view?.render(facts)) ?? notice({ tone: 'problem', text: t('notLoaded'), action: { text: t('retry'), run: this.#facts.retry } }),
    });
  }

  /** Undefined when its file did not arrive. */
  async #loadView(): Promise<BuildingView | undefined> {
    try {
      const { BuildingView } = await import('./building-view.ts');
      return (this.#view ??= new BuildingView(this, (buildingId) => { this.chosen = buildingId; }, (jobIds) => this.dispatchEvent(new BuildingReadingsSubmittedEvent(jobIds))));
    } catch {
      return undefined;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-building-readings': VkBuildingReadings }
  interface HTMLElementEventMap { 'vk-building-readings-submitted': BuildingReadingsSubmittedEvent }
}
