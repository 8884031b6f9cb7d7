import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf, createClient, defineResource, type ResourceName } from './client.ts';
import { connect } from './connection.ts';
import { accountsOf } from './resources/accounts.ts';
import { claimsOf } from './resources/claims.ts';
import { dataRequestsOf } from './resources/data-requests.ts';
import { debtsOf } from './resources/debts.ts';
import { guestOf } from './resources/guest.ts';
import { metersOf } from './resources/meters.ts';
import { paymentsOf } from './resources/payments.ts';
import { readingsOf } from './resources/readings.ts';
import {
  empty,
  fails,
  fakeEndpoint,
  fakeTabs,
  held,
  ok,
  optionsFor,
  problem,
  settled,
  signedIn,
} from './testing/fakes.ts';

const METERS = 'GET /v1/accounts/a1/meters';
const meters = (...ids: string[]) => ok({ items: ids.map((id) => ({ id })) });

function client(answers: Parameters<typeof fakeEndpoint>[0], more: Parameters<typeof optionsFor>[1] = {}) {
  const endpoint = fakeEndpoint({ 'GET /v1/session': () => ok(signedIn()), ...answers });
  const client = createClient(optionsFor(endpoint.fetch, more));
  const heard: ResourceName[] = [];
  const leave = client.subscribe((resource) => heard.push(resource));
  return { client, endpoint, heard, leave };
}

test('clientOf returns one client for a connection, and a client itself', () => {
  const connection = connect(optionsFor(fakeEndpoint({}).fetch));
  const first = clientOf(connection);
  assert.equal(clientOf(connection), first);
  assert.equal(clientOf(first), first);
  assert.equal(first.session, connection.session);
  assert.notEqual(clientOf(connect(optionsFor(fakeEndpoint({}).fetch))), first);
});

test('a client sees later changes of its connection', async () => {
  const { client: made } = client({});
  assert.equal(made.phone, null);
  made.storage.set('phone', '8 800');
  assert.equal(made.phone, '8 800');
  await made.session.check();
  assert.equal(made.session.state, 'signed-in');
});

test("resources use the client's http, and a page cannot change the client", () => {
  const { client: made } = client({});
  assert.equal(defineResource((http) => http)(made), made.http);
  assert.ok(Object.isFrozen(made));
  assert.throws(() => {
    (made as { endpoint: string }).endpoint = 'https://evil.example';
  }, TypeError);
});

test('the session still receives messages of other tabs when a client subscribes', async () => {
  const tabs = fakeTabs();
  const other = tabs.open();
  const { client: made } = client({}, { channel: tabs.open() });
  other.postMessage('session');
  await settled();
  assert.equal(made.session.state, 'signed-in');
});

test('concurrent calls for one resource share a request; other resources and later calls send their own', async () => {
  const { client: made, endpoint } = client({
    [METERS]: () => meters('m1'),
    'GET /v1/accounts/a2/meters': () => meters(),
  });
  const lists = await Promise.all([
    ...Array.from({ length: 50 }, () => metersOf(made).list('a1')),
    metersOf(made).list('a2'),
  ]);
  assert.deepEqual(lists.map(({ items }) => items.length).slice(-2), [1, 0]);
  assert.equal(endpoint.requests.length, 2);
  await metersOf(made).list('a1');
  assert.equal(endpoint.requests.length, 3);
});

test('a shared request fails for all its callers, and the next call sends a new one', async () => {
  const { client: made, endpoint } = client({ [METERS]: () => problem(422, 'INVALID') });
  assert.deepEqual(
    (await Promise.all([fails(metersOf(made).list('a1')), fails(metersOf(made).list('a1'))])).map(({ code }) => code),
    ['INVALID', 'INVALID'],
  );
  assert.equal(endpoint.requests.length, 1);
  endpoint.answers[METERS] = () => meters('m1');
  assert.equal((await metersOf(made).list('a1')).items.length, 1);
});

test('aborting one caller of a shared request rejects only that caller', async () => {
  const slow = held();
  const { client: made, endpoint } = client({ [METERS]: slow.answer });
  const stop = new AbortController();
  const leaving = metersOf(made)
    .list('a1', stop.signal)
    .catch((fault: unknown) => fault);
  const staying = metersOf(made).list('a1');
  await settled();
  const reason = new Error('the widget was removed');
  stop.abort(reason);
  assert.equal(await leaving, reason);
  slow.give(meters('m1'));
  assert.equal((await staying).items.length, 1);
  assert.equal(endpoint.requests[0]?.signal.aborted, false);
});

test('a shared request is aborted when all callers have aborted, and later calls do not join it', async () => {
  const slow = held();
  const { client: made, endpoint } = client({ [METERS]: slow.answer });
  const stop = new AbortController();
  const left = metersOf(made)
    .list('a1', stop.signal)
    .catch(() => undefined);
  await settled();
  stop.abort();
  const next = metersOf(made).list('a1');
  await settled();
  assert.deepEqual(
    endpoint.requests.map(({ signal }) => signal.aborted),
    [true, false],
  );
  slow.give(meters('m1'));
  assert.equal((await next).items.length, 1);
  await left;
});

test('a call with an aborted signal is rejected', async () => {
  const { client: made } = client({ [METERS]: () => meters('m1') });
  await assert.rejects(metersOf(made).list('a1', AbortSignal.abort(new Error('gone'))), /gone/);
});

test('a change notifies all subscribers, in this tab and in others', async () => {
  const tabs = fakeTabs();
  const answers = { 'POST /v1/accounts/a1/claims': () => ok({ id: 'c1' }) };
  const here = client(answers, { channel: tabs.open() });
  const there = client(answers, { channel: tabs.open() });
  await claimsOf(here.client).submit('a1', { type: 'other', text: 'Нет воды' }, 'intent-0000000001');
  await settled();
  assert.deepEqual([here.heard, there.heard, tabs.posted], [['claims'], ['claims'], ['claims']]);
  assert.deepEqual(here.endpoint.asked, ['POST /v1/accounts/a1/claims'], 'the client itself reloads nothing');
  there.leave();
  await claimsOf(here.client).submit('a1', { type: 'other', text: 'Нет воды' }, 'intent-0000000002');
  await settled();
  assert.equal(there.heard.length, 1);
});

test('a refused change notifies nobody', async () => {
  const { client: made, heard } = client({ 'POST /v1/meters/m1/readings': () => problem(422, 'INVALID') });
  await fails(readingsOf(made).submit('m1', { value: '1', confirmed: [] }, 'intent-0000000001'));
  assert.deepEqual(heard, []);
});

test('a listener that unsubscribes while it is called does not skip the next listener', () => {
  const { client: made } = client({});
  const heard: string[] = [];
  const leave = made.subscribe(() => {
    heard.push('first');
    leave();
  });
  made.subscribe(() => heard.push('second'));
  made.http.invalidate('meters');
  made.http.invalidate('meters');
  assert.deepEqual(heard, ['first', 'second', 'second']);
});

test('a call after a change does not share a request from before it', async () => {
  const before = held();
  const { client: made, endpoint } = client({
    [METERS]: before.answer,
    'POST /v1/meters/m1/readings': () => ok({ id: 'r1' }),
  });
  const stale = metersOf(made).list('a1');
  await settled();
  await readingsOf(made).submit('m1', { value: '1', confirmed: [] }, 'intent-0000000001');
  endpoint.answers[METERS] = () => meters('m1', 'new');
  const fresh = metersOf(made).list('a1');
  before.give(meters('m1'));
  assert.deepEqual([(await stale).items.length, (await fresh).items.length], [1, 2]);
  const shared = [metersOf(made).list('a1'), metersOf(made).list('a1')];
  await Promise.all(shared);
  assert.equal(endpoint.asked.filter((each) => each === METERS).length, 3, 'later calls share again');
});

test('a call after a change in another tab does not share an older request, and aborting that one does not affect it', async () => {
  const tabs = fakeTabs();
  const other = tabs.open();
  const before = held();
  const { client: made, endpoint } = client({ [METERS]: before.answer }, { channel: tabs.open() });
  const stop = new AbortController();
  const stale = metersOf(made)
    .list('a1', stop.signal)
    .catch(() => undefined);
  await settled();
  other.postMessage('meters');
  await settled();
  const after = held();
  endpoint.answers[METERS] = after.answer;
  const fresh = [metersOf(made).list('a1')];
  await settled();
  stop.abort();
  await stale;
  fresh.push(metersOf(made).list('a1'));
  await settled();
  after.give(meters('m1', 'new'));
  assert.deepEqual(
    (await Promise.all(fresh)).map(({ items }) => items.length),
    [2, 2],
  );
  assert.equal(endpoint.requests.length, 2, 'both share the new one');
});

test('adding or removing an account renews the session and notifies all tabs', async () => {
  const tabs = fakeTabs();
  const { client: made, endpoint } = client(
    { 'POST /v1/accounts': () => ok({ id: 'a3' }), 'DELETE /v1/accounts/a1': () => empty() },
    { channel: tabs.open() },
  );
  await accountsOf(made).add('100', { kind: 'billCode', value: '7' });
  await accountsOf(made).remove('a1');
  assert.deepEqual(endpoint.asked, [
    'POST /v1/accounts',
    'GET /v1/session',
    'DELETE /v1/accounts/a1',
    'GET /v1/session',
  ]);
  assert.deepEqual(tabs.posted, ['session', 'session']);
});

test('a guest lookup solves the proof of work once when the endpoint asks for it', async () => {
  const bodies: { readonly work?: { readonly challenge: string; readonly nonce: string } }[] = [];
  const { client: made } = client({
    'POST /v1/guest/lookups': async (request) => {
      bodies.push((await request.json()) as (typeof bodies)[number]);
      return bodies.at(-1)?.work
        ? ok({ ticket: 't' })
        : problem(429, 'RATE_LIMITED', {
            errors: [
              { code: 'WORK_REQUIRED', severity: 'block', pointer: '/work', params: { challenge: 'c.4.x', bits: 4 } },
            ],
          });
    },
  });
  assert.equal((await guestOf(made).lookup('100', '1')).ticket, 't');
  assert.deepEqual([bodies.length, bodies[0]?.work, bodies[1]?.work?.challenge], [2, undefined, 'c.4.x']);
});

test('looking at payments again makes money stale only when one of them has ended', async () => {
  let state = 'pending';
  const { client: made, heard } = client({
    'GET /v1/payments/p1': () => ok({ id: 'p1', state }),
    'GET /v1/payments/p2': () => ok({ id: 'p2', state: 'created' }),
  });
  await paymentsOf(made).check(['p1', 'p2']);
  assert.deepEqual(heard, []);
  state = 'succeeded';
  const payments = await paymentsOf(made).check(['p1', 'p2']);
  assert.deepEqual(
    payments.map((payment) => payment.state),
    ['succeeded', 'created'],
  );
  assert.deepEqual(heard, ['payments', 'balance', 'debts', 'instalments', 'charges']);
});

test('a request about personal data makes the list stale, and a copy has its addresses', async () => {
  const { client: made, heard } = client({
    'POST /v1/data-requests': () => ok({ id: 'r1', kind: 'deletion' }),
    'POST /v1/data-requests/copy': () => ok({ id: 'r2', kind: 'copy' }),
    'DELETE /v1/connections/c1': () => empty(),
  });
  const requests = dataRequestsOf(made);
  await requests.create({ kind: 'deletion', sections: ['messages'] }, 'intent-0123456789');
  const { id } = await requests.copy('intent-0123456780');
  await requests.disconnect('c1', 'intent-0123456781');
  assert.deepEqual(heard, ['dataRequests', 'dataRequests', 'dataRequests']);
  assert.match(requests.copyAddress(id, 'json'), /\/v1\/data-requests\/r2\/copy$/);
  assert.match(requests.copyAddress(id, 'pdf'), /\/v1\/data-requests\/r2\/copy-pdf$/);
});

test('a notice that was read makes the debt stale', async () => {
  const { client: made, heard } = client({
    'POST /v1/accounts/a1/debt-notices/n1/acknowledgement': () => ok({ id: 'n1', acknowledgedOn: '2026-11-22' }),
  });
  await debtsOf(made).acknowledge('a1', 'n1', 'intent');
  assert.deepEqual(heard, ['debts']);
});
