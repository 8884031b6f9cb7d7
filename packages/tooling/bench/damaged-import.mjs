// Imports a registry of 100,000 lines, every tenth damaged, into a temporary PostgreSQL, and checks that no damaged line is
// stored, no good one refused, and that memory stays flat. `npm run bench:damaged`; LINES and SEED are read from the
// environment.
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { damagedRegistry, refusedLines, storedRecords } from '../../gateway/test/damaged-registry.ts';
import { openDatabase } from '../../gateway/src/index.ts';
import { importRegistry } from '../../gateway/src/registry/import.ts';
import { openDemoSettings, openLaw } from '../../gateway/src/settings/files.ts';
import { Settings } from '../../gateway/src/settings/settings.ts';
import { startPostgres } from '../machine/machine.mjs';

const LINES = Number(process.env.LINES ?? 100_000);
const SEED = Number(process.env.SEED ?? 1);
const MEMORY = 64 * 1024 * 1024;

const folder = mkdtempSync(join(tmpdir(), 'vk-damaged-'));
const postgres = await startPostgres();
const store = await openDatabase({ url: postgres.url });
try {
  const settings = new Settings(store.db);
  await settings.add([...(await openLaw()), ...(await openDemoSettings())]);
  const file = join(folder, 'registry.csv');
  const stream = createWriteStream(file);
  const expected = damagedRegistry(LINES, SEED, (bytes) => stream.write(bytes));
  stream.end();
  await once(stream, 'finish');
  // Collect garbage first, so that only live memory is measured.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const alive = () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = alive();
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, alive() - before);
  }, 500);
  const started = performance.now();
  const { written, refused, faultFile } = await importRegistry(store.db, settings, file);
  const seconds = (performance.now() - started) / 1000;
  clearInterval(timer);
  const told = new Set(refusedLines(faultFile));
  const damaged = new Set(expected.refused);
  const stored = new Set(await storedRecords(store.db));
  const wanted = new Set(expected.records);
  const counts = {
    goodRefused: [...told].filter((line) => !damaged.has(line)).length,
    damagedTaken: [...damaged].filter((line) => !told.has(line)).length,
    lost: [...wanted].filter((record) => !stored.has(record)).length,
    wrong: [...stored].filter((record) => !wanted.has(record)).length,
  };
  console.log(
    `${written} written, ${refused} refused in ${seconds.toFixed(1)} s, ${(most / 1024 / 1024).toFixed(1)} MB alive more than before`,
    counts,
  );
  if (Object.values(counts).some((count) => count > 0) || most > MEMORY) process.exitCode = 1;
} finally {
  await store.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
