import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Claim } from '@vodokanal/contract';
import { Browser, newKey } from '@vodokanal/contract/conformance/browser';
import { addStaff } from '../src/office/staff.ts';
import { addSites } from '../src/sites/sites.ts';
import { codeFor, createFixture, ORIGIN, personAt, PASSWORD, type Fixture } from './fixture.ts';

const CLERK = 'clerk@vodokanal.example.org';
/** A site that shows the widgets inline, so that it may call the API of residents. */
const INLINE = 'https://www.example.org';

let fixture: Fixture;
let cookie = '';
let claim: Claim;

const call = (method: string, path: string, headers: Readonly<Record<string, string>> = {}, body?: object) =>
  fixture.gateway.handle(
    new Request(`${ORIGIN}/office/v1${path}`, {
      method,
      headers: { Cookie: cookie, ...(body && { 'Content-Type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
const change = (path: string, body: object, key = newKey()) =>
  call('POST', path, { Origin: ORIGIN, 'X-VK': '1', 'Idempotency-Key': key }, body);

before(async () => {
  fixture = await createFixture();
  const { db } = fixture.store;
  await addStaff(db, { email: CLERK, name: 'Сотрудник', role: 'clerk', password: PASSWORD }, fixture.clock);
  await addSites(db, [{ origin: INLINE, mode: 'inline', name: 'Сайт водоканала', scopes: [], theme: [], targets: {} }]);
  const opened = await change('/session', { email: CLERK, password: PASSWORD });
  const { ticket } = (await opened.json()) as { ticket: string };
  const confirmed = await change('/session/confirmation', { ticket, code: await codeFor(fixture, CLERK) });
  cookie = confirmed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const resident = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await resident.call('session.create', { body: { login: personAt(0).accountNumber, password: PASSWORD } });
  const accountId = (await resident.call('accounts.list')).body.items[0]?.id ?? '';
  const body = { type: 'other', text: 'Слабый напор' };
  claim = (await resident.call('claims.create', { parameters: { accountId }, body })).body as Claim;
});
after(() => fixture.close());

test('no other site reads the office, although the browser sends the cookie of a clerk along', async () => {
  for (const Origin of [INLINE, 'https://evil.example', 'null']) {
    for (const [method, path] of [
      ['GET', '/claims'],
      ['OPTIONS', '/claims'],
      ['GET', '/nothing'],
    ] as const) {
      const { headers } = await call(method, path, { Origin });
      assert.equal(headers.get('Access-Control-Allow-Origin'), null, `${method} ${path} for ${Origin}`);
      assert.equal(headers.get('Cross-Origin-Resource-Policy'), 'same-origin', `${method} ${path} for ${Origin}`);
    }
    assert.equal((await call('GET', '/claims', { Origin })).status, 403, Origin);
  }
  for (const site of ['same-site', 'cross-site'])
    assert.equal((await call('GET', '/claims', { 'Sec-Fetch-Site': site })).status, 403, site);
  assert.equal((await call('GET', '/claims', { 'Sec-Fetch-Site': 'same-origin' })).status, 200);
});

const traces = async () =>
  (await fixture.store.db.selectFrom('audit').select('action').orderBy('id').execute()).map(({ action }) => action);

test('a question and each look at contacts leave a trace, also when the request is repeated', async () => {
  const before = (await traces()).length;
  assert.equal((await change(`/claims/${claim.id}/questions`, { text: 'Какой этаж?' })).status, 201);
  const key = newKey();
  const reason = { reason: 'Перезвонить' };
  for (const repeat of [key, key])
    assert.equal((await change(`/claims/${claim.id}/contacts`, reason, repeat)).status, 201);
  assert.deepEqual((await traces()).slice(before).sort(), [
    'office-claim-asked',
    'office-contacts-read',
    'office-contacts-read',
  ]);
  const stored = await fixture.store.db.selectFrom('idempotency').select('operation').execute();
  assert.ok(!stored.some(({ operation }) => operation.includes('reveal')), 'contacts are stored nowhere else');
});

test('a member of staff opens the contacts of at most sixty residents in an hour', async () => {
  const reveal = () => change(`/claims/${claim.id}/contacts`, { reason: 'Перезвонить' });
  let opened = 0;
  while (opened < 100 && (await reveal()).status === 201) opened++;
  // Two were opened above.
  assert.equal(opened, 58);
  const refused = await reveal();
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get('Retry-After')) > 0);
});

test('a search takes % and _ for themselves, and a page that does not exist is refused', async () => {
  const found = async (number: string) => {
    const response = await call('GET', `/claims?number=${encodeURIComponent(number)}`);
    return ((await response.json()) as { items: { number: string }[] }).items.length;
  };
  assert.equal(await found(claim.number.slice(-4)), 1);
  for (const wildcard of ['%', '_', '%1', '\\']) assert.equal(await found(wildcard), 0, wildcard);
  for (const after of [`2026-99-99 ${claim.id}`, `2026-11-22 ${'-'.repeat(36)}`])
    assert.equal((await call('GET', `/claims?after=${encodeURIComponent(after)}`)).status, 400, after);
});

test('a member of staff stores as many files a day as a resident, and no more', async () => {
  const send = async () =>
    fixture.gateway.handle(
      new Request(`${ORIGIN}/office/v1/files?name=a.pdf`, {
        method: 'POST',
        headers: {
          Cookie: cookie,
          Origin: ORIGIN,
          'X-VK': '1',
          'Idempotency-Key': newKey(),
          'Content-Type': 'application/octet-stream',
        },
        body: new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n'),
      }),
    );
  for (let file = 0; file < 100; file++) assert.equal((await send()).status, 201, String(file));
  const refused = await send();
  assert.equal(refused.status, 409);
  assert.ok(Number(refused.headers.get('Retry-After')) > 0);
});
