import type { Reading } from '@vodokanal/contract';
import type { Client } from './client.ts';
import { QUEUED } from './connection.ts';
import { asProblem, type Problem } from './problem.ts';
import { readingsOf } from './resources/readings.ts';
import type { Session } from './session.ts';

/** A reading on its way: what is needed to send it, and nothing of the person but an opaque id (of the account, where a partner answers for it). */
export interface Queued {
  /** The idempotency key of the intent: however often it is sent, it counts once. */
  readonly key: string;
  readonly ownerId: string;
  readonly meterId: string;
  readonly value: string;
  /** Codes of the findings the customer has confirmed. */
  readonly confirmed: readonly string[];
  /** The period it was typed for, by the clock of the utility. */
  readonly period: string;
  /** The reading it takes the place of. */
  readonly correctedId?: string | undefined;
  /** An upload that has arrived: the photo of the meter. */
  readonly photoId?: string | undefined;
}

/** Where readings wait on the device. Every call rejects where the browser keeps nothing: then nothing may be promised. */
export interface OutboxStore {
  all(): Promise<readonly Queued[]>;
  put(queued: Queued): Promise<void>;
  remove(key: string): Promise<void>;
  /** Runs work that no other tab runs meanwhile. */
  withLock<T>(work: () => Promise<T>): Promise<T>;
}

/** What became of a reading: taken in, refused for good, or still waiting for a way through. */
export interface Delivery {
  readonly queued: Queued;
  /** Of one that was accepted now; an earlier try may have been, with its answer lost. */
  readonly reading?: Reading;
  readonly isAccepted: boolean;
  readonly problem?: Problem | undefined;
  /** Kept on the device, to be sent again. */
  readonly isWaiting: boolean;
}

/** What the customer can do about it: type another one. Everything else passes by itself, or with a sign-in. */
const isFinal = ({ kind, code }: Problem) => kind === 'rejected' || (kind === 'conflict' && code !== 'IN_FLIGHT');
const numberOf = (text: unknown) => Number(String(text).replace(/\s/gu, '').replace(',', '.'));

/** Whose readings a session may send; undefined while nobody is in. */
export const ownerOf = ({ customerId, account }: Session): string | undefined => customerId ?? account?.id;

/**
 * Readings are written down before they are sent, and forgotten when the utility has said what became of them: a lost
 * connection, a crash or a closed page in between loses none, and the key lets none count twice. Only those of the
 * signed-in customer are sent; those of another person on the same device wait for that person.
 */
export function createOutbox(client: Client, keep: OutboxStore) {
  const { session, storage } = client;
  const own = async () => {
    const all = await keep.all();
    if (all.length === 0) storage.remove(QUEUED);
    return all.filter(({ ownerId }) => ownerId === ownerOf(session));
  };

  async function deliver(queued: Queued): Promise<Delivery> {
    const { meterId, value, confirmed, period, key, correctedId, photoId } = queued;
    const submit = (photo: object, own: string) => readingsOf(client).submit(meterId, { value, confirmed: confirmed as never, period, ...photo }, own, correctedId);
    try {
      const reading = await submit(photoId ? { photoId } : {}, key).catch((fault: unknown) => {
        // A photo that waited for more than a day is gone; its reading is not.
        if (asProblem(fault).findings.some(({ code }) => code === 'UPLOAD_NOT_FOUND')) return submit({}, `${key}:bare`);
        throw fault;
      });
      return { queued, reading, isAccepted: true, isWaiting: false };
    } catch (fault) {
      const problem = asProblem(fault);
      // Keys are kept for two days; after them an earlier try that went through says so like this.
      const isThere = problem.code === 'ALREADY_SENT' && numberOf(problem.findings[0]?.params?.['value']) === numberOf(value);
      // Somebody else's cookie knows nothing of this meter: who is it that is in?
      if (problem.code === 'NOT_FOUND') await session.check().catch(() => undefined);
      const isOwn = session.state === 'expired' || ownerOf(session) === queued.ownerId;
      return { queued, isAccepted: isThere, problem: isThere ? undefined : problem, isWaiting: !isThere && !(isOwn && isFinal(problem)) };
    }
  }

  /** Without locks tabs may send at the same time: the key keeps a reading from counting twice. */
  const withLock = async <T>(work: () => Promise<T>): Promise<T> => {
    let isLocked = false;
    try {
      return await keep.withLock(() => {
        isLocked = true;
        return work();
      });
    } catch (fault) {
      if (isLocked) throw fault;
      return work();
    }
  };

  return {
    waiting: own,
    /** Writes readings down, each in the place of an earlier one of its meter; false where the browser keeps nothing. */
    put: (readings: readonly Queued[]): Promise<boolean> => withLock(async () => {
      try {
        const kept = await own();
        for (const queued of readings) {
          await keep.put(queued);
          for (const { key, meterId } of kept) if (meterId === queued.meterId && key !== queued.key) await keep.remove(key);
        }
        storage.set(QUEUED, '1');
        return true;
      } catch {
        return false;
      }
    }),
    /** Once nobody is sending it. */
    remove: (key: string): Promise<void> => withLock(() => keep.remove(key)).catch(() => undefined),
    /** Sends what waits, one after the other and in one tab only; what the browser could not keep comes along. */
    flush: (unpersisted: readonly Queued[] = []): Promise<readonly Delivery[]> => withLock(async () => {
      const kept = await own().catch(() => []);
      const deliveries: Delivery[] = [];
      for (const queued of [...kept, ...unpersisted.filter(({ key }) => !kept.some((each) => each.key === key))]) {
        const delivery = session.state === 'signed-in' && ownerOf(session) === queued.ownerId ? await deliver(queued) : { queued, isAccepted: false, isWaiting: true };
        if (!delivery.isWaiting) await keep.remove(queued.key).catch(() => undefined);
        deliveries.push(delivery);
      }
      return deliveries;
    }),
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
