import type { Answers, MockCall } from '../answers.ts';
import { MockProblem } from '../problem.ts';
import { nextId, type MockUpload } from '../state.ts';

const TUS = { 'Tus-Resumable': '1.0.0' };

const MAGIC: Readonly<Record<string, readonly number[]>> = { 'image/jpeg': [0xff, 0xd8, 0xff], 'image/png': [0x89, 0x50, 0x4e, 0x47], 'image/webp': [0x52, 0x49, 0x46, 0x46], 'application/pdf': [0x25, 0x50, 0x44, 0x46] };

function own({ state, customer, parameters }: MockCall): MockUpload {
  const upload = state.uploads.find(({ id, owner, state: stands }) => id === parameters['uploadId'] && owner === customer.id && stands !== 'refused');
  if (!upload) throw new MockProblem(404, 'NOT_FOUND');
  return upload;
}

const decode = (base64: string) => new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));

export const uploads: Pick<Answers, 'uploads.create' | 'uploads.offset' | 'uploads.append' | 'uploads.delete'> = {
  'uploads.create'({ state, customer, request }) {
    const metadata = new Map((request.headers.get('Upload-Metadata') ?? '').split(',').map((pair) => pair.trim().split(' ')).map(([key = '', value = '']) => [key, decode(value)]));
    const bytes = Number(request.headers.get('Upload-Length'));
    const name = metadata.get('filename');
    const type = metadata.get('filetype') ?? '';
    if (!name || !Number.isSafeInteger(bytes) || bytes < 1) throw new MockProblem(400, 'BAD_REQUEST');
    if (bytes > state.config.uploads.maxBytes) throw new MockProblem(413, 'TOO_LARGE');
    if (!state.config.uploads.types.includes(type)) throw new MockProblem(422, 'UPLOAD_TYPE');
    const upload: MockUpload = { id: nextId(state), owner: customer.id, name, type, bytes, data: new Uint8Array(), state: 'receiving' };
    state.uploads.push(upload);
    return { status: 201, headers: { ...TUS, Location: `/v1/uploads/${upload.id}` } };
  },

  'uploads.offset'(call) {
    const { data, bytes } = own(call);
    return { status: 200, headers: { ...TUS, 'Upload-Offset': String(data.length), 'Upload-Length': String(bytes) } };
  },

  async 'uploads.append'(call) {
    const upload = own(call);
    if (Number(call.request.headers.get('Upload-Offset')) !== upload.data.length) throw new MockProblem(409, 'UPLOAD_CONFLICT');
    const piece = new Uint8Array(await call.request.arrayBuffer());
    upload.data = Uint8Array.from([...upload.data, ...piece].slice(0, upload.bytes));
    if (upload.data.length === upload.bytes) {
      const isGenuine = Object.values(MAGIC).some((magic) => magic.every((byte, at) => upload.data[at] === byte));
      upload.state = isGenuine ? 'ready' : 'refused';
      if (!isGenuine) throw new MockProblem(422, 'UPLOAD_TYPE');
    }
    return { status: 204, headers: { ...TUS, 'Upload-Offset': String(upload.data.length) } };
  },

  'uploads.delete'(call) {
    const upload = own(call);
    if (upload.claimId) throw new MockProblem(409, 'UPLOAD_CONFLICT');
    call.state.uploads = call.state.uploads.filter((other) => other !== upload);
    return { status: 204, headers: TUS };
  },
};
