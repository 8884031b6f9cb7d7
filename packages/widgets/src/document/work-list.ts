import { html, nothing } from 'lit';
import type { ClaimType, TechnicalWork, WorkMeter } from '@vodokanal/contract';
import { coldWaterIcon } from '../generated/icons/coldWater.ts';
import { documentIcon } from '../generated/icons/document.ts';
import { meterIcon } from '../generated/icons/meter.ts';
import { repairIcon } from '../generated/icons/repair.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { claimAddress } from '../kit/claim-address.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { meterName } from '../kit/i18n/meter-name.ts';
import { badge } from '../kit/parts/badge.ts';
import type { Tone } from '../kit/parts/notice.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { styles } from './work-list.styles.ts';
import ru from './messages/works.ru.ts';

/** What the list of works needs besides the works. */
export interface WorkContext {
  /** Of the utility. */
  readonly phone: string;
  /** Page with the claim form. */
  readonly claimUrl: string | undefined;
  /** Documents that can be opened. */
  readonly openIds: ReadonlySet<string>;
}

const TONES: Readonly<Record<TechnicalWork['result'], Tone>> = {
  done: 'good',
  faultFound: 'warning',
  notDone: 'plain',
};

type Look = readonly [icon: () => unknown, claim: ClaimType];
const METER: Look = [meterIcon, 'meterCheck'];
const WATER: Look = [coldWaterIcon, 'quality'];
const LOOKS: Readonly<Record<TechnicalWork['kind'], Look>> = {
  meterReplacement: METER,
  verification: METER,
  sealing: METER,
  inspection: METER,
  repair: [repairIcon, 'quality'],
  flushing: WATER,
  disconnection: WATER,
  reconnection: WATER,
};

/** The technical works at the address: what was done and found, what to check, how to object. Loads when it is opened. */
export class WorkList {
  readonly #host: VkAccountElement;
  readonly #onProtocol: (documentId: string) => void;
  readonly #t;
  readonly #format;

  constructor(host: VkAccountElement, onProtocol: (documentId: string) => void) {
    this.#host = host;
    this.#onProtocol = onProtocol;
    this.#t = messages(host, ru, { en: () => import('./messages/works.en.ts') });
    this.#format = formats(this.#t);
    adopt(host.renderRoot, styles);
  }

  render(works: readonly TechnicalWork[], context: WorkContext): unknown {
    return html`<ul class="works-list">${works.map((work) => this.#renderWork(work, context))}</ul>`;
  }

  #renderWork(work: TechnicalWork, context: WorkContext): unknown {
    const t = this.#t;
    const { kind, doneOn, result, note, meters, nextOn } = work;
    const [icon] = LOOKS[kind];
    const day = this.#format.date(doneOn);
    return html`
      <li class="work">
        <span class="vk-service">${icon()}</span>
        <div>
          <div class="head"><h4>${t(kind)}</h4>${badge(TONES[result], t(result))}</div>
          <p class="vk-muted">${day}</p>
          ${note ? html`<p lang="ru">${note}</p>` : nothing}
          ${meters.map((meter) => this.#renderMeter(meter))}
          ${nextOn ? html`<p>${t('next', { date: this.#format.date(nextOn) })}</p>` : nothing}
          ${result === 'notDone' ? nothing : html`<p class="check"><strong>${t('check')}.</strong> ${t(`check-${kind}`)}</p>`}
          ${this.#renderActions(work, `${t(kind)}, ${day}`, context)}
        </div>
      </li>`;
  }

  #renderMeter({ role, service, serialNumber, place, reading, sealNumber }: WorkMeter): unknown {
    const t = this.#t;
    const name = service
      ? `${meterName(t, { service, place })}, № ${serialNumber}`
      : t('serial', { serial: serialNumber });
    return html`
      <dl class="vk-rows">
        <div><dt>${t(role)}</dt><dd>${name}</dd></div>
        ${reading === null ? nothing : html`<div><dt>${t('reading')}</dt><dd>${t('volume', { volume: this.#format.decimal(reading) })}</dd></div>`}
        ${sealNumber === null ? nothing : html`<div><dt>${t('seal')}</dt><dd>${sealNumber}</dd></div>`}
      </dl>`;
  }

  #renderActions(
    { kind, documentId, result }: TechnicalWork,
    name: string,
    { claimUrl, phone, openIds }: WorkContext,
  ): unknown {
    const t = this.#t;
    const [, type] = LOOKS[kind];
    const url = claimAddress(claimUrl, this.#host.ownerDocument.baseURI, { type });
    const mayObject = result !== 'notDone';
    return html`
      <div class="vk-actions">
        ${documentId !== null && openIds.has(documentId) ? html`<button type="button" class="vk-tonal" aria-label=${t('protocolOf', { work: name })} @click=${() => this.#onProtocol(documentId)}>${documentIcon()}${t('protocol')}</button>` : nothing}
        ${mayObject && url ? html`<a class="vk-button vk-text" href=${url} aria-label=${t('objectTo', { work: name })}>${t('object')}</a>` : nothing}
      </div>
      ${mayObject && !url ? html`<p class="vk-muted">${t('howToObject', { phone })}</p>` : nothing}`;
  }
}
