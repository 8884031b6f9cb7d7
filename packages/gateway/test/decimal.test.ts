import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { chargesByDueDate, paymentsOf } from '../src/balance/queries.ts';
import { exactInteger } from '../src/decimal.ts';
import { openDatabase, type OpenDatabase } from '../src/index.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

const MOST = 9_007_199_254_740_991;
const modest = '00000000-0000-4000-8000-000000000001';
const huge = '00000000-0000-4000-8000-000000000002';

let database: TestDatabase;
let store: OpenDatabase;
before(async () => {
  database = await createTestDatabase();
  store = await openDatabase(database);
  for (const [account, last] of [
    [modest, 0],
    [huge, 2],
  ] as const) {
    await sql`insert into ledger_entry (account_id, id, subject, version, kind, amount, entered_on, entered_at, period, line, due_on) values
      (${account}, gen_random_uuid(), 'charge 2026-09', 1, 'charge', ${MOST}, '2026-10-01', now(), '2026-09', 'volume', '2026-10-15'),
      (${account}, gen_random_uuid(), 'charge 2026-10', 1, 'charge', ${last}, '2026-11-01', now(), '2026-10', 'volume', '2026-10-15')`.execute(
      store.db,
    );
    await sql`insert into ledger_entry (account_id, id, subject, version, kind, amount, entered_on, entered_at, document) values
      (${account}, gen_random_uuid(), 'payment 1', 1, 'payment', ${-MOST}, '2026-10-01', now(), '1'),
      (${account}, gen_random_uuid(), 'payment 2', 1, 'payment', ${-last}, '2026-10-02', now(), '2')`.execute(store.db);
  }
});
after(async () => {
  await store.close();
  await database.drop();
});

test('a whole number is read exactly or not at all', () => {
  assert.equal(exactInteger('-123456'), -123_456);
  assert.equal(exactInteger(String(MOST)), MOST);
  for (const text of ['9007199254740993', '-9007199254740992', '1.5', '', 'NaN', '1e3', '0x10'])
    assert.throws(() => exactInteger(text), RangeError, text);
});

test('sums of money are whole kopecks, and one that cannot be told exactly is an error', async () => {
  assert.deepEqual(await chargesByDueDate(store.db, modest), [{ dueOn: '2026-10-15', isFee: false, amount: MOST }]);
  assert.equal((await paymentsOf(store.db, modest, null)).paid, MOST);
  await assert.rejects(chargesByDueDate(store.db, huge), RangeError);
  await assert.rejects(paymentsOf(store.db, huge, null), RangeError);
});
