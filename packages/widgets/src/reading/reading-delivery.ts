import type { Client, Problem } from '@vodokanal/client';
import { ownerOf, type Delivery, type Outbox, type Queued } from '@vodokanal/client/outbox';
import type { Finding, Meter, MeterList, Reading } from '@vodokanal/contract';
import type { VkAccountElement } from '../kit/account-element.ts';
import { outboxOf } from '../kit/storage/outbox.ts';
import { SendTask } from '../kit/controllers/send-task.ts';

export interface ReadingToSend {
  readonly meter: Meter;
  readonly text: string;
  /** Codes of the findings the customer has confirmed. */
  readonly confirmed: readonly Finding['code'][];
  /** The upload that goes with it. */
  readonly photoId: string | undefined;
}

export interface ReadingDeliverySpec {
  /** The meters of the account that is shown. */
  list(): MeterList | undefined;
  /** The utility has taken this number for a meter. */
  onAccepted(meterId: string, value: string): void;
  /** What became of readings, at once or later. */
  onSettled(accepted: readonly Reading[], hasRefusal: boolean): void;
}

/** How long a reading that found no way waits for the next try, in milliseconds: longer each time. */
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 300_000;

/** Sends readings; what finds no way to the utility waits on the device and is sent again until it does. */
export class ReadingDelivery {
  readonly #host: VkAccountElement;
  readonly #spec: ReadingDeliverySpec;
  readonly #send: SendTask<Client, readonly ReadingToSend[], void>;
  #accepted: readonly Reading[] = [];
  #refused: ReadonlyMap<string, Problem> = new Map();
  /** What waits on the device, by meter. */
  #queued: ReadonlyMap<string, Queued> = new Map();
  #isFlushing = false;
  #canKeep = true;
  #pause = FIRST_PAUSE;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: VkAccountElement, spec: ReadingDeliverySpec) {
    this.#host = host;
    this.#spec = spec;
    this.#send = new SendTask(host, { asks: true, send: (client, readings, intent) => this.#submit(client, readings, intent) });
    const retry = () => this.retry();
    const retryIfVisible = () => { if (host.ownerDocument.visibilityState === 'visible') this.retry(); };
    // A host that moves to another document already belongs to that one when it is told that it has left.
    let page: Document | undefined;
    let view: Window | null | undefined;
    host.addController({
      hostConnected() {
        page = host.ownerDocument;
        view = page.defaultView;
        view?.addEventListener('online', retry);
        page.addEventListener('visibilitychange', retryIfVisible);
      },
      // What waits is sent by the next form, or by this one where it is put next.
      hostDisconnected: () => {
        view?.removeEventListener('online', retry);
        page?.removeEventListener('visibilitychange', retryIfVisible);
        clearTimeout(this.#timer);
      },
    });
  }

  get isSending(): boolean {
    return this.#send.isSending;
  }

  /** What waits is being tried again. */
  get isFlushing(): boolean {
    return this.#isFlushing;
  }

  get problem(): Problem | undefined {
    return this.#send.problem;
  }

  /** False when the browser keeps nothing: then nothing may be promised. */
  get canKeep(): boolean {
    return this.#canKeep;
  }

  /** With the last sending. */
  get accepted(): readonly Reading[] {
    return this.#accepted;
  }

  /** By meter. */
  get refused(): ReadonlyMap<string, Problem> {
    return this.#refused;
  }

  /** The number that waits for a meter. */
  queuedValueOf({ id }: Meter): string | undefined {
    return this.#queued.get(id)?.value;
  }

  /** What still waits from another visit. */
  async recall(client: Client): Promise<void> {
    await this.#readQueue(client);
    this.retry();
  }

  /** Another person or account is shown from now on. */
  forget(): void {
    this.#accepted = [];
    this.#refused = new Map();
    this.#queued = new Map();
    clearTimeout(this.#timer);
    this.edited();
  }

  /** What is to be sent is another thing now. */
  edited(): void {
    this.#send.edited();
  }

  forgetRefusal({ id }: Meter): void {
    this.#refused = new Map([...this.#refused].filter(([refused]) => refused !== id));
  }

  async send(readings: readonly ReadingToSend[]): Promise<void> {
    if (this.isSending) return;
    this.#accepted = [];
    this.#refused = new Map();
    await this.#send.send(readings);
  }

  /** Tries again what waits; soon, and then less and less often, until a way is found. */
  retry(): void {
    clearTimeout(this.#timer);
    const { client } = this.#host;
    if (client?.session.state !== 'signed-in' || this.#queued.size === 0 || this.#isFlushing) return;
    void this.#settle(client, outboxOf(client).flush());
  }

  /** Takes back a reading that waits; false when it is too late for that. */
  async withdraw({ id }: Meter): Promise<boolean> {
    const { client } = this.#host;
    const queued = this.#queued.get(id);
    if (!client || !queued || this.#isFlushing) return false;
    await outboxOf(client).remove(queued.key);
    this.edited();
    await this.#readQueue(client);
    return true;
  }

  async #submit(client: Client, sent: readonly ReadingToSend[], intent: string): Promise<void> {
    const outbox = outboxOf(client);
    const readings = sent.map(({ meter, text, confirmed, photoId }): Queued => ({
      key: `${intent}:${meter.id}`, ownerId: ownerOf(client.session) ?? '', meterId: meter.id, value: text.trim(), confirmed, period: this.#spec.list()?.window.period ?? '', correctedId: meter.current?.id, photoId,
    }));
    this.#canKeep = await outbox.put(readings);
    const waiting = await this.#settle(client, outbox.flush(this.#canKeep ? [] : readings));
    // Nothing keeps it here: the customer must know that it is theirs to send again.
    if (!this.#canKeep && waiting) throw waiting;
  }

  /** Shows what became of readings; the problem of those that still wait. */
  async #settle(client: Client, flushing: ReturnType<Outbox['flush']>): Promise<Problem | undefined> {
    this.#isFlushing = true;
    this.#host.requestUpdate();
    const deliveries = await flushing.finally(() => { this.#isFlushing = false; });
    for (const { queued: { meterId, value }, reading, isAccepted, isWaiting, problem } of deliveries) {
      // What became of another account's is seen there.
      if (isWaiting || !this.#spec.list()?.items.some(({ id }) => id === meterId)) continue;
      if (isAccepted) this.#spec.onAccepted(meterId, value);
      else if (problem) this.#refused = new Map(this.#refused).set(meterId, problem);
      if (reading) this.#accepted = [...this.#accepted, reading];
    }
    const before = [...this.#queued.keys()];
    await this.#readQueue(client);
    const waiting = deliveries.find(({ isWaiting }) => isWaiting);
    if (waiting && this.#queued.size > 0 && this.#host.isConnected) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.retry(), this.#pause * (0.75 + Math.random() / 2));
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    } else this.#pause = FIRST_PAUSE;
    const settled = deliveries.filter(({ isWaiting }: Delivery) => !isWaiting);
    // Another tab may have been faster: what it was told is seen in the list.
    const isElsewhere = before.some((id) => !this.#queued.has(id) && !settled.some(({ queued }) => queued.meterId === id));
    if (settled.length > 0 || isElsewhere) this.#spec.onSettled(settled.flatMap(({ reading }) => reading ?? []), isElsewhere || settled.some(({ reading }) => !reading));
    this.#host.requestUpdate();
    return waiting?.problem;
  }

  async #readQueue(client: Client): Promise<void> {
    const waiting = await outboxOf(client).waiting().catch(() => []);
    this.#queued = new Map(waiting.map((queued) => [queued.meterId, queued]));
    this.#host.requestUpdate();
  }
}
