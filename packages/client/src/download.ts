import { Problem } from './problem.ts';
import type { Send } from './transport.ts';

export interface DownloadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of bytes that have arrived. */
  readonly onProgress?: (received: number) => void;
}

/** Fetches a file piece by piece. Throws the problem of the answer, or `OFFLINE` when the connection breaks meanwhile. */
export async function download(send: Send, path: string, { signal, onProgress }: DownloadOptions = {}): Promise<Blob> {
  const response = await send('GET', path, { signal, isDownload: true });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  try {
    const reader = response.body?.getReader();
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      parts.push(piece.value as Uint8Array<ArrayBuffer>);
      received += piece.value.length;
      onProgress?.(received);
    }
  } catch (fault) {
    if (signal?.aborted) throw fault;
    throw new Problem('offline', 'OFFLINE');
  }
  return new Blob(parts, { type: response.headers.get('Content-Type') ?? '' });
}
