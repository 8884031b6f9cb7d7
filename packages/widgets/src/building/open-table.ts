import { workerUrl } from '../kit/trusted-types.ts';
import type { Read } from './read-table.ts';
import tableWorker from './table-worker.ts?worker&url';

const MAX_BYTES = 15 * 1024 * 1024;
/** A file of five thousand rows takes a tenth of a second; what takes as long as this is made to. */
const LONGEST = 30_000;

/** Reads a file in a worker; where the page may have none (another origin, its policy), in the page itself. */
export async function openTable(file: Blob): Promise<Read> {
  if (file.size > MAX_BYTES) return { fault: 'TOO_LARGE' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  return (await inWorker(bytes)) ?? (await import('./read-table.ts')).readTable(bytes);
}

/** Undefined when there is no worker to be had; a file that one dies of is not given to the page. */
function inWorker(bytes: Uint8Array): Promise<Read | undefined> {
  return new Promise((done) => {
    let worker: Worker;
    try {
      worker = new Worker(workerUrl(tableWorker), { type: 'module' });
    } catch {
      return done(undefined);
    }
    let isReady = false;
    const end = (read: Read | undefined) => {
      clearTimeout(timer);
      worker.terminate();
      done(read);
    };
    const timer = setTimeout(() => end({ fault: 'DAMAGED' }), LONGEST);
    worker.onmessage = ({ data }: MessageEvent<Read | 'ready' | undefined>) => {
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
