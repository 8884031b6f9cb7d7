import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { transact } from '../src/database/transaction.ts';
import { openDatabase, type OpenDatabase } from '../src/index.ts';
import { Secrets } from '../src/secrets.ts';
import { openDemoSettings, openLaw } from '../src/settings/files.ts';
import { Settings } from '../src/settings/settings.ts';
import { recordEvents, type CaseEvent } from '../src/webhooks/events.ts';
import { addWebhook } from '../src/webhooks/service.ts';
import { allowedNetworks } from '../src/webhooks/target.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { freePort, gatewayProcesses } from './gateway-process.ts';

const NETWORKS = '127.0.0.0/8';
const CASE = '00000000-0000-7000-8000-00000000000a';
const KEY = new Uint8Array(32);

let database: TestDatabase;
let folder: string;
let port = 0;
const processes = gatewayProcesses(() => ({
  PORT: String(port),
  DATA_DIR: folder,
  DATABASE_URL: database.url ?? '',
  SECRET_KEY: Buffer.from(KEY).toString('base64url'),
  WEBHOOK_NETWORKS: NETWORKS,
  LOG_LEVEL: 'silent',
}));

before(async () => {
  database = await createTestDatabase();
  // The gateway looks for PGlite in a folder of its data.
  folder = database.dataDir ?? mkdtempSync(join(tmpdir(), 'vk-kills-'));
  port = await freePort();
});
after(async () => {
  processes.killAll();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Works with the database while no gateway runs. */
async function offline(work: (store: OpenDatabase) => Promise<void>): Promise<void> {
  const store = await openDatabase(database);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

const eventOf = (day: number): CaseEvent<'document.added'> => ({
  type: 'document.added',
  caseId: CASE,
  accountId: null,
  customerId: null,
  data: { id: CASE, accountId: CASE, kind: 'act', state: 'published', issuedOn: `2026-01-0${day}` },
});

test(
  'a gateway that is killed in the middle of telling loses nothing and keeps the order',
  { timeout: 120_000 },
  async () => {
    const days: string[] = [];
    const { promise: allArrived, resolve: onLast } = Promise.withResolvers<void>();
    let hold: ((response: ServerResponse) => void) | undefined;
    const receiver = createServer((request, response) => {
      let text = '';
      request
        .setEncoding('utf8')
        .on('data', (part: string) => {
          text += part;
        })
        .on('end', () => {
          days.push((JSON.parse(text) as { data: { issuedOn: string } }).data.issuedOn.slice(-1));
          if (hold) hold(response);
          else response.writeHead(204).end();
          if (days.length === 4) onLast();
        });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const url = `http://127.0.0.1:${(receiver.address() as { port: number }).port}/`;
    const held = new Promise<void>((done) => {
      hold = () => done();
    });
    await offline(async ({ db }) => {
      await new Settings(db).add([...(await openLaw()), ...(await openDemoSettings())]);
      const now = new Date();
      const networks = allowedNetworks(NETWORKS);
      await addWebhook(db, { name: 'crm', url, events: [], fields: [] }, { secrets: new Secrets(KEY), networks, now });
      await transact(db, (tx) => recordEvents(tx, [1, 2, 3].map(eventOf), now));
    });
    const first = await processes.start({}, ['start', '--json']);
    await held;
    await processes.end(first, 'SIGKILL');
    assert.deepEqual(days, ['1']);
    hold = undefined;
    // The minute after which another gateway takes the event up is over.
    await offline(async ({ db }) => {
      await db
        .updateTable('webhook_event')
        .set({ next_at: new Date(0) })
        .execute();
    });
    const second = await processes.start({}, ['start', '--json']);
    await allArrived;
    assert.equal(await processes.end(second, 'SIGTERM'), 0);
    assert.deepEqual(days, ['1', '1', '2', '3']);
    await offline(async ({ db }) => {
      const rows = await db.selectFrom('webhook_event').select('delivered_at').execute();
      assert.ok(rows.every(({ delivered_at }) => delivered_at !== null));
    });
    receiver.closeAllConnections();
    receiver.close();
  },
);
