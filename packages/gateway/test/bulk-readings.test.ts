import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { BulkJob, BulkResult, BulkRow } from '@vodokanal/contract';
import { newSecret } from '@vodokanal/contract/rules/proof-of-possession';
import { listBuildings } from '../src/buildings/queries.ts';
import { setManager } from '../src/buildings/service.ts';
import { challengeOf } from '../src/connections/service.ts';
import { createGateway } from '../src/index.ts';
import { importRegistry } from '../src/registry/import.ts';
import { Secrets } from '../src/secrets.ts';
import { addSites, listSites } from '../src/sites/sites.ts';
import { createFixture, MANAGER, ORIGIN, PARTNER, type Fixture } from './fixture.ts';

let fixture: Fixture;
let cookie = '';
before(async () => {
  fixture = await createFixture();
  const answer = await call('POST', '/v1/session', { login: MANAGER.email, password: MANAGER.password });
  cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
});
after(() => fixture.close());

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fixture.gateway.handle(
    new Request(`${ORIGIN}${path}`, {
      method,
      headers: {
        Origin: ORIGIN,
        'X-VK': '1',
        'Idempotency-Key': crypto.randomUUID(),
        Cookie: cookie,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );

let keys = 0;
const send = async (rows: readonly Partial<BulkRow>[]) => {
  const answer = await call(
    'POST',
    '/v1/bulk-readings',
    {
      rows: rows.map((row, index) => ({
        row: index + 1,
        accountNumber: '7701',
        serialNumber: '7701',
        value: '104',
        ...row,
      })),
    },
    { 'Idempotency-Key': `bulk-test-key-${String(++keys).padStart(6, '0')}` },
  );
  return { status: answer.status, job: (await answer.json()) as BulkJob };
};
const done = async (id: string) => {
  await fixture.gateway.work();
  const { items } = (await (await call('GET', `/v1/bulk-readings/${id}/result`)).json()) as BulkResult;
  return items.map(({ result, errors = [] }) => [result, errors[0]?.code].filter(Boolean).join(' '));
};

test('a job that a process left behind is done by the next one, once', async () => {
  const { job } = await send([{ value: '104' }]);
  await fixture.gateway.work();
  // A process that crashed during a job leaves a queued job and no readings.
  await fixture.store.db
    .insertInto('bulk_job')
    .values({
      id: '01980000-0000-7000-8000-000000000001',
      customer_id: (await fixture.store.db.selectFrom('manager').select('customer_id').executeTakeFirstOrThrow())
        .customer_id,
      state: 'queued',
      rows: JSON.stringify([{ row: 1, accountNumber: '7702', serialNumber: '7702', value: '204' }]),
      results: '[]',
      counts: '{}',
      address: '',
      created_at: fixture.clock,
      done_at: null,
    })
    .execute();
  const others = [1, 2].map(() =>
    createGateway({
      db: fixture.store.db,
      uploadFolder: join(fixture.folder, 'uploads'),
      origins: [ORIGIN],
      secrets: new Secrets(new Uint8Array(32)),
      clock: () => fixture.clock,
    }),
  );
  await Promise.all([...others, fixture.gateway].map((gateway) => gateway.work()));
  assert.deepEqual(await done('01980000-0000-7000-8000-000000000001'), ['accepted']);
  const readings = await fixture.store.db
    .selectFrom('reading')
    .innerJoin('account', 'account.id', 'account_id')
    .select(['number', 'value', 'source', 'reading.status'])
    .where('period', '=', '2026-11')
    .where('number', 'in', ['7701', '7702'])
    .orderBy('number')
    .execute();
  assert.deepEqual(
    readings.map(({ number, value, source, status }) => [number, Number(value), source, status]),
    [
      ['7701', 104, 'manager', 'accepted'],
      ['7702', 204, 'manager', 'accepted'],
    ],
  );
  assert.deepEqual(await done(job.id), ['accepted']);
});

test('a job that cannot be done does not hold up the others, and says so after five tries', async () => {
  const { customer_id } = await fixture.store.db.selectFrom('manager').select('customer_id').executeTakeFirstOrThrow();
  const bad = '01980000-0000-7000-8000-000000000002';
  await fixture.store.db
    .insertInto('bulk_job')
    .values({
      id: bad,
      customer_id,
      state: 'queued',
      rows: JSON.stringify([{ row: 1, accountNumber: null }]),
      results: '[]',
      counts: '{}',
      address: '',
      created_at: new Date(0),
      done_at: null,
    })
    .execute();
  const { job } = await send([{ accountNumber: '7703', serialNumber: '7703', value: '304' }]);
  assert.deepEqual(await done(job.id), ['accepted']);
  const state = async () => ((await (await call('GET', `/v1/bulk-readings/${bad}`)).json()) as BulkJob).state;
  assert.equal(await state(), 'queued', 'once in a round');
  for (let round = 2; round <= 5; round++) await fixture.gateway.work();
  assert.equal(await state(), 'failed');
});

test('what the manager sent can be corrected by the manager until it is billed; the journal keeps both', async () => {
  const { job } = await send([{ accountNumber: '7704', serialNumber: '7704', service: 'hotWater', value: '52' }]);
  assert.deepEqual(await done(job.id), ['accepted']);
  assert.deepEqual(
    await done(
      (await send([{ accountNumber: '7704', serialNumber: '7704', service: 'hotWater', value: '53' }])).job.id,
    ),
    ['accepted'],
  );
  const rows = await fixture.store.db
    .selectFrom('reading')
    .innerJoin('meter', 'meter.id', 'meter_id')
    .select(['value', 'reading.status'])
    .where('serial_number', '=', '007704')
    .where('service', '=', 'hotWater')
    .where('period', '=', '2026-11')
    .orderBy('reading.id')
    .execute();
  assert.deepEqual(
    rows.map(({ value, status }) => [Number(value), status]),
    [
      [52, 'replaced'],
      [53, 'accepted'],
    ],
  );
  await fixture.store.db
    .updateTable('reading')
    .set({ status: 'billed' })
    .where('period', '=', '2026-11')
    .where('status', '=', 'accepted')
    .where('value', '=', '53')
    .execute();
  assert.deepEqual(
    await done(
      (await send([{ accountNumber: '7704', serialNumber: '7704', service: 'hotWater', value: '54' }])).job.id,
    ),
    ['rejected ALREADY_BILLED'],
  );
  const { job: last } = await send([{ accountNumber: '7704', serialNumber: '7704', value: '54' }]);
  assert.deepEqual(await done(last.id), ['rejected SEVERAL_METERS_MATCH']);
  const file = await call('GET', `/v1/bulk-readings/${last.id}/result`, undefined, { Accept: 'text/csv' });
  assert.equal(
    await file.text(),
    '№;Лицевой счёт;Номер прибора учёта;Услуга;Показание;Дата снятия;Результат;Причина;Номер подтверждения\r\n1;7704;7704;;54;;rejected;SEVERAL_METERS_MATCH;\r\n',
  );
});

test('a file of the greatest size is taken; a hundred packs may wait, not more', async () => {
  const rows = Array.from({ length: 500 }, (_, index) => ({
    accountNumber: `${'9'.repeat(20)}${String(index).padStart(9, '0')}`,
    serialNumber: 'N'.repeat(40),
    service: 'coldWater' as const,
    value: '12345,123',
    takenOn: '2026-11-22',
    confirmed: ['ANOMALY_HIGH' as const],
  }));
  const { status, job } = await send(rows);
  assert.equal(status, 201);
  assert.deepEqual([...new Set(await done(job.id))], ['rejected NOT_YOUR_BUILDING']);
  const { customer_id } = await fixture.store.db.selectFrom('manager').select('customer_id').executeTakeFirstOrThrow();
  await fixture.store.db
    .insertInto('bulk_job')
    .values(
      Array.from({ length: 100 }, (_, index) => ({
        id: `01980000-0000-7000-8001-${String(index).padStart(12, '0')}`,
        customer_id,
        state: 'queued' as const,
        rows: '[]',
        results: '[]',
        counts: '{}',
        address: '',
        created_at: fixture.clock,
        done_at: null,
      })),
    )
    .execute();
  const refused = await call(
    'POST',
    '/v1/bulk-readings',
    { rows: [{ row: 1, accountNumber: '7701', value: '105' }] },
    { 'Idempotency-Key': 'bulk-test-one-too-many' },
  );
  assert.equal(refused.status, 429);
  assert.ok(refused.headers.get('Retry-After'));
  await fixture.store.db.deleteFrom('bulk_job').where('state', '=', 'queued').execute();
});

test('on a partner site only with the scope for it, and no addresses of people go along', async () => {
  const asFrame = { 'X-VK-Site': PARTNER };
  assert.equal(
    (await call('GET', '/v1/buildings', undefined, asFrame)).status,
    401,
    'our own session counts for nothing in a frame',
  );
  const verifier = newSecret();
  const { code } = (await (
    await call('POST', '/v1/connections', { site: PARTNER, challenge: challengeOf(verifier) })
  ).json()) as { code: string };
  const own = cookie;
  cookie = (await call('POST', '/v1/connections/redeem', { site: PARTNER, code, verifier })).headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const [site] = (await listSites(fixture.store.db)).filter(({ origin }) => origin === PARTNER);
  assert.ok(site);
  try {
    const { items } = (await (await call('GET', '/v1/buildings', undefined, asFrame)).json()) as {
      items: { id: string; address: string }[];
    };
    assert.deepEqual(
      items.map(({ address }) => address),
      ['г. Родников, ул. Тихая, д. 1'],
    );
    assert.doesNotMatch(
      await (await call('GET', `/v1/buildings/${items[0]?.id ?? ''}/reading-status`, undefined, asFrame)).text(),
      /Абонент|кв\. \d/,
    );
    await addSites(fixture.store.db, [{ ...site, scopes: site.scopes.filter((scope) => scope !== 'buildings:write') }]);
    for (const [method, path, body] of [
      ['GET', '/v1/buildings'],
      ['GET', `/v1/buildings/${items[0]?.id ?? ''}/reading-status`],
      ['POST', '/v1/bulk-readings', { rows: [{ row: 1, accountNumber: '7701', value: '105' }] }],
    ] as const) {
      const refused = await call(method, path, body, { ...asFrame, 'Idempotency-Key': 'bulk-test-without-scope' });
      assert.deepEqual(
        [refused.status, ((await refused.json()) as { code: string }).code],
        [403, 'SCOPE_REFUSED'],
        path,
      );
    }
  } finally {
    cookie = own;
    await addSites(fixture.store.db, [site]);
  }
});

test('the common meter is beside the sum of the flats; jobs go after thirty days', async () => {
  const { items } = (await (await call('GET', '/v1/buildings')).json()) as { items: { id: string }[] };
  await done((await send([{ accountNumber: 'УК-1', serialNumber: '55001', value: '9020' }])).job.id);
  const status = (await (await call('GET', `/v1/buildings/${items[0]?.id ?? ''}/reading-status`)).json()) as {
    commonVolume: string;
    volume: string;
    received: number;
    expected: number;
  };
  assert.equal(status.commonVolume, '20');
  assert.ok(Number(status.volume) > 0 && status.received > 0 && status.received <= status.expected);
  const now = fixture.clock;
  fixture.clock = new Date(now.getTime() + 31 * 24 * 3_600_000);
  await fixture.gateway.sweep();
  fixture.clock = now;
  assert.equal((await fixture.store.db.selectFrom('bulk_job').select('id').execute()).length, 0);
});

test('a registry that does not name the building leaves it, and a manager of unknown buildings is refused in one sentence', async () => {
  const file = join(fixture.folder, 'again.csv');
  writeFileSync(file, 'Лицевой счёт;Абонент;Адрес\r\n7701;Абонент;г. Родников, ул. Тихая, д. 1, кв. 1\r\n');
  await importRegistry(fixture.store.db, fixture.settings, file);
  assert.ok(
    (
      await fixture.store.db
        .selectFrom('account')
        .select('building_id')
        .where('number', '=', '7701')
        .executeTakeFirstOrThrow()
    ).building_id,
  );
  await assert.rejects(setManager(fixture.store.db, MANAGER.email, ['Д-99']), /There is no building Д-99/);
  await assert.rejects(setManager(fixture.store.db, 'nobody@example.org', []), /There is no customer/);
  assert.equal(await setManager(fixture.store.db, MANAGER.email, []), 0);
  const { id } = await fixture.store.db
    .selectFrom('customer')
    .select('id')
    .where('email', '=', MANAGER.email)
    .executeTakeFirstOrThrow();
  assert.deepEqual(await listBuildings(fixture.store.db, id), []);
});
