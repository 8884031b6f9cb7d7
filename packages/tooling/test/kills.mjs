// `npm run kills`: kills the gateway at fifty random moments of payments, on PGlite and on PostgreSQL. PAYMENT_SEED chooses
// other moments. Takes about a quarter of an hour.
import { spawnSync } from 'node:child_process';
import { startPostgres } from '../machine/machine.mjs';

const test = ['--disable-warning=ExperimentalWarning', '--test', 'packages/gateway/test/payment-kills.test.ts'];
const run = (env) =>
  spawnSync(process.execPath, test, { stdio: 'inherit', env: { PAYMENT_KILLS: '50', ...process.env, ...env } }).status;

const onPglite = run({ TEST_DATABASE_URL: '' });
const postgres = await startPostgres();
const onPostgres = run({ TEST_DATABASE_URL: postgres.url });
await postgres.stop();
process.exitCode = onPglite === 0 && onPostgres === 0 ? 0 : 1;
