// npm test: everything that must hold, one step after the other; each says how long it took. Ends with a plain count.
import { spawnSync } from 'node:child_process';
import { startPostgres } from './machine.mjs';

const npm = (script, env = {}) => spawnSync(process.execPath, [process.env.npm_execpath, 'run', '-s', script], { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

const steps = {
  'generated files are fresh': () => npm('generate:check'),
  'rules, client, mocks, gateway on PGlite': () => npm('unit'),
  'gateway on PostgreSQL': async () => {
    // A database for each file: they run at the same time, and each has its own people.
    let green = true;
    for (const file of ['conformance', 'session', 'access', 'sites', 'registry', 'bulk-readings']) {
      const postgres = await startPostgres();
      green = spawnSync(process.execPath, ['--test', `packages/gateway/test/${file}.test.ts`], { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: postgres.url } }).status === 0 && green;
      postgres.stop();
    }
    return green;
  },
  'widgets in Chromium': () => npm('widgets'),
  'widgets in Firefox': () => npm('widgets:firefox'),
  'widgets in WebKit': () => npm('widgets:webkit'),
  'the kit builds, and its release': () => npm('release'),
  'journeys against the gateway': () => npm('journeys'),
  'a hostile page in Firefox and WebKit': () => npm('engines'),
  'stories build': () => npm('stories:build'),
  'stories': () => npm('stories:test'),
  'the documents tell the truth': () => npm('docs:test'),
};

let passed = 0;
const failures = [];
for (const [name, run] of Object.entries(steps)) {
  const started = Date.now();
  console.log(`\n== ${name}`);
  let green = false;
  try {
    green = await run();
  } catch (fault) {
    console.error(fault);
  }
  if (green) passed++; else failures.push(name);
  console.log(`-- ${name}: ${green ? 'ok' : 'FAILED'}, ${Math.round((Date.now() - started) / 1000)} s`);
}
if (failures.length > 0) console.log(`\nFailed: ${failures.join('; ')}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
