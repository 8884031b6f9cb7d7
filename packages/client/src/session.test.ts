import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from './connection.ts';
import { draftsOf } from './drafts.ts';
import { createClient } from './client.ts';
import {
  networkError,
  empty,
  fails,
  fakeEndpoint,
  fakeTabs,
  held,
  memoryStorage,
  noStorage,
  ok,
  optionsFor,
  problem,
  settled,
  signedIn,
} from './testing/fakes.ts';

const signedOut = { state: 'signed-out' };

/** A page with a session, and the given endpoint answers. */
function page(answers: Parameters<typeof fakeEndpoint>[0] = {}, more: Parameters<typeof optionsFor>[1] = {}) {
  const endpoint = fakeEndpoint({
    'GET /v1/session': () => ok(signedIn()),
    'POST /v1/session': () => ok(signedIn()),
    'DELETE /v1/session': () => empty(),
    'GET /v1/refused': () => problem(401, 'SIGNED_OUT'),
    ...answers,
  });
  const storage = memoryStorage();
  const connection = connect(optionsFor(endpoint.fetch, { storage, ...more }));
  const states: string[] = [];
  connection.session.subscribe(() => states.push(connection.session.state));
  return { endpoint, storage, connection, session: connection.session, states };
}

test('the session is unknown before the first check', () => {
  const { session, endpoint } = page();
  assert.deepEqual(
    [session.state, session.customerId, session.accounts, session.account, session.isLikely],
    ['unknown', undefined, [], undefined, false],
  );
  assert.deepEqual(endpoint.asked, []);
});

test('a check loads the session, and the next visit knows that somebody is likely signed in', async () => {
  const { session, storage, states } = page();
  await session.check();
  assert.deepEqual(
    [session.state, session.customerId, session.accounts.map(({ id }) => id), session.account?.id],
    ['signed-in', 'anna', ['a1', 'a2'], 'a1'],
  );
  assert.deepEqual(states, ['signed-in']);
  const next = page({}, { storage });
  assert.deepEqual([next.session.state, next.session.isLikely], ['unknown', true]);
});

test('a check that finds nobody clears isLikely', async () => {
  const storage = memoryStorage(new Map([['session', '1']]));
  const { session, states } = page({ 'GET /v1/session': () => ok(signedOut) }, { storage });
  await session.check();
  assert.deepEqual([session.state, session.isLikely, states], ['signed-out', false, ['signed-out']]);
});

test('a hundred concurrent checks share one request; a later check sends another', async () => {
  const { session, endpoint } = page();
  await Promise.all(Array.from({ length: 100 }, () => session.check()));
  assert.equal(endpoint.requests.length, 1);
  await session.check();
  assert.equal(endpoint.requests.length, 2);
});

test('a failed check fails for all callers, changes nothing, and can be repeated', async () => {
  const { session, endpoint, states } = page({ 'GET /v1/session': () => problem(500, 'INTERNAL') });
  assert.deepEqual(
    (await Promise.all([fails(session.check()), fails(session.check())])).map(({ code }) => code),
    ['INTERNAL', 'INTERNAL'],
  );
  assert.deepEqual([session.state, states], ['unknown', []]);
  endpoint.answers['GET /v1/session'] = () => ok(signedIn());
  await session.check();
  assert.equal(session.state, 'signed-in');
});

test('signIn sends the credentials unchanged; a wrong password changes nothing', async () => {
  const { session, endpoint, states } = page();
  assert.equal((await session.signIn({ login: 'x', password: 'y', remember: true })).state, 'signed-in');
  assert.deepEqual(await endpoint.requests[0]?.json(), { login: 'x', password: 'y', remember: true });
  endpoint.answers['POST /v1/session'] = () => problem(422, 'WRONG_CREDENTIALS');
  assert.equal((await fails(session.signIn({ login: 'x', password: 'z' }))).code, 'WRONG_CREDENTIALS');
  assert.deepEqual([session.state, states], ['signed-in', ['signed-in']]);
});

test('a customer who still needs a second factor or a new password is not signed in', async () => {
  for (const state of ['second-factor', 'new-password']) {
    const { session, states } = page({ 'POST /v1/session': () => ok({ state, ticket: 't' }) });
    assert.equal((await session.signIn({ login: 'x', password: 'y' })).ticket, 't');
    assert.deepEqual([session.state, session.isLikely, states], ['unknown', false, []], state);
  }
});

test('a sign-out clears the session and its drafts; a failed one keeps both', async () => {
  const endpoint = fakeEndpoint({ 'GET /v1/session': () => ok(signedIn()), 'DELETE /v1/session': networkError });
  const client = createClient(optionsFor(endpoint.fetch));
  await client.session.check();
  draftsOf(client).save('claim', 'текст');
  assert.equal((await fails(client.session.signOut())).kind, 'offline');
  assert.deepEqual(
    [client.session.state, client.session.isLikely, draftsOf(client).load('claim')],
    ['signed-in', true, 'текст'],
  );
  endpoint.answers['DELETE /v1/session'] = () => empty();
  await client.session.signOut();
  assert.deepEqual(
    [client.session.state, client.session.customerId, client.session.accounts, client.session.isLikely],
    ['signed-out', undefined, [], false],
  );
  assert.equal(client.storage.get('draft:anna:claim'), null);
});

test('an ended session is expired and keeps its customer and account', async () => {
  const { session, connection, states } = page();
  await session.check();
  await fails(connection.send('GET', '/v1/refused'));
  assert.deepEqual(
    [session.state, session.customerId, session.account?.id, session.isLikely],
    ['expired', 'anna', 'a1', true],
  );
  await fails(connection.send('GET', '/v1/refused'));
  assert.deepEqual(states, ['signed-in', 'expired'], 'listeners are called once');
  await session.signIn({ login: 'x', password: 'y' });
  assert.equal(session.state, 'signed-in');
});

test('a 401 before any sign-in means signed out, not expired', async () => {
  const unknown = page();
  await fails(unknown.connection.send('GET', '/v1/refused'));
  assert.equal(unknown.session.state, 'signed-out');
  await fails(unknown.connection.send('GET', '/v1/refused'));
  assert.deepEqual(unknown.states, ['signed-out']);
});

test('a late answer does not overwrite a newer one', async () => {
  const slow = held();
  const { session, endpoint, states } = page({ 'GET /v1/session': slow.answer });
  const check = session.check();
  await settled();
  await session.signIn({ login: 'x', password: 'y' });
  slow.give(ok(signedOut));
  await check;
  assert.deepEqual([session.state, states], ['signed-in', ['signed-in']], 'the check was sent before the sign-in');

  const late = held();
  endpoint.answers['GET /v1/session'] = late.answer;
  const another = session.check();
  await settled();
  await session.signOut();
  late.give(ok(signedIn()));
  await another;
  assert.deepEqual([session.state, states], ['signed-out', ['signed-in', 'signed-out']]);
});

test('the chosen account is kept for the next visit while it exists', async () => {
  const { session, storage, states } = page();
  await session.check();
  session.choose('a2');
  assert.deepEqual([session.account?.id, states], ['a2', ['signed-in', 'signed-in']]);
  const next = page({ 'GET /v1/session': () => ok(signedIn('anna', ['a1', 'a2', 'a3'])) }, { storage });
  await next.session.check();
  assert.equal(next.session.account?.id, 'a2');
  const without = page({ 'GET /v1/session': () => ok(signedIn('anna', ['a1', 'a3'])) }, { storage });
  await without.session.check();
  assert.equal(without.session.account?.id, 'a1');
});

test('a newly added account does not replace the one on screen', async () => {
  const { session, endpoint } = page({ 'GET /v1/session': () => ok(signedIn('anna', ['a2'])) });
  await session.check();
  endpoint.answers['GET /v1/session'] = () => ok(signedIn('anna', ['a1', 'a2']));
  await session.renew();
  assert.equal(session.account?.id, 'a2');
});

test('listeners are called only for changes, including a new account name, until they unsubscribe', async () => {
  const { session, endpoint } = page();
  const heard: string[] = [];
  const leave = session.subscribe(() => {
    heard.push('once');
    leave();
  });
  session.subscribe(() => heard.push('always'));
  await session.check();
  await session.check();
  assert.deepEqual(
    heard,
    ['once', 'always'],
    'an equal session is no change, and unsubscribing inside a listener does not skip the next one',
  );
  endpoint.answers['GET /v1/session'] = () =>
    ok({ ...signedIn(), accounts: [{ id: 'a1', name: 'Дача' }, { id: 'a2' }] });
  await session.check();
  assert.deepEqual(heard, ['once', 'always', 'always']);
});

test('other tabs reload the session after a sign-in, a renewal and a sign-out', async () => {
  const tabs = fakeTabs();
  let now: unknown = signedIn();
  const answers = { 'GET /v1/session': () => ok(now) };
  const here = page(answers, { channel: tabs.open() });
  const there = page(answers, { channel: tabs.open() });
  await here.session.signIn({ login: 'x', password: 'y' });
  await settled();
  assert.deepEqual([there.session.state, there.session.customerId], ['signed-in', 'anna']);
  now = signedIn('anna', ['a1', 'a2', 'a3']);
  await here.session.renew();
  await settled();
  assert.equal(there.session.accounts.length, 3);
  now = signedOut;
  await here.session.signOut();
  await settled();
  assert.deepEqual([there.session.state, there.session.customerId], ['signed-out', undefined]);
  assert.ok(
    tabs.posted.every((message) => message === 'session'),
    'the channel carries no personal data',
  );
});

test('other channel messages, and reloads that fail, do not change the session', async () => {
  const tabs = fakeTabs();
  const other = tabs.open();
  const { session, endpoint, states } = page({ 'GET /v1/session': networkError }, { channel: tabs.open() });
  other.postMessage('meters');
  await settled();
  assert.deepEqual(endpoint.asked, []);
  other.postMessage('session');
  await settled();
  assert.ok(endpoint.requests.length > 1, 'sent, and retried');
  assert.deepEqual([session.state, states], ['unknown', []]);
});

test('without storage the session works for this visit', async () => {
  const { session } = page({}, { storage: noStorage });
  await session.check();
  session.choose('a2');
  assert.deepEqual([session.state, session.account?.id, session.isLikely], ['signed-in', 'a2', false]);
  await session.signOut();
  assert.equal(session.state, 'signed-out');
});
