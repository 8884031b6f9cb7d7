import type { Reading } from '@vodokanal/contract';
import type { Client } from './client.ts';
import { QUEUED } from './connection.ts';
import { asProblem, type Problem } from './problem.ts';
import { readingsOf } from './resources/readings.ts';
import type { Session } from './session.ts';

/** A queued reading: what is needed to send it. Its only personal data is an opaque id of the customer, or of the account when a partner signed in. */
export interface Queued {
  /** The idempotency key: repeated sends count once. */
  readonly key: string;
  readonly ownerId: string;
  readonly meterId: string;
  readonly value: string;
  /** Codes of the findings the customer has confirmed. */
  readonly confirmed: readonly string[];
  /** The period it was typed for, `YYYY-MM`, in the utility's time zone. */
  readonly period: string;
  /** Id of the reading it corrects. */
  readonly correctedId?: string | undefined;
  /** Id of the uploaded photo of the meter. */
  readonly photoId?: string | undefined;
}

/** The queue on the device. Every call rejects when the browser cannot store: then do not tell the customer it is saved. */
export interface OutboxStore {
  all(): Promise<readonly Queued[]>;
  put(queued: Queued): Promise<void>;
  remove(key: string): Promise<void>;
  /** Runs the work while no other tab holds the lock. */
  withLock<T>(work: () => Promise<T>): Promise<T>;
}

/** The result of sending one queued reading: accepted, refused, or still waiting. */
export interface Delivery {
  readonly queued: Queued;
  /** Missing when an earlier attempt was accepted and its answer was lost. */
  readonly reading?: Reading;
  readonly isAccepted: boolean;
  readonly problem?: Problem | undefined;
  /** Still in the queue, to be sent again. */
  readonly isWaiting: boolean;
}

/** Only another value can help. Every other problem passes by itself or after a sign-in. */
const isFinal = ({ kind, code }: Problem) => kind === 'rejected' || (kind === 'conflict' && code !== 'IN_FLIGHT');
const numberOf = (text: unknown) => Number(String(text).replace(/\s/gu, '').replace(',', '.'));

/** The owner id of the readings this session may send; undefined when nobody is signed in. */
export const ownerOf = ({ customerId, account }: Session): string | undefined => customerId ?? account?.id;

/**
 * Readings are stored before they are sent and removed when the endpoint has accepted or refused them, so a lost
 * connection, a crash or a closed page loses none, and the idempotency key keeps one from counting twice. Only readings
 * of the signed-in customer are sent; those of another person on the same device wait for that person.
 */
export function createOutbox(client: Client, store: OutboxStore) {
  const { session, storage } = client;
  const ownReadings = async () => {
    const all = await store.all();
    if (all.length === 0) storage.remove(QUEUED);
    return all.filter(({ ownerId }) => ownerId === ownerOf(session));
  };

  async function deliver(queued: Queued): Promise<Delivery> {
    const { meterId, value, confirmed, period, key, correctedId, photoId } = queued;
    const submit = (photo: object, idempotencyKey: string) =>
      readingsOf(client).submit(
        meterId,
        { value, confirmed: confirmed as never, period, ...photo },
        idempotencyKey,
        correctedId,
      );
    try {
      const reading = await submit(photoId ? { photoId } : {}, key).catch((fault: unknown) => {
        // An upload expires after a day; then the reading is sent without its photo.
        if (asProblem(fault).findings.some(({ code }) => code === 'UPLOAD_NOT_FOUND')) return submit({}, `${key}:bare`);
        throw fault;
      });
      return { queued, reading, isAccepted: true, isWaiting: false };
    } catch (fault) {
      const problem = asProblem(fault);
      // The endpoint keeps idempotency keys for two days; later, a repeated reading is answered with ALREADY_SENT.
      const wasAccepted =
        problem.code === 'ALREADY_SENT' && numberOf(problem.findings[0]?.params?.['value']) === numberOf(value);
      // The meter is unknown when another customer has signed in meanwhile: check the session before giving up.
      if (problem.code === 'NOT_FOUND') await session.check().catch(() => undefined);
      const isOwn = session.state === 'expired' || ownerOf(session) === queued.ownerId;
      return {
        queued,
        isAccepted: wasAccepted,
        problem: wasAccepted ? undefined : problem,
        isWaiting: !wasAccepted && !(isOwn && isFinal(problem)),
      };
    }
  }

  /** Works without a lock when the browser has none: the idempotency key still keeps a reading from counting twice. */
  const withLock = async <T>(work: () => Promise<T>): Promise<T> => {
    let isLocked = false;
    try {
      return await store.withLock(() => {
        isLocked = true;
        return work();
      });
    } catch (fault) {
      if (isLocked) throw fault;
      return work();
    }
  };

  return {
    waiting: ownReadings,
    /** Stores readings; each replaces an earlier one of its meter. Returns false when the browser cannot store. */
    put: (readings: readonly Queued[]): Promise<boolean> =>
      withLock(async () => {
        try {
          const stored = await ownReadings();
          for (const queued of readings) {
            await store.put(queued);
            for (const { key, meterId } of stored)
              if (meterId === queued.meterId && key !== queued.key) await store.remove(key);
          }
          storage.set(QUEUED, '1');
          return true;
        } catch {
          return false;
        }
      }),
    /** Removes a reading that no tab is sending at the moment. */
    remove: (key: string): Promise<void> => withLock(() => store.remove(key)).catch(() => undefined),
    /** Sends the queue one by one, in one tab only, then the readings that could not be stored. */
    flush: (unpersisted: readonly Queued[] = []): Promise<readonly Delivery[]> =>
      withLock(async () => {
        const stored = await ownReadings().catch(() => []);
        const deliveries: Delivery[] = [];
        for (const queued of [
          ...stored,
          ...unpersisted.filter(({ key }) => !stored.some((each) => each.key === key)),
        ]) {
          const delivery =
            session.state === 'signed-in' && ownerOf(session) === queued.ownerId
              ? await deliver(queued)
              : { queued, isAccepted: false, isWaiting: true };
          if (!delivery.isWaiting) await store.remove(queued.key).catch(() => undefined);
          deliveries.push(delivery);
        }
        return deliveries;
      }),
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
