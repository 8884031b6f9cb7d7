// Measures the throughput of the gateway relative to a bare Hono handler that runs the same prepared statements through
// `pg`. Both run in turn on one temporary PostgreSQL with many accounts. `npm run bench -- gateway`.
import { join } from 'node:path';
import { hashSecret } from '../../gateway/src/ids.ts';
import { createGateway, openDatabase } from '../../gateway/src/index.ts';
import { Secrets } from '../../gateway/src/secrets.ts';
import {
  ACCOUNTS,
  CONNECTIONS,
  load,
  NOW,
  openBench,
  operations,
  ORIGIN,
  secretOf,
  serve,
  uuid,
} from './gateway-load.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const SECONDS = Number(process.env.SECONDS ?? 3);
const only = process.env.OPERATIONS?.split(',');

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Records the statements of one request per operation, sent for the first customer. The bare handler repeats them. */
async function record(url, folder) {
  let statements;
  const store = await openDatabase({ url, onStatement: (statement) => statements?.push(statement) });
  const gateway = createGateway({
    db: store.db,
    uploadFolder: join(folder, 'uploads'),
    origins: [ORIGIN],
    secrets: new Secrets(new Uint8Array(32)),
    clock: () => NOW,
  });
  const recorded = {};
  for (const [name, { path, write }] of Object.entries(operations)) {
    const { method = 'GET', headers = {}, body } = write?.(1, 'record') ?? {};
    await gateway.handle(new Request(`${ORIGIN}/v1/site`));
    statements = [];
    const response = await gateway.handle(
      new Request(ORIGIN + path(1), { method, headers: { ...headers, Cookie: `__Host-vk=${secretOf(1)}` }, body }),
    );
    if (!response.ok) throw new Error(`${name} answers ${response.status}: ${await response.text()}`);
    const answer = await response.text();
    recorded[name] = { statements, answer };
    statements = undefined;
  }
  await store.close();
  return {
    recorded,
    known: {
      session: hashSecret(secretOf(1)),
      account: uuid('a', 1),
      meter: uuid('b', 1),
      customer: uuid('c', 1),
      key: 'bench-record-000000000001',
    },
  };
}

export async function benchGateway() {
  const bench = await openBench();
  const servers = [];
  try {
    const recording = await record(bench.url, bench.folder);
    const options = { url: bench.url, folder: bench.folder, origin: ORIGIN, now: NOW.getTime(), ...recording };
    const gateway = await serve('gateway', options);
    servers.push(gateway);
    const bare = await serve('bare', options);
    servers.push(bare);
    console.log(
      `Gateway and bare handler, ${ACCOUNTS} accounts, ${CONNECTIONS} connections, medians of ${ROUNDS} rounds of ${SECONDS} s`,
    );
    for (const [name, { target }] of Object.entries(operations).filter(([name]) => only?.includes(name) ?? true)) {
      const figures = { gateway: [], bare: [] };
      const inTime = (_count, ms) => ms > SECONDS * 1000;
      for (const server of servers) await load(server, name, (_count, ms) => ms > 700);
      for (let round = 0; round < ROUNDS; round++) {
        figures.gateway.push(await load(gateway, name, inTime));
        figures.bare.push(await load(bare, name, inTime));
      }
      const of = (list, figure) =>
        median(list.map((result) => result[figure]))
          .toFixed(0)
          .padStart(6);
      const ratio = median(figures.gateway.map(({ rate }, round) => rate / figures.bare[round].rate));
      console.log(
        `${name.padEnd(14)} ${of(figures.gateway, 'rate')} of ${of(figures.bare, 'rate')} requests/s  ratio ${ratio.toFixed(2)} (target ${target})  ${of(figures.gateway, 'cost')} of ${of(figures.bare, 'cost')} µs of processor time`,
      );
    }
  } finally {
    for (const server of servers) server.stop();
    bench.close();
  }
}
