// What each widget costs a page that has only it, cold: loader, core and its own files, brotli 11. Fails over the limit.
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const dist = new URL('../packages/widgets/dist/', import.meta.url);
const sizeOf = (name) => brotliCompressSync(readFileSync(new URL(name, dist)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** A file and all it imports at once; what it imports on demand (`import()`) does not count. */
function closure(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const [, next] of readFileSync(new URL(name, dist), 'utf8').matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) closure(next, seen);
  return seen;
}

// KiB. The goals of the house are in docs/decisions/0007-bytes.md; these are what holds today and may only go down.
const limits = { 'vk.js': 1, 'core.js': 9.98, 'login.js': 12.7, 'balance-card.js': 14.9, 'reading-form.js': 19.2, 'claim-form.js': 19.6, 'register.js': 17.4, 'recovery.js': 16.1, 'unlock-form.js': 23.2, 'security.js': 24.3, 'consents.js': 15.6, 'profile.js': 25, 'account-switcher.js': 24 };
let failed = 0;
for (const [name, limit] of Object.entries(limits)) {
  const files = name === 'vk.js' || name === 'core.js' ? new Set([name]) : new Set(['core.js', ...closure(name)]);
  const size = [...files].reduce((sum, file) => sum + sizeOf(file), 0) / 1024;
  const isOver = size > limit;
  if (isOver) failed++;
  console.log(`${isOver ? 'OVER' : 'ok  '} ${name.padEnd(18)} ${size.toFixed(2).padStart(6)} KiB of ${limit}  (${files.size} files${files.size > 1 ? `; ${(size + sizeOf('vk.js') / 1024).toFixed(2)} with the loader` : ''})`);
}
const whole = readdirSync(dist).filter((name) => name.endsWith('.js') && name !== 'demo.js' && !/^(en|account\.en)/.test(name) && !name.startsWith('dist') ).reduce((sum, name) => sum + sizeOf(name), 0) / 1024;
console.log(`     the whole kit      ${whole.toFixed(2).padStart(6)} KiB`);
process.exit(failed ? 1 : 0);
