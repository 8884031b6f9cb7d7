import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from './connection.ts';
import { fails, fakeClock, memoryStorage, problem } from './testing/fakes.ts';
import { upload } from './upload.ts';

const OVERRIDE = 'X-HTTP-Method-Override';
const page = (status: number) => new Response('<h1>Blocked</h1>', { status, headers: { 'Content-Type': 'text/html' } });

/** An endpoint behind a proxy; `proxy` answers, throws, or lets the request pass. */
function behind(proxy: (request: Request) => Response | undefined) {
  const seen: string[] = [];
  const passed: string[] = [];
  let arrived = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    seen.push(request.method);
    const stopped = proxy(request);
    if (stopped) return stopped;
    const method = request.headers.get(OVERRIDE) ?? request.method;
    passed.push(method);
    if (method === 'PATCH') {
      assert.equal(request.headers.get('Upload-Offset'), String(arrived), 'the headers are kept');
      arrived += (await request.arrayBuffer()).byteLength;
      return new Response(null, { status: 204, headers: { 'Upload-Offset': String(arrived) } });
    }
    return new Response(null, { status: method === 'POST' ? 201 : 204, headers: { Location: '/v1/uploads/u1' } });
  };
  const connection = connect({
    endpoint: 'https://lk.example.org',
    fetch,
    storage: memoryStorage(),
    clock: fakeClock(),
  });
  return { connection, seen, passed };
}

const isBlocked = ({ method }: Request) => method === 'PATCH' || method === 'DELETE';

test('signing out works behind proxies that block DELETE, in whatever way they do it', async () => {
  for (const block of [
    () => page(405),
    () => page(501),
    () => page(403),
    () => new Response(null, { status: 400 }),
    () => {
      throw new TypeError('Failed to fetch');
    },
  ]) {
    const { connection, seen, passed } = behind((request) => (isBlocked(request) ? block() : undefined));
    await connection.session.signOut();
    assert.equal(connection.session.state, 'signed-out');
    assert.deepEqual([seen, passed], [['DELETE', 'POST'], ['DELETE']]);
    await connection.send('DELETE', '/v1/x');
    assert.deepEqual(seen, ['DELETE', 'POST', 'POST'], 'the next one is not tried in vain');
  }
});

test('a file is uploaded behind such a proxy, every piece once', async () => {
  const { connection, passed } = behind((request) => (isBlocked(request) ? page(405) : undefined));
  const file = new File([new Uint8Array(1_200_000)], 'photo.jpg', { type: 'image/jpeg' });
  const id = await upload(connection.send, file, { signal: new AbortController().signal, onProgress: () => undefined });
  assert.equal(id, 'u1');
  assert.deepEqual(passed, ['POST', 'PATCH', 'PATCH', 'PATCH']);
});

test('an answer of the endpoint is final, and a method that passes is never sent twice', async () => {
  const refusing = behind(() => problem(409, 'UPLOAD_CONFLICT'));
  assert.equal((await fails(refusing.connection.send('DELETE', '/v1/x'))).code, 'UPLOAD_CONFLICT');
  assert.deepEqual(refusing.seen, ['DELETE']);
  let isDown = false;
  const failing = behind(() => {
    if (isDown) throw new TypeError('Failed to fetch');
    return undefined;
  });
  await failing.connection.send('PATCH', '/v1/uploads/u1', { body: '', headers: { 'Upload-Offset': '0' } });
  isDown = true;
  failing.seen.length = 0;
  assert.equal(
    (await fails(failing.connection.send('PATCH', '/v1/uploads/u1', { body: '', headers: {} }))).kind,
    'offline',
  );
  assert.deepEqual(failing.seen, ['PATCH']);
});
