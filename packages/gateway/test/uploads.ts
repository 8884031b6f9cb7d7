import { newKey, type Browser, type Sent } from '@vodokanal/contract/conformance/browser';

export const TUS = { 'Tus-Resumable': '1.0.0' };
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

/** Announces a file. */
export const announce = (browser: Browser, name: string, bytes: number): Promise<Sent> =>
  browser.call('uploads.create', {
    headers: { ...TUS, 'Upload-Length': String(bytes), 'Upload-Metadata': `filename ${base64(name)}` },
    key: newKey(),
  });

export const idOf = ({ headers }: Pick<Sent, 'headers'>): string =>
  (headers.get('Location') ?? '').split('/').pop() ?? '';

export const append = (
  browser: Browser,
  uploadId: string,
  offset: number,
  raw: Uint8Array<ArrayBuffer>,
): Promise<Sent> =>
  browser.call('uploads.append', {
    parameters: { uploadId },
    raw,
    headers: { ...TUS, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
  });

/** How much of a file has arrived. */
export const arrived = (browser: Browser, uploadId: string): Promise<Sent> =>
  browser.call('uploads.offset', { parameters: { uploadId }, headers: TUS });
