import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Meter, MeterList, Reading } from '@vodokanal/contract';
import { draftsOf, metersOf } from '@vodokanal/client';
import { daysBetween } from '@vodokanal/contract/rules/calendar';
import { stopOf } from '@vodokanal/contract/rules/reading-stop';
import { VkAccountElement } from '../kit/account-element.ts';
import { describedBy } from '../kit/form.ts';
import { LoadTask } from '../kit/load-task.ts';
import { formats } from '../kit/formats.ts';
import { messages } from '../kit/messages.ts';
import { card } from '../kit/parts/card.ts';
import { field } from '../kit/parts/field.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import type { Drum } from './drum.ts';
import type { GuestForm } from './guest-form.ts';
import type { PriceOfSilence } from './price-of-silence.ts';
import type { ReadingDesk } from './reading-desk.ts';
import ru from './messages/ru.ts';
import { styles } from './reading-form.styles.ts';

/** The utility accepted readings; their ids, nothing else. */
export class ReadingSubmittedEvent extends CustomEvent<{ readonly readingIds: readonly string[] }> {
  constructor(readingIds: readonly string[]) {
    super('vk-reading-submitted', { bubbles: true, composed: true, detail: { readingIds } });
  }
}

const DRUM = 'drum';

/** Why no reading can be taken for a meter now, or undefined. */
const stopOn = (meter: Meter, { window, accountStatus }: MeterList) => stopOf({ meter, accountStatus, windowOpen: window.open });

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

  @state() private guestForm: GuestForm | undefined;
  @state() private drum: Drum | undefined;
  @state() private price: PriceOfSilence | undefined;
  /** Its file did not come. */
  @state() private hasNoGuestForm = false;

  readonly #say = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #write = formats(this.#say);
  readonly #meters = new LoadTask(this, {
    nouns: ['meters'],
    load: async (client, accountId, _watched, signal) => {
      const list = await metersOf(client).list(accountId, signal);
      if (client.storage.get(DRUM)) this.drum ??= await this.#loadDrum();
      // What was typed on another visit, or could not be sent: the form wakes up by itself.
      if (this.#desk || client.storage.get('outbox') || list.items.some(({ id }) => draftsOf(client).load(this.draftKey(id)))) await (await this.#arm())?.recall(client, list.items);
      return list;
    },
    isEmpty: ({ items }) => this.#shownOf(items).length === 0,
    forget: () => {
      this.#typed.clear();
      this.price = undefined;
      this.#desk?.forget();
    },
  });
  #guest: Promise<void> | undefined;
  /** Comes with the first touch of a field. */
  #desk: ReadingDesk | undefined;
  /** What is typed before it is there, by meter. */
  readonly #typed = new Map<string, string>();
  /** A file of ours did not come. */
  #isCut = false;

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
      ({ GuestForm }) => { this.guestForm = new GuestForm(this, () => this.dispatchEvent(new ReadingSubmittedEvent([]))); },
      () => {
        this.#guest = undefined;
        this.hasNoGuestForm = true;
      },
    ));
  }

  override render(): unknown {
    const say = this.#say;
    if (this.guest) return this.guestForm?.render() ?? html`<section class="vk-card" part="card">${this.hasNoGuestForm ? notice({ tone: 'problem', text: say('kind-offline'), action: { text: say('retry'), run: () => void this.#loadGuest() } }) : skeleton(say('loading'), 7)}</section>`;
    return card(this, say, this.#meters, {
      lines: 7,
      empty: say('noMeters'),
      ready: (list) => this.#renderForm(list),
    });
  }

  #renderForm(list: MeterList): unknown {
    const say = this.#say;
    const desk = this.#desk;
    const shown = this.#shownOf(list.items);
    const isSending = desk?.isSending === true;
    return html`
      ${this.#renderWindow(list)}
      ${list.accountStatus === 'closed' ? nothing : html`<details @toggle=${this.#onPrice}><summary>${say('price')}</summary>${this.price?.render(shown) ?? nothing}</details>`}
      <form novalidate @submit=${(event: SubmitEvent) => this.#onSubmit(event, list)} @focusin=${this.#arm}>
        ${desk?.renderHead() ?? (this.#isCut ? notice({ tone: 'problem', text: say('kind-offline') }) : nothing)}
        ${shown.some((meter) => this.asks(meter, list)) ? html`<label class="vk-check"><input type="checkbox" .checked=${this.drum !== undefined} @change=${this.#onDrum}>${say('drum')}</label>` : nothing}
        <div class="meters">${shown.map((meter) => this.#renderMeter(meter, list))}</div>
        ${shown.some((meter) => this.asks(meter, list)) ? html`<div class="vk-actions"><button type="submit" aria-disabled=${isSending}>${say(isSending ? 'sending' : 'submit')}</button></div>` : nothing}
      </form>`;
  }

  #renderWindow({ window, accountStatus }: MeterList): unknown {
    const say = this.#say;
    if (accountStatus === 'closed') return nothing;
    if (!window.open) return notice({ tone: 'warning', text: say('opensOn', { date: this.#write.date(window.opensOn) }) });
    const days = daysBetween(window.today, window.closesOn);
    return html`<p>${days === 0 ? say('windowLastDay') : say('windowOpen', { date: this.#write.date(window.closesOn), days })}</p>`;
  }

  #renderMeter(meter: Meter, list: MeterList): unknown {
    const say = this.#say;
    const desk = this.#desk;
    const stop = stopOn(meter, list);
    return html`
      <div class="meter" part="meter" role="group" aria-labelledby="name-${meter.id}">
        <div><h3 id="name-${meter.id}">${this.nameOf(meter)}</h3><p class="vk-muted">${say('serial', { serial: meter.serialNumber })}</p></div>
        ${desk?.isQueued(meter) ? desk.renderQueued(meter)
          : meter.current && !desk?.isCorrecting(meter) ? this.#renderSent(meter, meter.current)
          : stop === 'WINDOW_CLOSED' ? html`<p>${this.#previousOf(meter)}</p>`
          : stop ? notice({ tone: stop === 'METER_AUTOMATIC' ? 'plain' : 'warning', text: say(stop as keyof typeof ru) })
          : this.#renderField(meter, list)}
      </div>`;
  }

  #renderSent(meter: Meter, { value, takenOn, slip, status }: Reading): unknown {
    const say = this.#say;
    const refusal = this.#desk?.refusalOf(meter);
    return html`
      <p>${say('sent', { value: this.#write.decimal(value), date: this.#write.date(takenOn) })}${slip ? html`<br><span class="vk-muted">${say('slip', { number: slip })}</span>` : nothing}</p>
      ${refusal ? html`<p class="vk-error">${refusal}</p>` : nothing}
      ${status === 'accepted' ? nothing : html`<p class="vk-muted">${say(status === 'held' ? 'held' : status === 'billed' ? 'billed' : 'received')}</p>`}
      ${status === 'billed' ? nothing
        : html`<div class="vk-actions"><button type="button" class="vk-plain" aria-describedby="name-${meter.id}" @click=${async () => (await this.#arm())?.correct(meter)}>${say('correct')}</button></div>`}`;
  }

  #renderField(meter: Meter, list: MeterList): unknown {
    const say = this.#say;
    const desk = this.#desk;
    const id = `value-${meter.id}`;
    const error = desk?.errorOf(meter, list);
    const hint = `${this.#previousOf(meter)}. ${say(this.drum ? 'drumHint' : meter.fractionDigits > 0 ? 'redDigits' : 'wholeOnly')}`;
    return html`
      ${field({
        id, label: say('value'), hint, error,
        control: this.drum?.render(meter, { id, text: this.#textOf(meter), isWrong: Boolean(error), describedBy: describedBy(id, hint, error), onInput: (text) => this.#onInput(meter, text), onLeave: () => this.#onLeave(meter) }) ?? html`<input id=${id} inputmode="decimal" autocomplete="off" enterkeyhint="next" maxlength="20" .value=${this.#textOf(meter)} aria-invalid=${Boolean(error)} aria-describedby=${describedBy(id, hint, error)}
          @input=${({ target }: Event) => this.#onInput(meter, (target as HTMLInputElement).value)} @blur=${() => this.#onLeave(meter)}>`,
      })}
      ${desk?.renderBelow(meter, list) ?? html`<p class="volume"></p>`}`;
  }

  /** All meters are judged together, also when only one of them is shown. */
  #shownOf(items: readonly Meter[]): readonly Meter[] {
    return this.meterId ? items.filter(({ id }) => id === this.meterId) : items;
  }

  /** @internal As last heard, of the account that is shown. */
  get list(): MeterList | undefined {
    return this.#meters.value;
  }

  /** @internal Whether the form asks for this meter: it can be read, and has not been, or is to be corrected. */
  asks(meter: Meter, list: MeterList): boolean {
    const desk = this.#desk;
    return !stopOn(meter, list) && !desk?.isQueued(meter) && (!meter.current || desk?.isCorrecting(meter) === true);
  }

  /** @internal Under what a typed reading is kept until it is sent. */
  draftKey(meterId: string): string {
    return `reading:${meterId}`;
  }

  /** @internal */
  nameOf({ service, place }: Meter): string {
    const name = this.#say(service);
    return place ? this.#say('meter', { service: name, place }) : name;
  }

  #previousOf({ previous }: Meter): string {
    if (!previous) return '';
    const isEstimate = previous.source === 'estimate' || previous.source === 'norm';
    return this.#say(isEstimate ? 'previousEstimate' : 'previous', { value: this.#write.decimal(previous.value), date: this.#write.date(previous.takenOn) });
  }

  #onInput(meter: Meter, text: string): void {
    if (this.#desk) this.#desk.input(meter, text);
    else {
      this.#typed.set(meter.id, text);
      if (this.client) draftsOf(this.client).save(this.draftKey(meter.id), text);
      // What fills a form in for somebody does so without a focus.
      void this.#arm();
    }
  }

  #onSubmit = async (event: SubmitEvent, list: MeterList): Promise<void> => {
    event.preventDefault();
    await (await this.#arm())?.submit(this.#shownOf(list.items), list);
  };

  #textOf(meter: Meter): string {
    return this.#desk?.textOf(meter) ?? this.#typed.get(meter.id) ?? '';
  }

  async #onLeave(meter: Meter): Promise<void> {
    (await this.#arm())?.leave(meter);
  }

  /** How somebody likes to type is kept on the device. */
  #onDrum = async ({ target }: Event): Promise<void> => {
    const { checked } = target as HTMLInputElement;
    const { storage } = this.client ?? {};
    if (checked) storage?.set(DRUM, '1');
    else storage?.remove(DRUM);
    this.drum = checked ? await this.#loadDrum() : undefined;
  };

  async #loadDrum(): Promise<Drum | undefined> {
    // The plain field does as well where the file does not come.
    return import('./drum.ts').then(({ Drum }) => new Drum(this.renderRoot as ShadowRoot), () => undefined);
  }

  #onPrice = async (event: Event): Promise<void> => {
    if (!(event.currentTarget as HTMLDetailsElement).open) return;
    const { PriceOfSilence } = await import('./price-of-silence.ts');
    await (this.price ??= new PriceOfSilence(this)).load();
  };

  #arm = async (): Promise<ReadingDesk | undefined> => {
    try {
      const { ReadingDesk } = await import('./reading-desk.ts');
      this.#isCut = false;
      return (this.#desk ??= new ReadingDesk(this, this.#typed, this.#onSettled));
    } catch {
      this.#isCut = true;
      return undefined;
    } finally {
      this.requestUpdate();
    }
  };

  #onSettled = (accepted: readonly Reading[], hasRefusal: boolean): void => {
    // What the utility knows is not what was shown: look again, so that the customer sees why.
    if (hasRefusal) this.#meters.retry();
    void this.price?.load();
    if (accepted.length > 0) this.dispatchEvent(new ReadingSubmittedEvent(accepted.map(({ id }) => id)));
  };
}

declare global {
  interface HTMLElementTagNameMap { 'vk-reading-form': VkReadingForm }
  interface HTMLElementEventMap { 'vk-reading-submitted': ReadingSubmittedEvent }
}
