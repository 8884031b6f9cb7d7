import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { startServer } from '../src/server.ts';
import { createFixture, ORIGIN, PASSWORD, personAt, type Fixture } from './fixture.ts';

let fixture: Fixture;
let server: Server;
let port = 0;
before(async () => {
  fixture = await createFixture();
  server = await startServer({
    gateway: fixture.gateway,
    host: '::',
    port: 0,
    publicHost: new URL(ORIGIN).host,
    proxies: { trusted: 'loopback' },
  });
  ({ port } = server.address() as AddressInfo);
});
after(async () => {
  server.close();
  server.closeAllConnections();
  await fixture.close();
});

/** Sends a request as it is written and returns the whole answer. */
async function raw(...lines: string[]): Promise<{ status: number; head: string; body: string }> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (data) => {
    text += String(data);
  });
  // The server may end the connection before it has read everything.
  socket.on('error', () => undefined);
  socket.write(lines.join('\r\n'));
  await once(socket, 'close');
  const [head = '', body = ''] = text.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), head, body };
}

const changing = (cookie: string, more: readonly string[] = [`Origin: ${ORIGIN}`]) => [
  'Connection: close',
  'X-VK: 1',
  `Idempotency-Key: ${randomUUID()}`,
  ...(cookie ? [`Cookie: ${cookie}`] : []),
  ...more,
];

async function signIn(more?: readonly string[], version = '1.1'): Promise<string> {
  const body = JSON.stringify({ login: personAt(0).email, password: PASSWORD });
  const { status, head } = await raw(
    `POST /v1/session HTTP/${version}`,
    ...(version === '1.1' ? ['Host: gateway'] : []),
    ...changing('', more),
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    '',
    body,
  );
  assert.equal(status, 201, head);
  return /set-cookie: (__Host-vk=[\w-]+)/i.exec(head)?.[1] ?? '';
}

const stateOf = async (cookie: string) =>
  (
    JSON.parse((await raw('GET /v1/session HTTP/1.0', 'Host: gateway', `Cookie: ${cookie}`, '', '')).body) as {
      state: string;
    }
  ).state;

test('HTTP/1.0 without Host works for reading and signing in', async () => {
  assert.equal((await raw('GET /v1/config HTTP/1.0', '', '')).status, 200);
  assert.equal((await raw('GET /health HTTP/1.0', '', '')).status, 200);
  assert.equal(await stateOf(await signIn(undefined, '1.0')), 'signed-in');
  assert.equal((await raw('GET / HTTP/1.1', 'Host: a b', 'Connection: close', '', '')).status, 400, 'no valid host');
});

test('signing out and removing files works by POST where DELETE and PATCH are blocked', async () => {
  const cookie = await signIn();
  const created = await raw(
    'POST /v1/uploads HTTP/1.1',
    'Host: gateway',
    ...changing(cookie),
    'Tus-Resumable: 1.0.0',
    'Upload-Length: 9',
    `Upload-Metadata: filename ${Buffer.from('a.pdf').toString('base64')},filetype ${Buffer.from('application/pdf').toString('base64')}`,
    'Content-Length: 0',
    '',
    '',
  );
  assert.equal(created.status, 201, created.head);
  const path = /location: (\S+)/i.exec(created.head)?.[1] ?? '';
  const piece = await raw(
    `POST ${path} HTTP/1.1`,
    'Host: gateway',
    ...changing(cookie),
    'X-HTTP-Method-Override: PATCH',
    'Tus-Resumable: 1.0.0',
    'Upload-Offset: 0',
    'Content-Type: application/offset+octet-stream',
    'Content-Length: 9',
    '',
    '%PDF-1.7\n',
  );
  assert.equal(piece.status, 204, piece.head + piece.body);
  assert.match(piece.head, /upload-offset: 9/i);
  const removed = await raw(
    `POST ${path} HTTP/1.1`,
    'Host: gateway',
    ...changing(cookie),
    'X-HTTP-Method-Override: DELETE',
    'Tus-Resumable: 1.0.0',
    'Content-Length: 0',
    '',
    '',
  );
  assert.equal(removed.status, 204, removed.head);
  const left = await raw(
    'POST /v1/session HTTP/1.1',
    'Host: gateway',
    ...changing(cookie),
    'X-HTTP-Method-Override: DELETE',
    'Content-Length: 0',
    '',
    '',
  );
  assert.equal(left.status, 204, left.head);
  assert.equal(await stateOf(cookie), 'signed-out');
  const read = await raw(
    'GET /v1/session HTTP/1.1',
    'Host: gateway',
    'X-HTTP-Method-Override: DELETE',
    'Connection: close',
    '',
    '',
  );
  assert.equal(read.status, 200, 'reading is never turned into a change');
});

test('without Origin a change of the same origin works, and any other names the cause', async () => {
  assert.equal(await stateOf(await signIn(['Sec-Fetch-Site: same-origin'])), 'signed-in');
  for (const more of [[], ['Sec-Fetch-Site: same-site'], ['Sec-Fetch-Site: cross-site']]) {
    const { status, body } = await raw(
      'POST /v1/session HTTP/1.1',
      'Host: gateway',
      ...changing('', more),
      'X-HTTP-Method-Override: DELETE',
      'Content-Length: 0',
      '',
      '',
    );
    assert.equal(status, 403, more.join());
    assert.match((JSON.parse(body) as { detail: string }).detail, /Sec-Fetch-Site|another site/);
  }
});

test('cookies of a whole domain fit; beyond 64 KiB the answer is 431', async () => {
  const cookies = (kibibytes: number) =>
    `Cookie: ${Array.from({ length: kibibytes }, (_, index) => `_analytics${index}=${'x'.repeat(1000)}`).join('; ')}`;
  const read = (kibibytes: number) =>
    raw('GET /v1/session HTTP/1.1', 'Host: gateway', 'Connection: close', cookies(kibibytes), '', '');
  assert.equal((await read(48)).status, 200);
  const refused = await read(80);
  assert.equal(refused.status, 431);
  assert.match(refused.head, /application\/problem\+json/);
  assert.deepEqual((JSON.parse(refused.body) as { status: number }).status, 431);
});

test('the address in the log of sign-ins is that of the visitor, without a port', async () => {
  const cookie = await signIn([`Origin: ${ORIGIN}`, 'X-Forwarded-For: 198.51.100.1, [::ffff:203.0.113.24]:49152']);
  const { body } = await raw('GET /v1/security/journal HTTP/1.0', `Cookie: ${cookie}`, '', '');
  const [entry] = (JSON.parse(body) as { items: { network: string }[] }).items;
  assert.equal(entry?.network, '203.0.113.*');
});
