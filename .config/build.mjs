// Builds the kit into packages/widgets/dist: the loader, a file for each widget, what they share, the demo utility, and
// the stylesheet that keeps the widgets' room.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { roomSheet } from '../packages/widgets/src/page/rooms.ts';

for (const mode of ['production', 'outside', 'demo', 'embed']) {
  const { status } = spawnSync('vite', ['build', '--mode', mode, '--logLevel', 'warn'], { stdio: ['ignore', process.stderr, 'inherit'], shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
writeFileSync(new URL('../packages/widgets/dist/vk.css', import.meta.url), roomSheet);
