// The two servers that gateway.mjs compares; memory.mjs uses the first. Each runs in its own process and gets its options by a message.
import { createHash, randomUUID } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';
import { createGateway, openDatabase } from '../../gateway/src/index.ts';
import { Secrets } from '../../gateway/src/secrets.ts';
import { startServer } from '../../gateway/src/server.ts';

const CONNECTIONS = 10;

/** Starts the real gateway, with a clock that always shows the same time in an open reading window. */
async function startGateway({ url, folder, origin, now }) {
  const store = await openDatabase({ url });
  const gateway = createGateway({
    db: store.db,
    uploadFolder: `${folder}/uploads`,
    origins: [origin],
    secrets: new Secrets(new Uint8Array(32)),
    clock: () => new Date(now),
  });
  return startServer({ gateway, host: '127.0.0.1', port: 0 });
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** Runs the gateway's recorded statements with the parameters of each customer, and with new ids for new rows. */
function startBare({ url, recorded, known }) {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  const names = new Map();
  const nameOf = (text) => {
    if (!names.has(text)) names.set(text, `bare${names.size}`);
    return names.get(text);
  };
  const valueFor = (present) => {
    const made = new Map();
    const one = (value) => {
      if (typeof value !== 'string') return Array.isArray(value) ? value.map(one) : value;
      if (present.has(value)) return present.get(value);
      if (!UUID.test(value)) return value;
      if (!made.has(value)) made.set(value, randomUUID());
      return made.get(value);
    };
    return one;
  };
  const app = new Hono();
  app.all('*', async (context) => {
    const name = context.req.header('X-Operation');
    const { statements, answer } = recorded[name];
    if (statements.length === 0) return context.body(answer, 200, { 'Content-Type': 'application/json' });
    const index = context.req.header('X-Index').padStart(12, '0');
    const secret = /__Host-vk=([^;]+)/.exec(context.req.header('Cookie'))[1];
    const id = (kind) => `${kind}0000000-0000-4000-8000-${index}`;
    const valueOf = valueFor(
      new Map([
        [known.session, createHash('sha256').update(secret).digest('hex')],
        [known.account, id('a')],
        [known.meter, id('b')],
        [known.customer, id('c')],
        [known.key, context.req.header('Idempotency-Key')],
      ]),
    );
    if (context.req.method === 'POST') await context.req.json();
    const run = (client, { text, parameters }) =>
      client.query(parameters.length > 0 ? { name: nameOf(text), text, values: parameters.map(valueOf) } : text);
    const isChange = statements.some(({ text }) => text === 'begin');
    if (!isChange) {
      let rows;
      for (const statement of statements) ({ rows } = await run(pool, statement));
      return context.json(rows);
    }
    const [session, ...rest] = statements;
    await run(pool, session);
    const client = await pool.connect();
    try {
      let rows;
      for (const statement of rest) {
        const result = await run(client, statement);
        rows = result.rows.length > 0 ? result.rows : rows;
      }
      return context.json(rows ?? [], 201);
    } finally {
      client.release();
    }
  });
  return new Promise((done) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => done(server));
  });
}

process.on('message', async (message) => {
  if (message === 'processorTime') {
    const { user, system } = process.cpuUsage();
    return process.send(user + system);
  }
  if (message === 'memory') {
    globalThis.gc();
    return process.send(process.memoryUsage());
  }
  const server = await (process.argv[2] === 'gateway' ? startGateway(message) : startBare(message));
  process.send({ port: server.address().port });
});
