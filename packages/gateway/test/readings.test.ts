import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { addMonths } from '@vodokanal/contract/rules/calendar';
import { createFixture, ORIGIN, PASSWORD, personAt, type Fixture } from './fixture.ts';

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

/** A meter with three digits passes zero during the test. */
const CAPACITY = 1000;
let calls = 0;

async function send(
  path: string,
  cookie: string,
  body?: object,
): Promise<{
  readonly status: number;
  readonly body: {
    readonly id: string;
    readonly code?: string;
    readonly errors?: readonly { readonly code: string }[];
  };
  readonly cookie: string;
}> {
  const headers = {
    ...(body && {
      Origin: ORIGIN,
      'X-VK': '1',
      'Idempotency-Key': `sequence-of-readings-${++calls}`,
      'Content-Type': 'application/json',
    }),
    Cookie: cookie,
  };
  const response = await fixture.gateway.handle(
    new Request(ORIGIN + path, { method: body ? 'POST' : 'GET', headers, ...(body && { body: JSON.stringify(body) }) }),
    `198.51.100.${calls % 250}`,
  );
  return {
    status: response.status,
    body: (await response.json()) as never,
    cookie: response.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; '),
  };
}

/** What a customer does with a meter in one month. */
const month = fc.record({
  skips: fc.integer({ min: 0, max: 3 }),
  used: fc.integer({ min: 0, max: 40_000 }),
  slip: fc.constantFrom('none', 'less', 'more', 'digits'),
  corrects: fc.boolean(),
  replaces: fc.integer({ min: 0, max: 9 }),
});

test(
  'for any sequence of readings, corrections, silences, roll-overs and new meters use is never negative, and the sums agree',
  { timeout: 120_000 },
  async () => {
    const { db } = fixture.store;
    const account = await db
      .selectFrom('account')
      .select('id')
      .where('number', '=', personAt(2).accountNumber)
      .executeTakeFirstOrThrow();
    const meter = await db
      .selectFrom('meter')
      .select('id')
      .where('account_id', '=', account.id)
      .orderBy('service')
      .limit(1)
      .executeTakeFirstOrThrow();
    const journal = () =>
      db
        .selectFrom('reading')
        .select(['id', 'period', 'value', 'volume', 'status', 'source'])
        .where('meter_id', '=', meter.id)
        .where('status', 'not in', ['replaced', 'rejected'])
        .orderBy('period')
        .execute();
    await fc.assert(
      fc.asyncProperty(
        fc.array(month, { minLength: 6, maxLength: 14 }),
        fc.integer({ min: 0, max: 999 }),
        async (months, start) => {
          await db.deleteFrom('reading').where('meter_id', '=', meter.id).execute();
          await db
            .updateTable('meter')
            .set({ digits: 3, fraction_digits: 3, state: 'inService', next_verification_on: '2999-01-01' })
            .where('id', '=', meter.id)
            .execute();
          const row = {
            account_id: account.id,
            meter_id: meter.id,
            received_at: fixture.clock,
            receipt_number: null,
            customer_id: null,
          };
          let period = fixture.clock.toISOString().slice(0, 7);
          let value = start * 1000;
          const put = async (source: 'controller' | 'estimate') =>
            db
              .insertInto('reading')
              .values({
                ...row,
                id: crypto.randomUUID(),
                period: addMonths(period, -1),
                value: String(value / 1000),
                volume: null,
                taken_on: `${addMonths(period, -1)}-22`,
                source,
                status: 'billed',
              })
              .execute();
          await put('controller');
          for (const { skips, used, slip, corrects, replaces } of months) {
            period = addMonths(period, 1 + skips);
            fixture.clock = new Date(`${period}-22T09:40:00Z`);
            const { cookie } = await send('/v1/session', '', { login: personAt(2).accountNumber, password: PASSWORD });
            if (replaces === 0 && skips > 0) {
              // A new meter starts with the value that the controller has read.
              value = used;
              await put('controller');
            }
            const attempt = async (milli: number, over?: string) =>
              send(`/v1/meters/${meter.id}/readings${over ? `/${over}/correction` : ''}`, cookie, {
                value: String(milli / 1000),
                confirmed: ['ANOMALY_HIGH', 'ANOMALY_ZERO', 'SWAP_SUSPECTED', 'ROLLOVER_SUSPECTED'],
              });
            const next = (value + used) % (CAPACITY * 1000);
            const typed = {
              none: next,
              less: Math.max(0, value - 1),
              more: Math.min(CAPACITY * 1000 - 1, next + 30_000),
              digits: next + CAPACITY * 1000,
            }[slip];
            const first = await attempt(typed);
            assert.ok(first.status === 201 || first.body.errors?.length, `${first.status} ${first.body.code}`);
            if (first.status === 201) value = typed;
            if (first.status === 201 && corrects) {
              const second = await attempt(next, first.body.id);
              if (second.status === 201) value = next;
            }
            const readings = await journal();
            const periods = readings.map((reading) => reading.period);
            assert.equal(new Set(periods).size, periods.length, 'one reading a period');
            for (const [at, { volume, value: present, source }] of readings.entries()) {
              if (source !== 'resident') continue;
              const before = Number(readings[at - 1]?.value);
              assert.ok(Number(volume) >= 0, 'use is never negative');
              assert.ok(
                Math.abs(((Number(present) - before + CAPACITY) % CAPACITY) - Number(volume)) < 0.0005,
                'the use is the way from reading to reading',
              );
            }
          }
          fixture.clock = new Date(`${addMonths(period, 2)}-22T09:40:00Z`);
        },
      ),
      { numRuns: 6 },
    );
  },
);
