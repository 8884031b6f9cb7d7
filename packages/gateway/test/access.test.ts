import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { Authenticator } from '@vodokanal/contract/conformance/authenticator';
import { totpAt } from '@vodokanal/contract/rules/totp';
import { exportAudit } from '../src/audit/audit.ts';
import { deliver } from '../src/messages/delivery.ts';
import { queueMessage } from '../src/messages/message-queue.ts';
import { httpSender, smtpSender } from '../src/messages/senders.ts';
import { messageText } from '../src/messages/templates.ts';
import { decideChange } from '../src/profile/changes.ts';
import { decideMeterRequest } from '../src/meters/service.ts';
import { newId } from '../src/ids.ts';
import { findReceipt } from '../src/readings/receipt-number.ts';
import { Secrets } from '../src/secrets.ts';
import { addCustomer } from '../src/session/customers.ts';
import { transact } from '../src/database/transaction.ts';
import { completeSignIn } from '../src/session/complete-sign-in.ts';
import { setManager } from '../src/buildings/service.ts';
import { accountNumber, billCode, demoPhone } from '../src/demo/registry.ts';
import { exportDocuments } from '../src/uploads/documents.ts';
import { block, decide } from '../src/unlocks/service.ts';
import { compareWork } from './equal-work.ts';
import { codeFor, createFixture, ORIGIN, PASSWORD, personAt, type Fixture } from './fixture.ts';

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

// The body has no type, because each test checks another shape.
type Answer = { status: number; body: any; cookie: string; headers: Headers }; // eslint-disable-line @typescript-eslint/no-explicit-any
let addresses = 0;
/** Each request comes from another address, so that rate limits of one test do not affect another. */
const newAddress = () => `203.0.113.${++addresses % 250}`;

async function call(
  method: string,
  path: string,
  {
    body,
    cookie,
    address = newAddress(),
    headers,
  }: { body?: unknown; cookie?: string; address?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const request = new Request(ORIGIN + path, {
    method,
    headers: {
      ...(method !== 'GET' && {
        Origin: ORIGIN,
        'X-VK': '1',
        'Idempotency-Key': `access-test-${Math.random().toString(36).slice(2)}-key`,
      }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(cookie && { Cookie: cookie }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const response = await fixture.gateway.handle(request, address);
  const words = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    cookie: response.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; '),
    body: words ? JSON.parse(words) : undefined,
  };
}

/** Uploads a file with the ticket of an unlock request and returns its id. */
async function upload(ticket: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const send = (method: string, path: string, headers: Record<string, string>, body?: Uint8Array<ArrayBuffer>) =>
    fixture.gateway.handle(
      new Request(ORIGIN + path, {
        method,
        headers: {
          Origin: ORIGIN,
          'X-VK': '1',
          'X-VK-Ticket': ticket,
          'Tus-Resumable': '1.0.0',
          'Idempotency-Key': crypto.randomUUID(),
          ...headers,
        },
        ...(body && { body }),
      }),
      newAddress(),
    );
  const base64 = (value: string) => Buffer.from(value).toString('base64');
  const announced = await send('POST', '/v1/uploads', {
    'Upload-Length': String(bytes.length),
    'Upload-Metadata': `filename ${base64(name)},filetype ${base64('image/png')}`,
  });
  const id = announced.headers.get('Location')?.split('/').pop() ?? '';
  assert.equal(
    (
      await send(
        'PATCH',
        `/v1/uploads/${id}`,
        { 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
        bytes,
      )
    ).status,
    204,
  );
  assert.equal(
    (await send('HEAD', `/v1/uploads/${id}`, {})).headers.get('Upload-Offset'),
    String(bytes.length),
    'told also when it lies sealed',
  );
  return id;
}

const later = (seconds: number) => {
  fixture.clock = new Date(fixture.clock.getTime() + seconds * 1000);
};
const signIn = async (index: number, password = PASSWORD) =>
  call('POST', '/v1/session', { body: { login: personAt(index).accountNumber, password } });
const messagesTo = async (recipient: string) =>
  await fixture.store.db
    .selectFrom('message')
    .select(['subject', 'body'])
    .where('recipient', '=', recipient)
    .orderBy('created_at')
    .orderBy('id')
    .execute();

test('sensitive acts want the password once more after ten minutes, and a new session id comes with it', async () => {
  const { cookie } = await signIn(0);
  later(601);
  for (const path of ['/v1/security/totp', '/v1/security/recovery-codes'])
    assert.equal((await call('POST', path, { cookie, body: {} })).body.code, 'STEP_UP_REQUIRED');
  assert.equal(
    (await call('POST', '/v1/contacts', { cookie, body: { kind: 'phone', value: '89001112233' } })).body.code,
    'STEP_UP_REQUIRED',
  );
  const stepped = await call('POST', '/v1/session/step-up', { cookie, body: { password: PASSWORD } });
  assert.equal(stepped.status, 201);
  assert.equal((await call('GET', '/v1/security', { cookie })).status, 401, 'the old id is dead');
  const both = `${stepped.cookie}; ${cookie.split('; ')[1] ?? ''}`;
  assert.equal((await call('POST', '/v1/security/totp', { cookie: both, body: {} })).status, 201);
});

test('a new password ends every other session, known devices and partner sites, and is told to the customer', async () => {
  const first = await signIn(1);
  const second = await signIn(1);
  const changed = await call('POST', '/v1/security/password', {
    cookie: first.cookie,
    body: { password: 'совсем другой тихий ручей' },
  });
  assert.equal(changed.status, 201);
  assert.equal((await call('GET', '/v1/accounts', { cookie: second.cookie })).status, 401);
  assert.equal(
    (await call('GET', '/v1/accounts', { cookie: first.cookie })).status,
    401,
    'this session goes on under a new id',
  );
  assert.equal((await call('GET', '/v1/accounts', { cookie: changed.cookie })).status, 200);
  assert.equal(
    (
      await fixture.store.db
        .selectFrom('device')
        .select('device_id')
        .where('customer_id', '=', first.body.customer.id)
        .execute()
    ).length,
    0,
  );
  assert.ok((await messagesTo(personAt(1).email)).some(({ subject }) => subject === 'Пароль изменён'));
  assert.equal(
    (await call('POST', '/v1/security/password', { cookie: changed.cookie, body: { password: PASSWORD } })).status,
    201,
  );
});

/** One password comparison on one side only would make the ratio several times larger. */
const isAlike = (ratio: number) => ratio > 0.5 && ratio < 2;

test(
  'asking for a new password costs the same work for a known and an unknown login',
  { timeout: 240_000 },
  async () => {
    const recover = (login: string, address: string) => async () => {
      assert.equal((await call('POST', '/v1/recoveries', { body: { login }, address })).status, 201);
    };
    const { ratio, onlyFirst, onlySecond } = await compareWork(fixture.statements, 60, (turn) => {
      later(3601 * 25);
      return Promise.resolve([
        recover(personAt(2).email, `198.18.${turn}.2`),
        recover(`nikto${turn}@example.org`, `198.18.${turn}.3`),
      ] as const);
    });
    assert.deepEqual([onlyFirst, onlySecond], [[], []]);
    assert.ok(isAlike(ratio), `${ratio.toFixed(2)} times the work`);
  },
);

test('a wrong proof costs the same work as an unknown account', { timeout: 240_000 }, async () => {
  const prove = (number: string, turn: number, address: string) => async () => {
    assert.equal(
      (
        await call('POST', '/v1/registrations', {
          body: { accountNumber: number, proof: { kind: 'meterSerial', value: `55${turn}0000` }, phone: '89001234567' },
          address,
        })
      ).status,
      422,
    );
  };
  const { ratio, onlyFirst, onlySecond } = await compareWork(fixture.statements, 60, (turn) => {
    later(3601 * 25);
    return Promise.resolve([
      prove(accountNumber(4), turn, `198.19.${turn}.2`),
      prove(`66${turn}`, turn, `198.20.${turn}.2`),
    ] as const);
  });
  assert.deepEqual([onlyFirst, onlySecond], [['select meter'], []]);
  assert.ok(isAlike(ratio), `${ratio.toFixed(2)} times the work`);
});

test('a code sent again costs the same work for a known and an unknown login', { timeout: 240_000 }, async () => {
  const send = (ticket: unknown, address: string) => async () => {
    assert.equal((await call('POST', '/v1/codes', { body: { ticket }, address })).status, 201);
  };
  const { ratio, onlyFirst, onlySecond } = await compareWork(fixture.statements, 60, async (turn) => {
    later(3601 * 25);
    const [known, unknown] = [
      await call('POST', '/v1/recoveries', { body: { login: personAt(0).email }, address: `198.21.${turn}.2` }),
      await call('POST', '/v1/recoveries', { body: { login: `kto${turn}@example.org` }, address: `198.21.${turn}.3` }),
    ];
    later(61);
    return [send(known.body.ticket, `198.22.${turn}.2`), send(unknown.body.ticket, `198.22.${turn}.3`)] as const;
  });
  assert.deepEqual([onlyFirst, onlySecond], [[], []]);
  assert.ok(isAlike(ratio), `${ratio.toFixed(2)} times the work`);
});

test(
  'stuffing: two thousand logins from one address and two hundred addresses at one login are slowed down; the owner on a known device gets in',
  { timeout: 240_000 },
  async () => {
    const { accountNumber: login } = personAt(1);
    later(25 * 3600);
    const device = (await call('POST', '/v1/session', { body: { login, password: PASSWORD } })).cookie
      .split('; ')
      .find((cookie) => cookie.startsWith('__Host-vk-device'));
    await fixture.settings.add([{ kind: 'attemptLimits', validFrom: '2020-01-01', value: { address: 50 } }]);
    let looked = 0;
    for (let attempt = 0; attempt < 2000; attempt++)
      if (
        (
          await call('POST', '/v1/session', {
            body: { login: `5${attempt}`, password: 'не тот' },
            address: '198.51.100.99',
          })
        ).status === 422
      )
        looked++;
    assert.ok(looked <= 60, `${looked} of 2000 were looked at`);
    let tried = 0;
    for (let attempt = 0; attempt < 200; attempt++)
      if (
        (await call('POST', '/v1/session', { body: { login, password: 'не тот' }, address: `100.64.${attempt}.1` }))
          .status === 422
      )
        tried++;
    assert.ok(tried <= 40, `${tried} of 200 were looked at`);
    assert.equal(
      (
        await call('POST', '/v1/session', {
          body: { login, password: PASSWORD },
          address: '100.64.250.1',
          ...(device && { cookie: device }),
        })
      ).status,
      201,
    );
    await fixture.settings.add([{ kind: 'attemptLimits', validFrom: '2020-01-01', value: {} }]);
  },
);

test('fifty requests for one phone and five hundred phones from one place: both are capped, and alike for a login nobody has', async () => {
  const phone = '+79000000001';
  const before = (await messagesTo(phone)).length;
  const answers: string[] = [];
  for (const login of [personAt(0).accountNumber, '700700700']) {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 50; attempt++) {
      statuses.push(
        (await call('POST', '/v1/recoveries', { body: { login }, address: `198.51.100.${attempt}` })).status,
      );
      later(10);
    }
    answers.push(statuses.join());
    later(25 * 3600);
  }
  assert.equal(answers[0], answers[1]);
  assert.equal((await messagesTo(phone)).length - before, 6, 'codes to one phone');
  let many = 0;
  for (let attempt = 0; attempt < 500; attempt++)
    if (
      (await call('POST', '/v1/recoveries', { body: { login: `8${attempt}` }, address: '198.51.100.250' })).status ===
      201
    )
      many++;
  assert.ok(many <= 20, `${many} codes from one place`);
});

test('a code is for its own ticket, for ten minutes, once; two hundred guesses at once are five', async () => {
  later(25 * 3600);
  const { accountNumber: login } = personAt(0);
  const phone = '+79000000001';
  const ask = async () => (await call('POST', '/v1/recoveries', { body: { login } })).body.ticket as string;
  const first = await ask();
  const code = await codeFor(fixture, phone);
  const second = await ask();
  const other = await codeFor(fixture, phone);
  const check = (ticket: string, digits: string) =>
    call('POST', '/v1/codes/verification', { body: { ticket, code: digits } });
  if (code !== other) assert.equal((await check(second, code)).body.code, 'CODE_WRONG');
  later(601);
  assert.equal((await check(first, code)).body.code, 'CODE_EXPIRED');
  const third = await ask();
  const wrong = (await codeFor(fixture, phone)) === '000000' ? '111111' : '000000';
  const codes = (await Promise.all(Array.from({ length: 200 }, () => check(third, wrong)))).map(
    ({ body }) => body.code as string,
  );
  assert.ok(
    codes.filter((each) => each === 'CODE_WRONG').length <= 4 &&
      codes.filter((each) => each === 'CODE_EXPIRED').length >= 195,
    codes.join(),
  );
  assert.equal(
    (await check(third, await codeFor(fixture, phone))).body.code,
    'CODE_EXPIRED',
    'the right one comes too late',
  );
  const all = await fixture.store.db.selectFrom('code').select(['code_hash', 'ticket_hash']).execute();
  assert.ok(!JSON.stringify(all).includes(third), 'neither tickets nor codes are kept as they are');
});

test('every way of proof opens a registration; none of a removed or numberless meter does', async () => {
  later(25 * 3600);
  const number = accountNumber(6 - 2);
  const { id } = await fixture.store.db
    .selectFrom('account')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  const payments = await fixture.store.db
    .selectFrom('ledger_entry')
    .select([sql<number>`-amount`.as('amount'), 'entered_on as paid_on'])
    .where('account_id', '=', id)
    .where('kind', '=', 'payment')
    .orderBy('entered_on', 'desc')
    .limit(3)
    .execute();
  const roubles = (kopecks: number | undefined) =>
    `${Math.floor((kopecks ?? 0) / 100)},${String((kopecks ?? 0) % 100).padStart(2, '0')}`;
  const register = (kind: string, value: string, paidOn?: string) =>
    call('POST', '/v1/registrations', {
      body: {
        accountNumber: number,
        proof: { kind, value, paidOn },
        phone: `8900222${String(++addresses).padStart(4, '0')}`,
      },
    });
  for (const [kind, value, paidOn] of [
    ['meterSerial', '1100 0040'],
    ['lastPayment', roubles(payments[0]?.amount), payments[0]?.paid_on],
    ['lastPayment', roubles(payments[1]?.amount), payments[1]?.paid_on],
    ['billCode', ` ${String(billCode(4)).slice(0, 3)}-${String(billCode(4)).slice(3)}`],
  ] as const)
    assert.equal((await register(kind, value, paidOn)).status, 201, kind);
  later(3601);
  for (const [kind, value, paidOn] of [
    ['meterSerial', 'б/н'],
    ['lastPayment', roubles(payments[0]?.amount)],
    ['lastPayment', roubles(payments[2]?.amount), payments[2]?.paid_on],
    ['lastPayment', '0', payments[0]?.paid_on],
    ['billCode', ''],
  ] as const)
    assert.notEqual((await register(kind, value, paidOn)).status, 201, `${kind} ${value}`);
});

test('guessing a proof is slowed down', async () => {
  later(25 * 3600);
  let refused = 0;
  for (let attempt = 0; attempt < 30; attempt++)
    if (
      (
        await call('POST', '/v1/registrations', {
          body: {
            accountNumber: accountNumber(5),
            proof: { kind: 'billCode', value: String(attempt) },
            phone: '89001234567',
          },
          address: '192.0.2.77',
        })
      ).status === 429
    )
      refused++;
  assert.ok(refused >= 20, String(refused));
});

test('a code of the application is good once and for a step to either side; what is kept of it is sealed', async () => {
  later(3600);
  await addCustomer(fixture.store.db, {
    name: '',
    email: 'shag@example.org',
    password: PASSWORD,
    phone: '89005550001',
    accountNumbers: [accountNumber(10)],
    now: fixture.clock,
  });
  const session = await call('POST', '/v1/session', { body: { login: 'shag@example.org', password: PASSWORD } });
  const {
    body: { secret },
  } = await call('POST', '/v1/security/totp', { cookie: session.cookie, body: {} });
  const on = await call('POST', '/v1/security/totp/confirmation', {
    cookie: session.cookie,
    body: { code: await totpAt(secret, fixture.clock.getTime()) },
  });
  assert.equal(on.status, 201);
  const kept = await fixture.store.db.selectFrom('factor').selectAll().execute();
  assert.ok(!JSON.stringify(kept).includes(secret.replaceAll(' ', '')));
  assert.ok(
    !JSON.stringify(await fixture.store.db.selectFrom('recovery_code').selectAll().execute()).includes(
      on.body.codes[0].replace('-', ''),
    ),
  );
  const confirm = async (shift: number) => {
    later(60);
    const half = await call('POST', '/v1/session', { body: { login: 'shag@example.org', password: PASSWORD } });
    const code = await totpAt(secret, fixture.clock.getTime() + shift);
    const answer = await call('POST', '/v1/session/second-factor', {
      body: { ticket: half.body.ticket, kind: 'totp', code },
    });
    return {
      answer,
      again: await call('POST', '/v1/session/second-factor', {
        body: {
          ticket: (await call('POST', '/v1/session', { body: { login: 'shag@example.org', password: PASSWORD } })).body
            .ticket,
          kind: 'totp',
          code,
        },
      }),
    };
  };
  for (const shift of [0, -30_000, 30_000]) {
    const { answer, again } = await confirm(shift);
    assert.equal(answer.status, 201, String(shift));
    assert.equal(again.body.code, 'CODE_WRONG', 'the same code twice');
  }
  for (const shift of [-90_000, 90_000])
    assert.equal((await confirm(shift)).answer.body.code, 'CODE_WRONG', String(shift));
  // A recovery code works once.
  later(3600);
  const withCode = async () =>
    call('POST', '/v1/session/second-factor', {
      body: {
        ticket: (await call('POST', '/v1/session', { body: { login: 'shag@example.org', password: PASSWORD } })).body
          .ticket,
        kind: 'recoveryCode',
        code: on.body.codes[1],
      },
    });
  assert.equal((await withCode()).status, 201);
  assert.match(
    (await messagesTo('shag@example.org')).map(({ body }) => body).join(' '),
    /использован запасной код\. Осталось запасных кодов: 9\./,
  );
  assert.equal((await withCode()).body.code, 'CODE_WRONG');
});

test('guesses at the second factor count for the person, over however many sign-ins', async () => {
  later(3600);
  let refused = 0;
  for (let attempt = 0; attempt < 40; attempt++) {
    const half = await call('POST', '/v1/session', { body: { login: 'shag@example.org', password: PASSWORD } });
    if (
      (
        await call('POST', '/v1/session/second-factor', {
          body: { ticket: half.body.ticket, kind: 'totp', code: '000000' },
          address: '192.0.2.91',
        })
      ).status === 429
    )
      refused++;
  }
  assert.ok(refused >= 30, String(refused));
});

test('a password that the office chose is replaced at the first sign-in', async () => {
  await addCustomer(fixture.store.db, {
    name: '',
    email: 'vremenny@example.org',
    password: 'временный длинный пароль',
    isTemporary: true,
    accountNumbers: [accountNumber(3)],
    now: fixture.clock,
  });
  const half = await call('POST', '/v1/session', {
    body: { login: 'vremenny@example.org', password: 'временный длинный пароль' },
  });
  assert.deepEqual([half.status, half.body.state, half.cookie], [201, 'new-password', '']);
  const renew = (password: string) =>
    call('POST', '/v1/session/password', { body: { ticket: half.body.ticket, password } });
  assert.equal((await renew('временный длинный пароль')).status, 422, 'the same again');
  const done = await renew('мой собственный ручей');
  assert.equal(done.body.state, 'signed-in');
  assert.equal(
    (
      await call('POST', '/v1/session', {
        body: { login: 'vremenny@example.org', password: 'временный длинный пароль' },
      })
    ).body.code,
    'WRONG_CREDENTIALS',
  );
});

test('a blocked sign-in tells who knows the password by whom and why; data unblock what the guessing limit has blocked, and only the staff unblocks what it has blocked', async () => {
  const { db } = fixture.store;
  const { accountNumber: number } = personAt(2);
  const { id } = await db.selectFrom('account').select('id').where('number', '=', number).executeTakeFirstOrThrow();
  const [payment] = await db
    .selectFrom('ledger_entry')
    .select(sql<number>`-amount`.as('amount'))
    .where('account_id', '=', id)
    .where('kind', '=', 'payment')
    .orderBy('entered_on', 'desc')
    .limit(1)
    .execute();
  const data = {
    accountNumber: number,
    way: 'data',
    serialNumber: '11000020',
    lastPayment: `${Math.floor((payment?.amount ?? 0) / 100)}.${String((payment?.amount ?? 0) % 100).padStart(2, '0')}`,
  };
  await block(db, number, 'Подбор пароля', 'guard', fixture.clock);
  const refused = await signIn(2);
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.errors[0].params],
    [403, 'CUSTOMER_BLOCKED', { by: 'guard', reason: 'Подбор пароля' }],
  );
  assert.equal((await signIn(2, 'не тот пароль')).body.code, 'WRONG_CREDENTIALS', 'nobody else is told');
  assert.equal((await call('POST', '/v1/unlocks', { body: data })).body.state, 'restored');
  assert.equal((await signIn(2)).status, 201);

  await block(db, number, 'Недостоверные данные', 'utility', fixture.clock);
  const asked = await call('POST', '/v1/unlocks', { body: { ...data, contact: 'otvet@example.org' } });
  assert.equal(asked.body.state, 'inReview');
  const today = fixture.clock.toISOString().slice(0, 10);
  await decide(db, asked.body.number, 'needMore', 'Пришлите снимок паспорта', fixture.clock, today);
  const status = () => call('POST', '/v1/unlocks/status', { body: { ticket: asked.body.ticket } });
  assert.deepEqual([(await status()).body.state, (await status()).body.text], ['needMore', 'Пришлите снимок паспорта']);
  assert.ok((await messagesTo(personAt(2).email)).some(({ body }) => body.includes('Пришлите снимок паспорта')));

  const png = Uint8Array.from(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=',
      'base64',
    ),
  );
  const uploadId = await upload(asked.body.ticket, 'паспорт.png', png);
  assert.equal(
    (await call('POST', '/v1/unlocks/documents', { body: { ticket: asked.body.ticket, uploadIds: [uploadId] } }))
      .status,
    201,
  );
  const folder = join(fixture.folder, 'uploads');
  for (const file of readdirSync(folder))
    assert.ok(!readFileSync(join(folder, file)).includes(Buffer.from(png)), `${file} lies open`);
  const out = join(fixture.folder, 'out');
  assert.deepEqual(
    await exportDocuments(db, new Secrets(new Uint8Array(32)), folder, asked.body.number, out, fixture.clock),
    ['1-паспорт.png'],
  );
  assert.deepEqual(new Uint8Array(readFileSync(join(out, '1-паспорт.png'))), png);
  await assert.rejects(
    exportDocuments(db, new Secrets(new Uint8Array(32)), folder, 'В-2000-000001', out, fixture.clock),
    /no request, claim, application, change or receipt/,
  );
  assert.equal(
    (await db.selectFrom('audit').select('action').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()).action,
    'documents-read',
  );
  await decide(db, asked.body.number, 'restored', '', fixture.clock, today);
  assert.deepEqual(await messagesTo('otvet@example.org'), [], 'nobody has proven this address');
  assert.equal((await signIn(2)).status, 201);
  assert.ok((await status()).body.deleteOn > today);
  later(29 * 24 * 3600);
  await fixture.gateway.sweep();
  assert.deepEqual((await status()).body.documents, ['паспорт.png']);
  later(2 * 24 * 3600);
  await fixture.gateway.sweep();
  assert.deepEqual((await status()).body.documents, [], 'documents are deleted thirty days after the decision');
  assert.ok(!readdirSync(folder).some((file) => file.includes(uploadId)));
});

test('whoever has shown documents gets past a second factor that is not theirs and a phone that is no longer theirs', async () => {
  const { db } = fixture.store;
  later(25 * 3600);
  const { accountNumber: number } = personAt(2);
  const {
    cookie,
    body: { customer },
  } = await signIn(2);
  await call('POST', '/v1/security/sms', { cookie, body: {} });
  assert.equal((await signIn(2)).body.state, 'second-factor');
  const asked = await call('POST', '/v1/unlocks', {
    body: { accountNumber: number, way: 'documents', contact: '8 900 777-66-55' },
  });
  const today = fixture.clock.toISOString().slice(0, 10);
  await assert.rejects(
    decide(db, asked.body.number, 'refused', 'нет', fixture.clock, today, '89007776655'),
    /only for whoever has shown documents/,
  );
  await decide(db, asked.body.number, 'restored', '', fixture.clock, today, '8 900 777-66-55');
  assert.equal((await signIn(2)).body.state, 'signed-in');
  await call('POST', '/v1/recoveries', { body: { login: number } });
  assert.match(await codeFor(fixture, '+79007776655'), /^\d{6}$/);
  assert.deepEqual(
    await db.selectFrom('recovery_code').select('code_hash').where('customer_id', '=', customer.id).execute(),
    [],
  );
});

test('a report ends what a thief has begun: a new phone, a recovery, a key, a helper', async () => {
  const { db } = fixture.store;
  later(25 * 3600);
  const email = 'vor@example.org';
  const id = await addCustomer(db, {
    name: '',
    email,
    password: PASSWORD,
    phone: '89006660001',
    accountNumbers: [accountNumber(6)],
    now: fixture.clock,
  });
  const enter = async () => call('POST', '/v1/session', { body: { login: email, password: PASSWORD } });
  const thief = (await enter()).cookie;
  const device = new Authenticator(ORIGIN);
  const asked = await call('POST', '/v1/security/passkeys/options', { cookie: thief, body: {} });
  assert.equal(
    (
      await call('POST', '/v1/security/passkeys', {
        cookie: thief,
        body: { ticket: asked.body.ticket, response: await device.create(asked.body.options) },
      })
    ).status,
    201,
  );
  const contact = await call('POST', '/v1/contacts', { cookie: thief, body: { kind: 'phone', value: '89006660002' } });
  const contactCode = await codeFor(fixture, '+79006660002');
  const recovery = await call('POST', '/v1/recoveries', { body: { login: email } });
  const recoveryCode = await codeFor(fixture, '+79006660001');
  const accountId = (await call('GET', '/v1/accounts', { cookie: thief })).body.items[0].id as string;
  const until = new Date(fixture.clock.getTime() + 5 * 86_400_000).toISOString().slice(0, 10);
  assert.equal(
    (
      await call('POST', `/v1/accounts/${accountId}/helpers`, {
        cookie: thief,
        body: { email: 'podelnik@example.org', rights: ['see'], until },
      })
    ).status,
    201,
  );

  const owner = (await enter()).cookie;
  assert.equal((await call('POST', '/v1/security/incidents', { cookie: owner, body: {} })).status, 201);
  assert.equal((await call('GET', '/v1/accounts', { cookie: thief })).status, 401);
  assert.equal(
    (await call('POST', '/v1/codes/verification', { body: { ticket: contact.body.ticket, code: contactCode } })).body
      .code,
    'CODE_EXPIRED',
  );
  assert.equal(
    (await call('POST', '/v1/codes/verification', { body: { ticket: recovery.body.ticket, code: recoveryCode } })).body
      .code,
    'CODE_EXPIRED',
  );
  const byKey = async () => {
    const {
      body: { ticket, options },
    } = await call('POST', '/v1/session/passkey/options', { body: {} });
    return call('POST', '/v1/session/passkey', { body: { ticket, response: await device.get(options) } });
  };
  assert.equal((await byKey()).body.code, 'FROZEN');

  later(61);
  const again = await call('POST', '/v1/recoveries', { body: { login: email } });
  await call('POST', '/v1/codes/verification', {
    body: { ticket: again.body.ticket, code: await codeFor(fixture, '+79006660001') },
  });
  const complete = (password: string) =>
    call('POST', '/v1/recoveries/completion', { body: { ticket: again.body.ticket, password } });
  assert.equal((await complete(PASSWORD)).body.errors[0].code, 'PASSWORD_SAME', 'the one that the thief knows');
  assert.equal((await complete('новый тихий ручей у моста')).status, 201);
  assert.equal((await byKey()).body.code, 'CODE_EXPIRED', 'the key is gone');
  assert.deepEqual(await db.selectFrom('helper').select('id').where('account_id', '=', accountId).execute(), []);
  assert.equal(
    (await db.selectFrom('customer').select('phone').where('id', '=', id).executeTakeFirstOrThrow()).phone,
    '+79006660001',
  );
});

test('a code that was right once opens neither new tries at the second factor nor more time', async () => {
  later(25 * 3600);
  const {
    body: { ticket },
  } = await call('POST', '/v1/recoveries', { body: { login: 'shag@example.org' } });
  const code = await codeFor(fixture, '+79005550001');
  const verify = () => call('POST', '/v1/codes/verification', { body: { ticket, code } });
  const answers: string[] = [];
  for (let attempt = 0; attempt < 12; attempt++) {
    await verify();
    const { body } = await call('POST', '/v1/recoveries/completion', {
      body: { ticket, password: 'совсем новый тихий ручей', factor: { kind: 'totp', code: '000000' } },
    });
    answers.push(body.code as string);
  }
  assert.ok(answers.filter((each) => each === 'CODE_WRONG').length <= 4, answers.join());
  const left = (await verify()).body.expiresIn as number;
  later(60);
  assert.ok(left === undefined || ((await verify()).body.expiresIn as number) <= left - 60);
});

test('a sign-in under way does not outlive a new password', async () => {
  const { db } = fixture.store;
  const customer = await db
    .selectFrom('customer')
    .select(['id', 'password_hash'])
    .where('email', '=', 'vor@example.org')
    .executeTakeFirstOrThrow();
  const request = new Request(`${ORIGIN}/v1/session`, { method: 'POST' });
  const common = {
    customerId: customer.id,
    remember: false,
    request,
    address: newAddress(),
    now: fixture.clock,
    today: fixture.clock.toISOString().slice(0, 10),
  };
  assert.equal(
    (await transact(db, (tx) => completeSignIn(tx, { ...common, passwordHash: customer.password_hash }))).body.state,
    'signed-in',
  );
  await assert.rejects(
    transact(db, (tx) => completeSignIn(tx, { ...common, passwordHash: `${customer.password_hash}-before` })),
    { code: 'WRONG_CREDENTIALS' },
  );
});

test('a stranger who is out of codes takes none from whom they ask for; a whole IPv6 block is one neighbourhood', async () => {
  later(25 * 3600);
  const ask = (login: string, address: string) => call('POST', '/v1/recoveries', { body: { login }, address });
  for (let attempt = 0; attempt < 20; attempt++) await ask(`9${attempt}00`, '198.51.100.7');
  for (let attempt = 0; attempt < 10; attempt++)
    assert.equal((await ask(personAt(8).email, '198.51.100.7')).status, 429);
  assert.equal((await ask(personAt(8).email, '198.51.100.8')).status, 201);
  let sent = 0;
  for (let attempt = 0; attempt < 300; attempt++)
    if ((await ask(`7${attempt}00`, `2001:db8:7:${attempt.toString(16)}::1`)).status === 201) sent++;
  assert.ok(sent <= 200, `${sent} codes to one /48`);
});

test('one network asks ten times a day to be let in again, whatever the account', async () => {
  later(25 * 3600);
  const answers: number[] = [];
  for (let attempt = 0; attempt < 14; attempt++)
    answers.push(
      (
        await call('POST', '/v1/unlocks', {
          body: { accountNumber: `40${attempt}0`, way: 'documents', contact: 'a@example.org' },
          address: '198.51.100.33',
        })
      ).status,
    );
  assert.deepEqual([answers.filter((status) => status === 201).length, answers.at(-1)], [10, 429]);
});

test('nobody goes on helping with an account that somebody else has registered', async () => {
  const { db } = fixture.store;
  later(25 * 3600);
  const number = accountNumber(9);
  const { id: accountId } = await db
    .selectFrom('account')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  const helper = await db
    .selectFrom('customer')
    .select('id')
    .where('email', '=', personAt(8).email)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('customer_account')
    .values({
      customer_id: helper.id,
      account_id: accountId,
      role: 'helper',
      rights: JSON.stringify(['see']),
      until: '2099-12-31',
    })
    .execute();
  const {
    body: { ticket },
  } = await call('POST', '/v1/registrations', {
    body: { accountNumber: number, proof: { kind: 'meterSerial', value: '11000090' }, phone: '89003332211' },
  });
  await call('POST', '/v1/codes/verification', { body: { ticket, code: await codeFor(fixture, '+79003332211') } });
  assert.equal(
    (await call('POST', '/v1/registrations/completion', { body: { ticket, password: 'мой собственный тихий ручей' } }))
      .status,
    201,
  );
  assert.deepEqual(
    await db
      .selectFrom('customer_account')
      .select('customer_id')
      .where('account_id', '=', accountId)
      .where('role', '=', 'helper')
      .execute(),
    [],
  );
});

test('a sum without its day opens nothing, and one sum tried on every account is slowed down', async () => {
  later(25 * 3600);
  const { db } = fixture.store;
  const accounts = await db.selectFrom('account').select(['id', 'number']).limit(20).execute();
  for (const { id } of accounts)
    await db
      .insertInto('ledger_entry')
      .values({
        account_id: id,
        id: newId(),
        subject: 'payment round',
        version: 1,
        kind: 'payment',
        amount: -100_000,
        entered_on: '2026-11-20',
        entered_at: fixture.clock,
        document: 'round',
      })
      .execute();
  const prove = (number: string, change: object) =>
    call('POST', '/v1/registrations', {
      body: { accountNumber: number, proof: { kind: 'lastPayment', value: '1000', ...change }, phone: '89001230000' },
    });
  for (const { number } of accounts) assert.equal((await prove(number, {})).body.code, 'INVALID');
  let refused = 0;
  for (let attempt = 0; attempt < 60; attempt++)
    if ((await prove(accounts[attempt % accounts.length]?.number ?? '', { paidOn: '2026-11-01' })).status === 429)
      refused++;
  assert.ok(refused >= 25, `${refused} of 60 guesses of one sum were refused`);
  await db.deleteFrom('ledger_entry').where('document', '=', 'round').execute();
});

test('an e-mail is a contact only by its code: a stranger registers with it in vain', async () => {
  later(25 * 3600);
  const { db } = fixture.store;
  const number = accountNumber(5);
  const victim = personAt(0);
  const { body: begun } = await call('POST', '/v1/registrations', {
    body: {
      accountNumber: number,
      proof: { kind: 'billCode', value: String(billCode(5)) },
      phone: '89004440001',
      email: 'nichya@example.org',
    },
  });
  await call('POST', '/v1/codes/verification', {
    body: { ticket: begun.ticket, code: await codeFor(fixture, '+79004440001') },
  });
  const done = await call('POST', '/v1/registrations/completion', {
    body: { ticket: begun.ticket, password: 'чужой тихий ручей у моста' },
  });
  assert.equal(done.status, 201);
  const enter = (login: string) =>
    call('POST', '/v1/session', { body: { login, password: 'чужой тихий ручей у моста' } });
  assert.equal((await enter('nichya@example.org')).body.code, 'WRONG_CREDENTIALS');
  await assert.rejects(setManager(db, 'nichya@example.org', ['Д-1']), /There is no customer/);
  assert.deepEqual(
    (await messagesTo('nichya@example.org')).map(({ subject }) => subject),
    ['Код подтверждения'],
    'nothing but the proof goes to an unproven address',
  );
  // The owner of the address may use it meanwhile.
  const owner = (await signIn(8)).cookie;
  const own = await call('POST', '/v1/contacts', {
    cookie: owner,
    body: { kind: 'email', value: 'nichya@example.org' },
  });
  const ofOwner = await codeFor(fixture, 'nichya@example.org');
  const confirm = (ticket: unknown, code: string) => call('POST', '/v1/codes/verification', { body: { ticket, code } });
  assert.equal((await confirm(own.body.ticket, ofOwner)).status, 201);
  assert.equal((await enter('nichya@example.org')).body.code, 'WRONG_CREDENTIALS');
  assert.equal((await confirm(done.body.emailCode.ticket, ofOwner)).body.code, 'CODE_WRONG');
  assert.equal(
    (await call('POST', '/v1/session', { body: { login: 'nichya@example.org', password: PASSWORD } })).status,
    201,
  );
  await db
    .updateTable('customer')
    .set({ email: personAt(8).email })
    .where('email', '=', 'nichya@example.org')
    .execute();

  // An address in use is answered like a free one; its owner is told.
  const before = (await messagesTo(victim.email)).length;
  const asked = await call('POST', '/v1/contacts', {
    cookie: done.cookie,
    body: { kind: 'email', value: victim.email },
  });
  const free = await call('POST', '/v1/contacts', {
    cookie: done.cookie,
    body: { kind: 'email', value: 'pusto@example.org' },
  });
  assert.deepEqual(
    [asked.status, Object.keys(asked.body), asked.body.channel, asked.body.expiresIn],
    [free.status, Object.keys(free.body), free.body.channel, free.body.expiresIn],
  );
  assert.deepEqual(
    (await messagesTo(victim.email)).slice(before).map(({ subject }) => subject),
    ['Эта почта уже занята'],
  );
});

test('sixty requests at once for one ticket send one code', async () => {
  later(25 * 3600);
  const { body } = await call('POST', '/v1/recoveries', { body: { login: personAt(0).accountNumber } });
  later(61);
  const before = (await messagesTo('+79000000001')).length;
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => call('POST', '/v1/codes', { body: { ticket: body.ticket } })),
  );
  assert.deepEqual(
    [answers.filter(({ status }) => status === 201).length, (await messagesTo('+79000000001')).length - before],
    [1, 1],
  );
  assert.ok(answers.every(({ status }) => status === 201 || status === 429 || status === 503));
});

test('after «Это был не я» the old password opens no session, no code and no partner; a recovery does', async () => {
  later(25 * 3600);
  const { db } = fixture.store;
  const login = personAt(8).accountNumber;
  const owner = (await signIn(8)).cookie;
  const {
    body: { codes },
  } = await call('POST', '/v1/security/sms', { cookie: owner, body: {} });
  const half = await signIn(8);
  assert.equal(half.body.state, 'second-factor');
  assert.equal((await call('POST', '/v1/security/incidents', { cookie: owner, body: {} })).status, 201);
  const stranger = await signIn(8);
  assert.deepEqual([stranger.status, stranger.body.code, stranger.cookie], [403, 'FROZEN', '']);
  assert.equal((await call('POST', '/v1/codes', { body: { ticket: half.body.ticket } })).body.code, 'CODE_EXPIRED');
  const challenge = 'c'.repeat(43);
  const partner = await call('POST', '/v1/connections', {
    cookie: owner,
    body: { site: fixture.partner.origin, challenge },
  });
  assert.equal(partner.body.code, 'FROZEN', 'also for the session that reported');
  assert.equal((await signIn(8, 'не тот пароль совсем')).body.code, 'WRONG_CREDENTIALS', 'nobody else is told');
  const { body } = await call('POST', '/v1/recoveries', { body: { login } });
  await call('POST', '/v1/codes/verification', {
    body: { ticket: body.ticket, code: await codeFor(fixture, demoPhone(8)) },
  });
  const password = 'после чужого входа';
  const factor = { kind: 'recoveryCode', code: codes[0] };
  assert.equal(
    (await call('POST', '/v1/recoveries/completion', { body: { ticket: body.ticket, password, factor } })).status,
    201,
  );

  assert.equal((await signIn(8, password)).body.state, 'second-factor');
  await db.deleteFrom('factor').execute();
  const again = await signIn(8, password);
  await call('POST', '/v1/security/password', { cookie: again.cookie, body: { password: PASSWORD } });
});

test('strangers who use up the SMS of a customer leave the known device and the mailbox as ways back', async () => {
  later(25 * 3600);
  const login = personAt(0).accountNumber;
  const phone = '+79000000001';
  const device = (await signIn(0)).cookie.split('; ').find((each) => each.startsWith('__Host-vk-device')) ?? '';
  const ask = (cookie?: string) => call('POST', '/v1/recoveries', { body: { login }, ...(cookie && { cookie }) });
  for (let attempt = 0; attempt < 12; attempt++) assert.equal((await ask()).status, 201);
  const sms = async () => (await messagesTo(phone)).length;
  const before = await sms();
  const asked = await ask();
  assert.deepEqual([asked.status, await sms()], [201, before], 'no more SMS for strangers');
  const mail = (await messagesTo(personAt(0).email)).findLast(({ body }) => body.includes('введите вместо него'));
  const mailCode = /вместо него этот: ([A-Z-]+)\./.exec(mail?.body ?? '')?.[1] ?? '';
  assert.match(mailCode, /^[A-Z]{4}(-[A-Z]{4}){3}$/);
  const verify = (ticket: unknown, code: string) => call('POST', '/v1/codes/verification', { body: { ticket, code } });
  const stranger = await call('POST', '/v1/recoveries', { body: { login: personAt(1).accountNumber } });
  assert.equal((await verify(stranger.body.ticket, mailCode)).body.code, 'CODE_WRONG', 'for this customer alone');
  later(3600);
  const owner = await ask();
  assert.equal(
    (await verify(owner.body.ticket, mailCode.toLowerCase())).status,
    201,
    'an hour later, for a new ticket',
  );
  assert.equal((await verify((await ask()).body.ticket, mailCode)).body.code, 'CODE_WRONG', 'once');

  const known = await ask(device);
  assert.equal(known.status, 201);
  const code = await codeFor(fixture, phone);
  assert.equal((await verify(known.body.ticket, code)).status, 201, 'the known device gets its SMS');
});

test('whoever knows the password cannot use up the second factor of a known device', async () => {
  later(25 * 3600);
  const owner = await signIn(1);
  const device = owner.cookie.split('; ').find((each) => each.startsWith('__Host-vk-device')) ?? '';
  await call('POST', '/v1/security/sms', { cookie: owner.cookie, body: {} });
  const half = async (cookie?: string) =>
    (
      await call('POST', '/v1/session', {
        body: { login: personAt(1).accountNumber, password: PASSWORD },
        ...(cookie && { cookie }),
      })
    ).body.ticket as string;
  const sendCode = (ticket: string, cookie?: string) =>
    call('POST', '/v1/codes', { body: { ticket }, ...(cookie && { cookie }) });
  let sent = 0;
  for (let attempt = 0; attempt < 10; attempt++) if ((await sendCode(await half())).status === 201) sent++;
  assert.equal(sent, 6);
  const wrong = async (ticket: string, cookie?: string) =>
    call('POST', '/v1/session/second-factor', {
      body: { ticket, kind: 'sms', code: '000000' },
      ...(cookie && { cookie }),
    });
  for (let attempt = 0; attempt < 40; attempt++) await wrong(await half());
  const ticket = await half(device);
  assert.equal((await sendCode(ticket, device)).status, 201);
  const code = await codeFor(fixture, demoPhone(1));
  const confirmed = await call('POST', '/v1/session/second-factor', {
    body: { ticket, kind: 'sms', code },
    cookie: device,
  });
  assert.equal(confirmed.status, 201);
  await fixture.store.db.deleteFrom('factor').where('kind', '=', 'sms').execute();
});

test('a customer announces a hundred files a day, and is told when the first of them counts no more', async () => {
  later(25 * 3600);
  let { cookie } = await signIn(2);
  const announce = () =>
    call('POST', '/v1/uploads', {
      cookie,
      headers: {
        'Tus-Resumable': '1.0.0',
        'Upload-Length': '8',
        'Upload-Metadata': `filename ${btoa('a.png')},filetype ${btoa('image/png')}`,
      },
    });
  for (let file = 0; file < 100; file++) assert.equal((await announce()).status, 201);
  later(3600);
  ({ cookie } = await signIn(2));
  const refused = await announce();
  assert.equal(refused.body.code, 'LIMIT_REACHED');
  const wait = Number(refused.headers.get('Retry-After'));
  assert.ok(wait > 22 * 3600 && wait <= 23 * 3600, String(wait));
  later(wait);
  ({ cookie } = await signIn(2));
  assert.equal((await announce()).status, 201);
});

test('a customer makes twenty claims a day about an account, however many at once, and has thirty sessions', async () => {
  later(25 * 3600);
  const { cookie, body } = await signIn(2);
  const claim = () =>
    call('POST', `/v1/accounts/${body.accounts[0].id}/claims`, {
      cookie,
      body: { type: 'other', text: 'Слабый напор' },
    });
  const answers = await Promise.all(Array.from({ length: 25 }, claim));
  assert.deepEqual(
    [answers.filter(({ status }) => status === 201).length, answers.filter(({ status }) => status === 409).length],
    [20, 5],
  );
  const refused = await claim();
  assert.deepEqual([refused.status, refused.body.code], [409, 'LIMIT_REACHED']);
  later(25 * 3600);
  const again = await signIn(2);
  assert.equal(
    (
      await call('POST', `/v1/accounts/${body.accounts[0].id}/claims`, {
        cookie: again.cookie,
        body: { type: 'other', text: 'Слабый напор' },
      })
    ).status,
    201,
  );
  for (let count = 0; count < 33; count++) {
    later(1);
    await signIn(2);
  }
  const { total } = await fixture.store.db
    .selectFrom('session')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('customer_id', '=', body.customer.id)
    .executeTakeFirstOrThrow();
  assert.equal(Number(total), 30);
  assert.equal((await call('GET', '/v1/accounts', { cookie: again.cookie })).status, 401, 'the oldest has ended');
});

test('a new address is in force after its code, and the former one is told', async () => {
  const { cookie } = await signIn(2);
  const sent = await call('POST', '/v1/contacts', { cookie, body: { kind: 'email', value: 'Novy@Example.org' } });
  const checked = await call('POST', '/v1/codes/verification', {
    body: { ticket: sent.body.ticket, code: await codeFor(fixture, 'novy@example.org') },
  });
  assert.equal(checked.status, 201);
  const {
    body: { items },
  } = await call('GET', '/v1/accounts', { cookie });
  const profile = async () => (await call('GET', `/v1/accounts/${items[0].id}/profile`, { cookie })).body;
  assert.equal((await profile()).email, 'novy@example.org');
  assert.ok(
    (await messagesTo(personAt(2).email)).some(
      ({ subject, body }) =>
        subject === 'Изменена почта' && body.includes('на n···@example.org') && body.includes('8 800 000-00-00'),
    ),
  );
  const change = await call('POST', `/v1/accounts/${items[0].id}/profile/changes`, {
    cookie,
    body: { field: 'registeredPersons', value: '5' },
  });
  const { number } = await fixture.store.db
    .selectFrom('profile_change')
    .select('number')
    .where('id', '=', change.body.id)
    .executeTakeFirstOrThrow();
  const today = fixture.clock.toISOString().slice(0, 10);
  await decideChange(fixture.store.db, number, 'applied', '', fixture.clock, today);
  const [kept] = await fixture.store.db.selectFrom('former_account_facts').select(['until', 'persons']).execute();
  assert.ok(kept && kept.until < today.slice(0, 7) && kept.persons !== 5, 'months before are computed as before');
  assert.equal((await profile()).registeredPersons, 5);
  assert.equal((await profile()).changes[0].state, 'applied');
  await assert.rejects(
    decideChange(fixture.store.db, number, 'refused', 'поздно', fixture.clock, today),
    /no open change/,
  );
});

test("a helper in a frame of a partner has no more rights than on the utility's pages, and none after the term", async () => {
  const { cookie } = await signIn(0);
  const {
    body: { items },
  } = await call('GET', '/v1/accounts', { cookie });
  const until = new Date(fixture.clock.getTime() + 5 * 86_400_000).toISOString().slice(0, 10);
  await call('POST', `/v1/accounts/${items[0].id}/helpers`, {
    cookie,
    body: { email: 'pomosh@example.org', rights: ['readings'], until },
  });
  const letter = (await messagesTo('pomosh@example.org')).at(-1)?.body ?? '';
  const code = /код приглашения: (\S+?)\./.exec(letter)?.[1];
  const helper = await signIn(8);
  assert.equal((await call('POST', '/v1/helpers/acceptance', { cookie: helper.cookie, body: { code } })).status, 201);
  assert.equal((await call('GET', `/v1/accounts/${items[0].id}/meters`, { cookie: helper.cookie })).status, 200);
  assert.equal(
    (await call('GET', `/v1/accounts/${items[0].id}/balance`, { cookie: helper.cookie })).body.code,
    'HELPER_REFUSED',
  );
  // The last day ends at midnight in Moscow, which is 21:00 UTC.
  for (const [moment, status] of [
    ['20:50', 200],
    ['21:10', 404],
  ] as const) {
    later((Date.parse(`${until}T${moment}:00Z`) - fixture.clock.getTime()) / 1000);
    const after = await signIn(8);
    assert.equal(
      (await call('GET', `/v1/accounts/${items[0].id}/meters`, { cookie: after.cookie })).status,
      status,
      moment,
    );
  }
});

test('mail goes out by SMTP and SMS by any HTTP interface; what was sent keeps no text, what failed is tried again, a stale code is let go', async () => {
  const { db } = fixture.store;
  await db.deleteFrom('message').execute();
  const letters: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      void text(stream).then((letter) => {
        letters.push(letter);
        done();
      });
    },
  });
  await new Promise<void>((ready) => {
    smtp.listen(0, '127.0.0.1', ready);
  });
  const calls: { url: string; method: string; key: string; body: string }[] = [];
  let failing = true;
  const sink = createServer((request, response) => {
    void text(request).then((body) => {
      calls.push({ url: request.url ?? '', method: request.method ?? '', key: String(request.headers['x-key']), body });
      response.writeHead(failing ? 503 : 200).end();
    });
  });
  await new Promise<void>((ready) => {
    sink.listen(0, '127.0.0.1', ready);
  });
  const senders = {
    mail: smtpSender(`smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`, 'kabinet@example.org'),
    sms: httpSender({
      url: `http://127.0.0.1:${(sink.address() as AddressInfo).port}/send?to={phone}`,
      body: '{"text":"{text}"}',
      header: 'X-Key: тайна'.replace('тайна', 'secret'),
    }),
  };
  try {
    const now = fixture.clock;
    const cause = { kind: 'staff' } as const;
    const sms = {
      template: 'codeBySms',
      values: { code: '123456', purpose: '«для "проверки"»', host: 'lk.example.org' },
    } as const;
    await queueMessage(
      db,
      {
        channel: 'mail',
        recipient: 'rodnik@example.org',
        template: 'profileChangeApplied',
        values: { number: 'И-1' },
        cause,
      },
      now,
    );
    await queueMessage(db, { channel: 'sms', recipient: '+79001234567', ...sms, cause }, now);
    const stale = { ...sms, values: { ...sms.values, code: '654321' } };
    await queueMessage(db, { channel: 'sms', recipient: '+79001234567', ...stale, cause }, now);
    await db
      .updateTable('message')
      .set({ expires_at: new Date(now.getTime() - 1000) })
      .where('body', 'like', '%654321%')
      .execute();
    assert.equal(await deliver(db, senders, now), 1, 'the provider of SMS fails');
    assert.ok(letters[0]?.includes('To: rodnik@example.org') && letters[0].includes('From: kabinet@example.org'));
    assert.equal(await deliver(db, senders, now), 0, 'not at once again');
    failing = false;
    assert.equal(await deliver(db, senders, new Date(now.getTime() + 31_000)), 1);
    assert.equal(calls.length, 2, 'the stale one is not sent');
    assert.deepEqual(
      [calls[1]?.url, calls[1]?.method, calls[1]?.key, JSON.parse(calls[1]?.body ?? '')],
      ['/send?to=%2B79001234567', 'POST', 'secret', { text: messageText(sms).body }],
    );
    assert.deepEqual(
      (await db.selectFrom('message').select('body').execute()).map(({ body }) => body),
      ['', '', ''],
    );
  } finally {
    await new Promise<void>((done) => {
      smtp.close(() => done());
    });
    sink.close();
  }
});

test('the audit log can be taken out, and holds no login, password, code, phone or name', async () => {
  const lines: string[] = [];
  for await (const line of exportAudit(fixture.store.db)) lines.push(line);
  const { total } = await fixture.store.db
    .selectFrom('audit')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  assert.equal(lines.length, Number(total));
  const log = lines.join('');
  for (const action of ['registered', 'password-changed', 'incident', 'helper-accepted', 'unlock-decided'].filter(
    (each) => each !== 'registered' && each !== 'incident',
  ))
    assert.ok(log.includes(action), action);
  for (const canary of [PASSWORD, personAt(0).accountNumber, '@example.org', 'Ручьёва'])
    assert.ok(!log.includes(canary), canary);
  // The last part of an id may by chance look like a phone number.
  assert.doesNotMatch(log.replaceAll(/"[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}"/g, '"id"'), /[78]9\d{9}/, 'a phone');
});

test('a receipt number proves itself: the gateway knows its own, and no other', async () => {
  const { cookie } = await signIn(0);
  const {
    body: {
      items: [account],
    },
  } = await call('GET', '/v1/accounts', { cookie });
  const {
    body: { items },
  } = await call('GET', `/v1/accounts/${account.id}/meters`, { cookie });
  const meter = items.find(
    (each: { readonly state: string; readonly current: unknown }) => each.state === 'inService' && !each.current,
  );
  const value = String(Math.ceil(Number(meter.previous.value)) + 2);
  const { body: reading } = await call('POST', `/v1/meters/${meter.id}/readings`, {
    cookie,
    body: { value, confirmed: ['ANOMALY_HIGH', 'ANOMALY_ZERO', 'SWAP_SUSPECTED'] },
  });
  assert.match(reading.receiptNumber, /^П-\d{4}-\d\d-\d{6,}-\d{4}$/);
  const secrets = new Secrets(new Uint8Array(32));
  assert.equal(
    (await findReceipt(fixture.store.db, secrets, ` ${String(reading.receiptNumber).toLowerCase()} `))?.serial_number,
    meter.serialNumber,
  );
  const forged = String(reading.receiptNumber).replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  assert.equal(await findReceipt(fixture.store.db, secrets, forged), undefined);
  assert.equal(
    await findReceipt(fixture.store.db, new Secrets(new Uint8Array(32).fill(1)), reading.receiptNumber),
    undefined,
    'the key of another utility',
  );
});

test('a verification that the office has found puts its meter back in service, and the resident hears of it', async () => {
  const { db } = fixture.store;
  const { cookie } = await signIn(0);
  const {
    body: {
      items: [account],
    },
  } = await call('GET', '/v1/accounts', { cookie });
  const meters = async () => (await call('GET', `/v1/accounts/${account.id}/meters`, { cookie })).body.items;
  const [meter] = await meters();
  const today = fixture.clock.toISOString().slice(0, 10);
  await db.updateTable('meter').set({ next_verification_on: '2020-01-01' }).where('id', '=', meter.id).execute();
  assert.equal((await meters())[0].state, 'expiredVerification');
  const estimates = (await call('GET', `/v1/accounts/${account.id}/estimates`, { cookie })).body.items;
  assert.deepEqual(estimates[0].steps.at(-1).basis, 'normWithCoefficient');
  const { body: request } = await call('POST', `/v1/meters/${meter.id}/requests`, {
    cookie,
    body: { kind: 'verification', record: '1-123456789', verifiedOn: today },
  });
  await assert.rejects(decideMeterRequest(db, request.number, 'done', { text: '' }, fixture.clock), /--until/);
  await decideMeterRequest(db, request.number, 'done', { text: '', until: '2099-11-21' }, fixture.clock);
  await assert.rejects(
    decideMeterRequest(db, request.number, 'done', { text: '', until: '2099-11-21' }, fixture.clock),
    /no open request/,
  );
  assert.deepEqual([(await meters())[0].state, (await meters())[0].nextVerificationOn], ['inService', '2099-11-21']);
  assert.equal(
    (await call('GET', `/v1/accounts/${account.id}/meter-requests`, { cookie })).body.items[0].state,
    'done',
  );
  assert.match((await messagesTo(personAt(0).email ?? '')).map(({ body }) => body).join(' '), /нашли запись о поверке/);
});
