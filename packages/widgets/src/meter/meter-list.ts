import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { Estimate, Meter, MeterList, MeterRequest } from '@vodokanal/contract';
import { estimatesOf, meterRequestsOf, metersOf } from '@vodokanal/client';
import { daysBetween } from '@vodokanal/contract/rules/calendar';
import { verificationState } from '@vodokanal/contract/rules/verification';
import { VkAccountElement } from '../kit/account-element.ts';
import { focusOpener } from '../kit/focus.ts';
import { formats } from '../kit/formats.ts';
import { LoadTask } from '../kit/load-task.ts';
import { messages } from '../kit/messages.ts';
import { card } from '../kit/parts/card.ts';
import ru from './messages/ru.ts';
import type { MeterRequestForm } from './request-form.ts';
import { silence, silenceStyles } from './silence.ts';
import { styles } from './meter-list.styles.ts';

/** A verification was told of, or a visit asked for; its opaque id, nothing else. */
export class MeterRequestedEvent extends CustomEvent<{ readonly requestId: string }> {
  constructor(requestId: string) {
    super('vk-meter-requested', { bubbles: true, composed: true, detail: { requestId } });
  }
}

interface Facts { readonly list: MeterList; readonly estimates: readonly Estimate[]; readonly requests: readonly MeterRequest[] }
interface Task { readonly meterId: string; readonly kind: MeterRequest['kind']; readonly form: MeterRequestForm }

/**
 * The meters of an account: what and where they are, how their verification stands, and what is charged when no reading
 * of them is taken (ПП РФ № 354, п. 59–60, as of 2025-12-06), every sum with the way it comes about.
 *
 * @tag vk-meter-list
 * @slot heading - Replaces the heading.
 * @slot sign-in - The way to sign in, shown while nobody is.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart meter - One meter.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-good] - Colour of what is in order.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between meters.
 * @fires {BeforeSubmitEvent} vk-before-submit - Somebody is about to send a request; cancel it or let it wait.
 * @fires {MeterRequestedEvent} vk-meter-requested - A verification was told of, or a visit asked for.
 */
export class VkMeterList extends VkAccountElement {
  static override styles = [VkAccountElement.styles, silenceStyles, styles];

  @state() private task: Task | undefined;
  /** What was registered last. */
  @state() private registered: MeterRequest | undefined;

  readonly #forms = new Map<string, MeterRequestForm>();

  readonly #say = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #write = formats(this.#say);
  readonly #facts = new LoadTask<Facts>(this, {
    nouns: ['meters'],
    load: async (client, accountId, _watched, signal) => {
      const [list, { items }, requests] = await Promise.all([metersOf(client).list(accountId, signal), estimatesOf(client).list(accountId, signal), meterRequestsOf(client).list(accountId, signal)]);
      return { list, estimates: items, requests };
    },
    isEmpty: ({ list }) => list.items.length === 0,
    forget: () => {
      for (const form of this.#forms.values()) form.clear();
      this.task = undefined;
      this.registered = undefined;
    },
  });

  override render(): unknown {
    const say = this.#say;
    return card(this, say, this.#facts, {
      lines: 7,
      empty: say('noMeters'),
      ready: ({ list: { items, window: { today } }, estimates, requests }) => html`<div class="meters">${items.map((meter) => this.#renderMeter(meter, today, estimates.find(({ meterId }) => meterId === meter.id), requests.filter(({ meterId }) => meterId === meter.id)))}</div>`,
    });
  }

  #renderMeter(meter: Meter, today: string, estimate: Estimate | undefined, requests: readonly MeterRequest[]): unknown {
    const say = this.#say;
    const { id, service, place, serialNumber, state, nextVerificationOn } = meter;
    const verification = verificationState(nextVerificationOn, today);
    const last = meter.current ?? meter.previous;
    const needsVerifying = verification === 'soon' || verification === 'expired';
    return html`
      <article part="meter" aria-labelledby="name-${id}">
        <div><h3 id="name-${id}">${place ? say('meter', { service: say(service), place }) : say(service)}</h3><p class="vk-muted">${say('serial', { serial: serialNumber })}</p></div>
        ${state === 'broken' || state === 'automatic' ? html`<p>${say(state)}</p>` : nothing}
        <p class="state" data-state=${verification}>${say(verification, { date: nextVerificationOn ? this.#write.date(nextVerificationOn) : '', days: nextVerificationOn ? daysBetween(today, nextVerificationOn) : 0 })}</p>
        ${meter.sealNumber ? html`<p class="vk-muted">${say(meter.sealedOn ? 'sealOf' : 'seal', { seal: meter.sealNumber, date: meter.sealedOn ? this.#write.date(meter.sealedOn) : '' })}</p>` : nothing}
        ${needsVerifying ? html`<p>${say('advice')}</p>` : nothing}
        <p>${last ? html`${say('lastReading', { value: this.#write.decimal(last.value), date: this.#write.date(last.takenOn) })}, ${say(`source-${last.source}`)}` : say('noReading')}</p>
        ${!estimate ? nothing : estimate.cause === 'notSent' ? html`<details><summary>${say('price')}</summary>${silence(estimate, say, this.#write)}</details>` : silence(estimate, say, this.#write)}
        ${requests.length === 0 ? nothing : html`<ul>${requests.map(({ number, kind, state: stands, text, registeredAt }) => html`<li>${say(`asked-${kind}`, { number, date: this.#write.moment(registeredAt) })} <strong>${say(`asked-${stands}`)}</strong>${text ? html` <span lang="ru">${text}</span>` : nothing}</li>`)}</ul>`}
        ${this.registered?.meterId === id ? html`<div class="vk-summary vk-notice" data-tone="good" role="status" tabindex="-1"><p>${say('registered', { number: this.registered.number })}</p></div>` : nothing}
        ${this.client?.session.account?.role === 'helper' ? nothing : this.task?.meterId === id ? this.task.form.render() : html`<div class="vk-actions">
          ${verification === 'ok' ? nothing : this.#renderOpener(id, 'verification')}
          ${this.#renderOpener(id, 'visit')}
        </div>`}
      </article>`;
  }

  #renderOpener(meterId: string, kind: MeterRequest['kind']): unknown {
    return html`<button type="button" class="vk-plain" data-opens=${meterId + kind} aria-describedby="name-${meterId}" @click=${() => this.#open(meterId, kind)}>${this.#say(`ask-${kind}`)}</button>`;
  }

  async #open(meterId: string, kind: MeterRequest['kind']): Promise<void> {
    const { MeterRequestForm } = await import('./request-form.ts');
    const close = () => {
      this.task = undefined;
      void focusOpener(this, meterId + kind);
    };
    this.registered = undefined;
    // One form for each purpose: what was typed waits in it.
    const key = meterId + kind;
    const form = this.#forms.get(key) ?? new MeterRequestForm(this, meterId, kind, () => html`<button type="button" class="vk-plain" @click=${close}>${this.#say('cancel')}</button>`, (request) => this.#onSent(request));
    this.#forms.set(key, form);
    this.task = { meterId, kind, form };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('form input, form textarea')?.focus();
  }

  async #onSent(request: MeterRequest): Promise<void> {
    this.task = undefined;
    this.registered = request;
    this.dispatchEvent(new MeterRequestedEvent(request.id));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-meter-list': VkMeterList }
  interface HTMLElementEventMap { 'vk-meter-requested': MeterRequestedEvent }
}
