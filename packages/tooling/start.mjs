// The main job: the gateway with the demo utility, its site and the built kit. The kit is built when its sources are newer.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';

const built = 'packages/widgets/dist/vk.js';
const sources = globSync(['packages/{widgets,client,contract}/src/**/*.ts', 'mocks/src/**/*.ts', 'packages/widgets/widgets.ts', 'packages/tooling/build/**/*.{ts,mjs}', 'vite.config.ts', 'package-lock.json']);
const builtAt = existsSync(built) ? statSync(built).mtimeMs : 0;
if (sources.some((file) => statSync(file).mtimeMs > builtAt)) {
  process.stderr.write('Building the kit …\n');
  const { status } = spawnSync(process.execPath, ['packages/tooling/build/build.mjs'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const gateway = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'packages/gateway/src/main.ts', 'start', '--demo', '--site', 'packages/demo/site', '--kit', 'packages/widgets/dist', '--portal', 'packages/demo/portal', ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl-C reaches the gateway by itself; a signal sent to this process alone is handed on. The gateway stops once.
process.on('SIGINT', () => gateway.kill('SIGINT'));
process.on('SIGTERM', () => gateway.kill('SIGTERM'));
gateway.on('exit', (code) => process.exit(code ?? 0));
