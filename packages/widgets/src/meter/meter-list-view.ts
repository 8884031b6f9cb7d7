import { html, nothing } from 'lit';
import type { Estimate, Meter, MeterList, MeterRequest, ReadingWindow } from '@vodokanal/contract';
import { daysBetween } from '@vodokanal/contract/rules/calendar';
import { verificationState } from '@vodokanal/contract/rules/verification';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { focusOpener } from '../kit/focus.ts';
import { formats } from '../kit/i18n/formats.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { messages } from '../kit/i18n/messages.ts';
import { meterName } from '../kit/i18n/meter-name.ts';
import { badge } from '../kit/parts/badge.ts';
import { notice, toneIcon, type Tone } from '../kit/parts/notice.ts';
import { serviceIcon } from '../kit/parts/service.ts';
import ru from './messages/view.ru.ts';
import { styles } from './meter-list-view.styles.ts';
import type { MeterRequestForm } from './request-form.ts';
import { termText } from '../kit/parts/term-text.ts';
import { estimateText, estimateStyles } from './estimate-text.ts';

export interface MeterListFacts {
  readonly list: MeterList;
  readonly estimates: readonly Estimate[];
  readonly requests: readonly MeterRequest[];
}

const VERIFICATION_TONES = {
  ok: 'good',
  soon: 'warning',
  expired: 'problem',
  unknown: 'plain',
} as const satisfies Record<ReturnType<typeof verificationState>, Tone>;

/** The open form and its purpose. */
interface OpenForm {
  readonly meterId: string;
  readonly kind: MeterRequest['kind'];
  readonly form: MeterRequestForm;
}

/** The meters with their verification, estimates and requests. */
export class MeterListView {
  readonly #host: VkAccountElement;
  readonly #onRequested: (requestId: string) => void;
  readonly #t;
  readonly #format;
  /** One form for each meter and purpose, which keeps its typed values. */
  readonly #forms = new Map<string, MeterRequestForm>();
  readonly #formLoader: LazyPart<typeof MeterRequestForm>;
  #open: OpenForm | undefined;
  /** The meter whose form was opened last. */
  #requestedMeterId: string | undefined;
  /** The last registered request. */
  #registered: MeterRequest | undefined;

  constructor(host: VkAccountElement, onRequested: (requestId: string) => void) {
    this.#host = host;
    this.#onRequested = onRequested;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#formLoader = new LazyPart(host, async () => (await import('./request-form.ts')).MeterRequestForm);
    adopt(host.renderRoot, dataStyles, estimateStyles, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    for (const form of this.#forms.values()) form.clear();
    this.#open = undefined;
    this.#requestedMeterId = undefined;
    this.#registered = undefined;
  }

  render({ list: { items, window }, estimates, requests }: MeterListFacts): unknown {
    return html`<div class="meters">${items.map((meter) =>
      this.#renderMeter(
        meter,
        window,
        estimates.find(({ meterId }) => meterId === meter.id),
        requests.filter(({ meterId }) => meterId === meter.id),
      ),
    )}</div>`;
  }

  #renderMeter(
    meter: Meter,
    { today, timeZone }: ReadingWindow,
    estimate: Estimate | undefined,
    requests: readonly MeterRequest[],
  ): unknown {
    const t = this.#t;
    const { id, serialNumber, state, nextVerificationOn, declined } = meter;
    const verification = verificationState(nextVerificationOn, today);
    const last = meter.current ?? meter.previous;
    const needsVerifying = verification === 'soon' || verification === 'expired';
    return html`
      <article class="vk-panel" part="meter" aria-labelledby="name-${id}">
        <div class="vk-head">${serviceIcon(meter.service)}<div><h3 id="name-${id}">${meterName(t, meter)}</h3><p class="vk-muted">${t('serial', { serial: serialNumber })}</p></div></div>
        ${state === 'broken' || state === 'automatic' ? html`<p>${t(state)}</p>` : nothing}
        <p>${badge(VERIFICATION_TONES[verification], t(verification, { date: nextVerificationOn ? this.#format.date(nextVerificationOn) : '', days: nextVerificationOn ? daysBetween(today, nextVerificationOn) : 0 }))}</p>
        ${meter.sealNumber ? html`<p class="vk-muted">${t(meter.sealedOn ? 'sealOf' : 'seal', { seal: meter.sealNumber, date: meter.sealedOn ? this.#format.date(meter.sealedOn) : '' })}</p>` : nothing}
        ${needsVerifying ? html`<p>${t('advice')}</p>` : nothing}
        <p>${last ? html`${t('lastReading', { value: this.#format.decimal(last.value), date: this.#format.date(last.takenOn) })}, ${t(`source-${last.source}`)}${meter.current?.verdict ? `. ${t('counted')}` : ''}` : t('noReading')}</p>
        ${declined ? notice({ tone: 'problem', text: html`${t('declined', { value: this.#format.decimal(declined.value), date: this.#format.date(declined.takenOn) })} <span lang="ru">${declined.verdict?.text}</span> ${t('declinedNext')}` }) : nothing}
        ${!estimate ? nothing : estimate.cause === 'notSent' ? html`<details><summary>${t('price')}</summary>${estimateText(estimate, t, this.#format)}</details>` : estimateText(estimate, t, this.#format)}
        ${requests.length === 0 ? nothing : html`<ul>${requests.map(({ number, kind, state: status, text, registeredAt, ...term }) => html`<li>${t(`asked-${kind}`, { number, date: this.#format.moment(registeredAt, timeZone) })} <strong>${t(`asked-${status}`)}</strong>${text ? html`${' '}<span lang="ru">${text}</span>` : nothing} ${termText(t, this.#format, term, status === 'registered')}</li>`)}</ul>`}
        ${this.#registered?.meterId === id ? html`<div class="vk-summary vk-notice" data-tone="good" role="status" tabindex="-1">${toneIcon('good')}<p>${t('registered', { number: this.#registered.number })}</p></div>` : nothing}
        ${
          this.#host.client?.session.account?.role === 'helper'
            ? nothing
            : this.#open?.meterId === id
              ? this.#open.form.render()
              : html`
          ${this.#requestedMeterId === id && this.#formLoader.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
          <div class="vk-actions">
            ${verification === 'ok' ? nothing : this.#renderOpener(id, 'verification')}
            ${this.#renderOpener(id, 'visit')}
          </div>`
        }
      </article>`;
  }

  #renderOpener(meterId: string, kind: MeterRequest['kind']): unknown {
    return html`<button type="button" class=${kind === 'visit' ? 'vk-text' : 'vk-tonal'} data-opens=${meterId + kind} aria-describedby="name-${meterId}" @click=${() => this.#onOpen(meterId, kind)}>${this.#t(`ask-${kind}`)}</button>`;
  }

  async #onOpen(meterId: string, kind: MeterRequest['kind']): Promise<void> {
    this.#requestedMeterId = meterId;
    const Form = await this.#formLoader.load();
    if (!Form) return;
    const host = this.#host;
    const close = () => {
      this.#open = undefined;
      host.requestUpdate();
      void focusOpener(host, meterId + kind);
    };
    this.#registered = undefined;
    const key = meterId + kind;
    const form =
      this.#forms.get(key) ??
      new Form(
        host,
        meterId,
        kind,
        () => html`<button type="button" class="vk-text" @click=${close}>${this.#t('cancel')}</button>`,
        (request) => this.#onSent(request),
      );
    this.#forms.set(key, form);
    this.#open = { meterId, kind, form };
    host.requestUpdate();
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>('form input, form textarea')?.focus();
  }

  async #onSent(request: MeterRequest): Promise<void> {
    this.#open = undefined;
    this.#registered = request;
    this.#onRequested(request.id);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus();
  }
}
