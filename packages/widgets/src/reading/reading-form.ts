import { html, nothing, type PropertyValues } from 'lit';
import type { Finding, Meter, MeterList, Reading } from '@vodokanal/contract';
import { asProblem, type Client, type Problem } from '@vodokanal/client';
import { daysBetween } from '@vodokanal/contract/rules/calendar';
import { priceOf } from '@vodokanal/contract/rules/money';
import { checkReading, stopOf, type CheckedReading } from '@vodokanal/contract/rules/reading';
import { VkAccountElement } from '../kit/account-element.ts';
import { describedBy, type FieldFault } from '../kit/form.ts';
import { LoadTask } from '../kit/load-task.ts';
import { formats } from '../kit/formats.ts';
import { messages } from '../kit/messages.ts';
import { accountChoice } from '../kit/parts/account-choice.ts';
import { errorSummary, focusSummary } from '../kit/parts/error-summary.ts';
import { field } from '../kit/parts/field.ts';
import { notice } from '../kit/parts/notice.ts';
import { signInPrompt } from '../kit/parts/sign-in-prompt.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { property, state } from '../kit/property.ts';
import { SendTask } from '../kit/send-task.ts';
import type { GuestForm } from './guest-form.ts';
import ru from './messages/ru.ts';
import { styles } from './reading-form.styles.ts';

/** The utility accepted readings; their ids, nothing else. */
export class ReadingSubmittedEvent extends CustomEvent<{ readonly readingIds: readonly string[] }> {
  constructor(readingIds: readonly string[]) {
    super('vk-reading-submitted', { bubbles: true, composed: true, detail: { readingIds } });
  }
}

interface Draft {
  readonly text: string;
  readonly confirmed: boolean;
  /** The field was left once: from then on what is wrong is shown while typing. */
  readonly left: boolean;
}

interface Submission { readonly meter: Meter; readonly text: string; readonly confirmed: readonly Finding['code'][] }
interface Outcome { readonly accepted: readonly Reading[]; readonly refused: ReadonlyMap<string, Problem> }

const EMPTY: Draft = { text: '', confirmed: false, left: false };
const NOTHING: Outcome = { accepted: [], refused: new Map() };
const keyOf = ({ id }: Meter): string => `reading:${id}`;

/**
 * Lets a customer send the readings of their water meters.
 *
 * @tag vk-reading-form
 * @slot heading - Replaces the heading.
 * @slot sign-in - The way to sign in, shown while nobody is.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart meter - One meter with its field.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {BeforeSubmitEvent} vk-before-submit - Somebody is about to send readings; cancel it or let it wait.
 * @fires {ReadingSubmittedEvent} vk-reading-submitted - The utility accepted readings.
 */
export class VkReadingForm extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /** The meter to report; all meters of the account when left out. */
  @property({ attribute: 'meter-id' }) meterId?: string;

  /** For somebody who is not signed in: one meter, by account number and serial number. */
  @property({ type: Boolean }) guest = false;

  @state() private drafts: ReadonlyMap<string, Draft> = new Map();
  @state() private correcting: ReadonlySet<string> = new Set();
  @state() private faults: readonly FieldFault[] = [];
  @state() private outcome: Outcome = NOTHING;
  @state() private guestForm: GuestForm | undefined;
  /** Its file did not come. */
  @state() private hasNoGuestForm = false;

  readonly #say = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #write = formats(this.#say);
  readonly #meters = new LoadTask(this, {
    nouns: ['meters'],
    load: async (client, accountId, _watched, signal) => {
      const list = await client.meters.list(accountId, signal);
      this.#recall(client, list.items);
      return list;
    },
    isEmpty: ({ items }) => this.#shownOf(items).length === 0,
    forget: () => this.#forget(),
  });
  #guest: Promise<void> | undefined;
  readonly #send = new SendTask(this, { asks: true, send: (client, submissions: readonly Submission[], intent) => this.#submit(client, submissions, intent) });

  override connectedCallback(): void {
    super.connectedCallback();
    // The form that came with the page stays until ours is there.
    if (!this.hasAttribute('guest')) return;
    const loading = this.#loadGuest().finally(() => { if (this.loading === loading) this.loading = undefined; });
    this.loading = loading;
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.guest && !this.hasNoGuestForm) void this.#loadGuest();
  }

  #loadGuest(): Promise<void> {
    return (this.#guest ??= import('./guest-form.ts').then(
      ({ GuestForm }) => { this.guestForm = new GuestForm(this, ru, this.typed, () => this.dispatchEvent(new ReadingSubmittedEvent([]))); },
      () => {
        this.#guest = undefined;
        this.hasNoGuestForm = true;
      },
    ));
  }

  override render(): unknown {
    const say = this.#say;
    if (this.guest) return this.guestForm?.render() ?? html`<section class="vk-card" part="card">${this.hasNoGuestForm ? notice({ tone: 'problem', text: say('kind-offline'), action: { text: say('retry'), run: () => void this.#loadGuest() } }) : skeleton(say('loading'), 7)}</section>`;
    return html`
      <section class="vk-card" part="card" ?data-room=${this.isInside} aria-labelledby="title">
        <slot name="heading"><h2 id="title" part="heading">${say('title')}</h2></slot>
        ${this.#meters.render({
          signedOut: () => signInPrompt(this, say),
          pending: () => skeleton(say('loading'), 7),
          failed: (problem) => notice({ tone: 'problem', text: say.problem(problem), action: { text: say('retry'), run: this.#meters.retry } }),
          empty: () => html`${accountChoice(this, say('account'))}${notice({ text: say('noMeters') })}`,
          ready: (list) => this.#renderForm(list),
        })}
      </section>`;
  }

  #renderForm(list: MeterList): unknown {
    const say = this.#say;
    const { problem, isSending } = this.#send;
    const isAsking = this.#shownOf(list.items).some((meter) => this.#isAsking(meter, list));
    return html`
      ${accountChoice(this, say('account'))}
      ${this.#renderWindow(list)}
      ${this.outcome.accepted.length > 0 ? this.#renderSlip(this.outcome.accepted) : nothing}
      <form novalidate @submit=${(event: SubmitEvent) => this.#onSubmit(event, list)}>
        ${errorSummary(say('summary'), this.faults)}
        ${problem && problem.kind !== 'signed-out' ? notice({ tone: 'problem', text: say.problem(problem) }) : nothing}
        <div class="meters">${this.#shownOf(list.items).map((meter) => this.#renderMeter(meter, list))}</div>
        ${isAsking ? html`<div class="vk-actions"><button type="submit" aria-disabled=${isSending}>${say(isSending ? 'sending' : 'submit')}</button></div>` : nothing}
      </form>`;
  }

  #renderWindow({ window, accountStatus }: MeterList): unknown {
    const say = this.#say;
    if (accountStatus === 'closed') return nothing;
    if (!window.open) return notice({ tone: 'warning', text: say('opensOn', { date: this.#write.date(window.opensOn) }) });
    const days = daysBetween(window.today, window.closesOn);
    return html`<p>${days === 0 ? say('windowLastDay') : say('windowOpen', { date: this.#write.date(window.closesOn), days })}</p>`;
  }

  #renderSlip(accepted: readonly Reading[]): unknown {
    const say = this.#say;
    return notice({
      tone: 'good',
      text: html`<strong>${say('accepted', { moment: this.#write.moment(accepted[0]?.receivedAt ?? '') })}</strong>${accepted.map(({ slip }) => html`<br>${say('slip', { number: slip ?? '' })}`)}`,
    });
  }

  #renderMeter(meter: Meter, list: MeterList): unknown {
    const say = this.#say;
    const stop = this.#stopOf(meter, list);
    return html`
      <div class="meter" part="meter" role="group" aria-labelledby="name-${meter.id}">
        <div><h3 id="name-${meter.id}">${this.#nameOf(meter)}</h3><p class="vk-muted">${say('serial', { serial: meter.serialNumber })}</p></div>
        ${meter.current && !this.correcting.has(meter.id) ? this.#renderSent(meter, meter.current)
          : stop === 'WINDOW_CLOSED' ? html`<p>${this.#previousOf(meter)}</p>`
          : stop ? notice({ tone: stop === 'METER_AUTOMATIC' ? 'plain' : 'warning', text: say(stop as keyof typeof ru) })
          : this.#renderField(meter, list)}
      </div>`;
  }

  #renderSent(meter: Meter, { value, takenOn, slip, status }: Reading): unknown {
    const say = this.#say;
    return html`
      <p>${say('sent', { value: this.#write.decimal(value), date: this.#write.date(takenOn) })}${slip ? html`<br><span class="vk-muted">${say('slip', { number: slip })}</span>` : nothing}</p>
      ${this.outcome.refused.has(meter.id) ? html`<p class="vk-error">${this.#refusalOf(meter)}</p>` : nothing}
      ${status === 'billed'
        ? html`<p class="vk-muted">${say('billed')}</p>`
        : html`<div class="vk-actions"><button type="button" class="vk-plain" aria-describedby="name-${meter.id}" @click=${() => this.#onCorrect(meter)}>${say('correct')}</button></div>`}`;
  }

  #renderField(meter: Meter, list: MeterList): unknown {
    const say = this.#say;
    const id = `value-${meter.id}`;
    const draft = this.drafts.get(meter.id) ?? EMPTY;
    const checked = draft.text.trim() === '' ? undefined : this.#check(draft.text, meter, list);
    const shown = draft.left ? (checked?.findings ?? []) : [];
    const blocking = shown.filter(({ severity }) => severity === 'block');
    const asking = shown.filter(({ severity }) => severity === 'confirm');
    const error = blocking.map((finding) => this.#textOf(finding)).join(' ') || this.#refusalOf(meter) || this.faults.find((fault) => fault.id === id)?.text;
    const hint = `${this.#previousOf(meter)}. ${say(meter.fractionDigits > 0 ? 'redDigits' : 'wholeOnly')}`;
    return html`
      ${field({
        id, label: say('value'), hint, error,
        control: html`<input id=${id} inputmode="decimal" autocomplete="off" enterkeyhint="next" maxlength="20" .value=${draft.text} aria-invalid=${Boolean(error)} aria-describedby=${describedBy(id, hint, error)}
          @input=${({ target }: Event) => this.#onInput(meter, (target as HTMLInputElement).value)} @blur=${() => this.#onLeave(meter)}>`,
      })}
      <p class="volume" role="status">${checked ? this.#volumeOf(checked, meter) : nothing}</p>
      ${shown.filter(({ severity }) => severity === 'info').map((finding) => html`<p>${this.#textOf(finding)}</p>`)}
      ${asking.length > 0 ? notice({
        tone: 'warning',
        text: html`<span class="findings">${asking.map((finding) => html`<span>${this.#textOf(finding)}</span>`)}
          <label class="vk-check"><input id="confirm-${meter.id}" type="checkbox" .checked=${draft.confirmed} @change=${({ target }: Event) => this.#onConfirm(meter, (target as HTMLInputElement).checked)}>${say('confirm')}</label></span>`,
      }) : nothing}
      ${this.correcting.has(meter.id) ? html`<div class="vk-actions"><button type="button" class="vk-plain" @click=${() => this.#onKeep(meter)}>${say('keep')}</button></div>` : nothing}`;
  }

  /** All meters are judged together, also when only one of them is shown. */
  #shownOf(items: readonly Meter[]): readonly Meter[] {
    return this.meterId ? items.filter(({ id }) => id === this.meterId) : items;
  }

  #nameOf({ service, place }: Meter): string {
    const name = this.#say(service);
    return place ? this.#say('meter', { service: name, place }) : name;
  }

  #previousOf({ previous }: Meter): string {
    if (!previous) return '';
    const isEstimate = previous.source === 'estimate' || previous.source === 'norm';
    return this.#say(isEstimate ? 'previousEstimate' : 'previous', { value: this.#write.decimal(previous.value), date: this.#write.date(previous.takenOn) });
  }

  #volumeOf({ volume, findings }: CheckedReading, { pricePerCubicMetre }: Meter): string {
    if (volume === null || findings.some(({ severity }) => severity === 'block')) return '';
    const shown = this.#write.decimal(volume);
    return pricePerCubicMetre === null ? this.#say('volume', { volume: shown }) : this.#say('volumeAndCost', { volume: shown, cost: this.#write.money(priceOf(volume, pricePerCubicMetre)) });
  }

  #textOf({ code, params = {} }: Finding): string {
    return this.#say(code as keyof typeof ru, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? this.#write.decimal(value) : value])));
  }

  #refusalOf(meter: Meter): string | undefined {
    const problem = this.outcome.refused.get(meter.id);
    return problem && (problem.findings.map((finding) => this.#textOf(finding)).join(' ') || this.#say.problem(problem));
  }

  #stopOf(meter: Meter, { window, accountStatus }: MeterList): Finding['code'] | undefined {
    return stopOf({ meter, accountStatus, windowOpen: window.open });
  }

  #isAsking(meter: Meter, list: MeterList): boolean {
    return !this.#stopOf(meter, list) && (!meter.current || this.correcting.has(meter.id));
  }

  #check(text: string, meter: Meter, { items, window, accountStatus }: MeterList): CheckedReading {
    return checkReading(text, { meter, accountStatus, windowOpen: window.open, otherMeters: items.filter((other) => other !== meter) });
  }

  /** Sends one meter after the other; what one of them is refused for does not stop the next. */
  async #submit(client: Client, submissions: readonly Submission[], intent: string): Promise<void> {
    for (const { meter, text, confirmed } of submissions) {
      try {
        const reading = await client.readings.submit(meter.id, { value: text, confirmed: [...confirmed] }, `${intent}:${meter.id}`, meter.current?.id);
        this.#onAccepted(meter, reading);
      } catch (fault) {
        const problem = asProblem(fault);
        if (problem.kind !== 'rejected' && problem.kind !== 'conflict') throw fault;
        this.outcome = { ...this.outcome, refused: new Map(this.outcome.refused).set(meter.id, problem) };
      }
    }
  }

  #onAccepted(meter: Meter, reading: Reading): void {
    this.outcome = { ...this.outcome, accepted: [...this.outcome.accepted, reading] };
    this.correcting = new Set([...this.correcting].filter((id) => id !== meter.id));
    this.#change(meter, EMPTY);
  }

  #onInput(meter: Meter, text: string): void {
    this.#send.edited();
    this.#forgetRefusal(meter);
    this.#forgetFaults(meter);
    this.#change(meter, { text, confirmed: false });
  }

  #onLeave(meter: Meter): void {
    if (this.drafts.get(meter.id)?.text.trim()) this.#change(meter, { left: true });
  }

  #onConfirm(meter: Meter, confirmed: boolean): void {
    this.#send.edited();
    this.#forgetFaults(meter);
    this.#change(meter, { confirmed });
  }

  #onCorrect(meter: Meter): void {
    this.correcting = new Set([...this.correcting, meter.id]);
    this.#forgetRefusal(meter);
    this.#change(meter, { ...EMPTY, text: this.#write.decimal(meter.current?.value ?? '') });
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#value-${meter.id}`)?.focus());
  }

  #onKeep(meter: Meter): void {
    this.correcting = new Set([...this.correcting].filter((id) => id !== meter.id));
    this.#change(meter, EMPTY);
  }

  #onSubmit = async (event: SubmitEvent, list: MeterList): Promise<void> => {
    event.preventDefault();
    const typed = this.#shownOf(list.items).filter((meter) => this.#isAsking(meter, list) && this.drafts.get(meter.id)?.text.trim());
    const submissions: Submission[] = [];
    const faults: FieldFault[] = [];
    for (const meter of typed) {
      const { text, confirmed } = this.drafts.get(meter.id) ?? EMPTY;
      this.#change(meter, { left: true });
      const { findings } = this.#check(text, meter, list);
      const blocking = findings.find(({ severity }) => severity === 'block');
      const asking = findings.filter(({ severity }) => severity === 'confirm');
      if (blocking) faults.push({ id: `value-${meter.id}`, text: `${this.#nameOf(meter)}: ${this.#textOf(blocking)}` });
      else if (asking.length > 0 && !confirmed) faults.push({ id: `confirm-${meter.id}`, text: this.#say('confirmFirst', { meter: this.#nameOf(meter) }) });
      else submissions.push({ meter, text, confirmed: asking.map(({ code }) => code) });
    }
    const first = this.#shownOf(list.items).find((meter) => this.#isAsking(meter, list));
    if (typed.length === 0 && first) faults.push({ id: `value-${first.id}`, text: this.#say('nothingTyped') });
    this.faults = faults;
    if (faults.length === 0) await this.#deliver(submissions);
    await this.updateComplete;
    focusSummary(this.renderRoot);
  };

  async #deliver(submissions: readonly Submission[]): Promise<void> {
    if (this.#send.isSending) return;
    this.outcome = NOTHING;
    await this.#send.send(submissions);
    const { accepted, refused } = this.outcome;
    // What the utility knows is not what was shown: look again, so that the customer sees why.
    if (refused.size > 0) this.#meters.retry();
    if (accepted.length > 0) this.dispatchEvent(new ReadingSubmittedEvent(accepted.map(({ id }) => id)));
  }

  #forgetFaults(meter: Meter): void {
    this.faults = this.faults.filter(({ id }) => !id.endsWith(meter.id));
  }

  #forgetRefusal(meter: Meter): void {
    this.outcome = { ...this.outcome, refused: new Map([...this.outcome.refused].filter(([id]) => id !== meter.id)) };
  }

  #change(meter: Meter, change: Partial<Draft>): void {
    const draft = { ...(this.drafts.get(meter.id) ?? EMPTY), ...change };
    this.drafts = new Map(this.drafts).set(meter.id, draft);
    // A correction starts from what is known to the utility; only new readings are kept.
    if (this.correcting.has(meter.id)) return;
    if (draft.text.trim()) this.client?.drafts.save(keyOf(meter), draft.text);
    else this.client?.drafts.remove(keyOf(meter));
  }

  /** What was typed before a reload or an ended session; a meter that has its reading needs no draft. */
  #recall(client: Client, items: readonly Meter[]): void {
    const kept = items.flatMap((meter): (readonly [string, Draft])[] => {
      if (meter.current) client.drafts.remove(keyOf(meter));
      const text = client.drafts.load<string>(keyOf(meter));
      return text ? [[meter.id, { ...EMPTY, text, left: true }]] : [];
    });
    this.drafts = new Map([...kept, ...this.drafts]);
  }

  #forget(): void {
    this.drafts = new Map();
    this.correcting = new Set();
    this.faults = [];
    this.outcome = NOTHING;
    this.#send.edited();
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-reading-form': VkReadingForm }
  interface HTMLElementEventMap { 'vk-reading-submitted': ReadingSubmittedEvent }
}
