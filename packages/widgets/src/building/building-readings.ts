import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Building, BuildingMeter, BuildingStatus } from '@vodokanal/contract';
import { buildingsOf } from '@vodokanal/client';
import { differenceOf, isExpected } from '@vodokanal/contract/rules/building';
import { daysBetween } from '@vodokanal/contract/rules/calendar';
import { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/formats.ts';
import { LoadTask } from '../kit/load-task.ts';
import { messages } from '../kit/messages.ts';
import { card } from '../kit/parts/card.ts';
import { notice } from '../kit/parts/notice.ts';
import type { BuildingDesk } from './building-desk.ts';
import { styles } from './building-readings.styles.ts';
import ru from './messages/ru.ts';

/** The utility has judged readings of a building; the opaque ids of the jobs, nothing else. */
export class BuildingReadingsSubmittedEvent extends CustomEvent<{ readonly jobIds: readonly string[] }> {
  constructor(jobIds: readonly string[]) {
    super('vk-building-readings-submitted', { bubbles: true, composed: true, detail: { jobIds } });
  }
}

interface Facts { readonly buildings: readonly Building[]; readonly status: BuildingStatus | undefined }

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

  readonly #say = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #write = formats(this.#say);
  readonly #facts = new LoadTask<Facts, readonly [string]>(this, {
    of: 'customer',
    nouns: ['buildings'],
    watch: () => [this.chosen || (this.buildingId ?? '')],
    load: async (client, _accountId, [wanted], signal) => {
      const buildings = await buildingsOf(client).list(signal);
      const building = buildings.find(({ id }) => id === wanted) ?? buildings[0];
      const status = building && (await buildingsOf(client).status(building.id, signal));
      const desk = status && (await this.#arm());
      if (status && !signal.aborted) desk?.take(client, status, buildings.length > 1);
      return { buildings, status };
    },
    isEmpty: ({ status }) => !status,
    forget: () => {
      this.chosen = '';
      this.#desk?.forget();
    },
  });
  /** Rows and files come with a file of their own. */
  #desk: BuildingDesk | undefined;

  override render(): unknown {
    const say = this.#say;
    return card(this, say, this.#facts, {
      lines: 9,
      empty: say('noBuildings'),
      ready: ({ buildings, status }) => (status ? this.#renderBuilding(buildings, status) : nothing),
    });
  }

  #renderBuilding(buildings: readonly Building[], status: BuildingStatus): unknown {
    const say = this.#say;
    const { building, received, expected } = status;
    return html`
      ${buildings.length > 1 ? html`<label class="vk-choice">${say('building')}<select @change=${(event: Event) => { this.chosen = (event.target as HTMLSelectElement).value; }}>
        ${buildings.map(({ id, address }) => html`<option value=${id} .selected=${id === building.id}>${address}</option>`)}</select></label>` : html`<p><strong>${building.address}</strong></p>`}
      ${this.#renderWindow(status)}
      <div class="facts">
        <label for="received">${say('progress', { received, expected })}</label>
        <progress id="received" max=${Math.max(1, expected)} value=${received}></progress>
        ${received > 0 || status.commonVolume !== null ? html`<p>${say('flats', { volume: this.#write.decimal(status.volume) })} ${status.commonVolume === null ? nothing : say('againstCommon', { common: this.#write.decimal(status.commonVolume), difference: this.#write.decimal(differenceOf(status.volume, status.commonVolume)).replace('-', '−') })}</p>` : nothing}
        ${this.#renderFlats('silent', status.items.filter((item) => !item.meter.current && isExpected(item)))}
        ${this.#renderFlats('expired', status.items.filter(({ meter }) => meter.state === 'expiredVerification'))}
      </div>
      ${this.#desk?.render() ?? notice({ tone: 'problem', text: say('cut'), action: { text: say('retry'), run: this.#facts.retry } })}`;
  }

  #renderWindow({ window }: BuildingStatus): unknown {
    const say = this.#say;
    if (!window.open) return notice({ tone: 'warning', text: say('opensOn', { date: this.#write.date(window.opensOn) }) });
    const days = daysBetween(window.today, window.closesOn);
    return html`<p>${days === 0 ? say('windowLastDay') : say('windowOpen', { date: this.#write.date(window.closesOn), days })}</p>`;
  }

  /** Flats are counted, not their meters, where somebody has to ring at a door. */
  #renderFlats(what: 'silent' | 'expired', items: readonly BuildingMeter[]): unknown {
    if (items.length === 0) return nothing;
    const flats = [...new Set(items.map(({ flat, accountNumber }) => (flat ? this.#say('flat', { flat }) : this.#say('accountOnly', { number: accountNumber }))))];
    return html`<details><summary>${this.#say(what, { count: what === 'silent' ? flats.length : items.length })}</summary><p class="flats">${flats.join(', ')}</p></details>`;
  }

  async #arm(): Promise<BuildingDesk | undefined> {
    try {
      const { BuildingDesk } = await import('./building-desk.ts');
      return (this.#desk ??= new BuildingDesk(this, (jobIds) => this.dispatchEvent(new BuildingReadingsSubmittedEvent(jobIds))));
    } catch {
      return undefined;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-building-readings': VkBuildingReadings }
  interface HTMLElementEventMap { 'vk-building-readings-submitted': BuildingReadingsSubmittedEvent }
}
