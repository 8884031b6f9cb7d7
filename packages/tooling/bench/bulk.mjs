// Measures how many readings per second the gateway accepts from managers' batches, on a temporary PostgreSQL: from the
// first request until the last batch is processed, with checks, journal and receipt numbers. `npm run bench:bulk`; with the argument `registry` it measures the import and
// export of a registry instead, see registry.mjs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setManager } from '../../gateway/src/buildings/service.ts';
import { createGateway, openDatabase } from '../../gateway/src/index.ts';
import { importRegistry } from '../../gateway/src/registry/import.ts';
import { Secrets } from '../../gateway/src/secrets.ts';
import { addCustomer } from '../../gateway/src/session/customers.ts';
import { openDemoSettings, openLaw } from '../../gateway/src/settings/files.ts';
import { Settings } from '../../gateway/src/settings/settings.ts';
import { startPostgres } from '../machine/machine.mjs';
import { signIn } from './sign-in.mjs';

const FLATS = Number(process.env.FLATS ?? 60_000);
const HISTORY = 7;
const BATCH = 500;
const TODAY = '2026-11-22';
const PASSWORD = 'tikhiy-rodnik-u-mosta';
const ORIGIN = 'https://lk.example.org';

async function benchBulkReadings() {
  const postgres = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'vk-bulk-'));
  const store = await openDatabase({ url: postgres.url });
  try {
    const settings = new Settings(store.db);
    await settings.add([...(await openLaw()), ...(await openDemoSettings())]);
    const lines = [
      'Запись;Лицевой счёт;Абонент;Адрес;Код дома;Помещение;Номер прибора учёта;Услуга;Период;Показание;Объём;Дата снятия',
    ];
    for (let flat = 1; flat <= FLATS; flat++) {
      lines.push(
        `счёт;${1_000_000 + flat};Абонент;г. Родников, ул. Большая, д. 1, кв. ${flat};Д-1;${flat}`,
        `прибор;${1_000_000 + flat};;;;;${20_000_000 + flat};ХВС`,
      );
      for (let month = 10; month > 10 - HISTORY; month--)
        lines.push(
          `показание;${1_000_000 + flat};;;;;${20_000_000 + flat};ХВС;${String(month).padStart(2, '0')}.2026;${100 + month * 4};4;24.${String(month).padStart(2, '0')}.2026`,
        );
    }
    const file = join(folder, 'registry.csv');
    writeFileSync(file, lines.join('\n'));
    await importRegistry(store.db, settings, file);
    const now = new Date(`${TODAY}T09:00:00Z`);
    await addCustomer(store.db, {
      name: '',
      email: 'manager@example.org',
      password: PASSWORD,
      accountNumbers: [],
      now,
    });
    await setManager(store.db, 'manager@example.org', ['Д-1']);
    const gateway = createGateway({
      db: store.db,
      uploadFolder: join(folder, 'uploads'),
      origins: [ORIGIN],
      secrets: new Secrets(new Uint8Array(32)),
      clock: () => now,
    });
    const call = await signIn(gateway, ORIGIN, 'manager@example.org', PASSWORD);
    const batches = Array.from({ length: Math.ceil(FLATS / BATCH) }, (_, batch) => ({
      rows: Array.from({ length: Math.min(BATCH, FLATS - batch * BATCH) }, (_, index) => ({
        row: index + 1,
        accountNumber: String(1_000_001 + batch * BATCH + index),
        serialNumber: String(20_000_001 + batch * BATCH + index),
        service: 'coldWater',
        value: '144,5',
        takenOn: TODAY,
      })),
    }));
    const started = performance.now();
    const jobs = [];
    // Four at a time, like several managers.
    const waiting = batches.map((body, index) => [body, `bench-batch-${String(index).padStart(8, '0')}`]);
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const [body, key] = next;
          for (;;) {
            const answer = await call('POST', '/v1/bulk-readings', body, { 'Idempotency-Key': key });
            if (answer.status === 201) {
              jobs.push((await answer.json()).id);
              break;
            }
            if (answer.status !== 429) throw new Error(`A batch was answered with ${answer.status}`);
            await gateway.work();
          }
        }
      }),
    );
    await gateway.work();
    const seconds = (performance.now() - started) / 1000;
    let accepted = 0;
    for (const id of jobs) accepted += (await (await call('GET', `/v1/bulk-readings/${id}`)).json()).accepted;
    const { count } = await store.db
      .selectFrom('reading')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('period', '=', '2026-11')
      .executeTakeFirstOrThrow();
    if (accepted !== FLATS || Number(count) !== FLATS)
      throw new Error(`${accepted} of ${FLATS} were accepted, ${count} are in the database`);
    console.log(
      `${FLATS} readings in ${seconds.toFixed(1)} s: ${Math.round(FLATS / seconds)} per second accepted on PostgreSQL, in batches of ${BATCH}`,
    );
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
    await postgres.stop();
  }
}

const parts = process.argv.slice(2);
if (parts.length === 0) await benchBulkReadings();
if (parts.includes('registry')) await (await import('./registry.mjs')).benchRegistry();
