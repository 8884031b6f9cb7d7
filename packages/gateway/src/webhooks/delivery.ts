import type { Logger } from 'pino';
import type { WebhookField } from '@vodokanal/contract/webhooks';
import type { Database } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import type { Secrets } from '../secrets.ts';
import { fieldsOf, type StoredEvent } from './fields.ts';
import {
  setDelivered,
  setFailed,
  takeDueEvents,
  webhooksWithDueEvents,
  type EventRow,
  type WebhookRow,
} from './queries.ts';
import { signedHeaders } from './signature.ts';
import { ForbiddenTarget, post, type AllowedNetworks, type Received } from './target.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Milliseconds after the first, second, … failed attempt; after the last one the event is parked. Two days together. */
const WAITS = [5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 16 * HOUR];
/** Attempts until an event is parked. */
export const MOST_ATTEMPTS = WAITS.length + 1;
/** Longer than an attempt takes: after a crash another process takes the event up. */
const LEASE = MINUTE;
/** Attempts to one receiver at the same time, each for another case. */
const AT_ONCE = 8;

export interface WebhookDeliveryOptions {
  readonly secrets: Secrets;
  readonly networks: AllowedNetworks;
  readonly clock: () => Date;
  readonly log?: Logger | undefined;
  /** Certificates to trust instead of those of the system, in PEM. */
  readonly ca?: string | undefined;
}

/** Why an attempt failed, as the list of receivers shows it: never what the receiver has said. */
const faultOf = (fault: unknown): string =>
  fault instanceof ForbiddenTarget
    ? fault.message
    : (fault as Error).name === 'AbortError' || (fault as Error).name === 'TimeoutError'
      ? 'no answer within ten seconds'
      : ((fault as NodeJS.ErrnoException).code ?? (fault as Error).name);

const isReceived = ({ status }: Received): boolean => status >= 200 && status < 300;

/**
 * Tells receivers what has happened, at least once and per case in order. Receivers do not wait for each other: each has
 * its own attempts. Several processes share the work, and what one has taken when it is killed is told again.
 */
export class WebhookDelivery {
  readonly #db: Database;
  readonly #options: WebhookDeliveryOptions;
  readonly #busy = new Map<string, Promise<void>>();
  #isStopped = false;

  constructor(db: Database, options: WebhookDeliveryOptions) {
    this.#db = db;
    this.#options = options;
  }

  /** Begins to tell every receiver what is due; called by a timer. The promise does not wait for the receivers. */
  async begin(): Promise<void> {
    for (const webhook of await webhooksWithDueEvents(this.#db, this.#options.clock())) {
      if (this.#isStopped) return;
      if (this.#busy.has(webhook.id)) continue;
      const work = this.#tell(webhook)
        .catch((fault: unknown) => {
          this.#options.log?.error({ webhook: webhook.name, fault: (fault as Error).name }, 'webhook');
        })
        .finally(() => this.#busy.delete(webhook.id));
      this.#busy.set(webhook.id, work);
    }
  }

  /** Resolves when the attempts that have begun are over. */
  async settled(): Promise<void> {
    await Promise.all(this.#busy.values());
  }

  /** Begins nothing new and waits for what has begun. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.settled();
  }

  async #tell(webhook: WebhookRow): Promise<void> {
    while (!this.#isStopped) {
      const now = this.#options.clock();
      const until = new Date(now.getTime() + LEASE);
      const events = await transact(this.#db, (tx) => takeDueEvents(tx, webhook.id, { now, until, most: AT_ONCE }));
      if (events.length === 0) return;
      await Promise.all(events.map((event) => this.#attempt(webhook, event)));
    }
  }

  async #attempt(webhook: WebhookRow, event: EventRow): Promise<void> {
    let received: Received | undefined;
    let fault = '';
    try {
      received = await sendEvent(this.#db, webhook, { ...event, at: event.occurred_at }, this.#options);
      fault = `status ${received.status}`;
    } catch (thrown) {
      fault = faultOf(thrown);
    }
    const now = this.#options.clock();
    if (received && isReceived(received)) return setDelivered(this.#db, event, now);
    const wait = WAITS[event.attempts - 1];
    const asked = (received?.retryAfter ?? 0) * SECOND;
    const nextAt =
      wait === undefined ? null : new Date(now.getTime() + Math.max(wait, Math.min(asked, WAITS.at(-1) ?? 0)));
    await setFailed(this.#db, event, { fault, nextAt, now });
    this.#options.log?.[nextAt ? 'warn' : 'error'](
      { webhook: webhook.name, event: event.id, attempts: event.attempts, fault },
      nextAt ? 'a webhook event was not received' : 'a webhook event is parked',
    );
  }
}

/** Sends one event once, with the fields that the receiver may be given. Rejects when there is no answer. */
export async function sendEvent(
  db: Database,
  webhook: Pick<WebhookRow, 'url' | 'fields' | 'secret' | 'former_secret' | 'former_until'>,
  event: StoredEvent & { readonly id: string; readonly at: Date },
  { secrets, networks, clock, ca }: WebhookDeliveryOptions,
): Promise<Received> {
  const fields = await fieldsOf(db, event, webhook.fields as readonly WebhookField[]);
  const body = JSON.stringify({
    type: event.type,
    timestamp: event.at.toISOString(),
    data: { ...event.data, ...(fields && { fields }) },
  });
  const now = clock();
  const sealed = [
    webhook.secret,
    ...(webhook.former_secret && webhook.former_until && webhook.former_until > now ? [webhook.former_secret] : []),
  ];
  const signed = { id: event.id, at: Math.floor(now.getTime() / SECOND), body };
  return post(
    webhook.url,
    signedHeaders(
      signed,
      sealed.map((secret) => secrets.decrypt(secret)),
    ),
    body,
    { networks, ca },
  );
}
