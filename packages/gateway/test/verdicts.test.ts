import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MeterList, Reading, ReadingList } from '@vodokanal/contract';
import { Browser } from '@vodokanal/contract/conformance/browser';
import { transact } from '../src/database/transaction.ts';
import { judgeReading, VerdictRefused } from '../src/readings/verdicts.ts';
import { createFixture, ORIGIN, personAt, PASSWORD, type Fixture } from './fixture.ts';

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

const WORDS = 'Расход в 50 раз больше обычного.';

/** A resident who has sent a reading, and what billing says of it. */
async function sent(index: number) {
  const browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await browser.call('session.create', { body: { login: personAt(index).email, password: PASSWORD } });
  const accountId = ((await browser.call('accounts.list')).body as { items: { id: string }[] }).items[0]?.id ?? '';
  const meter = async () => {
    const { items } = (await browser.call('meters.list', { parameters: { accountId } })).body as MeterList;
    const [first] = items;
    assert.ok(first);
    return first;
  };
  const { id: meterId, previous } = await meter();
  const parameters = { accountId, meterId };
  const send = async (more: number) => {
    const value = (Number(previous?.value ?? '0') + more).toFixed(3);
    const { status, body } = await browser.call('readings.create', { parameters, body: { value } });
    assert.equal(status, 201, JSON.stringify(body));
    return body as Reading;
  };
  return {
    browser,
    meter,
    send,
    journal: async () => ((await browser.call('readings.list', { parameters })).body as ReadingList).items,
    judge: (receiptNumber: string | null, outcome: 'accepted' | 'declined', text = '') =>
      transact(fixture.store.db, (tx) =>
        judgeReading(tx, fixture.settings, receiptNumber ?? '', { outcome, text }, fixture.clock),
      ),
  };
}

const messagesOf = async (recipient: string) =>
  (
    await fixture.store.db
      .selectFrom('message')
      .select(['subject', 'body'])
      .where('recipient', '=', recipient)
      .where('subject', '=', 'Показание не принято к расчёту')
      .execute()
  ).map(({ body }) => body);

test('a declined reading stops counting, its words reach the resident once, and another one can be sent', async () => {
  const { meter, send, journal, judge } = await sent(0);
  const before = await meter();
  const reading = await send(3);
  assert.equal(await judge(reading.receiptNumber, 'declined', WORDS), true);
  assert.equal(await judge(reading.receiptNumber, 'declined', WORDS), false, 'the same verdict changes nothing');
  const after = await meter();
  assert.equal(after.current, null);
  assert.deepEqual(after.previous, before.previous);
  assert.equal(after.averageVolume, before.averageVolume);
  assert.deepEqual(after.declined?.verdict, { outcome: 'declined', text: WORDS, decidedOn: '2026-11-22' });
  assert.equal((await journal()).find(({ id }) => id === reading.id)?.status, 'rejected');
  const told = await messagesOf(personAt(0).email);
  assert.equal(told.length, 1);
  assert.match(told[0] ?? '', /за ноябрь 2026 г\. не принято к расчёту: Расход в 50 раз больше обычного\. Проверьте/);
  const second = await send(2);
  assert.equal((await meter()).declined, undefined, 'the next step is done');
  assert.equal((await meter()).current?.id, second.id);
  await assert.rejects(
    judge(reading.receiptNumber, 'accepted'),
    (fault: unknown) => fault instanceof VerdictRefused && fault.reason === 'replacedSince',
  );
});

test('an accepted reading says so, cannot be corrected, and is not exported again', async () => {
  const { browser, meter, send, judge } = await sent(1);
  const reading = await send(3);
  await judge(reading.receiptNumber, 'accepted');
  const { id, current } = await meter();
  assert.deepEqual(current?.verdict, { outcome: 'accepted', text: '', decidedOn: '2026-11-22' });
  const { status, body } = await browser.call('readings.correct', {
    parameters: { meterId: id, readingId: reading.id },
    body: { value: reading.value },
  });
  assert.deepEqual([status, (body as { code?: string }).code], [409, 'ALREADY_BILLED']);
  assert.deepEqual(await messagesOf(personAt(1).email), []);
});

test('a verdict is refused for a reading that was corrected, is unknown, or without words', async () => {
  const { browser, meter, send, judge } = await sent(2);
  const reading = await send(3);
  await browser.call('readings.correct', {
    parameters: { meterId: (await meter()).id, readingId: reading.id },
    body: { value: String(Number(reading.value) + 1) },
  });
  const refusals = [
    [reading.receiptNumber, WORDS, 'corrected'],
    ['П-2026-11-999999-0000', WORDS, 'unknown'],
    [(await meter()).current?.receiptNumber ?? null, '', 'noWords'],
  ] as const;
  for (const [number, text, reason] of refusals)
    await assert.rejects(
      judge(number, 'declined', text),
      (fault: unknown) => fault instanceof VerdictRefused && fault.reason === reason,
      reason,
    );
});
