import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createClient } from './client.ts';
import { draftsOf } from './drafts.ts';
import { balanceOf } from './resources/balance.ts';
import { bulkReadingsOf } from './resources/bulk-readings.ts';
import { configOf } from './resources/config.ts';
import { metersOf } from './resources/meters.ts';
import { connect } from './connection.ts';
import { asProblem, Problem, problemOf } from './problem.ts';
import { networkError, fails, fakeClock, memoryStorage, ok, problem, settled } from './testing/fakes.ts';
import { createTransport } from './transport.ts';

/** A network that gives these answers in turn, repeating the last one, and a clock that records the waits. */
function network(...answers: (() => Response)[]) {
  const sent: Request[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    sent.push(new Request(input, init));
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    return new Promise((done) => {
      done((answer ?? ok)());
    });
  };
  const clock = fakeClock();
  return { sent, waits: clock.waits, clock, fetch, send: createTransport('https://lk.example.org', fetch, clock) };
}
test('reads and calls with a key are retried after a lost connection, with the same key', async () => {
  const read = network(
    networkError,
    () => problem(503, 'SERVICE_UNAVAILABLE'),
    () => ok(),
  );
  await read.send('GET', '/v1/config');
  assert.equal(read.sent.length, 3);
  const keyed = network(
    networkError,
    () => problem(409, 'IN_FLIGHT'),
    () => ok(),
  );
  await keyed.send('POST', '/v1/x', { body: {}, key: 'k'.repeat(16) });
  assert.deepEqual(
    keyed.sent.map(({ headers }) => headers.get('Idempotency-Key')),
    Array.from({ length: 3 }, () => 'k'.repeat(16)),
  );
});

test('every change carries a key, its own when none is given, and is retried with it', async () => {
  const { send, sent } = network(networkError);
  for (const method of ['POST', 'DELETE'])
    assert.equal((await fails(send(method, '/v1/session', { body: {} }))).kind, 'offline');
  const keys = sent.map(({ headers }) => headers.get('Idempotency-Key'));
  assert.equal(keys.length, 8);
  assert.deepEqual([new Set(keys.slice(0, 4)).size, new Set(keys).size], [1, 2]);
  for (const key of keys) assert.match(key ?? '', /^[A-Za-z0-9_:-]{16,100}$/);
});

test('a change is not retried after too many attempts, and a piece of a file neither', async () => {
  const limited = network(() => problem(429, 'RATE_LIMITED', { headers: { 'Retry-After': '1' } }));
  assert.equal((await fails(limited.send('POST', '/v1/session', { body: {} }))).code, 'RATE_LIMITED');
  const piece = network(networkError);
  await fails(piece.send('PATCH', '/v1/uploads/1', { body: 'x', headers: {} }));
  assert.deepEqual([limited.sent.length, piece.sent.length], [1, 1]);
});

test('refused calls are not retried', async () => {
  for (const [status, code, kind] of [
    [422, 'INVALID', 'rejected'],
    [404, 'NOT_FOUND', 'rejected'],
    [401, 'SIGNED_OUT', 'signed-out'],
    [409, 'ALREADY_SENT', 'conflict'],
    [403, 'CUSTOMER_BLOCKED', 'locked'],
    [500, 'INTERNAL', 'broken'],
  ] as const) {
    const { send, sent } = network(() => problem(status, code));
    const fault = await fails(send('GET', '/v1/x'));
    assert.deepEqual([fault.kind, fault.code, sent.length], [kind, code, 1]);
  }
});

test('attempts are limited, waits have jitter and a maximum, and a short Retry-After is obeyed', async () => {
  const down = network(() => problem(503, 'SERVICE_UNAVAILABLE', { headers: { 'Retry-After': '2' } }));
  assert.equal((await fails(down.send('GET', '/v1/x'))).kind, 'busy');
  assert.equal(down.sent.length, 4);
  for (const wait of down.waits) assert.ok(wait >= 2000 && wait <= 10_000, String(wait));
  const long = network(() => problem(429, 'RATE_LIMITED', { headers: { 'Retry-After': '600' } }));
  const fault = await fails(long.send('GET', '/v1/x'));
  assert.deepEqual([fault.retryAfter, long.sent.length], [600, 1]);
  for (const nonsense of ['soon', '-5', '1e9999', ''])
    assert.equal(
      (
        await fails(
          network(() => problem(429, 'RATE_LIMITED', { headers: { 'Retry-After': nonsense } })).send('POST', '/v1/x'),
        )
      ).retryAfter,
      undefined,
      nonsense,
    );
});

test('fifty widgets together stay within the retry budget of the page', async () => {
  const { send, sent, clock } = network(networkError);
  const frozen = createTransport(
    'https://lk.example.org',
    (input, init) => {
      sent.push(new Request(input, init));
      return Promise.reject(new TypeError());
    },
    { ...clock, now: () => 0 },
  );
  await Promise.all(Array.from({ length: 50 }, (_, index) => fails(frozen('GET', `/v1/${index}`))));
  assert.equal(sent.length, 60);
  void send;
});

test('a call without an answer is aborted after twenty seconds and treated as busy', async (context) => {
  const limits: AbortController[] = [];
  const asked: number[] = [];
  context.mock.method(AbortSignal, 'timeout', (ms: number) => {
    asked.push(ms);
    const limit = new AbortController();
    limits.push(limit);
    return limit.signal;
  });
  const clock = fakeClock();
  const send = createTransport(
    'https://lk.example.org',
    (_, init) =>
      new Promise((_done, fail) => {
        init?.signal?.addEventListener('abort', () => {
          fail(init.signal?.reason as Error);
        });
      }),
    clock,
  );
  const giveUp = async () => {
    await settled();
    limits.at(-1)?.abort(new DOMException('too long', 'TimeoutError'));
  };
  const once = fails(send('PATCH', '/v1/uploads/1', { body: 'x', headers: {} }));
  await giveUp();
  assert.deepEqual([(await once).kind, (await once).code, asked], ['busy', 'TIMEOUT', [20_000]]);
  const repeated = fails(send('GET', '/v1/config', { signal: new AbortController().signal }));
  for (let attempt = 0; attempt < 4; attempt++) await giveUp();
  assert.equal((await repeated).code, 'TIMEOUT');
  assert.equal(asked.length, 5);
});

test('the retry budget refills over time', async () => {
  const { send, sent, clock } = network(networkError);
  for (let call = 0; call < 10; call++) await fails(send('GET', `/v1/${call}`));
  const spent = sent.length;
  assert.ok(spent < 40, `${spent} requests: the budget is used up`);
  await clock.sleep(60_000);
  await fails(send('GET', '/v1/x'));
  assert.equal(sent.length, spent + 4);
});

test('aborting a running call rejects with the abort reason, without a retry', async () => {
  const stop = new AbortController();
  let calls = 0;
  const send = createTransport(
    'https://lk.example.org',
    (_, init) => {
      calls++;
      return new Promise((_done, fail) => {
        init?.signal?.addEventListener('abort', () => {
          fail(init.signal?.reason as Error);
        });
      });
    },
    fakeClock(),
  );
  const asked = send('GET', '/v1/x', { signal: stop.signal }).catch((fault: unknown) => fault);
  await settled();
  stop.abort(new Error('removed'));
  assert.match(String(await asked), /removed/);
  assert.equal(calls, 1);
});

test('aborting during the wait before a retry rejects with the abort reason', async () => {
  const stop = new AbortController();
  const { fetch, sent } = network(networkError);
  const send = createTransport('https://lk.example.org', fetch, {
    now: () => 0,
    sleep: (_, signal) =>
      new Promise((_done, fail) => {
        signal?.addEventListener('abort', () => {
          fail(signal.reason as Error);
        });
      }),
  });
  const asked = send('GET', '/v1/x', { signal: stop.signal }).catch((fault: unknown) => fault);
  await settled();
  stop.abort(new Error('removed'));
  assert.match(String(await asked), /removed/);
  assert.equal(sent.length, 1);
});

test('HTML in place of JSON is reported as NOT_JSON', async () => {
  const client = createClient({
    endpoint: 'https://lk.example.org/v1/',
    storage: memoryStorage(),
    ...network(() => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } })),
  });
  assert.equal((await fails(configOf(client).get())).code, 'NOT_JSON');
  assert.equal(client.endpoint, 'https://lk.example.org');
});

test('any unsuccessful response becomes a problem of a known kind', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 400, max: 599 }),
      fc.string(),
      fc.constantFrom('application/problem+json', 'text/html', ''),
      async (status, body, type) => {
        const { kind, code } = await problemOf(
          new Response(body, { status, headers: type ? { 'Content-Type': type } : {} }),
        );
        assert.ok(
          ['signed-out', 'rejected', 'conflict', 'busy', 'locked', 'broken'].includes(kind) && typeof code === 'string',
        );
      },
    ),
  );
  assert.equal(asProblem(undefined).kind, 'broken');
  assert.equal(asProblem({ kind: 'offline', code: 'OFFLINE' }).kind, 'offline', 'by shape, not by class');
});

test('calls for one resource share a request, which is aborted when the last caller aborts', async () => {
  const { fetch, sent, clock } = network(() => ok({ items: [] }));
  const client = createClient({ endpoint: 'https://lk.example.org', fetch, clock, storage: memoryStorage() });
  await Promise.all(Array.from({ length: 100 }, () => metersOf(client).list('1')));
  assert.equal(sent.length, 1);
  const stops = [new AbortController(), new AbortController()];
  const hanging: AbortSignal[] = [];
  const waiting = createClient({
    endpoint: 'https://lk.example.org',
    clock,
    storage: memoryStorage(),
    fetch: (_, init) =>
      new Promise((_done, fail) => {
        hanging.push(init!.signal!);
        init!.signal!.addEventListener('abort', () => {
          fail(new Error('aborted'));
        });
      }),
  });
  const both = stops.map(({ signal }) => fails(metersOf(waiting).list('1', signal)));
  await settled();
  stops[0]!.abort();
  assert.equal(hanging[0]!.aborted, false, 'the other one still waits');
  stops[1]!.abort();
  await Promise.all(both);
  assert.equal(hanging[0]!.aborted, true);
});

test('a session that ended elsewhere is expired here and keeps its customer', async () => {
  const signedIn = { state: 'signed-in', customer: { id: 'c', name: '' }, accounts: [{ id: 'a' }] };
  const { fetch, clock } = network(
    () => ok(signedIn),
    () => problem(401, 'SIGNED_OUT'),
    () => ok(signedIn),
    () => new Response(null, { status: 204 }),
  );
  const storage = memoryStorage();
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

test('a bulk job is polled with growing pauses until it is done, for at most two minutes', async () => {
  const job = (state: string) => ok({ id: 'j', state });
  const { fetch, waits, clock } = network(
    () => job('queued'),
    () => job('queued'),
    () => job('done'),
  );
  const queued = {
    id: 'j',
    state: 'queued',
    rows: 1,
    accepted: 0,
    held: 0,
    rejected: 0,
    duplicate: 0,
    unchanged: 0,
    createdAt: '2026-11-22T09:00:00Z',
  } as const;
  assert.equal(
    (
      await bulkReadingsOf(
        createClient({ endpoint: 'https://lk.example.org', fetch, clock, storage: memoryStorage() }),
      ).waitUntilDone(queued)
    ).state,
    'done',
  );
  assert.deepEqual(waits, [250, 375, 562.5]);
  const stuck = network(() => job('queued'));
  await assert.rejects(
    bulkReadingsOf(
      createClient({
        endpoint: 'https://lk.example.org',
        fetch: stuck.fetch,
        clock: stuck.clock,
        storage: memoryStorage(),
      }),
    ).waitUntilDone(queued),
    { kind: 'busy', code: 'SLOW' },
  );
  assert.equal(Math.max(...stuck.waits), 2000);
  assert.ok(stuck.clock.now() >= 120_000 && stuck.clock.now() < 125_000, String(stuck.clock.now()));
});

test('a connection is enough to sign in', () => {
  const { fetch, clock } = network();
  assert.deepEqual(
    Object.keys(connect({ endpoint: 'https://lk.example.org', fetch, clock, storage: memoryStorage() })).sort(),
    ['channel', 'clock', 'endpoint', 'isDemo', 'mayTakePassword', 'phone', 'send', 'session', 'storage'],
  );
  assert.ok(new Problem('busy', 'X') instanceof Error);
});

test('HTML in place of JSON fails with NOT_JSON and is reported once', async () => {
  const page = () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  const told: string[] = [];
  const { fetch, clock } = network(page);
  const lost = connect({
    endpoint: 'https://lk.example.org',
    fetch,
    clock,
    storage: memoryStorage(),
    onEndpointUnreachable: ({ code }) => told.push(code),
  });
  for (let call = 0; call < 3; call++) assert.equal((await fails(lost.send('GET', '/v1/config'))).code, 'NOT_JSON');
  assert.deepEqual(told, ['NOT_JSON']);
  const later = network(() => ok(), networkError);
  const found = connect({
    endpoint: 'https://lk.example.org',
    fetch: later.fetch,
    clock: later.clock,
    storage: memoryStorage(),
    onEndpointUnreachable: ({ code }) => told.push(code),
  });
  await found.send('GET', '/v1/config');
  await fails(found.send('DELETE', '/v1/session'));
  assert.deepEqual(told, ['NOT_JSON'], "after one success the page's address is right");
});

test('a page of the endpoint may take a password at once, another page after asking the endpoint', async () => {
  const asked = (isInline: boolean, answer: () => Response) => {
    const { fetch, clock, sent } = network(answer);
    return {
      sent,
      connection: connect({ endpoint: 'https://lk.example.org', fetch, clock, storage: memoryStorage(), isInline }),
    };
  };
  const own = asked(true, () => ok());
  assert.equal(own.connection.mayTakePassword(), true);
  assert.equal(own.sent.length, 0);
  for (const [answer, may] of [
    [() => ok({ mode: 'inline' }), true],
    [() => ok({ mode: 'framed' }), false],
    [() => problem(403, 'ORIGIN_REFUSED'), false],
    [networkError, false],
  ] as const) {
    const { connection, sent } = asked(false, answer);
    assert.equal(await connection.mayTakePassword(), may);
    assert.ok(sent.every(({ url }) => url === 'https://lk.example.org/v1/site'));
  }
});

test('properties added to Object.prototype do not become part of a request', async () => {
  const prototype = Object.prototype as unknown as Record<string, unknown>;
  Object.assign(prototype, { headers: { 'X-Evil': '1' }, key: 'evil-evil-evil-evil' });
  try {
    const { send, sent } = network();
    await send('POST', '/v1/x');
    assert.equal(sent[0]?.headers.get('X-Evil'), null);
    assert.notEqual(sent[0]?.headers.get('Idempotency-Key'), 'evil-evil-evil-evil');
  } finally {
    for (const name of ['headers', 'key']) delete prototype[name];
  }
});
