import { TYPE_BYTES, uploadTypeOf, type UploadType } from '@vodokanal/contract/rules/file-type';
import { asProblem, Problem } from './problem.ts';
import type { Send } from './transport.ts';

export interface UploadOptions {
  readonly signal: AbortSignal;
  /** Called with the share that has arrived, 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** The accepted types; without them only the endpoint decides. */
  readonly types?: readonly string[];
}

/** Bytes sent in one request. */
const CHUNK = 512 * 1024;
/** Attempts for one chunk. */
const TRIES = 5;
const TUS = { 'Tus-Resumable': '1.0.0' };

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Detects the type of a file by its content, as the endpoint does; undefined when it is none of the known ones. */
export const typeOfFile = async (file: Blob): Promise<UploadType | undefined> =>
  uploadTypeOf(new Uint8Array(await file.slice(0, TYPE_BYTES).arrayBuffer()));

/**
 * Uploads a file in chunks by tus 1.0 and resolves to its id. After a lost connection it asks for the offset and
 * continues. Throws the problem UPLOAD_TYPE before sending anything when the content is not of an accepted type.
 */
export async function upload(send: Send, file: File, { signal, onProgress, types }: UploadOptions): Promise<string> {
  const type = await typeOfFile(file);
  if (types && !types.includes(type ?? '')) throw new Problem('rejected', 'UPLOAD_TYPE');
  const created = await send('POST', '/v1/uploads', {
    signal,
    headers: {
      ...TUS,
      'Upload-Length': String(file.size),
      'Upload-Metadata': `filename ${base64(file.name)},filetype ${base64(type ?? file.type)}`,
    },
  });
  const path = new URL(created.headers.get('Location') ?? '', 'http://endpoint').pathname.replace(/^.*(?=\/v1\/)/, '');
  let offset = 0;
  for (let triesLeft = TRIES; offset < file.size;) {
    onProgress(offset / file.size);
    try {
      const chunk = await send('PATCH', path, {
        signal,
        body: file.slice(offset, offset + CHUNK),
        headers: { ...TUS, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
      });
      offset = Number(chunk.headers.get('Upload-Offset'));
      triesLeft = TRIES;
    } catch (fault) {
      const { kind } = asProblem(fault);
      if (signal.aborted || (kind !== 'offline' && kind !== 'busy' && kind !== 'conflict') || --triesLeft === 0)
        throw fault;
      // The answer to a HEAD has no body: it cannot say why the endpoint is busy.
      const arrived = await send('HEAD', path, { signal, headers: TUS }).catch((again: unknown) => {
        throw asProblem(again).kind === 'busy' ? fault : again;
      });
      offset = Number(arrived.headers.get('Upload-Offset'));
    }
    if (!Number.isSafeInteger(offset)) throw new Problem('broken', 'UNEXPECTED');
  }
  onProgress(1);
  return path.slice(path.lastIndexOf('/') + 1);
}
