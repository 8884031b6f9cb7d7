import assert from 'node:assert/strict';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, afterEach, before, test } from 'node:test';
import { serve } from '@hono/node-server';
import { sql } from 'kysely';
import { balanceOf, createClient, newIntent, paymentsOf, Problem, type Client } from '@vodokanal/client';
import type { Payment } from '@vodokanal/contract';
import { createSandbox } from '../../demo/acquirer/app.ts';
import { openDatabase, type Database } from '../src/index.ts';
import { createTestDatabase, databaseKind, type TestDatabase } from './database.ts';
import { createFixture, personAt } from './fixture.ts';
import { freePort, gatewayProcesses, pageFetch, type Started } from './gateway-process.ts';

/** How often the gateway is killed; `npm run kills` does it fifty times. */
const KILLS = Number(process.env['PAYMENT_KILLS'] ?? 12);
/** The same seed gives the same moments. */
const SEED = Number(process.env['PAYMENT_SEED'] ?? 20_261_130);
/** Milliseconds after which a visitor asks for the state of a payment again, as the page does. */
const ASK_AGAIN = 100;
/** Kopecks of a refund. */
const REFUND = 50;

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const STEPS = ['prepare', 'confirm', 'pay and notify', 'poll', 'allocate', 'refund'] as const;
type Step = (typeof STEPS)[number];

/** When the gateway is killed, and whether the person stays on the page and repeats, or leaves it and comes back. */
interface Kill {
  readonly step: Step;
  /** The share of the step's usual time that has passed. */
  readonly share: number;
  readonly isPatient: boolean;
}

/** Each step in turn, for both kinds of people, at a random moment; in a random order. */
function killsOf(count: number, seed: number): Kill[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, at) => ({
    step: STEPS[at % STEPS.length] ?? 'prepare',
    share: random(),
    isPatient: Math.floor(at / STEPS.length) % 2 === 0,
    place: random(),
  })).sort((a, b) => a.place - b.place);
}

const SECRET = 'sandbox'.repeat(5);
const sandbox = createSandbox({ secret: SECRET, origin: 'http://bank.example' });
const bank = serve({ fetch: sandbox.app.fetch, port: 0, hostname: '127.0.0.1' });
let folder: string;
let database: TestDatabase;
let port = 0;
let bankUrl = '';
const { start, end, killAll } = gatewayProcesses(() => ({
  DATABASE_URL: database.url ?? '',
  DATA_DIR: database.dataDir ?? join(folder, 'data'),
  PORT: String(port),
  ACQUIRER: 'sandbox',
  ACQUIRER_URL: bankUrl,
  ACQUIRER_SECRET: SECRET,
}));
const startGateway = () => start({}, ['start', '--json']);

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vk-kills-'));
  port = await freePort();
  database = await createTestDatabase();
  await (await createFixture({ database: { ...database, drop: () => Promise.resolve() } })).close();
  if (!bank.listening) await once(bank, 'listening');
  bankUrl = `http://127.0.0.1:${(bank.address() as AddressInfo).port}`;
});
afterEach(killAll);
after(async () => {
  bank.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** What must hold of the stored rows at any moment. */
async function checkRows(db: Database): Promise<void> {
  const { rows } = await sql<{ number: string; entered: number; taken: number }>`
    select payment.number, coalesce(-sum(entry.amount), 0)::bigint as entered,
      greatest(0, (select coalesce(sum(case fact->>'kind' when 'succeeded' then (fact->>'amount')::bigint when 'refunded' then -(fact->>'amount')::bigint else 0 end), 0)
        from jsonb_array_elements(payment.facts) as fact) - payment.fee)::bigint as taken
    from payment left join ledger_entry as entry on entry.payment_id = payment.id group by payment.id`.execute(db);
  for (const { number, entered, taken } of rows)
    assert.equal(entered, taken, `the ledger has what was taken: ${number}`);
  const { rows: twice } = await sql`
    select payment_id from ledger_entry where kind = 'payment' and payment_id is not null group by payment_id, account_id having count(*) > 1`.execute(
    db,
  );
  assert.deepEqual(twice, [], 'no payment twice');
  const { rows: unconfirmed } =
    await sql`select id from payment where settled_at is not null and confirmed_at is null`.execute(db);
  assert.deepEqual(unconfirmed, [], 'no success without the confirmation of the person');
}

/** Checks what a killed gateway has stored; of a PGlite folder in a copy, so that the next start repairs the folder itself. */
async function checkAfterKill(): Promise<void> {
  const copy = join(folder, 'copy');
  if (database.dataDir) {
    cpSync(database.dataDir, copy, { recursive: true });
    rmSync(join(copy, 'lock'), { recursive: true, force: true });
  }
  const store = await openDatabase(database.url ? { url: database.url } : { dataDir: copy });
  try {
    await checkRows(store.db);
  } finally {
    await store.close();
    rmSync(copy, { recursive: true, force: true });
  }
}

test(
  `a gateway killed at ${KILLS} random moments takes each payment once, after its confirmation, and loses none (${databaseKind})`,
  { timeout: 3_600_000 },
  async (t) => {
    let gateway: Started = await startGateway();
    let restarted = Promise.resolve();
    const restart = async () => {
      await end(gateway, 'SIGKILL');
      await checkAfterKill();
      gateway = await startGateway();
    };

    /** Somebody who has just opened the page and knows of no payment. */
    async function visitor() {
      const state = { hasLeft: false };
      const page = pageFetch(gateway.ready.api);
      const kept = new Map<string, string>();
      const client = createClient({
        endpoint: gateway.ready.api,
        fetch: (input, init) =>
          state.hasLeft ? Promise.reject(new TypeError('The page is closed')) : page(input, init),
        storage: {
          get: (key) => kept.get(key) ?? null,
          set: (key, value) => Boolean(kept.set(key, value)),
          remove: (key) => void kept.delete(key),
          removeAll: () => undefined,
        },
        clock: { now: () => Date.now(), sleep: () => restarted },
      });
      await client.session.signIn({ login: personAt(0).email, password: personAt(0).password });
      return { client, state, accountId: client.session.account?.id ?? '' };
    }
    type Visitor = Awaited<ReturnType<typeof visitor>>;

    /** Repeats a call while the gateway is away. */
    async function insist<T>({ state }: Visitor, work: () => Promise<T>): Promise<T> {
      for (;;) {
        try {
          return await work();
        } catch (fault) {
          const { kind, code } = fault as Problem;
          const isAway =
            fault instanceof Problem &&
            (kind === 'offline' || kind === 'busy' || code === 'IN_FLIGHT') &&
            !state.hasLeft;
          if (!isAway) throw fault;
          await restarted;
          await pause(ASK_AGAIN);
        }
      }
    }

    const find = async ({ client, accountId }: Visitor, amount: number) => {
      const payments = paymentsOf(client);
      const { unfinished } = await payments.options(accountId);
      const { items } = await payments.list(accountId);
      return {
        open: unfinished.filter((payment) => payment.amount === amount),
        entries: items.filter((entry) => entry.kind === 'payment' && entry.amount === amount),
      };
    };
    const orderOf = (amount: number) => sandbox.orders.list().find((order) => order.amount === amount);

    /** What the run has come to; `onStep` is told when a step begins. */
    const run = {
      id: '',
      onStep: (_step: Step | 'end'): void => undefined,
    };
    const pay = async (amount: number) =>
      fetch(`${bankUrl}/pay/${orderOf(amount)?.id}`, {
        method: 'POST',
        body: new URLSearchParams({ outcome: 'taken' }),
        redirect: 'manual',
      });

    async function prepare(own: Visitor, amount: number): Promise<Payment> {
      run.onStep('prepare');
      const intent = newIntent();
      return insist(own, () =>
        paymentsOf(own.client).create({ items: [{ accountId: own.accountId, amount }], method: 'sbp' }, intent),
      );
    }

    /** From the prepared payment to its refund in the history. */
    async function goOn(own: Visitor, { id, state }: Pick<Payment, 'id' | 'state'>, amount: number): Promise<void> {
      const payments = paymentsOf(own.client);
      if (state === 'created') {
        run.onStep('confirm');
        const intent = newIntent();
        await insist(own, () => payments.confirm(id, {}, intent));
      }
      run.onStep('pay and notify');
      if (orderOf(amount)?.state === 'waiting') await pay(amount);
      run.onStep('poll');
      for (;;) {
        const { state: present } = await insist(own, () => payments.get(id));
        if (present !== 'pending') {
          assert.equal(present, 'succeeded');
          break;
        }
        await pause(ASK_AGAIN);
      }
      await allocateAndRefund(own, amount);
    }

    /** Looks at what the money has paid, and gives a part of it back; the bank tells it until it is heard. */
    async function allocateAndRefund(own: Visitor, amount: number): Promise<void> {
      const payments = paymentsOf(own.client);
      run.onStep('allocate');
      await insist(own, () => payments.options(own.accountId));
      run.onStep('refund');
      const order = orderOf(amount);
      assert.ok(order);
      if (order.refunds.length === 0) sandbox.orders.refund(order.id, REFUND);
      for (;;) {
        await sandbox.notify(orderOf(amount) ?? order, 1);
        const { items } = await insist(own, () => payments.list(own.accountId));
        if (items.some(({ kind, document }) => kind === 'refund' && document === order.number)) return;
        await restarted;
        await pause(ASK_AGAIN);
      }
    }

    /** How those who left found their payment. */
    const found = new Map<string, number>();

    /** What a person who comes back sees, and does with it. */
    async function comeBack(amount: number, id: string): Promise<void> {
      const own = await visitor();
      const { open, entries } = await find(own, amount);
      assert.ok(open.length + entries.length <= 1, 'one payment');
      const [payment] = open;
      const state = payment?.state ?? (entries[0] ? 'succeeded' : 'not prepared');
      found.set(state, (found.get(state) ?? 0) + 1);
      if (id !== '') assert.ok(payment ?? entries[0], 'an acknowledged payment is found');
      const order = orderOf(amount);
      if (order) assert.ok(payment ?? entries[0], 'a payment of which the bank knows is found');
      if (entries[0]) return allocateAndRefund(own, amount);
      return goOn(own, payment ?? (await prepare(own, amount)), amount);
    }

    const balance = async ({ client, accountId }: { client: Client; accountId: string }) =>
      (await balanceOf(client).get(accountId)).amount;
    const first = await visitor();
    const owed = await balance(first);
    // Sums whose kopecks mean nothing to the sandbox.
    const sumOf = (turn: number) => 10_050 + 100 * turn;
    // Twice without a kill, to learn how long each step takes: the first run of a process takes longer.
    const durations = new Map<Step, number>();
    for (const turn of [0, 1]) {
      let began: [Step | 'end', number] = ['end', 0];
      run.onStep = (step) => {
        if (began[0] !== 'end') durations.set(began[0], Math.ceil(performance.now() - began[1]));
        began = [step, performance.now()];
      };
      await goOn(first, await prepare(first, sumOf(turn)), sumOf(turn));
      run.onStep('end');
    }

    for (const [at, kill] of killsOf(KILLS, SEED).entries()) {
      const amount = sumOf(at + 2);
      const own = await visitor();
      let isKilled = false;
      let isOver = false;
      run.id = '';
      const killed = new Promise<void>((done) => {
        run.onStep = (step) => {
          if (step !== kill.step || isKilled) return;
          isKilled = true;
          setTimeout(
            () => {
              if (!kill.isPatient) own.state.hasLeft = true;
              restarted = restart();
              done();
            },
            kill.share * (durations.get(step) ?? 0),
          );
        };
      });
      const whole = (async () => {
        const payment = await prepare(own, amount);
        run.id = payment.id;
        await goOn(own, payment, amount);
        isOver = true;
      })().catch((fault: unknown) => {
        assert.ok(own.state.hasLeft, String(fault));
      });
      await killed;
      await restarted;
      await whole;
      run.onStep = () => undefined;
      if (!isOver) {
        await comeBack(amount, run.id);
      }

      const present = await visitor();
      const { items } = await paymentsOf(present.client).list(present.accountId);
      const { number } = orderOf(amount) ?? { number: '' };
      assert.deepEqual(
        items
          .filter(({ document }) => document === number)
          .map(({ kind, amount: sum }) => `${kind} ${sum}`)
          .sort(),
        [`payment ${amount}`, `refund ${-REFUND}`],
        JSON.stringify(kill),
      );
      assert.equal(sandbox.orders.list().filter((order) => order.amount === amount).length, 1, 'one order');
    }
    const paid = Array.from({ length: KILLS + 2 }, (_, turn) => sumOf(turn) - REFUND).reduce((a, b) => a + b, 0);
    assert.equal(await balance(await visitor()), owed - paid, 'the balance is what was owed less what was paid');
    await end(gateway, 'SIGTERM');
    await checkAfterKill();
    const list = (counts: ReadonlyMap<string, number>) => [...counts].map((pair) => pair.join(' ')).join(', ');
    t.diagnostic(`usual milliseconds: ${list(durations)}; who left found their payment: ${list(found)}`);
  },
);
