import { html, nothing } from 'lit';
import type { Building, BuildingMeter, BuildingStatus } from '@vodokanal/contract';
import type { Client } from '@vodokanal/client';
import { differenceOf, isExpected } from '@vodokanal/contract/rules/building';
import { daysBetween } from '@vodokanal/contract/rules/calendar';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { BuildingRows } from './building-rows.ts';
import { styles } from './building-view.styles.ts';
import { quantity } from './quantity.ts';
import ru from './messages/view.ru.ts';

/** The buildings of a manager, and the reading status of one of them. */
export interface BuildingFacts {
  readonly buildings: readonly Building[];
  readonly status: BuildingStatus;
}

/** A building: its progress, the flats without readings, and its rows. */
export class BuildingView {
  readonly #onChoose: (buildingId: string) => void;
  readonly #t;
  readonly #format;
  readonly #rows: BuildingRows;

  /** `onChoose` is called when another building is chosen, `onProcessed` with the jobs that the utility has processed. */
  constructor(
    host: VkAccountElement,
    onChoose: (buildingId: string) => void,
    onProcessed: (jobIds: readonly string[]) => void,
  ) {
    this.#onChoose = onChoose;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#rows = new BuildingRows(host, onProcessed, onChoose);
    adopt(host.renderRoot, dataStyles, styles);
  }

  /** Sets the current state of a building. */
  update(client: Client, { buildings, status }: BuildingFacts): void {
    this.#rows.update(
      client,
      status,
      buildings.filter(({ id }) => id !== status.building.id),
    );
  }

  /** Called when another customer is shown. */
  forget(): void {
    this.#rows.forget();
  }

  render({ buildings, status }: BuildingFacts): unknown {
    const t = this.#t;
    const { building, received, expected } = status;
    return html`
      ${
        buildings.length > 1
          ? html`<label class="vk-choice">${t('building')}<select @change=${({ target }: Event) => this.#onChoose((target as HTMLSelectElement).value)}>
        ${buildings.map(({ id, address }) => html`<option value=${id} .selected=${id === building.id}>${address}</option>`)}</select></label>`
          : html`<p><strong>${building.address}</strong></p>`
      }
      ${this.#renderWindow(status)}
      <div class="facts">
        <label for="received">${t('progress', { received, expected })}</label>
        <progress id="received" max=${Math.max(1, expected)} value=${received}></progress>
        ${received > 0 || status.commonVolume !== null ? html`<p>${t('flats', { volume: quantity(status.volume, t.language()) })} ${status.commonVolume === null ? nothing : t('againstCommon', { common: quantity(status.commonVolume, t.language()), difference: quantity(differenceOf(status.volume, status.commonVolume), t.language()) })}</p>` : nothing}
        ${this.#renderFlats(
          'silent',
          status.items.filter((item) => !item.meter.current && isExpected(item)),
        )}
        ${this.#renderFlats(
          'expired',
          status.items.filter(({ meter }) => meter.state === 'expiredVerification'),
        )}
      </div>
      ${this.#rows.render()}`;
  }

  #renderWindow({ window }: BuildingStatus): unknown {
    const t = this.#t;
    if (!window.open)
      return notice({ tone: 'warning', text: t('opensOn', { date: this.#format.date(window.opensOn) }) });
    const days = daysBetween(window.today, window.closesOn);
    return html`<p>${days === 0 ? t('windowLastDay') : t('windowOpen', { date: this.#format.date(window.closesOn), days })}</p>`;
  }

  /** For missing readings counts flats, not meters: the manager has to ring at each door once. */
  #renderFlats(what: 'silent' | 'expired', items: readonly BuildingMeter[]): unknown {
    if (items.length === 0) return nothing;
    const flats = [
      ...new Set(
        items.map(({ flat, accountNumber }) =>
          flat ? this.#t('flat', { flat }) : this.#t('accountOnly', { number: accountNumber }),
        ),
      ),
    ];
    return html`<details><summary>${this.#t(what, { count: what === 'silent' ? flats.length : items.length })}</summary><p class="flats">${flats.join(', ')}</p></details>`;
  }
}
