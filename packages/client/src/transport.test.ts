import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createClient } from './client.ts';
import { draftsOf } from './drafts.ts';
import { balanceOf } from './resources/balance.ts';
import { bulkReadingsOf } from './resources/bulk-readings.ts';
import { configOf } from './resources/config.ts';
import { metersOf } from './resources/meters.ts';
import { connect, type Storage } from './connection.ts';
import { asProblem, Problem, problemOf } from './problem.ts';
import { createTransport } from './transport.ts';

const problem = (status: number, code: string, headers: Record<string, string> = {}) => new Response(JSON.stringify({ type: 'urn:x', title: code, status, code }), { status, headers: { 'Content-Type': 'application/problem+json', ...headers } });
const ok = (body: unknown = {}) => Response.json(body);

/** A network that gives these answers one after the other, the last one for ever; and a clock that counts the waiting. */
function network(...answers: (() => Response)[]) {
  const sent: Request[] = [];
  const waits: number[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    sent.push(new Request(input, init));
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    return new Promise((done) => { done((answer ?? ok)()); });
  };
  let now = 0;
  const clock = { now: () => now, sleep: (ms: number) => { waits.push(ms); now += ms; return Promise.resolve(); } };
  return { sent, waits, clock, fetch, send: createTransport('https://lk.example.org', fetch, clock) };
}
const cut = () => { throw new TypeError('Failed to fetch'); };
const fails = async (work: Promise<unknown>) => asProblem(await work.then(() => undefined, (fault: unknown) => fault));

const memory = (): Storage => {
  const kept = new Map<string, string>();
  return { get: (key) => kept.get(key) ?? null, set: (key, value) => { kept.set(key, value); return true; }, remove: (key) => { kept.delete(key); }, removeAll: (prefix) => { for (const key of [...kept.keys()]) if (key.startsWith(prefix)) kept.delete(key); } };
};

test('reads and keyed calls are repeated after a cut connection, with the same key', async () => {
  const read = network(cut, () => problem(503, 'SERVICE_UNAVAILABLE'), () => ok());
  await read.send('GET', '/v1/config');
  assert.equal(read.sent.length, 3);
  const keyed = network(cut, () => problem(409, 'IN_FLIGHT'), () => ok());
  await keyed.send('POST', '/v1/x', { body: {}, key: 'k'.repeat(16) });
  assert.deepEqual(keyed.sent.map(({ headers }) => headers.get('Idempotency-Key')), Array.from({ length: 3 }, () => 'k'.repeat(16)));
});

test('what has no key, and what was refused, is never repeated', async () => {
  const plain = network(cut);
  assert.equal((await fails(plain.send('POST', '/v1/session', { body: {} }))).kind, 'offline');
  assert.equal(plain.sent.length, 1);
  for (const [status, code, kind] of [[422, 'INVALID', 'rejected'], [404, 'NOT_FOUND', 'rejected'], [401, 'SIGNED_OUT', 'signed-out'], [409, 'ALREADY_SENT', 'conflict'], [403, 'CUSTOMER_BLOCKED', 'locked'], [500, 'INTERNAL', 'broken']] as const) {
    const { send, sent } = network(() => problem(status, code));
    const fault = await fails(send('GET', '/v1/x'));
    assert.deepEqual([fault.kind, fault.code, sent.length], [kind, code, 1]);
  }
});

test('attempts are bounded, waits have jitter and a ceiling, Retry-After is honoured when it is short', async () => {
  const down = network(() => problem(503, 'SERVICE_UNAVAILABLE', { 'Retry-After': '2' }));
  assert.equal((await fails(down.send('GET', '/v1/x'))).kind, 'busy');
  assert.equal(down.sent.length, 4);
  for (const wait of down.waits) assert.ok(wait >= 2000 && wait <= 10_000, String(wait));
  const long = network(() => problem(429, 'RATE_LIMITED', { 'Retry-After': '600' }));
  const fault = await fails(long.send('GET', '/v1/x'));
  assert.deepEqual([fault.retryAfter, long.sent.length], [600, 1]);
  for (const nonsense of ['soon', '-5', '1e9999', '']) assert.equal((await fails(network(() => problem(429, 'RATE_LIMITED', { 'Retry-After': nonsense })).send('POST', '/v1/x'))).retryAfter, undefined, nonsense);
});

test('fifty widgets together repeat no more than the page may', async () => {
  const { send, sent, clock } = network(cut);
  const frozen = createTransport('https://lk.example.org', (input, init) => { sent.push(new Request(input, init)); return Promise.reject(new TypeError()); }, { ...clock, now: () => 0 });
  await Promise.all(Array.from({ length: 50 }, (_, index) => fails(frozen('GET', `/v1/${index}`))));
  assert.equal(sent.length, 60);
  void send;
});

test('a page in place of JSON is told from an answer', async () => {
  const client = createClient({ endpoint: 'https://lk.example.org/v1/', storage: memory(), ...network(() => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } })) });
  assert.equal((await fails(configOf(client).get())).code, 'NOT_JSON');
  assert.equal(client.endpoint, 'https://lk.example.org');
});

test('whatever comes over the wire is a problem of the closed union', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 400, max: 599 }), fc.string(), fc.constantFrom('application/problem+json', 'text/html', ''), async (status, body, type) => {
    const { kind, code } = await problemOf(new Response(body, { status, headers: type ? { 'Content-Type': type } : {} }));
    assert.ok(['signed-out', 'rejected', 'conflict', 'busy', 'locked', 'broken'].includes(kind) && typeof code === 'string');
  }));
  assert.equal(asProblem(undefined).kind, 'broken');
  assert.equal(asProblem({ kind: 'offline', code: 'OFFLINE' }).kind, 'offline', 'told by shape, not by class');
});

test('calls for the same thing share one request, which ends when nobody waits any more', async () => {
  const { fetch, sent, clock } = network(() => ok({ items: [] }));
  const client = createClient({ endpoint: 'https://lk.example.org', fetch, clock, storage: memory() });
  await Promise.all(Array.from({ length: 100 }, () => metersOf(client).list('1')));
  assert.equal(sent.length, 1);
  const stops = [new AbortController(), new AbortController()];
  const hanging: AbortSignal[] = [];
  const waiting = createClient({ endpoint: 'https://lk.example.org', clock, storage: memory(), fetch: (_, init) => new Promise((_done, fail) => { hanging.push(init!.signal!); init!.signal!.addEventListener('abort', () => { fail(new Error('aborted')); }); }) });
  const both = stops.map(({ signal }) => fails(metersOf(waiting).list('1', signal)));
  await new Promise((done) => setTimeout(done, 0));
  stops[0]!.abort();
  assert.equal(hanging[0]!.aborted, false, 'the other one still waits');
  stops[1]!.abort();
  await Promise.all(both);
  assert.equal(hanging[0]!.aborted, true);
});

test('a session that ended elsewhere is expired here, and keeps its customer', async () => {
  const signedIn = { state: 'signed-in', customer: { id: 'c', name: '' }, accounts: [{ id: 'a' }] };
  const { fetch, clock } = network(() => ok(signedIn), () => problem(401, 'SIGNED_OUT'), () => ok(signedIn), () => new Response(null, { status: 204 }));
  const storage = memory();
  const client = createClient({ endpoint: 'https://lk.example.org', fetch, clock, storage });
  const heard: string[] = [];
  client.session.subscribe(() => heard.push(client.session.state));
  await client.session.check();
  draftsOf(client).save('claim', 'текст');
  await fails(balanceOf(client).get('a'));
  assert.deepEqual([client.session.state, client.session.customerId], ['expired', 'c']);
  assert.equal(draftsOf(client).load('claim'), 'текст');
  await client.session.signIn({ login: 'x', password: 'y' });
  await client.session.signOut();
  assert.deepEqual(heard, ['signed-in', 'expired', 'signed-in', 'signed-out']);
  assert.equal(storage.get('draft:c:claim'), null, 'drafts end with the sign-out');
  assert.equal(draftsOf(client).save('claim', 'ничей'), false);
});

test('a job is asked for ever more seldom until it is judged, and not for ever', async () => {
  const job = (state: string) => ok({ id: 'j', state });
  const { fetch, waits, clock } = network(() => job('queued'), () => job('queued'), () => job('done'));
  const queued = { id: 'j', state: 'queued', rows: 1, accepted: 0, held: 0, rejected: 0, duplicate: 0, unchanged: 0, createdAt: '2026-11-22T09:00:00Z' } as const;
  assert.equal((await bulkReadingsOf(createClient({ endpoint: 'https://lk.example.org', fetch, clock, storage: memory() })).judged(queued)).state, 'done');
  assert.deepEqual(waits, [250, 375, 562.5]);
  const stuck = network(() => job('queued'));
  await assert.rejects(bulkReadingsOf(createClient({ endpoint: 'https://lk.example.org', fetch: stuck.fetch, clock: stuck.clock, storage: memory() })).judged(queued), { kind: 'busy', code: 'SLOW' });
  assert.equal(Math.max(...stuck.waits), 2000);
  assert.ok(stuck.clock.now() >= 120_000 && stuck.clock.now() < 125_000, String(stuck.clock.now()));
});

test('a connection is enough to sign in', () => {
  const { fetch, clock } = network();
  assert.deepEqual(Object.keys(connect({ endpoint: 'https://lk.example.org', fetch, clock, storage: memory() })).sort(), ['channel', 'clock', 'endpoint', 'isDemo', 'mayTakePassword', 'phone', 'send', 'session', 'storage']);
  assert.ok(new Problem('busy', 'X') instanceof Error);
});

test('a page in place of JSON is no answer, and the first trouble is told once', async () => {
  const page = () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  const told: string[] = [];
  const { fetch, clock } = network(page);
  const lost = connect({ endpoint: 'https://lk.example.org', fetch, clock, storage: memory(), onTrouble: ({ code }) => told.push(code) });
  for (let call = 0; call < 3; call++) assert.equal((await fails(lost.send('GET', '/v1/config'))).code, 'NOT_JSON');
  assert.deepEqual(told, ['NOT_JSON']);
  const later = network(() => ok(), cut);
  const found = connect({ endpoint: 'https://lk.example.org', fetch: later.fetch, clock: later.clock, storage: memory(), onTrouble: ({ code }) => told.push(code) });
  await found.send('GET', '/v1/config');
  await fails(found.send('DELETE', '/v1/session'));
  assert.deepEqual(told, ['NOT_JSON'], 'an endpoint that was there once is not a mistake of the page');
});

test('a password may be typed on a page of the endpoint at once, elsewhere when its registry says so', async () => {
  const asked = (isInline: boolean, answer: () => Response) => {
    const { fetch, clock, sent } = network(answer);
    return { sent, connection: connect({ endpoint: 'https://lk.example.org', fetch, clock, storage: memory(), isInline }) };
  };
  const own = asked(true, () => ok());
  assert.equal(own.connection.mayTakePassword(), true);
  assert.equal(own.sent.length, 0);
  for (const [answer, may] of [[() => ok({ mode: 'inline' }), true], [() => ok({ mode: 'framed' }), false], [() => problem(403, 'ORIGIN_REFUSED'), false], [cut, false]] as const) {
    const { connection, sent } = asked(false, answer);
    assert.equal(await connection.mayTakePassword(), may);
    assert.ok(sent.every(({ url }) => url === 'https://lk.example.org/v1/site'));
  }
});

test('what a page has put on all objects does not become part of a request', async () => {
  const prototype = Object.prototype as unknown as Record<string, unknown>;
  Object.assign(prototype, { headers: { 'X-Evil': '1' }, key: 'evil-evil-evil-evil' });
  try {
    const { send, sent } = network();
    await send('POST', '/v1/x');
    assert.equal(sent[0]?.headers.get('X-Evil'), null);
    assert.equal(sent[0]?.headers.get('Idempotency-Key'), null);
  } finally {
    for (const name of ['headers', 'key']) delete prototype[name];
  }
});
