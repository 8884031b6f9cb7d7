// `npm start`: runs the gateway with the demo utility, its site and the built kit. Builds the kit when its sources are
// newer than the last build.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';

const loader = 'packages/widgets/dist/vk.js';
const sources = globSync([
  'packages/{widgets,client,contract}/src/**/*.ts',
  'mocks/src/**/*.ts',
  'packages/widgets/widgets.ts',
  'packages/tooling/build/**/*.{ts,mjs}',
  'vite.config.ts',
  'package-lock.json',
]);
const builtAt = existsSync(loader) ? statSync(loader).mtimeMs : 0;
if (sources.some((file) => statSync(file).mtimeMs > builtAt)) {
  process.stderr.write('Building the kit …\n');
  const { status } = spawnSync(process.execPath, ['packages/tooling/build/build.mjs'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

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
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
// Ctrl-C also reaches the gateway directly; a signal sent only to this process has to be forwarded.
process.on('SIGINT', () => gateway.kill('SIGINT'));
process.on('SIGTERM', () => gateway.kill('SIGTERM'));
gateway.on('exit', (code) => process.exit(code ?? 0));
