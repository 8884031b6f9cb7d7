import type { OutboxStore, Queued } from '@vodokanal/client/outbox';

const STORE = 'reading';

/** Keeps in IndexedDB, and says that it has only when it is on the disk. A connection for each call blocks nobody. */
export function indexedDbOutboxStore(name: string): OutboxStore {
  async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const db = await open(name);
    try {
      return await new Promise<T>((done, fail) => {
        const transaction = db.transaction(STORE, mode, { durability: 'strict' });
        const asked = work(transaction.objectStore(STORE));
        transaction.oncomplete = () => done(asked.result);
        transaction.onabort = () => fail(transaction.error ?? new Error('aborted'));
      });
    } finally {
      db.close();
    }
  }
  return {
    all: () => within('readonly', (store) => store.getAll() as IDBRequest<Queued[]>),
    put: async (queued) => void (await within('readwrite', (store) => store.put(queued))),
    remove: (key) => within('readwrite', (store) => store.delete(key)),
    // Pages without locks (plain http) may send twice at once: the key keeps that from counting twice.
    withLock: (work) => (navigator.locks ? navigator.locks.request(`${name}:outbox`, work) : work()),
  };
}

const open = (name: string) => new Promise<IDBDatabase>((done, fail) => {
  const asked = indexedDB.open(name, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'key' });
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => fail(asked.error ?? new Error('no storage'));
});
