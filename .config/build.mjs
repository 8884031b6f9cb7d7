// Builds the kit into packages/widgets/dist: the loader, a file for each widget, what they share, and the demo utility.
import { spawnSync } from 'node:child_process';

for (const mode of ['production', 'outside', 'demo', 'embed']) {
  const { status } = spawnSync('vite', ['build', '--mode', mode, '--logLevel', 'warn'], { stdio: ['ignore', process.stderr, 'inherit'], shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
