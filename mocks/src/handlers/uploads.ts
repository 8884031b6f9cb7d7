import { acceptedType, announcedFile, assertAttachable } from '@vodokanal/contract/policies/upload';
import { ProblemError } from '@vodokanal/contract/problem';
import { TYPE_BYTES } from '@vodokanal/contract/rules/file-type';
import type { Answers, MockCall } from '../answers.ts';
import { nextId, type MockState, type MockUpload } from '../state.ts';

const VERSION = '1.0.0';
const TUS = { 'Tus-Resumable': VERSION };

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

function decode(base64: string): string {
  if (!/^[A-Za-z\d+/]*={0,2}$/.test(base64) || base64.replace(/=+$/, '').length % 4 === 1)
    throw new ProblemError('BAD_REQUEST');
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
}

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
      upload.state = 'refused';
      upload.type = acceptedType(upload.data.subarray(0, TYPE_BYTES), call.state.config.uploads);
      upload.state = 'ready';
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
