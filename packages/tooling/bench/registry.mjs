// Measures the commands `import` and `export readings` with a million accounts on a temporary PostgreSQL: time and
// largest resident memory. `npm run bench:bulk -- registry`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { startPostgres } from '../machine/machine.mjs';

const ACCOUNTS = Number(process.env.ACCOUNTS ?? 1_000_000);
const PERIOD = '2026-11';
const MEGABYTE = 1024 * 1024;
const root = new URL('../../../', import.meta.url).pathname;

function* accountLines() {
  yield 'Запись;Лицевой счёт;Абонент;Адрес;Помещение\n';
  for (let index = 1; index <= ACCOUNTS; index++)
    yield `счёт;${100_000_000 + index};Абонент;г. Родников, ул. Большая, д. ${index % 900}, кв. ${index};${index}\n`;
}

function* readingLines() {
  yield 'Запись;Лицевой счёт;Номер прибора учёта;Услуга;Период;Показание;Объём;Дата снятия\n';
  for (let index = 1; index <= ACCOUNTS; index++) {
    const meter = `${100_000_000 + index};${200_000_000 + index};ХВС`;
    yield `прибор;${meter};;;;\nпоказание;${meter};11.2026;144,5;4;22.11.2026\n`;
  }
}

/** Runs a command of the gateway; returns its seconds, its peak memory in bytes and what it printed. */
async function run(args, url, folder) {
  const started = performance.now();
  const preload = new URL('peak-memory.mjs', import.meta.url).href;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', preload, 'packages/gateway/src/main.ts', ...args],
    {
      cwd: root,
      env: { ...process.env, DATABASE_URL: url, DATA_DIR: folder },
      stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    },
  );
  const [[code], printed, bytes] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stdio[3])]);
  if (code !== 0) throw new Error(`gateway ${args.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, bytes: Number(bytes), printed };
}

export async function benchRegistry() {
  const postgres = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'vk-bench-registry-'));
  const report = (name, { seconds, bytes, printed }) =>
    console.log(
      `${name.padEnd(34)} ${seconds.toFixed(0).padStart(4)} s  ${Math.round(bytes / MEGABYTE)} MB  ${printed.trim().slice(printed.lastIndexOf(':') + 1)}`,
    );
  try {
    const accounts = join(folder, 'accounts.csv');
    const readings = join(folder, 'readings.csv');
    await pipeline(Readable.from(accountLines()), createWriteStream(accounts));
    await pipeline(Readable.from(readingLines()), createWriteStream(readings));
    await run(['settings', 'import', 'packages/gateway/data/law.json'], postgres.url, folder);
    await run(['settings', 'import', 'packages/gateway/data/demo.json'], postgres.url, folder);
    report(`import of ${ACCOUNTS} accounts`, await run(['import', accounts], postgres.url, folder));
    report('the same file again', await run(['import', accounts], postgres.url, folder));
    report(`import of ${ACCOUNTS} readings`, await run(['import', readings], postgres.url, folder));
    // Imported readings are billed; the export writes those that are only accepted.
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query("update reading set status = 'accepted'");
    await client.query('vacuum analyze');
    await client.end();
    for (const format of ['own', 'bank', 'platform']) {
      const args = ['export', 'readings', '--period', PERIOD, '--format', format, '--out', join(folder, 'out')];
      report(`export of readings, ${format}`, await run(args, postgres.url, folder));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    postgres.stop();
  }
}
