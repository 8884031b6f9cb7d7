import type { Client, Problem } from '@vodokanal/client';
import { ownerOf, type Delivery, type Queued } from '@vodokanal/client/outbox';
import type { Finding, Meter, MeterList, Reading } from '@vodokanal/contract';
import type { VkAccountElement } from '../kit/account-element.ts';
import { outboxSenderOf, type OutboxSender } from '../kit/storage/outbox-sender.ts';
import { SendTask } from '../kit/controllers/send-task.ts';

export interface ReadingToSend {
  readonly meter: Meter;
  readonly text: string;
  /** Codes of the findings the customer has confirmed. */
  readonly confirmed: readonly Finding['code'][];
  /** Id of the uploaded photo. */
  readonly photoId: string | undefined;
}

export interface ReadingDeliverySpec {
  /** The meters of the account on screen. */
  list(): MeterList | undefined;
  /** The utility has accepted this value for a meter. */
  onAccepted(meterId: string, value: string): void;
  /** Called with the accepted readings and whether any was refused, at once or later. */
  onSettled(accepted: readonly Reading[], hasRefusal: boolean): void;
}

/** Sends the readings of a form and reports the results; the page's outbox keeps those that could not be sent. */
export class ReadingDelivery {
  readonly #host: VkAccountElement;
  readonly #spec: ReadingDeliverySpec;
  readonly #send: SendTask<Client, readonly ReadingToSend[], void>;
  #sender: OutboxSender | undefined;
  #unsubscribe: (() => void) | undefined;
  #accepted: readonly Reading[] = [];
  #refused: ReadonlyMap<string, Problem> = new Map();
  #canStore = true;

  constructor(host: VkAccountElement, spec: ReadingDeliverySpec) {
    this.#host = host;
    this.#spec = spec;
    this.#send = new SendTask(host, {
      isCancelable: true,
      send: (client, readings, intent) => this.#submit(client, readings, intent),
    });
    host.addController({
      hostConnected: () => this.#setClient(host.client),
      hostUpdate: () => this.#setClient(host.client),
      hostDisconnected: () => this.#setClient(undefined),
    });
  }

  get isSending(): boolean {
    return this.#send.isSending;
  }

  /** Queued readings are being sent again. */
  get isFlushing(): boolean {
    return this.#sender?.isFlushing === true;
  }

  /** Renders the choice to wait or to stop when the answer is late. */
  renderWait(): unknown {
    return this.#send.renderWait();
  }

  get problem(): Problem | undefined {
    return this.#send.problem;
  }

  /** False when the browser cannot store readings: then do not say that they are saved. */
  get canStore(): boolean {
    return this.#canStore;
  }

  /** Readings accepted since the form was last sent. */
  get accepted(): readonly Reading[] {
    return this.#accepted;
  }

  /** Problems of refused readings by meter id. */
  get refused(): ReadonlyMap<string, Problem> {
    return this.#refused;
  }

  /** The queued value of a meter. */
  queuedValueOf({ id }: Meter): string | undefined {
    return this.#sender?.queuedFor(id)?.value;
  }

  /** Shows and sends readings queued in an earlier visit. */
  async resume(client: Client): Promise<void> {
    this.#setClient(client);
    await this.#sender?.resume();
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#accepted = [];
    this.#refused = new Map();
    this.edited();
  }

  /** Called after an edit: the next send is a new intent. */
  edited(): void {
    this.#send.edited();
  }

  clearRefusal({ id }: Meter): void {
    this.#refused = new Map([...this.#refused].filter(([refused]) => refused !== id));
  }

  async send(readings: readonly ReadingToSend[]): Promise<void> {
    if (this.isSending) return;
    this.#accepted = [];
    this.#refused = new Map();
    await this.#send.send(readings);
  }

  retry(): void {
    this.#sender?.retry();
  }

  /** Removes a queued reading; false when it is being sent. */
  async withdraw({ id }: Meter): Promise<boolean> {
    if (!(await this.#sender?.remove(id))) return false;
    this.edited();
    return true;
  }

  #setClient(client: Client | undefined): void {
    const sender = client && outboxSenderOf(client);
    if (sender === this.#sender) return;
    this.#unsubscribe?.();
    this.#sender = sender;
    this.#unsubscribe = sender?.subscribe((settled) => this.#onSettled(settled));
  }

  async #submit(client: Client, sent: readonly ReadingToSend[], intent: string): Promise<void> {
    this.#setClient(client);
    const { isKept, problem } = await outboxSenderOf(client).send(
      sent.map(({ meter, text, confirmed, photoId }): Queued => ({
        key: `${intent}:${meter.id}`,
        ownerId: ownerOf(client.session) ?? '',
        meterId: meter.id,
        value: text.trim(),
        confirmed,
        period: this.#spec.list()?.window.period ?? '',
        correctedId: meter.current?.id,
        photoId,
      })),
    );
    this.#canStore = isKept;
    // The reading is stored nowhere, so the customer must know that they have to send it again.
    if (!isKept && problem) throw problem;
  }

  #onSettled(settled: readonly Delivery[]): void {
    // Readings of other accounts are shown with their account.
    const own = settled.filter(({ queued }) => this.#spec.list()?.items.some(({ id }) => id === queued.meterId));
    for (const {
      queued: { meterId, value },
      reading,
      isAccepted,
      problem,
    } of own) {
      if (isAccepted) this.#spec.onAccepted(meterId, value);
      else if (problem) this.#refused = new Map(this.#refused).set(meterId, problem);
      if (reading) this.#accepted = [...this.#accepted, reading];
    }
    if (settled.length > 0)
      this.#spec.onSettled(
        settled.flatMap(({ reading }) => reading ?? []),
        settled.some(({ reading }) => !reading),
      );
    this.#host.requestUpdate();
  }
}
