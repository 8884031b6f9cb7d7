// `npm test`: runs every check. As many independent steps run at once as the machine has cores, each with its own log.
// A failed step is shown with the command that runs it alone; the last line counts passed and failed steps.
// `npm test -- WORD` runs the steps whose names contain the word, and the steps they depend on.
import { spawn } from 'node:child_process';
import { createWriteStream, globSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { startPostgres } from '../machine/machine.mjs';

const LOGS = 'test-results/logs';
/** Last lines of a failed step's log to show. */
const TAIL = 80;
/** Seconds between progress lines. */
const PROGRESS_INTERVAL = 30;

const node = (...args) => ({ command: process.execPath, args });
const npm = (script) => node(process.env.npm_execpath, 'run', '-s', script);
const gatewayTests = globSync('packages/gateway/test/*.test.ts').sort();

/**
 * `run` returns the command of a step, `after` names the steps it depends on, `rerun` is the command for one of its
 * files or tests. Long steps come first because they decide how long the whole run takes.
 */
const steps = {
  build: { run: () => npm('release'), rerun: 'npm run release' },
  'stories build': { run: () => npm('stories:build'), rerun: 'npm run stories:build' },
  journeys: { after: ['build'], run: () => npm('journeys'), rerun: 'npm run journeys -- packages/demo/test/FILE' },
  stories: { after: ['stories build'], run: () => npm('stories:test'), rerun: 'npm run stories:test -- -g STORY' },
  'rules, client, mocks, tools, gateway on PGlite': {
    after: ['build'],
    run: () => npm('unit'),
    rerun: 'node --test FILE',
  },
  'gateway on PostgreSQL': {
    run: onPostgres,
    rerun: 'TEST_DATABASE_URL=postgres://… node --test packages/gateway/test/FILE',
  },
  'widgets in Firefox': { run: () => npm('widgets:firefox'), rerun: 'npm run widgets:firefox -- --files FILE' },
  'widgets in WebKit': { run: () => npm('widgets:webkit'), rerun: 'npm run widgets:webkit -- --files FILE' },
  'widgets in Chromium': { run: () => npm('widgets'), rerun: 'npm run widgets -- --files FILE' },
  'built widgets in Chromium': {
    after: ['build'],
    run: () => npm('widgets:built'),
    rerun: 'npm run widgets:built -- --files FILE',
  },
  documents: { after: ['build'], run: () => npm('docs:test'), rerun: 'node --test docs/test/FILE' },
  'hostile pages in Firefox and WebKit': { after: ['build'], run: () => npm('engines'), rerun: 'npm run engines' },
  'generated files': { run: () => npm('generate:check'), rerun: 'npm run generate' },
};

/** All test files of the gateway on one PostgreSQL server; each file creates its own database. */
async function onPostgres() {
  const postgres = await startPostgres();
  return {
    ...node('--disable-warning=ExperimentalWarning', '--test', ...gatewayTests),
    env: { TEST_DATABASE_URL: postgres.url },
    stop: () => postgres.stop(),
  };
}

/** Runs a step and writes its output to a log file. */
async function run(name, { run: prepare }) {
  const log = `${LOGS}/${name.replaceAll(/\W+/g, '-')}.log`;
  const { command, args, env = {}, stop } = await prepare();
  const output = createWriteStream(log);
  const child = spawn(command, args, {
    // Without a locale Chromium cannot write the Russian names of downloads.
    env: { LANG: 'C.UTF-8', ...process.env, FORCE_COLOR: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  const code = await new Promise((done) => child.once('close', done));
  await new Promise((done) => output.end(done));
  await stop?.();
  return { passed: code === 0, log };
}

const wanted = process.argv.slice(2);
const chosen = new Set();
const choose = (name) => {
  chosen.add(name);
  for (const dependency of steps[name].after ?? []) choose(dependency);
};
for (const name of Object.keys(steps))
  if (wanted.length === 0 || wanted.some((word) => name.includes(word))) choose(name);
if (chosen.size === 0) {
  console.error(`No step has ${wanted.join(' or ')} in its name. The steps are: ${Object.keys(steps).join('; ')}.`);
  process.exit(1);
}

mkdirSync(LOGS, { recursive: true });
const slots = Math.max(1, availableParallelism());
const started = Date.now();
const seconds = (since) => Math.round((Date.now() - since) / 1000);
const results = new Map();
const running = new Map();
const progress = setInterval(
  () => console.log(`   … ${[...running].map(([name, { since }]) => `${name} ${seconds(since)} s`).join(', ')}`),
  PROGRESS_INTERVAL * 1000,
);

/** The next step whose dependencies have passed; marks steps with a failed dependency as failed. */
function next() {
  for (const name of chosen) {
    if (results.has(name) || running.has(name)) continue;
    const dependencies = steps[name].after ?? [];
    if (dependencies.some((dependency) => results.get(dependency) === false)) {
      console.log(`-- ${name}: FAILED, because ${dependencies.join(', ')} failed`);
      results.set(name, false);
    } else if (dependencies.every((dependency) => results.has(dependency))) return name;
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
  if (outcome.log)
    console.log(
      `${readFileSync(outcome.log, 'utf8').split('\n').slice(-TAIL).join('\n')}\nThe full output is in ${outcome.log}.`,
    );
  console.log(`To run it alone: ${steps[name].rerun}\n`);
}

while (results.size < chosen.size) {
  for (let name = next(); name && running.size < slots; name = next()) {
    const since = Date.now();
    running.set(name, { since, ended: start(name).finally(() => running.delete(name)) });
  }
  if (running.size > 0) await Promise.race([...running.values()].map(({ ended }) => ended));
}
clearInterval(progress);

const failures = [...results].filter(([, passed]) => !passed).map(([name]) => name);
if (failures.length > 0) console.log(`\nFailed: ${failures.join('; ')}`);
console.log(`\n${seconds(started)} s`);
console.log(`${results.size - failures.length} passed, ${failures.length} failed`);
process.exit(failures.length > 0 ? 1 : 0);
