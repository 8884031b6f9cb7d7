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

/** The utility has processed readings of a building. The detail has opaque job ids only. */
export class BuildingReadingsSubmittedEvent extends CustomEvent<{ readonly jobIds: readonly string[] }> {
  constructor(jobIds: readonly string[]) {
    super('vk-building-readings-submitted', { bubbles: true, composed: true, detail: { jobIds } });
  }
}

/**
 * Sends the readings of a whole building, for the company that manages it: from a billing, bank or spreadsheet file,
 * pasted, or typed into rows. Wrong rows are corrected in place; names and addresses in the file are never sent.
 *
 * @tag vk-building-readings
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-good] - Colour of accepted readings.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between parts.
 * @fires {BeforeSubmitEvent} vk-before-submit - Readings are about to be sent; cancel or delay it.
 * @fires {BuildingReadingsSubmittedEvent} vk-building-readings-submitted - The utility has processed the sent readings.
 */
export class VkBuildingReadings extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /** Id of the building shown first; the first of the list by default. */
  @property({ attribute: 'building-id' }) buildingId?: string;

  /** The building chosen from the list. */
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
      if (!signal.aborted) view?.update(client, facts);
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
      ready: (facts) =>
        (facts && this.#view?.render(facts)) ??
        notice({ tone: 'problem', text: t('notLoaded'), action: { text: t('retry'), run: this.#facts.retry } }),
    });
  }

  /** Undefined when the lazy chunk failed to load. */
  async #loadView(): Promise<BuildingView | undefined> {
    try {
      const { BuildingView } = await import('./building-view.ts');
      return (this.#view ??= new BuildingView(
        this,
        (buildingId) => {
          this.chosen = buildingId;
        },
        (jobIds) => this.dispatchEvent(new BuildingReadingsSubmittedEvent(jobIds)),
      ));
    } catch {
      return undefined;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-building-readings': VkBuildingReadings;
  }
  interface HTMLElementEventMap {
    'vk-building-readings-submitted': BuildingReadingsSubmittedEvent;
  }
}
