import assert from 'node:assert/strict';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import fc from 'fast-check';
import type { Claim } from '@vodokanal/contract';
import { Browser } from '@vodokanal/contract/conformance/browser';
import { checkEvent } from '@vodokanal/contract/conformance/check-response';
import { answerClaim, askAboutClaim } from '../src/claims/answers.ts';
import { lockClaimByNumber } from '../src/claims/queries.ts';
import { transact } from '../src/database/transaction.ts';
import { openDatabase } from '../src/index.ts';
import { Secrets } from '../src/secrets.ts';
import { MOST_ATTEMPTS, WebhookDelivery } from '../src/webhooks/delivery.ts';
import { recordEvents, type CaseEvent } from '../src/webhooks/events.ts';
import { webhooksWithCounts } from '../src/webhooks/queries.ts';
import { addWebhook, removeWebhook, replayWebhook, rotateWebhook } from '../src/webhooks/service.ts';
import { signedHeaders } from '../src/webhooks/signature.ts';
import { allowedNetworks, ForbiddenTarget, post, targetUrl } from '../src/webhooks/target.ts';
import { createFixture, ORIGIN, PASSWORD, personAt, TODAY, type Fixture } from './fixture.ts';

const LOOPBACK = allowedNetworks('127.0.0.0/8');
const secrets = new Secrets(new Uint8Array(32));

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

interface Arrived {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly event: {
    readonly type: string;
    readonly timestamp: string;
    readonly data: Record<string, unknown> & { readonly id: string };
  };
}

/** A system of the utility that is told of events. */
class Receiver {
  readonly arrived: Arrived[] = [];
  /** How it answers; 204 at once when nothing else is said. */
  answer: (response: ServerResponse, arrived: Arrived) => void = (response) => response.writeHead(204).end();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      let text = '';
      request
        .setEncoding('utf8')
        .on('data', (chunk: string) => {
          text += chunk;
        })
        .on('end', () => {
          const arrived = { headers: request.headers, text, event: JSON.parse(text) as Arrived['event'] };
          this.arrived.push(arrived);
          this.answer(response, arrived);
        });
    });
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as { port: number }).port}/events`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

const receivers: Receiver[] = [];
afterEach(() => {
  for (const receiver of receivers.splice(0)) receiver.close();
});
beforeEach(async () => {
  fixture.clock = new Date(`${TODAY}T09:40:00Z`);
  await fixture.store.db.deleteFrom('webhook_event').execute();
  await fixture.store.db.deleteFrom('webhook').execute();
});

/** Adds a receiver that listens. */
async function receiver(name = 'crm', { events = ['*'], fields = [] as string[] } = {}) {
  const listening = new Receiver();
  receivers.push(listening);
  const url = await listening.listen();
  const secret = await addWebhook(
    fixture.store.db,
    { name, url, events, fields },
    { secrets, networks: LOOPBACK, now: fixture.clock },
  );
  return Object.assign(listening, { secret, url });
}

const deliveryOn = (db = fixture.store.db) =>
  new WebhookDelivery(db, { secrets, networks: LOOPBACK, clock: () => fixture.clock });

/** Tells what is due now, and what becomes due by it. */
async function tell(delivery = deliveryOn()): Promise<void> {
  await delivery.begin();
  await delivery.settled();
}

const CASES = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'];

const eventOf = (caseId: string, place: number): CaseEvent<'document.added'> => ({
  type: 'document.added',
  caseId,
  accountId: null,
  customerId: null,
  data: {
    id: caseId,
    accountId: caseId,
    kind: 'act',
    state: 'published',
    issuedOn: `2026-01-${String(place).padStart(2, '0')}`,
  },
});

const record = (...events: readonly CaseEvent[]) =>
  transact(fixture.store.db, (tx) => recordEvents(tx, events, fixture.clock));
const daysOf = ({ arrived }: Receiver) => arrived.map(({ event }) => String(event.data['issuedOn']).slice(-2));
const waitHours = (hours: number) => {
  fixture.clock = new Date(fixture.clock.getTime() + hours * 3_600_000);
};

/** What docs/webhooks.md tells a receiver to do. */
function isGenuine({ headers, text }: Arrived, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = createHmac('sha256', key)
    .update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${text}`)
    .digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .some((part) => {
      const given = Buffer.from(part.replace(/^v1,/, ''), 'base64');
      return given.length === signed.length && timingSafeEqual(given, signed);
    });
}

test('the signature is that of Standard Webhooks', () => {
  // The example of the specification.
  assert.deepEqual(
    signedHeaders({ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1614265330, body: '{"test": 2432232314}' }, [
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    ])['webhook-signature'],
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  );
});

test('a changed body, id, time or secret is found out', async () => {
  const crm = await receiver();
  await record(eventOf(CASES[0]!, 1));
  await tell();
  const [arrived] = crm.arrived;
  assert.ok(arrived);
  assert.ok(isGenuine(arrived, crm.secret));
  const changes: Partial<Arrived>[] = [
    { text: arrived.text.replace('published', 'withdrawn') },
    { headers: { ...arrived.headers, 'webhook-id': CASES[1]! } },
    { headers: { ...arrived.headers, 'webhook-timestamp': String(Number(arrived.headers['webhook-timestamp']) + 1) } },
  ];
  for (const change of changes) assert.ok(!isGenuine({ ...arrived, ...change }, crm.secret), JSON.stringify(change));
  assert.ok(!isGenuine(arrived, `whsec_${Buffer.alloc(32).toString('base64')}`));
});

test('the secret is sealed in the database', async () => {
  const crm = await receiver();
  const { secret } = await fixture.store.db.selectFrom('webhook').select('secret').executeTakeFirstOrThrow();
  assert.ok(!secret.includes(crm.secret.slice(6)));
  assert.equal(secrets.decrypt(secret), crm.secret);
});

test('while a secret is replaced both sign, later only the new one', async () => {
  const crm = await receiver();
  const second = await rotateWebhook(fixture.store.db, 'crm', { secrets, overlap: 24, now: fixture.clock });
  await record(eventOf(CASES[0]!, 1));
  await tell();
  assert.deepEqual(
    [crm.secret, second].map((secret) => isGenuine(crm.arrived[0]!, secret)),
    [true, true],
  );
  waitHours(25);
  await record(eventOf(CASES[0]!, 2));
  await tell();
  assert.deepEqual(
    [crm.secret, second].map((secret) => isGenuine(crm.arrived[1]!, secret)),
    [false, true],
  );
});

test('the next event of a case waits for the one before, and those of other cases do not', async () => {
  const crm = await receiver();
  let isDown = true;
  crm.answer = (response, { event }) => response.writeHead(isDown && event.data.id === CASES[0] ? 503 : 204).end();
  await record(...[1, 2, 3].flatMap((place) => CASES.map((caseId) => eventOf(caseId, place))));
  await tell();
  const toldOf = (caseId: string) => crm.arrived.filter(({ event }) => event.data.id === caseId);
  assert.equal(toldOf(CASES[0]!).length, 1);
  assert.deepEqual(
    toldOf(CASES[1]!).map(({ event }) => event.data['issuedOn']),
    ['2026-01-01', '2026-01-02', '2026-01-03'],
  );
  isDown = false;
  waitHours(1);
  await tell();
  assert.deepEqual(
    toldOf(CASES[0]!).map(({ event }) => String(event.data['issuedOn']).slice(-2)),
    ['01', '01', '02', '03'],
  );
  const [first, again] = toldOf(CASES[0]!);
  assert.equal(
    first?.headers['webhook-id'],
    again?.headers['webhook-id'],
    'a repetition has the id of the first attempt',
  );
  assert.equal(first?.text, again?.text);
});

test('whatever fails, every case arrives whole and in order', async () => {
  const crm = await receiver();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(1), { maxLength: 12 }), fc.infiniteStream(fc.boolean()), async (owners, fails) => {
      crm.arrived.length = 0;
      await fixture.store.db.deleteFrom('webhook_event').execute();
      let failures = 0;
      crm.answer = (response) => {
        const isRefused = failures < 20 && fails.next().value === true;
        if (isRefused) failures++;
        response.writeHead(isRefused ? 500 : 200).end();
      };
      await record(...owners.map((owner, place) => eventOf(CASES[owner]!, place + 1)));
      for (let round = 0; round < 25; round++) {
        await tell();
        waitHours(17);
      }
      await replayWebhook(fixture.store.db, 'crm', { now: fixture.clock });
      crm.answer = (response) => response.writeHead(200).end();
      await tell();
      for (const [owner, caseId] of CASES.entries()) {
        const seen = new Set(
          crm.arrived
            .filter(({ event }) => event.data.id === caseId)
            .map(({ event }) => event.data['issuedOn'] as string),
        );
        const expected = owners.flatMap((each, place) =>
          each === owner ? [`2026-01-${String(place + 1).padStart(2, '0')}`] : [],
        );
        assert.deepEqual([...seen], expected);
      }
    }),
    { numRuns: 8 },
  );
});

test('a failed event is tried with growing waits, then parked until a replay, and the case goes on in order', async () => {
  const crm = await receiver();
  crm.answer = (response) => response.writeHead(500).end();
  await record(eventOf(CASES[0]!, 1), eventOf(CASES[0]!, 2));
  const waits: number[] = [];
  const began = fixture.clock;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS + 2; attempt++) {
    await tell();
    const row = await fixture.store.db
      .selectFrom('webhook_event')
      .selectAll()
      .orderBy('position')
      .executeTakeFirstOrThrow();
    if (row.parked_at) break;
    waits.push((row.next_at.getTime() - fixture.clock.getTime()) / 1000);
    fixture.clock = new Date(row.next_at);
  }
  assert.equal(crm.arrived.length, MOST_ATTEMPTS);
  assert.deepEqual(
    waits,
    [...waits].sort((a, b) => a - b),
  );
  assert.ok(fixture.clock.getTime() - began.getTime() > 24 * 3_600_000);
  waitHours(100);
  await tell();
  assert.equal(crm.arrived.length, MOST_ATTEMPTS, 'a parked event is told no more, nor what follows it');
  const [listed] = await webhooksWithCounts(fixture.store.db);
  assert.deepEqual([listed?.waiting, listed?.parked, listed?.delivered], [1, 1, 0]);
  crm.answer = (response) => response.writeHead(200).end();
  assert.equal(await replayWebhook(fixture.store.db, 'crm', { now: fixture.clock }), 1);
  await tell();
  assert.deepEqual(daysOf(crm).slice(MOST_ATTEMPTS), ['01', '02']);
});

test('what has arrived can be told again since a time', async () => {
  const crm = await receiver();
  await record(eventOf(CASES[0]!, 1));
  waitHours(1);
  const since = fixture.clock;
  await record(eventOf(CASES[0]!, 2), eventOf(CASES[1]!, 3));
  await tell();
  assert.equal(await replayWebhook(fixture.store.db, 'crm', { since, now: fixture.clock }), 2);
  await tell();
  assert.deepEqual(daysOf(crm).slice(3).sort(), ['02', '03']);
});

test('a receiver may ask for time', async () => {
  const crm = await receiver();
  crm.answer = (response) => response.writeHead(429, { 'Retry-After': '3600' }).end();
  await record(eventOf(CASES[0]!, 1));
  await tell();
  waitHours(0.9);
  await tell();
  assert.equal(crm.arrived.length, 1);
  waitHours(0.2);
  await tell();
  assert.equal(crm.arrived.length, 2);
});

test('a slow receiver does not delay others', async () => {
  const slow = await receiver('slow');
  const quick = await receiver('quick');
  const held: ServerResponse[] = [];
  slow.answer = (response) => held.push(response);
  await record(eventOf(CASES[0]!, 1));
  const delivery = deliveryOn();
  await delivery.begin();
  while (quick.arrived.length === 0 || held.length === 0) await new Promise((done) => setImmediate(done));
  await record(eventOf(CASES[0]!, 2));
  await delivery.begin();
  while (quick.arrived.length < 2) {
    await delivery.begin();
    await new Promise((done) => setImmediate(done));
  }
  assert.equal(slow.arrived.length, 1);
  slow.answer = (response) => response.writeHead(200).end();
  for (const response of held) response.writeHead(200).end();
  await delivery.settled();
  await tell(delivery);
  assert.deepEqual(daysOf(slow), ['01', '02']);
});

test('an event that a process had taken when it was killed is told by another one', async () => {
  const crm = await receiver();
  const held: ServerResponse[] = [];
  crm.answer = (response) => held.push(response);
  await record(eventOf(CASES[0]!, 1), eventOf(CASES[0]!, 2));
  // This one never gets its answer, like a process that ends in the middle.
  const killed = deliveryOn();
  await killed.begin();
  while (held.length === 0) await new Promise((done) => setImmediate(done));
  crm.answer = (response) => response.writeHead(200).end();
  await tell();
  assert.deepEqual(daysOf(crm), ['01'], 'the event is leased');
  waitHours(0.1);
  await tell();
  assert.deepEqual(daysOf(crm), ['01', '01', '02']);
  held[0]?.destroy();
  await killed.settled();
  await tell();
  assert.deepEqual(daysOf(crm), ['01', '01', '02'], 'the answer that came too late changes nothing');
});

test('several processes tell every event once', async () => {
  const crm = await receiver();
  const { databaseUrl } = fixture;
  const others = databaseUrl ? await Promise.all([1, 2].map(() => openDatabase({ url: databaseUrl }))) : [];
  // PGlite serves one process, which then has several deliveries.
  const stores = databaseUrl ? [fixture.store, ...others] : [fixture.store, fixture.store, fixture.store];
  const cases = Array.from({ length: 40 }, (_, at) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`);
  await record(...[1, 2, 3].flatMap((place) => cases.map((caseId) => eventOf(caseId, place))));
  const deliveries = stores.map((store) => deliveryOn(store.db));
  for (let round = 0; round < 5; round++) await Promise.all(deliveries.map((delivery) => tell(delivery)));
  assert.equal(crm.arrived.length, 120);
  for (const caseId of cases)
    assert.deepEqual(
      crm.arrived
        .filter(({ event }) => event.data.id === caseId)
        .map(({ event }) => String(event.data['issuedOn']).slice(-1)),
      ['1', '2', '3'],
    );
  for (const store of others) await store.close();
});

test('an event exists exactly when its change does', async () => {
  await receiver();
  await assert.rejects(
    transact(fixture.store.db, async (tx) => {
      await recordEvents(tx, [eventOf(CASES[0]!, 1)], fixture.clock);
      throw new Error('rolled back');
    }),
  );
  assert.deepEqual(await fixture.store.db.selectFrom('webhook_event').select('id').execute(), []);
});

test('a receiver is told what it has asked for', async () => {
  const claims = await receiver('claims', { events: ['claim.*', 'payment.confirmed'] });
  await record(eventOf(CASES[0]!, 1));
  await tell();
  assert.deepEqual(claims.arrived, []);
  await assert.rejects(receiver('other', { events: ['claims.created'] }), /There is no event claims.created/);
  await assert.rejects(receiver('other', { fields: ['password'] }), /There is no field password/);
  await assert.rejects(receiver('claims'), /already/);
  await removeWebhook(fixture.store.db, 'claims');
  assert.deepEqual(await webhooksWithCounts(fixture.store.db), []);
});

/** A resident and the utility do something of every kind. */
async function busyDay() {
  const { store, settings } = fixture;
  const browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await browser.call('session.create', { body: { login: personAt(1).accountNumber, password: PASSWORD } });
  const accountId = ((await browser.call('accounts.list')).body as { items: { id: string }[] }).items[0]?.id ?? '';
  const meters = (await browser.call('meters.list', { parameters: { accountId } })).body as {
    items: { id: string; previous: { value: string } | null }[];
  };
  const meter = meters.items[0]!;
  const value = String(Number(meter.previous?.value ?? '0') + 1);
  const parameters = { accountId, meterId: meter.id };
  const sent = (await browser.call('readings.create', { parameters, body: { value } })).body as { id: string };
  await browser.call('readings.correct', {
    parameters: { ...parameters, readingId: sent.id },
    body: { value: String(Number(value) + 1) },
  });
  const claim = (
    await browser.call('claims.create', { parameters, body: { type: 'other', text: 'Слабый напор на кухне' } })
  ).body as Claim;
  const at = { ...parameters, claimId: claim.id };
  const work = (change: (...args: Parameters<typeof askAboutClaim>) => Promise<void>) =>
    transact(store.db, async (tx) => {
      const row = await lockClaimByNumber(tx, claim.number);
      assert.ok(row);
      await change(tx, row, { text: 'Какой напор утром?' }, fixture.clock);
    });
  await work(askAboutClaim);
  await browser.call('claims.write', { parameters: at, body: { text: 'Утром тоже слабый' } });
  await work((tx, row, message, now) => answerClaim(tx, settings, row, { ...message, outcome: 'granted' }, now));
  await browser.call('claims.resolve', { parameters: at, body: { isSolved: false, text: 'Напора всё ещё нет' } });
  await browser.call('claims.withdraw', { parameters: at });
  await browser.call('meterRequests.create', { parameters, body: { kind: 'visit', comment: 'Опломбируйте счётчик' } });
  await browser.call('profile.change', { parameters, body: { field: 'holder', value: 'Роса Капля' } });
  return { claim, accountId };
}

test('events are as the contract describes them, and hold nobody’s data', async () => {
  const crm = await receiver();
  const { claim } = await busyDay();
  await tell();
  for (const each of crm.arrived) checkEvent(each.event);
  const types = crm.arrived.map(({ event }) => event.type);
  assert.deepEqual(
    types.filter((type) => type.startsWith('claim.')),
    [
      'claim.created',
      'claim.message-added',
      'claim.message-added',
      'claim.decided',
      'claim.disputed',
      'claim.withdrawn',
    ],
  );
  for (const type of ['reading.accepted', 'reading.corrected', 'meter-request.created', 'profile-change.created'])
    assert.ok(types.includes(type), type);
  const all = crm.arrived.map(({ text }) => text).join('\n');
  assert.ok(all.includes(claim.number));
  for (const secret of ['напор', 'Роса', 'Опломбируйте', personAt(1).email, personAt(1).accountNumber, 'fields'])
    assert.ok(!all.includes(secret), secret);
  const { rows } = { rows: await fixture.store.db.selectFrom('webhook_event').select('data').execute() };
  assert.ok(!JSON.stringify(rows).includes('напор'));
});

test('a receiver gets the fields of its list, and those only', async () => {
  const crm = await receiver('crm', {
    events: ['claim.*', 'profile-change.*', 'reading.*'],
    fields: ['accountNumber', 'text', 'value'],
  });
  await fixture.store.db
    .deleteFrom('reading')
    .where('status', '=', 'accepted')
    .where('receipt_number', 'is not', null)
    .execute();
  await busyDay();
  await tell();
  const fieldsOf = (type: string) => crm.arrived.find(({ event }) => event.type === type)?.event.data['fields'];
  assert.deepEqual(fieldsOf('claim.created'), {
    accountNumber: personAt(1).accountNumber,
    text: 'Слабый напор на кухне',
  });
  assert.deepEqual(fieldsOf('claim.message-added'), {
    accountNumber: personAt(1).accountNumber,
    text: 'Какой напор утром?',
  });
  assert.deepEqual(fieldsOf('profile-change.created'), {
    accountNumber: personAt(1).accountNumber,
    value: 'Роса Капля',
  });
  assert.match(JSON.stringify(fieldsOf('reading.accepted')), /"value":"\d/);
  for (const each of crm.arrived) checkEvent(each.event);
});

test('private networks are called only when the utility names them', async () => {
  const refused = [
    'http://example.org/',
    'https://user:password@example.org/',
    'ftp://example.org/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'no url',
  ];
  for (const url of refused) assert.throws(() => targetUrl(url, []), ForbiddenTarget, url);
  assert.equal(targetUrl('https://crm.example.org/events', []).href, 'https://crm.example.org/events');
  assert.equal(targetUrl('http://10.1.2.3/', allowedNetworks('10.1.0.0/16, fd00::/8')).hostname, '10.1.2.3');
  assert.throws(() => targetUrl('https://10.2.2.3/', allowedNetworks('10.1.0.0/16')), ForbiddenTarget);
  assert.throws(() => allowedNetworks('10.1.0.0'), /A network looks like/);
  // A name that leads to a private address is found out when the connection is made.
  await assert.rejects(post('https://localhost:1/', {}, '{}', { networks: [] }), ForbiddenTarget);
});

test('a redirect is not followed', async () => {
  const crm = await receiver();
  const secret = await receiver('secret', { events: ['payment.confirmed'] });
  crm.answer = (response) => response.writeHead(307, { Location: secret.url }).end();
  await record(eventOf(CASES[0]!, 1));
  await tell();
  assert.deepEqual([crm.arrived.length, secret.arrived.length], [1, 0]);
  assert.equal((await webhooksWithCounts(fixture.store.db)).find(({ name }) => name === 'crm')?.waiting, 1);
});
