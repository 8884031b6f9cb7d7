// npm test: everything that must hold. Independent steps run side by side on as many slots as the machine has cores,
// each with a log of its own; what fails is shown with the command that runs it alone. Ends with a plain count.
// `npm test -- WORD` runs the steps whose names contain the word, and what they need.
import { spawn } from 'node:child_process';
import { createWriteStream, globSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { startPostgres } from '../machine/machine.mjs';

const LOGS = 'test-results/logs';
/** Lines of a failed step that are shown. */
const TAIL = 80;
/** Seconds between signs of life. */
const BEAT = 30;

const node = (...args) => ({ command: process.execPath, args });
const npm = (script) => node(process.env.npm_execpath, 'run', '-s', script);
const gatewayTests = globSync('packages/gateway/test/*.test.ts').sort();

/**
 * `run` returns the command of a step, `after` names steps whose results it uses, `rerun` is the command for one file or
 * test of it. Long steps come first: they decide how long everything takes.
 */
const steps = {
  'build': { run: () => npm('release'), rerun: 'npm run release' },
  'stories build': { run: () => npm('stories:build'), rerun: 'npm run stories:build' },
  'journeys': { after: ['build'], run: () => npm('journeys'), rerun: 'npm run journeys -- packages/demo/test/FILE' },
  'stories': { after: ['stories build'], run: () => npm('stories:test'), rerun: 'npm run stories:test -- -g STORY' },
  'rules, client, mocks, tools, gateway on PGlite': { after: ['build'], run: () => npm('unit'), rerun: 'node --test FILE' },
  'gateway on PostgreSQL': { run: onPostgres, rerun: 'TEST_DATABASE_URL=postgres://… node --test packages/gateway/test/FILE' },
  'widgets in Firefox': { run: () => npm('widgets:firefox'), rerun: 'npm run widgets:firefox -- --files FILE' },
  'widgets in WebKit': { run: () => npm('widgets:webkit'), rerun: 'npm run widgets:webkit -- --files FILE' },
  'widgets in Chromium': { run: () => npm('widgets'), rerun: 'npm run widgets -- --files FILE' },
  'built widgets in Chromium': { after: ['build'], run: () => npm('widgets:built'), rerun: 'npm run widgets:built -- --files FILE' },
  'documents': { after: ['build'], run: () => npm('docs:test'), rerun: 'node --test docs/test/FILE' },
  'hostile pages in Firefox and WebKit': { after: ['build'], run: () => npm('engines'), rerun: 'npm run engines' },
  'generated files': { run: () => npm('generate:check'), rerun: 'npm run generate' },
};

/** All test files of the gateway on one PostgreSQL; each file makes a database of its own. */
async function onPostgres() {
  const postgres = await startPostgres();
  return { ...node('--disable-warning=ExperimentalWarning', '--test', ...gatewayTests), env: { TEST_DATABASE_URL: postgres.url }, stop: () => postgres.stop() };
}

/** Runs a step with its output in a log; resolves to whether it passed. */
async function run(name, { run: begin }) {
  const log = `${LOGS}/${name.replaceAll(/\W+/g, '-')}.log`;
  const { command, args, env = {}, stop } = await begin();
  const output = createWriteStream(log);
  const child = spawn(command, args, { env: { ...process.env, FORCE_COLOR: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  const code = await new Promise((done) => child.once('close', done));
  await new Promise((done) => output.end(done));
  await stop?.();
  return { passed: code === 0, log };
}

const wanted = process.argv.slice(2);
const chosen = new Set();
const choose = (name) => { chosen.add(name); for (const needed of steps[name].after ?? []) choose(needed); };
for (const name of Object.keys(steps)) if (wanted.length === 0 || wanted.some((word) => name.includes(word))) choose(name);
if (chosen.size === 0) {
  console.error(`No step is called ${wanted.join(' ')}. There are: ${Object.keys(steps).join('; ')}.`);
  process.exit(1);
}

mkdirSync(LOGS, { recursive: true });
const slots = Math.max(1, availableParallelism());
const started = Date.now();
const seconds = (since) => Math.round((Date.now() - since) / 1000);
const results = new Map();
const running = new Map();
const beat = setInterval(() => console.log(`   … ${[...running].map(([name, { since }]) => `${name} ${seconds(since)} s`).join(', ')}`), BEAT * 1000);

/** The next step whose needs are met; one that needs a failed step fails with it. */
function next() {
  for (const name of chosen) {
    if (results.has(name) || running.has(name)) continue;
    const needs = steps[name].after ?? [];
    if (needs.some((need) => results.get(need) === false)) {
      console.log(`-- ${name}: FAILED, because ${needs.join(', ')} did`);
      results.set(name, false);
    } else if (needs.every((need) => results.has(need))) return name;
  }
  return undefined;
}

async function start(name) {
  const since = Date.now();
  console.log(`== ${name}`);
  let outcome;
  try {
    outcome = await run(name, steps[name]);
  } catch (fault) {
    console.error(fault);
    outcome = { passed: false, log: undefined };
  }
  results.set(name, outcome.passed);
  console.log(`-- ${name}: ${outcome.passed ? 'ok' : 'FAILED'}, ${seconds(since)} s`);
  if (outcome.passed) return;
  if (outcome.log) console.log(`${readFileSync(outcome.log, 'utf8').split('\n').slice(-TAIL).join('\n')}\nThe whole output is in ${outcome.log}.`);
  console.log(`To run it alone: ${steps[name].rerun}\n`);
}

while (results.size < chosen.size) {
  for (let name = next(); name && running.size < slots; name = next()) {
    const since = Date.now();
    running.set(name, { since, ended: start(name).finally(() => running.delete(name)) });
  }
  if (running.size > 0) await Promise.race([...running.values()].map(({ ended }) => ended));
}
clearInterval(beat);

const failures = [...results].filter(([, passed]) => !passed).map(([name]) => name);
if (failures.length > 0) console.log(`\nFailed: ${failures.join('; ')}`);
console.log(`\n${seconds(started)} s`);
console.log(`${results.size - failures.length} passed, ${failures.length} failed`);
process.exit(failures.length > 0 ? 1 : 0);
