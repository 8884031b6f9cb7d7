import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from './connection.ts';
import {
  networkError,
  ENDPOINT,
  fails,
  fakeEndpoint,
  held,
  memoryStorage,
  noStorage,
  ok,
  optionsFor,
  problem,
  settled,
  signedIn,
} from './testing/fakes.ts';

const connection = (answers: Parameters<typeof fakeEndpoint>[0], more: Parameters<typeof optionsFor>[1] = {}) => {
  const endpoint = fakeEndpoint(answers);
  return { endpoint, connection: connect(optionsFor(endpoint.fetch, more)) };
};
const html = () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } });

test('an endpoint address may end with a slash or a version', async () => {
  for (const endpoint of [ENDPOINT, `${ENDPOINT}/`, `${ENDPOINT}//`, `${ENDPOINT}/v1`, `${ENDPOINT}/v1/`]) {
    const { endpoint: server, connection: made } = connection({ 'GET /v1/config': () => ok() }, { endpoint });
    assert.equal(made.endpoint, ENDPOINT, endpoint);
    await made.send('GET', '/v1/config');
    assert.deepEqual(server.asked, ['GET /v1/config'], endpoint);
  }
  assert.equal(connection({}, { endpoint: `${ENDPOINT}/water/v1` }).connection.endpoint, `${ENDPOINT}/water`);
});

test('requests send credentials, accept JSON, and carry X-VK when they change something', async () => {
  const { endpoint, connection: made } = connection({ 'GET /v1/config': () => ok(), 'POST /v1/x': () => ok() });
  await made.send('GET', '/v1/config');
  await made.send('POST', '/v1/x', { body: { a: 1 }, key: 'intent-0000000001' });
  const [read, change] = endpoint.requests;
  assert.deepEqual(
    [read?.credentials, read?.headers.get('Accept'), read?.headers.get('X-VK'), read?.headers.get('Content-Type')],
    ['include', 'application/json', null, null],
  );
  assert.deepEqual(
    [
      change?.headers.get('X-VK'),
      change?.headers.get('Content-Type'),
      change?.headers.get('Idempotency-Key'),
      await change?.text(),
    ],
    ['1', 'application/json', 'intent-0000000001', '{"a":1}'],
  );
});

test('a 401 ends the session; any other failure does not', async () => {
  const { connection: made, endpoint } = connection({
    'GET /v1/session': () => ok(signedIn()),
    'GET /v1/x': () => problem(403, 'SCOPE_REFUSED'),
  });
  await made.session.check();
  await fails(made.send('GET', '/v1/x'));
  endpoint.answers['GET /v1/x'] = networkError;
  await fails(made.send('GET', '/v1/x'));
  endpoint.answers['GET /v1/x'] = () => problem(500, 'INTERNAL');
  await fails(made.send('GET', '/v1/x'));
  assert.equal(made.session.state, 'signed-in');
  endpoint.answers['GET /v1/x'] = () => problem(401, 'SIGNED_OUT');
  assert.equal((await fails(made.send('GET', '/v1/x'))).kind, 'signed-out', 'the caller gets the problem as well');
  assert.equal(made.session.state, 'expired');
});

test('onEndpointUnreachable is called once for a missing endpoint, and for no other failure', async () => {
  for (const [answer, told] of [
    [networkError, ['OFFLINE']],
    [html, ['NOT_JSON']],
    [() => problem(500, 'INTERNAL'), []],
    [() => problem(401, 'SIGNED_OUT'), []],
    [() => problem(503, 'SERVICE_UNAVAILABLE'), []],
  ] as const) {
    const heard: string[] = [];
    const { connection: made } = connection(
      { 'GET /v1/config': answer },
      { onEndpointUnreachable: ({ code }) => heard.push(code) },
    );
    await fails(made.send('GET', '/v1/config'));
    await fails(made.send('GET', '/v1/config'));
    assert.deepEqual(heard, told);
  }
});

test('an aborted call does not report the endpoint as unreachable', async () => {
  const heard: string[] = [];
  const { connection: made } = connection(
    { 'GET /v1/config': held().answer },
    { onEndpointUnreachable: ({ code }) => heard.push(code) },
  );
  const stop = new AbortController();
  const asked = made.send('GET', '/v1/config', { signal: stop.signal }).catch((fault: unknown) => fault);
  await settled();
  stop.abort(new Error('removed'));
  assert.match(String(await asked), /removed/);
  assert.deepEqual(heard, []);
});

test('mayTakePassword asks the endpoint once, and again after a no', async () => {
  const { connection: made, endpoint } = connection(
    { 'GET /v1/site': () => ok({ mode: 'inline' }) },
    { isInline: false },
  );
  assert.deepEqual(await Promise.all([made.mayTakePassword(), made.mayTakePassword()]), [true, true]);
  assert.equal(await made.mayTakePassword(), true);
  assert.deepEqual(endpoint.asked, ['GET /v1/site']);
  const lost = connection({ 'GET /v1/site': () => problem(500, 'INTERNAL') }, { isInline: false });
  assert.equal(await lost.connection.mayTakePassword(), false);
  lost.endpoint.answers['GET /v1/site'] = () => ok({ mode: 'inline' });
  assert.equal(await lost.connection.mayTakePassword(), true, 'a failed request is not a lasting no');
});

test('the phone is the one last stored on this device', () => {
  const storage = memoryStorage();
  const { connection: made } = connection({}, { storage });
  assert.equal(made.phone, null);
  storage.set('phone', '8 800 000-00-00');
  assert.equal(made.phone, '8 800 000-00-00');
  assert.equal(connection({}, { storage: noStorage }).connection.phone, null);
});

test('a connection is frozen, and a demo only when the options say so', () => {
  const { connection: made } = connection({});
  assert.ok(Object.isFrozen(made));
  assert.equal(made.isDemo, false);
  assert.equal(connection({}, { isDemo: true }).connection.isDemo, true);
});
