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
const limits = { 'vk.js': 1, 'core.js': 9.55, 'login.js': 12, 'balance-card.js': 14.55, 'reading-form.js': 17.4, 'claim-form.js': 20, 'register.js': 18.5, 'recovery.js': 17.4, 'unlock-form.js': 22.8, 'security.js': 26.8, 'consents.js': 15.95, 'profile.js': 25.95, 'account-switcher.js': 24.5, 'meter-list.js': 18.15, 'reading-history.js': 16.3, 'building-readings.js': 18, 'usage-chart.js': 17.9 };
let failed = 0;
for (const [name, limit] of Object.entries(limits)) {
  const files = name === 'vk.js' || name === 'core.js' ? new Set([name]) : new Set(['core.js', ...closure(name)]);
  const size = [...files].reduce((sum, file) => sum + sizeOf(file), 0) / 1024;
  const isOver = size > limit;
  if (isOver) failed++;
  console.log(`${isOver ? 'OVER' : 'ok  '} ${name.padEnd(18)} ${size.toFixed(2).padStart(6)} KiB of ${limit}  (${files.size} files${files.size > 1 ? `; ${(size + sizeOf('vk.js') / 1024).toFixed(2)} with the loader` : ''})`);
}
// What the sign-in fetches later, beyond what is there by then.
const later = (name, before) => [...closure(name)].filter((file) => !before.has(file));
const chunk = (start) => readdirSync(dist).find((name) => name.startsWith(`${start}-`) && !/\.(en|map)/.test(name.slice(start.length)) && name.endsWith('.js'));
let there = new Set(['core.js', ...closure('login.js')]);
for (const [what, start] of [['with the first touch of the form', 'sending'], ['with a second factor or a way out', 'onward'], ['with the code of an application', 'factor'], ['with a code by SMS', 'factor-sms'], ['with a new password', 'renewal']]) {
  const files = later(chunk(start), there);
  console.log(`     sign-in, ${what}: ${(files.reduce((sum, file) => sum + sizeOf(file), 0) / 1024).toFixed(2)} KiB more`);
  there = new Set([...there, ...files]);
}
console.log(`     readings, with the first touch of the form: ${(later(chunk('reading-desk'), new Set(['core.js', ...closure('reading-form.js')])).reduce((sum, file) => sum + sizeOf(file), 0) / 1024).toFixed(2)} KiB more`);
const whole = readdirSync(dist).filter((name) => name.endsWith('.js') && name !== 'demo.js' && !/^(en|account\.en)/.test(name) && !name.startsWith('dist') ).reduce((sum, name) => sum + sizeOf(name), 0) / 1024;
console.log(`     the whole kit      ${whole.toFixed(2).padStart(6)} KiB`);
process.exit(failed ? 1 : 0);
