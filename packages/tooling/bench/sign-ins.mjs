// Signs in 1,200 times with right passwords, 48 at once from one address, on two gateway processes with clocks two
// seconds apart and one PostgreSQL. Fails when one sign-in is refused. Then measures reads beside 32 sign-ins at once.
// `npm run bench:sign-ins`; SIGN_INS, AT_ONCE and READS change the numbers.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGateway, openDatabase } from '../../gateway/src/index.ts';
import { Secrets } from '../../gateway/src/secrets.ts';
import { startServer } from '../../gateway/src/server.ts';
import { hashPassword } from '../../gateway/src/session/passwords.ts';
import { openDemoSettings, openLaw } from '../../gateway/src/settings/files.ts';
import { Settings } from '../../gateway/src/settings/settings.ts';
import { startPostgres } from '../machine/machine.mjs';

const SIGN_INS = Number(process.env.SIGN_INS ?? 1200);
const AT_ONCE = Number(process.env.AT_ONCE ?? 48);
const READS = Number(process.env.READS ?? 300);
const BESIDE = 32;
const CUSTOMERS = 200;
const ORIGIN = 'http://localhost:5198';
const PASSWORD = 'tikhiy-rodnik-u-mosta';
const login = (index) => `person${index}@example.org`;

/** A gateway process whose clock differs by some milliseconds. */
async function serve({ url, folder, offset }) {
  const store = await openDatabase({ url });
  const gateway = createGateway({
    db: store.db,
    uploadFolder: join(folder, 'uploads'),
    origins: [ORIGIN],
    secrets: new Secrets(new Uint8Array(32)),
    clock: () => new Date(Date.now() + offset),
  });
  const server = await startServer({ gateway, host: '127.0.0.1', port: 0 });
  process.send({ port: server.address().port });
}

async function startProcess(options) {
  const child = fork(new URL(import.meta.url), ['serve'], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.send(options);
  const port = await new Promise((done, fail) => {
    child.once('message', (message) => done(message.port));
    child.once('exit', () => fail(new Error('a gateway ended')));
  });
  return { port, stop: () => child.kill('SIGTERM') };
}

async function fill(url) {
  const store = await openDatabase({ url });
  await new Settings(store.db).add([...(await openLaw()), ...(await openDemoSettings())]);
  const password_hash = await hashPassword(PASSWORD);
  await store.db
    .insertInto('customer')
    .values(
      Array.from({ length: CUSTOMERS }, (_, index) => ({
        id: randomUUID(),
        name: '',
        email: login(index),
        password_hash,
        status: 'active',
        created_at: new Date(),
      })),
    )
    .execute();
  await store.close();
}

const agent = new Agent({ keepAlive: true });
const call = (port, method, path, { cookie = '', body } = {}) =>
  new Promise((done, fail) => {
    const text = body && JSON.stringify(body);
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path,
        method,
        headers: {
          Cookie: cookie,
          ...(text && {
            Origin: ORIGIN,
            'X-VK': '1',
            'Idempotency-Key': randomUUID(),
            'Content-Type': 'application/json',
            'Content-Length': Buffer.byteLength(text),
          }),
        },
      },
      (answer) => {
        answer.resume();
        answer.once('end', () => done({ status: answer.statusCode, headers: answer.headers }));
      },
    );
    sent.once('error', fail);
    sent.end(text);
  });

const signIn = (port, index) =>
  call(port, 'POST', '/v1/session', { body: { login: login(index), password: PASSWORD } });

/** Runs the work `most` at once until `until` is true; the work gets its number. */
async function atOnce(most, until, work) {
  let number = 0;
  await Promise.all(
    Array.from({ length: most }, async () => {
      while (!until(number)) await work(number++);
    }),
  );
}

const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)];
const figures = (values) =>
  `p50 ${percentile(values, 0.5).toFixed(1)} ms, p99 ${percentile(values, 0.99).toFixed(1)} ms`;

async function read(port, cookie) {
  const durations = [];
  for (let count = 0; count < READS; count++) {
    const started = performance.now();
    const { status } = await call(port, 'GET', '/v1/session', { cookie });
    if (status !== 200) throw new Error(`a read answers ${status}`);
    durations.push(performance.now() - started);
  }
  return durations;
}

async function main() {
  const postgres = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'vk-bench-sign-ins-'));
  const processes = [];
  try {
    await fill(postgres.url);
    for (const offset of [-1000, 1000]) processes.push(await startProcess({ url: postgres.url, folder, offset }));
    const ports = processes.map(({ port }) => port);
    const answers = new Map();
    const durations = [];
    const started = performance.now();
    await atOnce(
      AT_ONCE,
      (number) => number >= SIGN_INS,
      async (number) => {
        const asked = performance.now();
        // Every third sign-in is of the same customer, on many devices at once.
        const { status } = await signIn(ports[number % 2], number % 3 === 0 ? 0 : number % CUSTOMERS);
        durations.push(performance.now() - asked);
        answers.set(status, (answers.get(status) ?? 0) + 1);
      },
    );
    const seconds = (performance.now() - started) / 1000;
    console.log(
      `${SIGN_INS} sign-ins, ${AT_ONCE} at once: ${(SIGN_INS / seconds).toFixed(0)}/s, ${figures(durations)}; answers ${JSON.stringify(Object.fromEntries(answers))}`,
    );
    if (answers.get(201) !== SIGN_INS) process.exitCode = 1;

    const { headers } = await signIn(ports[0], 1);
    const cookie = headers['set-cookie'].map((line) => line.split(';')[0]).join('; ');
    await read(ports[0], cookie);
    console.log(`reads alone: ${figures(await read(ports[0], cookie))}`);
    let isOver = false;
    const others = atOnce(
      BESIDE,
      () => isOver,
      async (number) => void (await signIn(ports[0], number % CUSTOMERS)),
    );
    console.log(`reads beside ${BESIDE} sign-ins at once: ${figures(await read(ports[0], cookie))}`);
    isOver = true;
    await others;
  } finally {
    for (const each of processes) each.stop();
    agent.destroy();
    rmSync(folder, { recursive: true, force: true });
    postgres.stop();
  }
}

if (process.argv[2] === 'serve') process.once('message', (options) => void serve(options));
else await main();
