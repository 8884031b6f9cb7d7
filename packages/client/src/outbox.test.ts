import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from './client.ts';
import { QUEUED } from './connection.ts';
import { createOutbox, ownerOf, type Queued } from './outbox.ts';
import {
  networkError,
  fails,
  fakeEndpoint,
  held,
  memoryOutboxStore,
  memoryStorage,
  ok,
  optionsFor,
  problem,
  settled,
  signedIn,
  type MemoryOutboxStore,
} from './testing/fakes.ts';

const SEND = 'POST /v1/meters/m1/readings';
const reading = (value = '104') => ({ id: 'r1', meterId: 'm1', value, status: 'accepted' });
const queued = (more: Partial<Queued> = {}): Queued => ({
  key: 'intent-0000000001:m1',
  ownerId: 'anna',
  meterId: 'm1',
  value: '104',
  confirmed: [],
  period: '2026-11',
  ...more,
});
const finding = (code: string, params?: object) => ({
  errors: [{ code, severity: 'block', pointer: '/value', ...(params && { params }) }],
});

/** The device of Anna, who is signed in; `answers` are added to those for her sign-in. */
async function device(
  answers: Parameters<typeof fakeEndpoint>[0] = {},
  store: MemoryOutboxStore = memoryOutboxStore(),
) {
  const endpoint = fakeEndpoint({
    'GET /v1/session': () => ok(signedIn()),
    'POST /v1/session': () => ok(signedIn()),
    [SEND]: () => ok(reading()),
    ...answers,
  });
  const storage = memoryStorage();
  const client = createClient(optionsFor(endpoint.fetch, { storage }));
  await client.session.check();
  endpoint.requests.length = 0;
  return {
    endpoint,
    storage,
    client,
    store,
    outbox: createOutbox(client, store),
    kept: () => [...store.entries.keys()],
  };
}

test('a reading is stored before it is sent, and removed when it is accepted', async () => {
  const { outbox, endpoint, storage, kept } = await device();
  assert.equal(await outbox.put([queued()]), true);
  assert.deepEqual([kept(), storage.get(QUEUED), endpoint.asked], [['intent-0000000001:m1'], '1', []]);
  assert.deepEqual(await outbox.flush(), [
    { queued: queued(), reading: reading(), isAccepted: true, isWaiting: false },
  ]);
  assert.deepEqual([endpoint.asked, kept()], [[SEND], []]);
});

test('a reading is sent as it was typed, under the key of its intent', async () => {
  const { outbox, endpoint } = await device({ 'POST /v1/meters/m1/readings/r0/correction': () => ok(reading()) });
  await outbox.put([queued({ value: '104,5', confirmed: ['ANOMALY_HIGH'], photoId: 'p1' })]);
  await outbox.flush();
  assert.equal(endpoint.requests[0]?.headers.get('Idempotency-Key'), 'intent-0000000001:m1');
  assert.deepEqual(await endpoint.requests[0]?.json(), {
    value: '104,5',
    confirmed: ['ANOMALY_HIGH'],
    period: '2026-11',
    photoId: 'p1',
  });
  await outbox.put([queued({ correctedId: 'r0' })]);
  await outbox.flush();
  assert.equal(endpoint.asked[1], 'POST /v1/meters/m1/readings/r0/correction');
});

test('a reading replaces the earlier one of its meter only after it is stored', async () => {
  const { outbox, store, kept } = await device();
  await outbox.put([queued(), queued({ key: 'intent-0000000001:m2', meterId: 'm2' })]);
  await outbox.put([queued({ key: 'intent-0000000002:m1', value: '105' })]);
  assert.deepEqual(kept(), ['intent-0000000001:m2', 'intent-0000000002:m1']);
  assert.deepEqual(
    store.log.slice(-2),
    ['put intent-0000000002:m1', 'remove intent-0000000001:m1'],
    'the new one is stored first',
  );
  await outbox.put([queued({ key: 'intent-0000000002:m1', value: '105' })]);
  assert.equal(kept().length, 2, 'storing the same intent again does not remove it');
});

test('readings of another customer on this device are not listed, replaced or sent', async () => {
  const bert = queued({ key: 'intent-of-bert-00:m1', ownerId: 'bert' });
  const { outbox, endpoint, storage, kept } = await device({}, memoryOutboxStore(new Map([[bert.key, bert]])));
  storage.set(QUEUED, '1');
  assert.deepEqual(await outbox.waiting(), []);
  assert.equal(storage.get(QUEUED), '1', 'the flag stays while they wait');
  await outbox.put([queued()]);
  assert.equal((await outbox.flush()).length, 1);
  assert.deepEqual([endpoint.asked, kept()], [[SEND], [bert.key]]);
});

test('the flag for queued readings is removed when the queue is empty', async () => {
  const { outbox, storage } = await device();
  await outbox.put([queued()]);
  await outbox.flush();
  assert.deepEqual(await outbox.waiting(), []);
  assert.equal(storage.get(QUEUED), null);
});

test('nothing is sent while nobody, or another customer, is signed in', async () => {
  const { client, outbox, endpoint, kept } = await device();
  await outbox.put([queued()]);
  endpoint.answers['GET /v1/session'] = () => ok({ state: 'signed-out' });
  await client.session.check();
  assert.deepEqual([ownerOf(client.session), await outbox.flush()], [undefined, []]);
  endpoint.answers['GET /v1/session'] = () => ok(signedIn('bert'));
  await client.session.check();
  const mine = queued({ key: 'loose-000000001:m1' });
  assert.deepEqual(await outbox.flush([mine]), [{ queued: mine, isAccepted: false, isWaiting: true }]);
  assert.ok(!endpoint.asked.includes(SEND));
  assert.deepEqual(kept(), [queued().key], 'it waits for Anna');
});

test('the account id is the owner when a partner signed in', async () => {
  const { client, endpoint } = await device();
  endpoint.answers['GET /v1/session'] = () => ok({ state: 'signed-in', accounts: [{ id: 'a7' }] });
  await client.session.check();
  assert.equal(ownerOf(client.session), 'a7');
});

test('readings are sent one by one, stored readings before the others', async () => {
  const first = held();
  const { outbox, endpoint } = await device({
    [SEND]: first.answer,
    'POST /v1/meters/m2/readings': () => ok(reading()),
    'POST /v1/meters/m3/readings': () => ok(reading()),
  });
  await outbox.put([queued(), queued({ key: 'intent-0000000001:m2', meterId: 'm2' })]);
  const flushing = outbox.flush([queued({ key: 'intent-0000000001:m3', meterId: 'm3' })]);
  await settled();
  assert.deepEqual(endpoint.asked, [SEND], 'the second waits for the first');
  first.give(ok(reading()));
  assert.deepEqual(
    (await flushing).map(({ queued: { meterId }, isAccepted }) => [meterId, isAccepted]),
    [
      ['m1', true],
      ['m2', true],
      ['m3', true],
    ],
  );
});

test('a finally refused reading is returned with its problem and removed', async () => {
  for (const [status, code] of [
    [422, 'INVALID'],
    [403, 'SCOPE_REFUSED'],
    [409, 'ALREADY_BILLED'],
  ] as const) {
    const { outbox, kept } = await device({ [SEND]: () => problem(status, code, finding('LESS_THAN_PREVIOUS')) });
    await outbox.put([queued()]);
    const [delivery] = await outbox.flush();
    assert.deepEqual(
      [
        delivery?.isAccepted,
        delivery?.isWaiting,
        delivery?.problem?.code,
        delivery?.problem?.findings[0]?.code,
        kept(),
      ],
      [false, false, code, 'LESS_THAN_PREVIOUS', []],
      code,
    );
  }
});

test('a reading stays queued after a problem that passes or needs a sign-in', async () => {
  const transient: Record<string, [() => Response, string]> = {
    'no network': [networkError, 'offline'],
    'a server under maintenance': [() => problem(503, 'SERVICE_UNAVAILABLE'), 'busy'],
    'too many requests': [() => problem(429, 'RATE_LIMITED', { headers: { 'Retry-After': '600' } }), 'busy'],
    'an identical call still running': [() => problem(409, 'IN_FLIGHT'), 'conflict'],
    'a server error': [() => problem(500, 'INTERNAL'), 'broken'],
    'a blocked customer': [() => problem(403, 'CUSTOMER_BLOCKED'), 'locked'],
    'a session that ended': [() => problem(401, 'SIGNED_OUT'), 'signed-out'],
  };
  for (const [name, [answer, kind]] of Object.entries(transient)) {
    const { outbox, kept } = await device({ [SEND]: answer });
    await outbox.put([queued()]);
    const [delivery] = await outbox.flush();
    assert.deepEqual(
      [delivery?.isWaiting, delivery?.isAccepted, delivery?.problem?.kind, kept()],
      [true, false, kind, [queued().key]],
      name,
    );
  }
});

test('every attempt to send a reading uses the same key', async () => {
  const { outbox, endpoint } = await device({ [SEND]: networkError });
  await outbox.put([queued()]);
  await outbox.flush();
  endpoint.answers[SEND] = () => ok(reading());
  await outbox.flush();
  const keys = endpoint.requests.map(({ headers }) => headers.get('Idempotency-Key'));
  assert.ok(keys.length > 2, 'repeated by the transport, and by the next flush');
  assert.deepEqual([...new Set(keys)], [queued().key]);
});

test('readings left when the session ends are sent after the next sign-in', async () => {
  const { client, outbox, endpoint, kept } = await device({
    [SEND]: () => problem(401, 'SIGNED_OUT'),
    'POST /v1/meters/m2/readings': () => ok(reading()),
  });
  await outbox.put([queued(), queued({ key: 'intent-0000000001:m2', meterId: 'm2' })]);
  assert.deepEqual(
    (await outbox.flush()).map(({ isWaiting }) => isWaiting),
    [true, true],
  );
  assert.deepEqual([client.session.state, endpoint.asked, kept().length], ['expired', [SEND], 2]);
  endpoint.answers[SEND] = () => ok(reading());
  await client.session.signIn({ login: 'x', password: 'y' });
  assert.deepEqual(
    (await outbox.flush()).map(({ isAccepted }) => isAccepted),
    [true, true],
  );
});

test('a reading is sent without its photo when the photo has expired', async () => {
  const { outbox, endpoint, kept } = await device({
    [SEND]: async (request) =>
      'photoId' in ((await request.json()) as object)
        ? problem(422, 'INVALID', finding('UPLOAD_NOT_FOUND'))
        : ok(reading()),
  });
  await outbox.put([queued({ photoId: 'p1' })]);
  assert.deepEqual(
    (await outbox.flush()).map(({ isAccepted }) => isAccepted),
    [true],
  );
  assert.deepEqual(
    endpoint.requests.map(({ headers }) => headers.get('Idempotency-Key')),
    [queued().key, `${queued().key}:bare`],
    'another body needs another key',
  );
  assert.deepEqual(kept(), []);
});

test('ALREADY_SENT counts as accepted only when the value is the same', async () => {
  for (const [there, isAccepted] of [
    ['104.500', true],
    ['104,5', true],
    ['1 04,5', true],
    ['105', false],
    [undefined, false],
  ] as const) {
    const { outbox, kept } = await device({
      [SEND]: () =>
        problem(409, 'ALREADY_SENT', finding('ALREADY_SENT', there === undefined ? undefined : { value: there })),
    });
    await outbox.put([queued({ value: '104,5' })]);
    const [delivery] = await outbox.flush();
    assert.deepEqual(
      [delivery?.isAccepted, delivery?.isWaiting, delivery?.problem?.code, kept()],
      [isAccepted, false, isAccepted ? undefined : 'ALREADY_SENT', []],
      there,
    );
  }
});

test('after NOT_FOUND the reading waits when another customer is signed in, and is dropped for its owner', async () => {
  const { client, outbox, endpoint, kept } = await device({ [SEND]: () => problem(404, 'NOT_FOUND') });
  await outbox.put([queued()]);
  endpoint.answers['GET /v1/session'] = () => ok(signedIn('bert'));
  assert.deepEqual(
    (await outbox.flush()).map(({ isWaiting }) => isWaiting),
    [true],
    'another customer has signed in in another tab',
  );
  assert.deepEqual([client.session.customerId, kept()], ['bert', [queued().key]]);
  endpoint.answers['GET /v1/session'] = () => ok(signedIn());
  await client.session.check();
  assert.deepEqual(
    (await outbox.flush()).map(({ isWaiting, problem }) => [isWaiting, problem?.code]),
    [[false, 'NOT_FOUND']],
  );
  assert.deepEqual(kept(), []);
});

test('two tabs do not send a reading twice', async () => {
  const store = memoryOutboxStore();
  const slow = held();
  const here = await device({ [SEND]: slow.answer }, store);
  const there = await device({}, store);
  await here.outbox.put([queued()]);
  const both = [here.outbox.flush(), there.outbox.flush()];
  await settled();
  slow.give(ok(reading()));
  assert.deepEqual(
    (await Promise.all(both)).map((deliveries) => deliveries.length),
    [1, 0],
  );
  assert.deepEqual([here.endpoint.asked, there.endpoint.asked], [[SEND], []]);
});

test('a reading can be removed before it is sent, and not while it is being sent', async () => {
  const slow = held();
  const { outbox, endpoint, kept } = await device({ [SEND]: slow.answer });
  await outbox.put([queued()]);
  await outbox.remove(queued().key);
  assert.deepEqual([kept(), await outbox.flush(), endpoint.asked], [[], [], []]);
  await outbox.put([queued()]);
  const flushing = outbox.flush();
  const removing = outbox.remove(queued().key);
  await settled();
  slow.give(ok(reading()));
  assert.deepEqual(
    (await flushing).map(({ isAccepted }) => isAccepted),
    [true],
    'the answer is not lost',
  );
  await removing;
});

test('without storage put returns false, and readings passed to flush are still sent', async () => {
  const gone = () => Promise.reject(new Error('no storage'));
  const broken = { ...memoryOutboxStore(), all: gone, put: gone, remove: gone };
  const { outbox, storage } = await device({}, broken);
  assert.equal(await outbox.put([queued()]), false);
  assert.equal(storage.get(QUEUED), null);
  assert.deepEqual(
    (await outbox.flush([queued()])).map(({ isAccepted }) => isAccepted),
    [true],
  );
  await outbox.remove('anything');
  assert.equal((await fails(outbox.waiting())).code, 'UNEXPECTED');
});

test('readings are sent without locks when the browser refuses them', async () => {
  const { outbox, kept } = await device(
    {},
    { ...memoryOutboxStore(), withLock: () => Promise.reject(new DOMException('denied', 'SecurityError')) },
  );
  assert.equal(await outbox.put([queued()]), true);
  assert.deepEqual(
    (await outbox.flush()).map(({ isAccepted }) => isAccepted),
    [true],
  );
  await outbox.put([queued()]);
  await outbox.remove(queued().key);
  assert.deepEqual(kept(), []);
});

test('when the disk fills up during put, it returns false and flush sends each reading once', async () => {
  const store = memoryOutboxStore();
  const { outbox, storage, endpoint } = await device(
    { 'POST /v1/meters/m2/readings': () => ok(reading()) },
    { ...store, put: (each) => (each.meterId === 'm2' ? Promise.reject(new Error('quota')) : store.put(each)) },
  );
  const both = [queued(), queued({ key: 'intent-0000000001:m2', meterId: 'm2' })];
  assert.equal(await outbox.put(both), false);
  assert.equal(storage.get(QUEUED), null);
  assert.deepEqual(
    (await outbox.flush(both)).map(({ isAccepted }) => isAccepted),
    [true, true],
  );
  assert.equal(endpoint.requests.length, 2);
});
