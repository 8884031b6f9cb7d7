import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { passwordFault } from '../src/session/password-policy.ts';
import { addSites } from '../src/sites/sites.ts';
import { compareWork } from './equal-work.ts';
import { accountNumber as number } from '../src/demo/registry.ts';
import { transact } from '../src/database/transaction.ts';
import { renumberAccount } from '../src/registry/queries.ts';
import { createFixture, ORIGIN, PASSWORD, personAt, TODAY, type Fixture } from './fixture.ts';

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

const request = (
  method: string,
  path: string,
  { body, cookie, headers }: { body?: unknown; cookie?: string | undefined; headers?: Record<string, string> } = {},
) =>
  new Request(ORIGIN + path, {
    method,
    headers: {
      ...(method !== 'GET' && { Origin: ORIGIN, 'X-VK': '1', 'Idempotency-Key': crypto.randomUUID() }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(cookie && { Cookie: cookie }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const signIn = (login: string, password: string, address = '192.0.2.1', cookie?: string) =>
  fixture.gateway.handle(request('POST', '/v1/session', { body: { login, password }, cookie }), address);
const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
const later = (seconds: number) => {
  fixture.clock = new Date(fixture.clock.getTime() + seconds * 1000);
};

test('cookies keep the session from scripts, other sites and plain connections', async () => {
  const response = await signIn(personAt(0).accountNumber, PASSWORD);
  assert.equal(response.status, 201);
  for (const cookie of response.headers.getSetCookie())
    assert.match(
      cookie,
      /^__Host-vk(-device)?=[\w-]{43}(\.\d+)?(; Max-Age=\d+)?; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  assert.ok(!response.headers.getSetCookie()[0]?.includes('Max-Age'), 'not remembered: gone with the browser');
});

test('every sign-in has a new session id, and signing out ends it on the server', async () => {
  const first = cookiesOf(await signIn(personAt(0).email, PASSWORD));
  const second = cookiesOf(await signIn(personAt(0).email, PASSWORD, '192.0.2.1', first));
  assert.notEqual(first, second);
  const stateOf = async (cookie: string) =>
    ((await (await fixture.gateway.handle(request('GET', '/v1/session', { cookie }))).json()) as { state: string })
      .state;
  assert.equal(await stateOf(first), 'signed-out', 'the old id is dead');
  assert.equal(await stateOf(second), 'signed-in');
  await fixture.gateway.handle(request('DELETE', '/v1/session', { cookie: second }));
  assert.equal(await stateOf(second), 'signed-out');
});

test('a session ends after half an hour of silence, and after twelve hours whatever happens', async () => {
  const cookie = cookiesOf(await signIn(personAt(0).email, PASSWORD));
  const isIn = async () => (await fixture.gateway.handle(request('GET', '/v1/accounts', { cookie }))).status === 200;
  for (let hour = 0; hour < 11; hour++)
    for (let part = 0; part < 3; part++) {
      later(20 * 60);
      assert.ok(await isIn());
    }
  later(40 * 60);
  assert.ok(!(await isIn()));
  const other = cookiesOf(await signIn(personAt(0).email, PASSWORD));
  for (let part = 0; part < 36; part++) {
    later(20 * 60);
    await fixture.gateway.handle(request('GET', '/v1/accounts', { cookie: other }));
  }
  assert.equal((await fixture.gateway.handle(request('GET', '/v1/accounts', { cookie: other }))).status, 401);
});

test('a hundred wrong passwords wait longer and longer; the owner gets in from elsewhere and from a known device', async () => {
  const { email } = personAt(1);
  const device = cookiesOf(await signIn(email, PASSWORD, '198.51.100.7'))
    .split('; ')
    .find((cookie) => cookie.startsWith('__Host-vk-device'));
  let refused = 0;
  let longest = 0;
  for (let attempt = 0; attempt < 100; attempt++) {
    const response = await signIn(email, `не тот ${attempt}`, '203.0.113.9');
    if (response.status === 429) {
      refused++;
      longest = Math.max(longest, Number(response.headers.get('Retry-After')));
    }
    later(1);
  }
  assert.ok(refused > 60, `${refused} of 100 were refused without looking`);
  assert.ok(longest > 30 && longest <= 900, `${longest} s`);
  assert.equal((await signIn(email, PASSWORD, '203.0.113.9')).status, 429, 'from there even the right one waits');
  assert.equal((await signIn(email, PASSWORD, '198.51.100.200')).status, 201, 'from elsewhere it does not');
  assert.equal(
    (await signIn(email, PASSWORD, '203.0.113.9', device)).status,
    201,
    'nor from a known device behind the same address',
  );
  later(3600);
  assert.equal((await signIn(email, PASSWORD, '203.0.113.9')).status, 201, 'and the wait ends');
});

test('guesses count for the customer, by whichever of their logins they are made', async () => {
  const { email, accountNumber } = personAt(8);
  const another = '770000808';
  // The account gets a new number and keeps the former one as a login.
  const renumbered = await transact(fixture.store.db, (tx) =>
    renumberAccount(tx, { from: number(8), fromText: number(8), to: another, toText: another }, TODAY),
  );
  assert.ok(renumbered);
  assert.equal(accountNumber, number(8));
  const logins = [email, accountNumber, another, number(7)];
  const statuses: number[] = [];
  for (let guess = 0; guess < 12; guess++)
    statuses.push((await signIn(logins[guess % logins.length] ?? '', `догадка ${guess}`, '203.0.113.78')).status);
  assert.equal(statuses.filter((status) => status === 422).length, 5, statuses.join());
  for (const login of logins)
    assert.equal((await signIn(login, PASSWORD, '203.0.113.78')).status, 429, `${login} waits too`);

  const ask = async (login: string) =>
    (await fixture.gateway.handle(request('POST', '/v1/recoveries', { body: { login } }), '203.0.113.79')).status;
  const asked: number[] = [];
  for (let turn = 0; turn < 9; turn++) asked.push(await ask(logins[turn % logins.length] ?? ''));
  assert.equal(asked.filter((status) => status === 201).length, 6, asked.join());
  later(3600);
});

test('guesses at an account that nobody holds count for its former number too', async () => {
  const [former, present] = [number(3), '770000303'];
  assert.ok(
    await transact(fixture.store.db, (tx) =>
      renumberAccount(tx, { from: former, fromText: former, to: present, toText: present }, TODAY),
    ),
  );
  const statuses: number[] = [];
  for (let guess = 0; guess < 8; guess++)
    statuses.push((await signIn(guess % 2 ? former : present, `догадка ${guess}`, '203.0.113.80')).status);
  assert.equal(statuses.filter((status) => status === 422).length, 5, statuses.join());
  later(3600);
});

test('parallel guesses do not slip past the counter', async () => {
  const statuses = (
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => signIn(personAt(2).email, `догадка ${index}`, '203.0.113.77')),
    )
  ).map(({ status }) => status);
  assert.ok(statuses.filter((status) => status === 422).length <= 5, statuses.join());
});

test('one address that tries many logins is slowed down; an IPv6 network counts as one address', async () => {
  await fixture.settings.add([{ kind: 'attemptLimits', validFrom: '2020-01-01', value: { address: 50 } }]);
  let refused = 0;
  for (let index = 0; index < 80; index++)
    if ((await signIn(`9${index}`, 'не тот', `2001:db8::${index.toString(16)}`)).status === 429) refused++;
  assert.ok(refused >= 25, String(refused));
});

test('a wrong password costs the same work for a known and an unknown login', { timeout: 240_000 }, async () => {
  const refused = (login: string, address: string) => async () => {
    assert.equal((await signIn(login, 'не тот', address)).status, 422);
  };
  const { ratio, onlyFirst, onlySecond } = await compareWork(fixture.statements, 40, (turn) => {
    later(3600);
    return Promise.resolve([
      refused(personAt(0).accountNumber, `198.18.${turn}.1`),
      refused(`77${turn}`, `198.18.${turn}.2`),
    ] as const);
  });
  assert.deepEqual([onlyFirst, onlySecond], [[], []], 'the same statements');
  // Most of the work is comparing the password, so a request without it would be several times cheaper.
  assert.ok(ratio > 0.6 && ratio < 1.6, `${ratio.toFixed(2)} times the work`);
});

test('only exact registered origins get CORS, and every answer varies by it', async () => {
  await addSites(fixture.store.db, [{ origin: 'https://www.vodokanal.example' }]);
  for (const origin of [ORIGIN, 'https://www.vodokanal.example']) {
    const { headers } = await fixture.gateway.handle(
      request('OPTIONS', '/v1/session', { headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' } }),
    );
    assert.equal(headers.get('Access-Control-Allow-Origin'), origin);
  }
  for (const origin of [
    'null',
    'http://lk.example.org',
    'https://lk.example.org.evil.ru',
    'https://evil.ru',
    'https://LK.example.org',
    'https://lk.example.org:8443',
    'https://lk.example.org.',
  ]) {
    const { headers } = await fixture.gateway.handle(
      new Request(`${ORIGIN}/v1/session`, { headers: { Origin: origin } }),
    );
    assert.equal(headers.get('Access-Control-Allow-Origin'), null, origin);
    assert.match(headers.get('Vary') ?? '', /\bOrigin\b/);
  }
});

test('a changing request marked cross-site is refused though its origin is right', async () => {
  const response = await fixture.gateway.handle(
    request('DELETE', '/v1/session', { headers: { 'Sec-Fetch-Site': 'cross-site' } }),
  );
  assert.equal(response.status, 403);
});

test('an endless body is cut off', async () => {
  const endless = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(8192).fill(32));
    },
  });
  const response = await fixture.gateway.handle(
    new Request(`${ORIGIN}/v1/session`, {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: {
        Origin: ORIGIN,
        'X-VK': '1',
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
      },
    } as RequestInit),
  );
  assert.equal(response.status, 413);
});

test("passwords: length first, then lists and the person's own data", () => {
  const fault = (password: string) => passwordFault(password, ['230100001', 'rodnik@example.org']);
  assert.equal(fault('короткий'), 'PASSWORD_TOO_SHORT');
  assert.equal(fault('й'.repeat(129)), 'PASSWORD_TOO_LONG');
  assert.equal(fault('aaaaaaaaaaaaaaaa'), 'PASSWORD_REPEATED');
  assert.equal(fault('парольпароль123'), 'PASSWORD_COMMON');
  assert.equal(fault('gfhjkmgfhjkm123'), 'PASSWORD_COMMON', 'the same keys in the other layout');
  assert.equal(fault('йцукенгшщзйцукен'), 'PASSWORD_COMMON');
  assert.equal(fault('rodnik-example-org-1'), 'PASSWORD_PERSONAL');
  for (const password of [
    'k.,jdm-k.,jdm-2024',
    'зфыыцщкв зфыыцщкв',
    'fktrcfylhfktrcfylh',
    'привет наташа 1987',
    'abcdefghijklmnopqr',
    '1q2w3e4r5t6y7u8i',
    'Iloveyou-princess1',
  ])
    assert.equal(fault(password), 'PASSWORD_COMMON', password);
  for (const password of ['correct horse battery staple', 'лето в деревне у бабушки', 'xk7$Qm2pLw9z!Rt'])
    assert.equal(fault(password), null, password);
  assert.equal(fault(PASSWORD), null);
  assert.equal(fault('три зелёных верблюда'), null);
  assert.equal(fault('🐳🐳🦀🐙🐠🐡🦈🐬🦑🦐🦞🐚🌊💧🚰'), null);
});

test('fifty thousand leaked passwords are refused, whatever the shortest length is', async () => {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  const listed = dictionary['passwords-common'];
  assert.ok(listed.length > 45_000, String(listed.length));
  const words = listed.filter((word) => /^[\p{L}\d]{4,}$/u.test(word));
  assert.ok(words.length > 40_000, String(words.length));
  assert.deepEqual(
    words.filter((word) => passwordFault(word, [], 1) === null),
    [],
  );
  for (const word of ['gfhjkm', 'ghbdtn', 'yfnfif', 'пароль', 'привет', 'любовь', 'водоканал', 'k.,jdm', 'djljrfyfk'])
    assert.notEqual(passwordFault(word, [], 1), null, word);
});

const deviceOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .find((cookie) => cookie.startsWith('__Host-vk-device')) ?? '';
const stateOf = async (cookie: string) => {
  const response = await fixture.gateway.handle(request('GET', '/v1/session', { cookie }));
  return { response, state: ((await response.json()) as { state: string }).state };
};
const rememberedSignIn = async (cookie?: string, index = 8) => {
  const response = await fixture.gateway.handle(
    request('POST', '/v1/session', {
      body: { login: personAt(index).email, password: PASSWORD, remember: true },
      cookie,
    }),
    '192.0.2.80',
  );
  assert.equal(response.status, 201);
  return response;
};
const noticesTo = async (recipient: string, subject: string) =>
  (
    await fixture.store.db
      .selectFrom('message')
      .select('id')
      .where('recipient', '=', recipient)
      .where('subject', '=', subject)
      .execute()
  ).length;

test('the cookie of a device is renewed at each sign-in; a lost answer does no harm', async () => {
  const first = deviceOf(await rememberedSignIn());
  const lost = deviceOf(await rememberedSignIn(first));
  assert.notEqual(first, lost);
  const again = deviceOf(await rememberedSignIn(first));
  const next = deviceOf(await rememberedSignIn(again));
  assert.equal(new Set([first, lost, again, next]).size, 4);
  assert.equal(await noticesTo(personAt(8).email, 'Вход в личный кабинет с нового устройства'), 0);
  assert.equal(await noticesTo(personAt(8).email, 'Устройство забыто'), 0);
});

test('a copy of a device cookie is noticed: the device is forgotten, its sessions end, its customer is told', async () => {
  const copied = deviceOf(await rememberedSignIn());
  const used = cookiesOf(await rememberedSignIn(copied));
  const current = cookiesOf(await rememberedSignIn(used));
  const other = cookiesOf(await rememberedSignIn());
  assert.equal((await stateOf(current)).state, 'signed-in');
  later(120);
  const refused = await fixture.gateway.handle(
    request('POST', '/v1/session', { body: { login: personAt(8).email, password: 'не тот' }, cookie: copied }),
    '203.0.113.80',
  );
  assert.equal(refused.status, 422);
  assert.equal((await stateOf(current)).state, 'signed-out', 'nobody can tell whose session it is');
  assert.equal((await stateOf(other)).state, 'signed-in', 'another device keeps its session');
  assert.equal(await noticesTo(personAt(8).email, 'Устройство забыто'), 1);
  const newDevices = await noticesTo(personAt(8).email, 'Вход в личный кабинет с нового устройства');
  await rememberedSignIn(current);
  assert.equal(
    await noticesTo(personAt(8).email, 'Вход в личный кабинет с нового устройства'),
    newDevices + 1,
    'the customer signs in again, on a device that is new now',
  );
});

test('a remembered session renews its device cookie on another day, and a copy of both ends there', async () => {
  const stolen = cookiesOf(await rememberedSignIn());
  const session = stolen.split('; ').find((cookie) => cookie.startsWith('__Host-vk=')) ?? '';
  assert.deepEqual((await stateOf(stolen)).response.headers.getSetCookie(), [], 'nothing is renewed on the same day');
  later(86_400);
  const visit = await stateOf(stolen);
  assert.equal(visit.state, 'signed-in');
  const renewed = `${session}; ${deviceOf(visit.response)}`;
  // Two pages that open at once both bring the former cookie.
  assert.equal((await stateOf(stolen)).state, 'signed-in');
  later(86_400);
  assert.equal((await stateOf(renewed)).state, 'signed-in');
  assert.equal((await stateOf(stolen)).state, 'signed-in', 'a request on its way is no copy');
  later(86_400);
  assert.equal((await stateOf(stolen)).state, 'signed-out');
  assert.equal((await stateOf(renewed)).state, 'signed-out');
  assert.equal(await noticesTo(personAt(8).email, 'Устройство забыто'), 2);
});

test('«й» is one letter however the keyboard makes it', async () => {
  const { addCustomer } = await import('../src/session/customers.ts');
  const { accountNumber } = await import('../src/demo/registry.ts');
  await addCustomer(fixture.store.db, {
    name: '',
    email: 'nfc@example.org',
    password: 'тихий ручей за домом'.normalize('NFC'),
    accountNumbers: [accountNumber(4)],
    now: fixture.clock,
  });
  assert.equal((await signIn('nfc@example.org', 'тихий ручей за домом'.normalize('NFD'), '192.0.2.50')).status, 201);
});

test('a space that a phone has put behind the password does not shut anybody out, another word does', async () => {
  const { accountNumber } = personAt(2);
  for (const [typed, status] of [
    [`${PASSWORD} `, 201],
    [` ${PASSWORD}`, 422],
    [`${PASSWORD} x`, 422],
  ] as const)
    assert.equal((await signIn(accountNumber, typed, '203.0.113.88')).status, status, typed);
});
