import type { OutboxStore, Queued } from '@vodokanal/client/outbox';

const STORE = 'reading';

/** A queue in IndexedDB. A call resolves when the data is on disk. Each call opens its own connection, so none blocks a deletion. */
export function indexedDbOutboxStore(name: string): OutboxStore {
  /** The browser has not answered once, so nobody waits for it again. */
  let isDenied = false;
  async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    if (isDenied) throw new Error('denied');
    const db = await open(name, () => {
      isDenied = true;
    });
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = db.transaction(STORE, mode, { durability: 'strict' });
        const request = work(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
      });
    } finally {
      db.close();
    }
  }
  return {
    all: () => run('readonly', (store) => store.getAll() as IDBRequest<Queued[]>),
    put: async (queued) => void (await run('readwrite', (store) => store.put(queued))),
    remove: (key) => run('readwrite', (store) => store.delete(key)),
    // Plain http has no locks, so two tabs may send at once; the idempotency key keeps a reading from counting twice.
    withLock: (work) => (navigator.locks ? navigator.locks.request(`${name}:outbox`, work) : work()),
  };
}

/** Milliseconds to wait for a database. A browser that denies storage may never answer; then readings are sent without a queue. */
const PATIENCE = 3000;

const open = (name: string, onSilence: () => void) =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const timer = setTimeout(() => {
      onSilence();
      reject(new Error('no answer'));
    }, PATIENCE);
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' });
    request.onsuccess = () => {
      clearTimeout(timer);
      resolve(request.result);
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error ?? new Error('no storage'));
    };
  });
