// `npm start`: runs the gateway with the demo utility, its site and the built kit. Builds the kit when its sources are
// newer than the last build.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, globSync, statSync } from 'node:fs';
import { step } from './machine/progress.mjs';

const loader = 'packages/widgets/dist/vk.js';
const sources = globSync([
  'packages/{widgets,client,contract,office}/src/**/*.ts',
  'mocks/src/**/*.ts',
  'packages/widgets/widgets.ts',
  'packages/tooling/build/**/*.{ts,mjs}',
  'vite.config.ts',
  'package-lock.json',
]);
const builtAt = existsSync(loader) ? statSync(loader).mtimeMs : 0;
if (sources.some((file) => statSync(file).mtimeMs > builtAt)) {
  const code = await step('Building the kit (about half a minute)', process.execPath, [
    'packages/tooling/build/build.mjs',
  ]);
  if (code !== 0) process.exit(code);
}

if (!process.argv.includes('--json')) process.stderr.write('Starting the gateway …\n');
// The secret that gateway and sandbox acquirer share for this run.
const secret = randomBytes(32).toString('hex');
const port = Number(process.env.PORT ?? 8080);
const portalPort = Number(process.env.PORTAL_PORT ?? port + 1);
const acquirerPort = Number(process.env.ACQUIRER_PORT ?? Math.max(port, portalPort) + 1);
const acquirer = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'packages/demo/acquirer/main.ts'], {
  stdio: 'inherit',
  env: { ...process.env, PORT: String(acquirerPort), ACQUIRER_SECRET: secret },
});
const gateway = spawn(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    'packages/gateway/src/main.ts',
    'start',
    '--demo',
    '--site',
    'packages/demo/site',
    '--kit',
    'packages/widgets/dist',
    '--portal',
    'packages/demo/portal',
    '--office',
    'packages/office/dist',
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    env: {
      ACQUIRER: 'sandbox',
      ACQUIRER_URL: `http://localhost:${acquirerPort}`,
      ...process.env,
      ACQUIRER_SECRET: secret,
    },
  },
);
// Ctrl-C also reaches the gateway directly; a signal sent only to this process has to be forwarded.
process.on('SIGINT', () => gateway.kill('SIGINT'));
process.on('SIGTERM', () => gateway.kill('SIGTERM'));
gateway.on('exit', (code) => {
  acquirer.kill('SIGTERM');
  process.exitCode = code ?? 0;
});
