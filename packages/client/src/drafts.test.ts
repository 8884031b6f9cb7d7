import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from './client.ts';
import { draftsOf } from './drafts.ts';
import { fakeEndpoint, memoryStorage, noStorage, ok, optionsFor, problem, signedIn } from './testing/fakes.ts';

async function visit(customer: string | undefined, storage = memoryStorage()) {
  const endpoint = fakeEndpoint({
    'GET /v1/session': () => ok(customer === undefined ? { state: 'signed-out' } : signedIn(customer)),
    'GET /v1/refused': () => problem(401, 'SIGNED_OUT'),
  });
  const client = createClient(optionsFor(endpoint.fetch, { storage }));
  await client.session.check();
  return { client, storage, drafts: draftsOf(client) };
}

test('a draft is kept for the next visit until it is removed', async () => {
  const { drafts, storage } = await visit('anna');
  assert.equal(drafts.load('claim'), undefined);
  assert.equal(drafts.save('claim', { text: 'Нет воды', files: [1] }), true);
  const next = await visit('anna', storage);
  assert.deepEqual(next.drafts.load('claim'), { text: 'Нет воды', files: [1] });
  assert.equal(next.drafts.load('reading'), undefined, 'drafts are separate by name');
  next.drafts.remove('claim');
  assert.equal(drafts.load('claim'), undefined);
});

test('a draft is visible to its owner only', async () => {
  const { drafts, storage } = await visit('anna');
  drafts.save('claim', 'текст');
  for (const somebody of ['bert', undefined])
    assert.equal((await visit(somebody, storage)).drafts.load('claim'), undefined);
});

test('save returns false when nobody is signed in or the browser cannot store', async () => {
  const nobody = await visit(undefined);
  assert.equal(nobody.drafts.save('claim', 'текст'), false);
  assert.deepEqual([...nobody.storage.entries.keys()], []);
  const { client } = await visit('anna', noStorage as ReturnType<typeof memoryStorage>);
  assert.equal(draftsOf(client).save('claim', 'текст'), false);
});

test('drafts can be saved while the session is expired', async () => {
  const { client, drafts } = await visit('anna');
  await client.send('GET', '/v1/refused').catch(() => undefined);
  assert.equal(client.session.state, 'expired');
  assert.equal(drafts.save('claim', 'дописано'), true);
  assert.equal(drafts.load('claim'), 'дописано');
});

test('a stored draft that is not JSON is ignored', async () => {
  const { drafts, storage } = await visit('anna');
  for (const broken of ['{"text":', '', 'null']) {
    storage.set('draft:anna:claim', broken);
    assert.equal(drafts.load('claim'), undefined, broken);
  }
});
