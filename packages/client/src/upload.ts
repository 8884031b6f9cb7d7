import { asProblem, Problem } from './problem.ts';
import type { Send } from './transport.ts';

export interface UploadOptions {
  readonly signal: AbortSignal;
  /** Called with the share that has arrived, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

const CHUNK = 512 * 1024;
const TRIES = 5;
const TUS = { 'Tus-Resumable': '1.0.0' };

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Uploads a file in chunks by tus 1.0 and resolves to its id. After a lost connection it asks for the offset and continues. */
export async function upload(send: Send, file: File, { signal, onProgress }: UploadOptions): Promise<string> {
  const created = await send('POST', '/v1/uploads', {
    signal,
    headers: {
      ...TUS,
      'Upload-Length': String(file.size),
      'Upload-Metadata': `filename ${base64(file.name)},filetype ${base64(file.type)}`,
    },
  });
  const path = new URL(created.headers.get('Location') ?? '', 'http://endpoint').pathname.replace(/^.*(?=\/v1\/)/, '');
  let offset = 0;
  for (let left = TRIES; offset < file.size;) {
    onProgress(offset / file.size);
    try {
      const chunk = await send('PATCH', path, {
        signal,
        body: file.slice(offset, offset + CHUNK),
        headers: { ...TUS, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
      });
      offset = Number(chunk.headers.get('Upload-Offset'));
      left = TRIES;
    } catch (fault) {
      const { kind } = asProblem(fault);
      if (signal.aborted || (kind !== 'offline' && kind !== 'busy' && kind !== 'conflict') || --left === 0) throw fault;
      const arrived = await send('HEAD', path, { signal, headers: TUS });
      offset = Number(arrived.headers.get('Upload-Offset'));
    }
    if (!Number.isSafeInteger(offset)) throw new Problem('broken', 'UNEXPECTED');
  }
  onProgress(1);
  return path.slice(path.lastIndexOf('/') + 1);
}
