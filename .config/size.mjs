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
const limits = { 'vk.js': 1, 'core.js': 8.3, 'login.js': 10.75, 'balance-card.js': 12, 'reading-form.js': 14.75, 'claim-form.js': 11.55, 'register.js': 17.2, 'recovery.js': 16.1, 'unlock-form.js': 20.35, 'security.js': 24.2, 'consents.js': 13.4, 'profile.js': 23.6, 'account-switcher.js': 22.05, 'meter-list.js': 14.65, 'reading-history.js': 13.2, 'building-readings.js': 13.7, 'usage-chart.js': 14.6 };
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
const chunk = (start) => readdirSync(dist).find((name) => new RegExp(`^${start}-[\\w-]{8}\\.js$`).test(name));
let there = new Set(['core.js', ...closure('login.js')]);
for (const [what, start] of [['with the first touch of the form', 'sending'], ['with a second factor or a way out', 'onward'], ['with the code of an application', 'factor'], ['with a code by SMS', 'factor-sms'], ['with a new password', 'renewal']]) {
  const files = later(chunk(start), there);
  console.log(`     sign-in, ${what}: ${(files.reduce((sum, file) => sum + sizeOf(file), 0) / 1024).toFixed(2)} KiB more`);
  there = new Set([...there, ...files]);
}
for (const [what, start, widget] of [['readings, with the first touch of the form', 'reading-desk', 'reading-form.js'], ['a claim, its form beside the data', 'claim-desk', 'claim-form.js'], ['a building, its table beside the data', 'building-desk', 'building-readings.js']]) {
  const more = later(chunk(start), new Set(['core.js', ...closure(widget)])).reduce((sum, file) => sum + sizeOf(file), 0) / 1024;
  console.log(`     ${what}: ${more.toFixed(2)} KiB more`);
}
const own = readdirSync(dist).filter((name) => name.endsWith('.js') && name !== 'demo.js' && !/^(dist|browser|qr|papaparse|universal|read-table)/.test(name) && !/(^|\.)en-/.test(name)).reduce((sum, name) => sum + sizeOf(name), 0) / 1024;
console.log(`     the kit in one language, without the libraries for QR codes, tables and uploads: ${own.toFixed(2)} KiB`);
process.exit(failed ? 1 : 0);
