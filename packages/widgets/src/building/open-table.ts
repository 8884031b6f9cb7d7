import { workerUrl } from '../kit/trusted-types.ts';
import type { Markup, Read } from './read-bytes.ts';
import tableWorker from './table-worker.ts?worker&url';

const MAX_BYTES = 15 * 1024 * 1024;
/** Limit in ms for reading a file. Five thousand rows take 0.1 s, so only a malicious file takes longer. */
const TIMEOUT = 30_000;

/** Reads a file in a worker, or in the page when it allows no worker (another origin, its policy). */
export async function openTable(file: Blob): Promise<Read> {
  if (file.size > MAX_BYTES) return { fault: 'TOO_LARGE' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = (await readInWorker(bytes)) ?? (await (await import('./read-bytes.ts')).readBytes(bytes));
  return 'markup' in read ? (await import('./read-table.ts')).withMarkup(read) : read;
}

/** Undefined when no worker can start. A file that makes the worker fail counts as damaged and is not read in the page. */
function readInWorker(bytes: Uint8Array): Promise<Read | Markup | undefined> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = new Worker(workerUrl(tableWorker), { type: 'module' });
    } catch {
      return resolve(undefined);
    }
    let isReady = false;
    const end = (read: Read | Markup | undefined) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(read);
    };
    const timer = setTimeout(() => end({ fault: 'DAMAGED' }), TIMEOUT);
    worker.onmessage = ({ data }: MessageEvent<Read | Markup | 'ready' | undefined>) => {
      if (data === 'ready') isReady = true;
      else end(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      end(isReady ? { fault: 'DAMAGED' } : undefined);
    };
    worker.postMessage(bytes);
  });
}
