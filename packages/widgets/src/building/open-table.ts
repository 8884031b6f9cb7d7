import type { Read } from './read-table.ts';

/** Reads a file in a worker; where the page may have none (another origin, its policy), in the page itself. */
export async function openTable(file: Blob): Promise<Read> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return (await inWorker(bytes)) ?? (await import('./read-table.ts')).readTable(bytes);
}

/** Undefined when there is no worker to be had. */
function inWorker(bytes: Uint8Array): Promise<Read | undefined> {
  return new Promise((done) => {
    let worker: Worker;
    try {
      worker = new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module' });
    } catch {
      return done(undefined);
    }
    const end = (read: Read | undefined) => {
      worker.terminate();
      done(read);
    };
    worker.onmessage = ({ data }: MessageEvent<Read | undefined>) => end(data);
    worker.onerror = (event) => {
      event.preventDefault();
      end(undefined);
    };
    worker.postMessage(bytes);
  });
}
