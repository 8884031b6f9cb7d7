import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MeterList, MeterRequest, MeterRequestList, Profile, Unlock } from '@vodokanal/contract';
import { Browser } from '@vodokanal/contract/conformance/browser';
import { decideMeterRequest } from '../src/meters/service.ts';
import { decideChange } from '../src/profile/changes.ts';
import { decide } from '../src/unlocks/service.ts';
import { createFixture, ORIGIN, personAt, PASSWORD, TODAY, type Fixture } from './fixture.ts';

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

/** Signs somebody in on the present day, because sessions end before terms do. */
async function resident() {
  const browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await browser.call('session.create', { body: { login: personAt(0).email, password: PASSWORD } });
  const accountId = ((await browser.call('accounts.list')).body as { items: { id: string }[] }).items[0]?.id ?? '';
  return { browser, accountId };
}
const on = (day: string) => {
  fixture.clock = new Date(`${day}T09:40:00Z`);
};

// Thirty days end on 22 December, a Tuesday.
const DUE = '2026-12-22';

test('a request says until when it is answered, and on both sides whether the answer is late', async () => {
  const { browser, accountId } = await resident();
  const { items } = (await browser.call('meters.list', { parameters: { accountId } })).body as MeterList;
  const parameters = { accountId, meterId: items[0]?.id ?? '' };
  const visit = (await browser.call('meterRequests.create', { parameters, body: { kind: 'visit', comment: 'Пломба' } }))
    .body as MeterRequest;
  await browser.call('profile.change', { parameters, body: { field: 'holder', value: 'Роса' } });
  const { ticket } = (
    await browser.call('unlocks.create', {
      body: { accountNumber: personAt(0).accountNumber, way: 'documents', contact: 'rosa@example.org' },
    })
  ).body as Unlock;
  const seen = async () => {
    const { browser: later } = await resident();
    const { items: visits } = (await later.call('meterRequests.list', { parameters })).body as MeterRequestList;
    const { changes } = (await later.call('profile.get', { parameters })).body as Profile;
    const unlock = (await later.call('unlocks.get', { body: { ticket } })).body as Unlock;
    return [visits[0], changes[0], unlock].map((each) => [each?.dueOn, each?.isLate]);
  };
  const all = (isLate: boolean) => [1, 2, 3].map(() => [DUE, isLate]);
  assert.deepEqual(await seen(), all(false));
  on(DUE);
  assert.deepEqual(await seen(), all(false), 'the last day is in time');
  on('2026-12-23');
  assert.deepEqual(await seen(), all(true));
  const { db } = fixture.store;
  const { number: change } = await db.selectFrom('profile_change').select('number').executeTakeFirstOrThrow();
  const { number: unlock } = await db.selectFrom('unlock').select('number').executeTakeFirstOrThrow();
  await decideMeterRequest(db, visit.number, 'done', { text: 'Опломбирован.' }, fixture.clock);
  await decideChange(db, change, 'refused', 'Нет выписки.', fixture.clock, '2026-12-23');
  await decide(db, unlock, 'refused', 'Нет документов.', fixture.clock, '2026-12-23');
  assert.deepEqual(await seen(), all(true), 'an answer that came later stays late');
  on(TODAY);
});

test('an answer in time does not become late afterwards', async () => {
  const { browser, accountId } = await resident();
  await browser.call('profile.change', {
    parameters: { accountId },
    body: { field: 'address', value: 'ул. Тихая, 2' },
  });
  const { number } = await fixture.store.db
    .selectFrom('profile_change')
    .select('number')
    .where('field', '=', 'address')
    .executeTakeFirstOrThrow();
  await decideChange(fixture.store.db, number, 'refused', 'Нет выписки.', fixture.clock, TODAY);
  on('2026-12-30');
  const { browser: later } = await resident();
  const { changes } = (await later.call('profile.get', { parameters: { accountId } })).body as Profile;
  assert.equal(changes.find(({ field }) => field === 'address')?.isLate, false);
});
