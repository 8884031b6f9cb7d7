import { html, nothing } from 'lit';
import type { Finding, Meter, MeterList, Reading } from '@vodokanal/contract';
import { draftsOf, type Client, type Problem } from '@vodokanal/client';
import { ownerOf, type Delivery, type Outbox, type Queued } from '@vodokanal/client/outbox';
import { priceOf } from '@vodokanal/contract/rules/money';
import { checkReading, type CheckedReading } from '@vodokanal/contract/rules/reading';
import type { FieldFault } from '../kit/form.ts';
import { formats } from '../kit/formats.ts';
import { messages, type Say } from '../kit/messages.ts';
import { outboxOf } from '../kit/outbox.ts';
import { errorSummary, focusSummary } from '../kit/parts/error-summary.ts';
import { notice } from '../kit/parts/notice.ts';
import { SendTask } from '../kit/send-task.ts';
import type { VkReadingForm } from './reading-form.ts';
import type { ReadingPhotos } from './reading-photos.ts';
import ru from './messages/desk.ru.ts';

interface Draft {
  readonly text: string;
  readonly confirmed: boolean;
  /** The field was left once: from then on what is wrong is shown while typing. */
  readonly left: boolean;
}

interface Submission { readonly meter: Meter; readonly text: string; readonly confirmed: readonly Finding['code'][] }

const EMPTY: Draft = { text: '', confirmed: false, left: false };
/** How long a reading that found no way waits for the next try, in milliseconds: longer each time. */
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 300_000;

/** What the form can do once somebody has touched it: judge, ask, send, and send again what found no way. */
export class ReadingDesk {
  readonly #host: VkReadingForm;
  readonly #say: Say<keyof typeof ru>;
  readonly #write: ReturnType<typeof formats>;
  readonly #send: SendTask<Client, readonly Submission[], void>;
  readonly #onSettled: (accepted: readonly Reading[], hasRefusal: boolean) => void;
  #drafts: ReadonlyMap<string, Draft>;
  #correcting: ReadonlySet<string> = new Set();
  #faults: readonly FieldFault[] = [];
  #accepted: readonly Reading[] = [];
  #refused: ReadonlyMap<string, Problem> = new Map();
  /** What waits on the device, by meter. */
  #queued: ReadonlyMap<string, Queued> = new Map();
  #isFlushing = false;
  /** Comes with the first photo. */
  #photos: ReadingPhotos | undefined;
  /** The browser keeps nothing: nothing is promised. */
  #isLoose = false;
  #pause = FIRST_PAUSE;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `onSettled` is told what became of readings, at once or later. */
  constructor(host: VkReadingForm, typed: ReadonlyMap<string, string>, onSettled: (accepted: readonly Reading[], hasRefusal: boolean) => void) {
    this.#host = host;
    this.#onSettled = onSettled;
    this.#say = messages(host, ru, { en: () => import('./messages/desk.en.ts') });
    this.#write = formats(this.#say);
    this.#drafts = new Map([...typed].map(([id, text]) => [id, { ...EMPTY, text }]));
    this.#send = new SendTask(host, { asks: true, send: (client, submissions, intent) => this.#submit(client, submissions, intent) });
    const wake = () => this.wake();
    const look = () => { if (host.ownerDocument.visibilityState === 'visible') this.wake(); };
    host.addController({
      hostConnected() {
        host.ownerDocument.defaultView?.addEventListener('online', wake);
        host.ownerDocument.addEventListener('visibilitychange', look);
      },
      // What waits is sent by the next form, or by this one where it is put next.
      hostDisconnected: () => {
        host.ownerDocument.defaultView?.removeEventListener('online', wake);
        host.ownerDocument.removeEventListener('visibilitychange', look);
        clearTimeout(this.#timer);
      },
    });
  }

  get isSending(): boolean {
    return this.#send.isSending;
  }

  isCorrecting({ id }: Meter): boolean {
    return this.#correcting.has(id);
  }

  isQueued({ id }: Meter): boolean {
    return this.#queued.has(id);
  }

  textOf({ id }: Meter): string {
    return this.#drafts.get(id)?.text ?? '';
  }

  /** What was typed before a reload or an ended session, and what is still on its way; a meter that has its reading needs neither. */
  async recall(client: Client, items: readonly Meter[]): Promise<void> {
    const kept = items.flatMap((meter): (readonly [string, Draft])[] => {
      if (meter.current) draftsOf(client).remove(this.#host.draftKey(meter.id));
      const text = draftsOf(client).load<string>(this.#host.draftKey(meter.id));
      return text ? [[meter.id, { ...EMPTY, text, left: true }]] : [];
    });
    this.#drafts = new Map([...kept, ...this.#drafts]);
    await this.#look(client);
    if (this.#queued.size > 0) this.wake();
  }

  forget(): void {
    this.#drafts = new Map();
    this.#correcting = new Set();
    this.#faults = [];
    this.#accepted = [];
    this.#refused = new Map();
    this.#queued = new Map();
    this.#photos?.clear();
    clearTimeout(this.#timer);
    this.#send.edited();
  }

  renderHead(): unknown {
    const say = this.#say;
    const { problem } = this.#send;
    const refused = [...this.#refused].filter(([id]) => !this.#drafts.has(id));
    return html`
      ${this.#accepted.length > 0 ? notice({
        tone: 'good',
        text: html`<strong>${say('accepted', { moment: this.#write.moment(this.#accepted[0]?.receivedAt ?? '') })}</strong>${this.#accepted.map(({ slip }) => html`<br>${say('slip', { number: slip ?? '' })}`)}`,
        action: { text: say('print'), run: () => void this.#print() },
      }) : nothing}
      ${errorSummary(say('summary'), this.#faults)}
      ${refused.map(([, each]) => notice({ tone: 'problem', text: this.#wordsOf(each) }))}
      ${problem && problem.kind !== 'signed-out' ? notice({ tone: 'problem', text: html`${say.problem(problem)}${this.#isLoose ? html` ${say('notKept')}` : nothing}` }) : nothing}`;
  }

  /** A reading that waits on the device, in the place of its field. */
  renderQueued(meter: Meter): unknown {
    const say = this.#say;
    const { value } = this.#queued.get(meter.id) as Queued;
    return html`
      ${notice({ tone: 'warning', text: html`<strong>${say('queued', { value: this.#write.decimal(value.replace(',', '.')) })}</strong><br>${say('queuedHow')}` })}
      <div class="vk-actions">
        <button type="button" class="vk-plain" aria-describedby="name-${meter.id}" aria-disabled=${this.#isFlushing} data-sends @click=${() => this.wake()}>${say(this.#isFlushing ? 'sending' : 'sendNow')}</button>
        <button type="button" class="vk-plain" aria-describedby="name-${meter.id}" aria-disabled=${this.#isFlushing} @click=${() => void this.#unqueue(meter)}>${say('unqueue')}</button>
      </div>`;
  }

  errorOf(meter: Meter, list: MeterList): string | undefined {
    const blocking = this.#shown(meter, list).filter(({ severity }) => severity === 'block');
    return blocking.map((finding) => this.#textOf(finding)).join(' ') || this.refusalOf(meter) || this.#faults.find(({ id }) => id === `value-${meter.id}`)?.text;
  }

  refusalOf({ id }: Meter): string | undefined {
    const problem = this.#refused.get(id);
    return problem && this.#wordsOf(problem);
  }

  /** What follows from the number in the field: consumption, cost, questions. */
  renderBelow(meter: Meter, list: MeterList): unknown {
    const say = this.#say;
    const draft = this.#drafts.get(meter.id) ?? EMPTY;
    const shown = this.#shown(meter, list);
    const asking = shown.filter(({ severity }) => severity === 'confirm');
    return html`
      <p class="volume" role="status">${draft.text.trim() ? this.#volumeOf(this.#check(draft.text, meter, list), meter) : nothing}</p>
      ${shown.filter(({ severity }) => severity === 'info').map((finding) => html`<p>${this.#textOf(finding)}</p>`)}
      ${asking.length > 0 ? notice({
        tone: 'warning',
        text: html`<span class="findings">${asking.map((finding) => html`<span>${this.#textOf(finding)}</span>`)}
          <label class="vk-check"><input id="confirm-${meter.id}" type="checkbox" .checked=${draft.confirmed} @change=${({ target }: Event) => this.#onConfirm(meter, (target as HTMLInputElement).checked)}>${say('confirm')}</label></span>`,
      }) : nothing}
      ${this.#photos?.has(meter) ? this.#photos.render(meter) : nothing}
      <div class="vk-actions">
        ${this.#renderPhotoChoice(meter)}
        ${!draft.text.trim() && meter.previous ? html`<button type="button" class="vk-plain" aria-describedby="name-${meter.id}" @click=${() => this.#onSame(meter)}>${say('same')}</button>` : nothing}
      </div>
      ${this.isCorrecting(meter) ? html`<div class="vk-actions"><button type="button" class="vk-plain" @click=${() => this.#onKeep(meter)}>${say('keep')}</button></div>` : nothing}`;
  }

  /** A partner that answers for one account sends readings, no files. */
  #renderPhotoChoice(meter: Meter): unknown {
    const say = this.#say;
    if (this.#photos?.has(meter) || this.#host.client?.session.customerId === undefined) return nothing;
    return html`<span class="choose vk-button vk-plain">${say('photo')}<input type="file" accept="image/*" aria-label=${say('photo')} aria-describedby="name-${meter.id}" @change=${(event: Event) => void this.#onPhoto(meter, event.target as HTMLInputElement)}></span>`;
  }

  input(meter: Meter, text: string): void {
    this.#send.edited();
    this.#forgetRefusal(meter);
    this.#forgetFaults(meter);
    this.#change(meter, { text, confirmed: false });
  }

  leave(meter: Meter): void {
    if (this.textOf(meter).trim()) this.#change(meter, { left: true });
  }

  correct(meter: Meter): void {
    this.#correcting = new Set([...this.#correcting, meter.id]);
    this.#forgetRefusal(meter);
    this.#change(meter, { ...EMPTY, text: this.#write.decimal(meter.current?.value ?? '') });
    void this.#focus(`value-${meter.id}`);
  }

  async submit(shown: readonly Meter[], list: MeterList): Promise<void> {
    const asking = shown.filter((meter) => this.#host.asks(meter, list));
    const typed = asking.filter((meter) => this.textOf(meter).trim());
    const submissions: Submission[] = [];
    const faults: FieldFault[] = [];
    for (const meter of typed) {
      const { text, confirmed } = this.#drafts.get(meter.id) ?? EMPTY;
      this.#change(meter, { left: true });
      const { findings } = this.#check(text, meter, list);
      const blocking = findings.find(({ severity }) => severity === 'block');
      const open = findings.filter(({ severity }) => severity === 'confirm');
      if (blocking) faults.push({ id: `value-${meter.id}`, text: `${this.#host.nameOf(meter)}: ${this.#textOf(blocking)}` });
      else if (open.length > 0 && !confirmed) faults.push({ id: `confirm-${meter.id}`, text: this.#say('confirmFirst', { meter: this.#host.nameOf(meter) }) });
      else if (this.#photos?.isOnItsWay(meter)) faults.push({ id: `value-${meter.id}`, text: `${this.#host.nameOf(meter)}: ${this.#photos.waitText}` });
      else submissions.push({ meter, text, confirmed: open.map(({ code }) => code) });
    }
    const [first] = asking;
    if (typed.length === 0 && first) faults.push({ id: `value-${first.id}`, text: this.#say('nothingTyped') });
    this.#faults = faults;
    if (faults.length === 0 && !this.isSending) {
      this.#accepted = [];
      this.#refused = new Map();
      await this.#send.send(submissions);
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    focusSummary(this.#host.renderRoot);
    // The field that had the focus has made room for what waits.
    if (!this.#host.shadowRoot?.activeElement?.closest('form')) this.#host.renderRoot.querySelector<HTMLElement>('[data-sends]')?.focus();
  }

  /** Tries again what waits; soon, and then less and less often, until a way is found. */
  wake(): void {
    clearTimeout(this.#timer);
    const { client } = this.#host;
    if (client?.session.state !== 'signed-in' || this.#queued.size === 0 || this.#isFlushing) return;
    void this.#settle(client, outboxOf(client).flush());
  }

  async #submit(client: Client, submissions: readonly Submission[], intent: string): Promise<void> {
    const outbox = outboxOf(client);
    const readings = submissions.map(({ meter, text, confirmed }): Queued => ({
      key: `${intent}:${meter.id}`, ownerId: ownerOf(client.session) ?? '', meterId: meter.id, value: text.trim(), confirmed, period: this.#host.list?.window.period ?? '', correctedId: meter.current?.id, photoId: this.#photos?.idOf(meter),
    }));
    this.#isLoose = !(await outbox.put(readings));
    const waiting = await this.#settle(client, outbox.flush(this.#isLoose ? readings : []));
    // Nothing keeps it here: the customer must know that it is theirs to send again.
    if (this.#isLoose && waiting) throw waiting;
  }

  /** Shows what became of readings; the problem of those that still wait. */
  async #settle(client: Client, flushing: ReturnType<Outbox['flush']>): Promise<Problem | undefined> {
    this.#isFlushing = true;
    this.#host.requestUpdate();
    const deliveries = await flushing.finally(() => { this.#isFlushing = false; });
    for (const { queued: { meterId, value }, reading, isAccepted, isWaiting, problem } of deliveries) {
      // What became of another account's is seen there.
      if (isWaiting || !this.#host.list?.items.some(({ id }) => id === meterId)) continue;
      if (isAccepted) this.#photos?.release(meterId);
      // Another number may have been typed since.
      if (isAccepted && this.#drafts.get(meterId)?.text.trim() === value) this.#drop(meterId);
      else if (isAccepted) this.#correcting = new Set([...this.#correcting].filter((id) => id !== meterId));
      else if (problem) this.#refused = new Map(this.#refused).set(meterId, problem);
      if (reading) this.#accepted = [...this.#accepted, reading];
    }
    const before = [...this.#queued.keys()];
    await this.#look(client);
    const waiting = deliveries.find(({ isWaiting }) => isWaiting);
    if (waiting && this.#queued.size > 0 && this.#host.isConnected) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.wake(), this.#pause * (0.75 + Math.random() / 2));
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    } else this.#pause = FIRST_PAUSE;
    const settled = deliveries.filter(({ isWaiting }: Delivery) => !isWaiting);
    // Another tab may have been faster: what it was told is seen in the list.
    const isElsewhere = before.some((id) => !this.#queued.has(id) && !settled.some(({ queued }) => queued.meterId === id));
    if (settled.length > 0 || isElsewhere) this.#onSettled(settled.flatMap(({ reading }) => reading ?? []), isElsewhere || settled.some(({ reading }) => !reading));
    this.#host.requestUpdate();
    return waiting?.problem;
  }

  async #look(client: Client): Promise<void> {
    const waiting = await outboxOf(client).waiting().catch(() => []);
    this.#queued = new Map(waiting.map((queued) => [queued.meterId, queued]));
    this.#host.requestUpdate();
  }

  /** Back into the field: the customer would rather look again. */
  async #unqueue(meter: Meter): Promise<void> {
    const { client } = this.#host;
    const queued = this.#queued.get(meter.id);
    if (!client || !queued || this.#isFlushing) return;
    await outboxOf(client).remove(queued.key);
    this.#send.edited();
    await this.#look(client);
    await this.#focus(`value-${meter.id}`);
  }

  #drop(meterId: string): void {
    this.#correcting = new Set([...this.#correcting].filter((id) => id !== meterId));
    this.#drafts = new Map([...this.#drafts].filter(([id]) => id !== meterId));
    if (this.#host.client) draftsOf(this.#host.client).remove(this.#host.draftKey(meterId));
  }

  async #onPhoto(meter: Meter, input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    this.#send.edited();
    try {
      const { ReadingPhotos } = await import('./reading-photos.ts');
      await (this.#photos ??= new ReadingPhotos(this.#host)).add(meter, file);
    } catch {
      this.#faults = [{ id: `value-${meter.id}`, text: this.#say('kind-offline') }];
      this.#host.requestUpdate();
    }
  }

  #onConfirm(meter: Meter, confirmed: boolean): void {
    this.#send.edited();
    this.#forgetFaults(meter);
    this.#change(meter, { confirmed });
  }

  /** Nobody was at home: the number of last time, to be confirmed like any reading without consumption. */
  #onSame(meter: Meter): void {
    this.input(meter, this.#write.decimal(meter.previous?.value ?? ''));
    this.#change(meter, { left: true });
    void this.#focus(this.#shown(meter, this.#host.list).some(({ severity }) => severity === 'confirm') ? `confirm-${meter.id}` : `value-${meter.id}`);
  }

  /** A paper for those who trust paper: every number with its slip, which the utility can check. */
  async #print(): Promise<void> {
    const { printLines } = await import('../kit/print.ts');
    const say = this.#say;
    const { account } = this.#host.client?.session ?? {};
    const meters = this.#host.list?.items ?? [];
    printLines(this.#host.ownerDocument, say('printTitle'), [
      ...(account ? [`${say('printAccount', { number: account.number })}, ${account.address}`] : []),
      ...this.#accepted.map(({ meterId, value, receivedAt, slip }) => {
        const meter = meters.find(({ id }) => id === meterId);
        return say('printLine', { meter: meter ? this.#host.nameOf(meter) : '', serial: meter?.serialNumber, value: this.#write.decimal(value), moment: this.#write.moment(receivedAt), slip: slip ?? '' });
      }),
      say('printCheck'),
    ]);
  }

  #onKeep(meter: Meter): void {
    this.#correcting = new Set([...this.#correcting].filter((id) => id !== meter.id));
    this.#change(meter, EMPTY);
  }

  #change(meter: Meter, change: Partial<Draft>): void {
    const draft = { ...(this.#drafts.get(meter.id) ?? EMPTY), ...change };
    this.#drafts = new Map(this.#drafts).set(meter.id, draft);
    this.#host.requestUpdate();
    // A correction starts from what is known to the utility; only new readings are kept.
    if (this.isCorrecting(meter)) return;
    const { client } = this.#host;
    const drafts = client && draftsOf(client);
    if (draft.text.trim()) drafts?.save(this.#host.draftKey(meter.id), draft.text);
    else drafts?.remove(this.#host.draftKey(meter.id));
  }

  #forgetFaults(meter: Meter): void {
    this.#faults = this.#faults.filter(({ id }) => !id.endsWith(meter.id));
  }

  #forgetRefusal({ id }: Meter): void {
    this.#refused = new Map([...this.#refused].filter(([refused]) => refused !== id));
  }

  #check(text: string, meter: Meter, { items, window, accountStatus }: MeterList): CheckedReading {
    return checkReading(text, { meter, accountStatus, windowOpen: window.open, otherMeters: items.filter((other) => other !== meter) });
  }

  #shown(meter: Meter, list: MeterList | undefined): readonly Finding[] {
    if (!list) return [];
    const { text, left } = this.#drafts.get(meter.id) ?? EMPTY;
    return left && text.trim() ? this.#check(text, meter, list).findings : [];
  }

  #volumeOf({ volume, findings }: CheckedReading, { pricePerCubicMetre }: Meter): string {
    if (volume === null || findings.some(({ severity }) => severity === 'block')) return '';
    const shown = this.#write.decimal(volume);
    return pricePerCubicMetre === null ? this.#say('volume', { volume: shown }) : this.#say('volumeAndCost', { volume: shown, cost: this.#write.money(priceOf(volume, pricePerCubicMetre)) });
  }

  #textOf({ code, params = {} }: Finding): string {
    return this.#say(code as keyof typeof ru, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, name === 'period' ? this.#write.period(String(value)) : typeof value === 'string' ? this.#write.decimal(value) : value])));
  }

  #wordsOf(problem: Problem): string {
    return problem.findings.map((finding) => this.#textOf(finding)).join(' ') || this.#say.problem(problem);
  }

  async #focus(id: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }
}
