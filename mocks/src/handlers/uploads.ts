import { announcedFile, assertAttachable } from '@vodokanal/contract/policies/upload';
import { ProblemError } from '@vodokanal/contract/problem';
import type { Answers, MockCall } from '../answers.ts';
import { nextId, type MockState, type MockUpload } from '../state.ts';

const VERSION = '1.0.0';
const TUS = { 'Tus-Resumable': VERSION };

/** First bytes of the accepted file types. */
const MAGIC: Readonly<Record<string, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'image/webp': [0x52, 0x49, 0x46, 0x46],
  'application/pdf': [0x25, 0x50, 0x44, 0x46],
};

/** Attaches the owner's complete uploads to a claim or request. An upload can be attached only once. */
export function attach(
  state: MockState,
  owner: string,
  ids: readonly string[],
  thingId: string,
  pointerOf?: (index: number) => string,
): MockUpload[] {
  const free = state.uploads.filter((upload) => upload.owner === owner && !upload.claimId && ids.includes(upload.id));
  assertAttachable(ids, free, pointerOf);
  for (const file of free) file.claimId = thingId;
  return free;
}

function own({ state, caller, parameters }: MockCall): MockUpload {
  const upload = state.uploads.find(
    ({ id, owner, state: stands }) => id === parameters['uploadId'] && owner === caller?.id && stands !== 'refused',
  );
  if (!upload) throw new ProblemError('NOT_FOUND');
  return upload;
}

function assertTus({ request }: MockCall): void {
  if (request.headers.get('Tus-Resumable') !== VERSION) throw new ProblemError('BAD_REQUEST');
}

const decode = (base64: string) =>
  new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));

export const uploads: Pick<Answers, 'uploads.create' | 'uploads.offset' | 'uploads.append' | 'uploads.delete'> = {
  'uploads.create'(call) {
    const { state, caller, request } = call;
    const metadata = new Map(
      (request.headers.get('Upload-Metadata') ?? '')
        .split(',')
        .map((pair) => pair.trim().split(' '))
        .map(([key = '', value = '']) => [key, decode(value)]),
    );
    const file = announcedFile(
      {
        name: metadata.get('filename'),
        type: metadata.get('filetype'),
        bytes: Number(request.headers.get('Upload-Length')),
      },
      state.config.uploads,
    );
    assertTus(call);
    const upload: MockUpload = {
      id: nextId(state),
      owner: caller?.id ?? '',
      ...file,
      data: new Uint8Array(),
      state: 'receiving',
    };
    state.uploads.push(upload);
    return { status: 201, headers: { ...TUS, Location: `/v1/uploads/${upload.id}` } };
  },

  'uploads.offset'(call) {
    const { data, bytes } = own(call);
    return { status: 200, headers: { ...TUS, 'Upload-Offset': String(data.length), 'Upload-Length': String(bytes) } };
  },

  async 'uploads.append'(call) {
    const upload = own(call);
    if (upload.state !== 'receiving') throw new ProblemError('UPLOAD_CONFLICT');
    assertTus(call);
    if (Number(call.request.headers.get('Upload-Offset')) !== upload.data.length)
      throw new ProblemError('UPLOAD_CONFLICT');
    const piece = new Uint8Array(await call.request.arrayBuffer());
    upload.data = Uint8Array.from([...upload.data, ...piece].slice(0, upload.bytes));
    if (upload.data.length === upload.bytes) {
      const type = Object.entries(MAGIC).find(([, magic]) => magic.every((byte, at) => upload.data[at] === byte))?.[0];
      upload.state = type === undefined ? 'refused' : 'ready';
      if (type === undefined) throw new ProblemError('UPLOAD_TYPE');
      // The content decides the type, not the announcement.
      upload.type = type;
    }
    return { status: 204, headers: { ...TUS, 'Upload-Offset': String(upload.data.length) } };
  },

  'uploads.delete'(call) {
    const upload = own(call);
    if (upload.claimId) throw new ProblemError('UPLOAD_CONFLICT');
    call.state.uploads = call.state.uploads.filter((other) => other !== upload);
    return { status: 204, headers: TUS };
  },
};
