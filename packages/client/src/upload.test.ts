import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from './connection.ts';
import { uploadsOf } from './resources/uploads.ts';
import { unlocksOf } from './resources/unlocks.ts';
import { createClient } from './client.ts';
import { networkError, empty, ENDPOINT, fails, fakeEndpoint, optionsFor, problem } from './testing/fakes.ts';
import { upload } from './upload.ts';

const CHUNK = 512 * 1024;
const FILE = `${ENDPOINT}/v1/uploads/u1`;
const bytes = (size: number, name = 'photo.jpg') =>
  new File([Uint8Array.from({ length: size }, (_, at) => at % 251)], name, { type: 'image/jpeg' });

/** A tus endpoint that keeps what arrives; each of `faults` replaces the answer to one chunk. */
function tus(
  faults: (((arrive: () => Promise<void>) => Response | Promise<Response>) | undefined)[] = [],
  location = FILE,
) {
  let arrived = Buffer.alloc(0);
  /** Offsets at which a chunk did not continue the previous one. */
  const gaps: number[] = [];
  const endpoint = fakeEndpoint({
    'POST /v1/uploads': () => new Response(null, { status: 201, headers: { Location: location } }),
    'HEAD /v1/uploads/u1': () =>
      new Response(null, { status: 200, headers: { 'Upload-Offset': String(arrived.length) } }),
    async 'PATCH /v1/uploads/u1'(request) {
      const arrive = async () => {
        if (request.headers.get('Upload-Offset') !== String(arrived.length)) gaps.push(arrived.length);
        arrived = Buffer.concat([arrived, Buffer.from(await request.arrayBuffer())]);
      };
      const fault = faults.shift();
      if (fault) return fault(arrive);
      await arrive();
      return empty({ 'Upload-Offset': String(arrived.length) });
    },
    'DELETE /v1/uploads/u1': () => empty(),
  });
  const connection = connect(optionsFor(endpoint.fetch));
  const shares: number[] = [];
  const stop = new AbortController();
  return {
    endpoint,
    gaps,
    get arrived() {
      return arrived;
    },
    connection,
    shares,
    stop,
    send: (file: File) =>
      upload(connection.send, file, { signal: stop.signal, onProgress: (share) => shares.push(share) }),
    count: (method: string) => endpoint.requests.filter((request) => request.method === method).length,
  };
}
const busy = () => problem(503, 'SERVICE_UNAVAILABLE');

test('a file is uploaded in chunks of 512 KiB, with progress', async () => {
  const server = tus();
  const { send, shares, count, endpoint, gaps } = server;
  const size = 2 * CHUNK + 5;
  assert.equal(await send(bytes(size)), 'u1');
  assert.deepEqual(
    [server.arrived.length, server.arrived.every((byte, at) => byte === at % 251), gaps],
    [size, true, []],
  );
  assert.deepEqual([count('PATCH'), shares], [3, [0, CHUNK / size, (2 * CHUNK) / size, 1]]);
  assert.ok(endpoint.requests.every(({ headers }) => headers.get('Tus-Resumable') === '1.0.0'));
  assert.equal(endpoint.requests[1]?.headers.get('Content-Type'), 'application/offset+octet-stream');
});

test('an upload is created with the size, type and name of the file, in any script', async () => {
  const { send, endpoint } = tus();
  await send(bytes(3, 'счётчик 💧.jpg'));
  const [announced] = endpoint.requests;
  assert.equal(announced?.headers.get('Upload-Length'), '3');
  const fields = Object.fromEntries(
    (announced?.headers.get('Upload-Metadata') ?? '')
      .split(',')
      .map((pair) => pair.split(' '))
      .map(([name = '', value = '']) => [name, Buffer.from(value, 'base64').toString('utf8')]),
  );
  assert.deepEqual(fields, { filename: 'счётчик 💧.jpg', filetype: 'image/jpeg' });
});

test('the type is that of the content, and a file of another kind is refused before it is sent', async () => {
  const { connection, stop, endpoint } = tus();
  const send = (content: string, types: readonly string[]) =>
    upload(connection.send, new File([Buffer.from(content, 'latin1')], 'IMG_0001', { type: 'text/plain' }), {
      signal: stop.signal,
      onProgress: () => undefined,
      types,
    });
  assert.equal(await send('\0\0\0\x18ftypmif1\0\0\0\0mif1heic', ['image/heic']), 'u1');
  assert.match(endpoint.requests[0]?.headers.get('Upload-Metadata') ?? '', /,filetype aW1hZ2UvaGVpYw==$/);
  const sent = endpoint.requests.length;
  for (const content of ['%PDF-1.7', 'no picture'])
    assert.equal((await fails(send(content, ['image/heic']))).code, 'UPLOAD_TYPE');
  assert.equal(endpoint.requests.length, sent);
});

test('an empty file is complete when it is created', async () => {
  const { send, shares, count } = tus();
  assert.equal(await send(bytes(0)), 'u1');
  assert.deepEqual([count('PATCH'), shares], [0, [1]]);
});

test('the Location of an upload may be relative, absolute, or from behind a proxy', async () => {
  for (const location of ['/v1/uploads/u1', FILE, 'http://behind-a-proxy:8080/water/v1/uploads/u1'])
    assert.equal(await tus([], location).send(bytes(3)), 'u1', location);
});

test('after a lost connection the upload continues at the offset of the endpoint', async () => {
  const server = tus([
    undefined,
    async (arrive) => {
      await arrive();
      return networkError();
    },
    networkError,
  ]);
  assert.equal(await server.send(bytes(3 * CHUNK)), 'u1');
  assert.deepEqual([server.arrived.length, server.gaps], [3 * CHUNK, []]);
  assert.deepEqual([server.count('PATCH'), server.count('HEAD')], [4, 2], 'what had arrived was not sent again');
});

test('a chunk is tried five times, counted anew after each that arrives', async () => {
  const patient = tus([busy, busy, busy, busy, undefined, busy, busy, busy, busy]);
  assert.equal(await patient.send(bytes(CHUNK + 1)), 'u1');
  const never = tus(Array.from({ length: 9 }, () => busy));
  assert.equal((await fails(never.send(bytes(5)))).kind, 'busy');
  assert.equal(never.count('PATCH'), 5);
});

test('a conflict is resolved by asking for the offset; a refused chunk is not retried', async () => {
  const moved = tus([() => problem(409, 'CONFLICT')]);
  assert.equal(await moved.send(bytes(5)), 'u1');
  const refused = tus([() => problem(415, 'UPLOAD_TYPE')]);
  assert.equal((await fails(refused.send(bytes(5)))).code, 'UPLOAD_TYPE');
  assert.deepEqual([refused.count('PATCH'), refused.count('HEAD')], [1, 0]);
});

test('while the virus scanner does not answer, the upload says so', async () => {
  const unchecked = fakeEndpoint({
    'POST /v1/uploads': () => new Response(null, { status: 201, headers: { Location: FILE } }),
    'PATCH /v1/uploads/u1': () => problem(503, 'UPLOAD_UNCHECKED'),
    'HEAD /v1/uploads/u1': () => new Response(null, { status: 503, headers: { 'Retry-After': '60' } }),
  });
  const send = upload(connect(optionsFor(unchecked.fetch)).send, bytes(5), {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  assert.deepEqual((({ kind, code }) => [kind, code])(await fails(send)), ['busy', 'UPLOAD_UNCHECKED']);
});

test('an aborted upload is not resumed', async () => {
  const { send, stop, count } = tus([
    () => {
      stop.abort(new Error('removed'));
      return new Promise<never>(() => undefined);
    },
  ]);
  await assert.rejects(send(bytes(5)), /removed/);
  assert.deepEqual([count('PATCH'), count('HEAD')], [1, 0]);
});

test('an upload fails as broken when the endpoint returns no valid offset', async () => {
  for (const offset of ['soon', '1e99', '1.5']) {
    const { send } = tus([() => empty({ 'Upload-Offset': offset })]);
    assert.deepEqual((({ kind, code }) => [kind, code])(await fails(send(bytes(5)))), ['broken', 'UNEXPECTED'], offset);
  }
});

test('uploads use the session, or the ticket of an access request', async () => {
  const { endpoint } = tus();
  const client = createClient(optionsFor(endpoint.fetch));
  const options = { signal: new AbortController().signal, onProgress: () => undefined };
  assert.equal(await uploadsOf(client).send(bytes(3), options), 'u1');
  await uploadsOf(client).remove('u1');
  assert.ok(endpoint.requests.every(({ headers }) => headers.get('X-VK-Ticket') === null));
  const locked = tus();
  assert.equal(await unlocksOf(locked.connection).upload('ticket', bytes(3), options), 'u1');
  await unlocksOf(locked.connection).removeUpload('ticket', 'u1');
  assert.ok(locked.endpoint.requests.every(({ headers }) => headers.get('X-VK-Ticket') === 'ticket'));
});
