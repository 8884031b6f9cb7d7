import assert from 'node:assert/strict';
import { solve } from '@vodokanal/contract/rules/proof-of-work';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { newSecret } from '@vodokanal/contract/rules/proof-of-possession';
import { challengeOf, sweepConnections } from '../src/connections/service.ts';
import { framePage } from '../src/pages/frames.ts';
import { plainPost } from '../src/pages/posts.ts';
import { addSites, importSites, listSites, removeSite, SCOPES } from '../src/sites/sites.ts';
import { createFixture, ORIGIN, PARTNER, PASSWORD, personAt, type Fixture } from './fixture.ts';

let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

interface Asking {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly cookie?: string;
}

const ask = (method: string, path: string, { body, headers, cookie }: Asking = {}, address = '192.0.2.10') =>
  fixture.gateway.handle(
    new Request(ORIGIN + path, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: {
        Origin: ORIGIN,
        'X-VK': '1',
        'Idempotency-Key': crypto.randomUUID(),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(cookie && { Cookie: cookie }),
        ...headers,
      },
    }),
    address,
  );
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
const later = (seconds: number) => {
  fixture.clock = new Date(fixture.clock.getTime() + seconds * 1000);
};
const framed = { 'X-VK-Site': PARTNER };

async function connect(index = 0) {
  const own = cookieOf(
    await ask('POST', '/v1/session', { body: { login: personAt(index).email, password: PASSWORD } }),
  );
  const verifier = newSecret();
  const { code } = (await (
    await ask('POST', '/v1/connections', { body: { site: PARTNER, challenge: challengeOf(verifier) }, cookie: own })
  ).json()) as { code: string };
  return { own, code, verifier };
}
const redeem = ({ code, verifier }: { code: string; verifier: string }) =>
  ask('POST', '/v1/connections/redeem', { body: { site: PARTNER, code, verifier } });

test('a code works for thirty seconds, and the session it buys is in a partitioned cookie', async () => {
  const late = await connect();
  later(31);
  assert.equal((await redeem(late)).status, 422);
  const grant = await connect();
  const response = await redeem(grant);
  assert.match(
    response.headers.get('Set-Cookie') ?? '',
    /^__Host-vk-connection=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=None; Partitioned$/,
  );
  const cookie = cookieOf(response);
  assert.equal((await ask('GET', '/v1/accounts', { cookie, headers: framed })).status, 200);
  assert.equal((await ask('GET', '/v1/accounts', { cookie })).status, 401, 'nothing on our own pages');
  assert.equal(
    (await ask('GET', '/v1/accounts', { cookie: grant.own, headers: framed })).status,
    401,
    'nor does our own session count in a frame',
  );
});

test('a connection ends after half an hour of silence and after eight hours whatever happens', async () => {
  const first = cookieOf(await redeem(await connect()));
  const isIn = async (cookie: string) => (await ask('GET', '/v1/accounts', { cookie, headers: framed })).status === 200;
  for (let part = 0; part < 23; part++) {
    later(20 * 60);
    assert.ok(await isIn(first), `after ${part}`);
  }
  later(21 * 60);
  assert.ok(!(await isIn(first)), 'eight hours');
  const second = cookieOf(await redeem(await connect()));
  later(31 * 60);
  assert.ok(!(await isIn(second)), 'silence');
});

test('fifty at once with one code get one session', async () => {
  const grant = await connect();
  const statuses = await Promise.all(Array.from({ length: 50 }, async () => (await redeem(grant)).status));
  assert.equal(statuses.filter((status) => status === 201).length, 1, statuses.join());
});

test('what the registry takes back ends at once, and so does a customer who is blocked', async () => {
  const cookie = cookieOf(await redeem(await connect(1)));
  const balance = async () => {
    const { items } = (await (await ask('GET', '/v1/accounts', { cookie, headers: framed })).json()) as {
      items?: { id: string }[];
    };
    return items ? (await ask('GET', `/v1/accounts/${items[0]?.id}/balance`, { cookie, headers: framed })).status : 401;
  };
  assert.equal(await balance(), 200);
  const [site] = (await listSites(fixture.store.db)).filter(({ origin }) => origin === PARTNER);
  assert.ok(site);
  await addSites(fixture.store.db, [{ ...site, scopes: ['readings:write'] }]);
  assert.equal(await balance(), 403);
  await addSites(fixture.store.db, [site]);
  assert.equal(await balance(), 200);
  await fixture.store.db
    .updateTable('customer')
    .set({ status: 'blocked' })
    .where('email', '=', personAt(1).email)
    .execute();
  assert.equal(await balance(), 401);
  await fixture.store.db
    .updateTable('customer')
    .set({ status: 'active' })
    .where('email', '=', personAt(1).email)
    .execute();
});

test('guesses of a meter are slowed down, and the counter does not keep out somebody from elsewhere', async () => {
  const look = (serialNumber: string, address: string) =>
    ask('POST', '/v1/guest/lookups', { body: { accountNumber: personAt(8).accountNumber, serialNumber } }, address);
  let refused = 0;
  for (let index = 0; index < 40; index++)
    if (/WORK_REQUIRED|RATE_LIMITED/.test(await (await look(String(index), '203.0.113.30')).text())) refused++;
  assert.ok(refused >= 35, String(refused));
  assert.equal((await look('11000080', '203.0.113.31')).status, 201);
});

test('refusals do not tell the previous reading by asking often', async () => {
  const { ticket } = (await (
    await ask(
      'POST',
      '/v1/guest/lookups',
      { body: { accountNumber: personAt(2).accountNumber, serialNumber: '11000020' } },
      '203.0.113.40',
    )
  ).json()) as { ticket: string };
  const statuses: number[] = [];
  for (let guess = 0; guess < 20; guess++)
    statuses.push(
      (
        await ask(
          'POST',
          '/v1/guest/readings',
          { body: { ticket, value: String(guess) }, headers: { 'Idempotency-Key': `guess-guess-guess-${guess}` } },
          '203.0.113.40',
        )
      ).status,
    );
  assert.ok(statuses.filter((status) => status !== 429).length <= 5, statuses.join());
});

test('behind a proxy our own pages are told inline, by whatever name we are reached', async () => {
  const answer = await fixture.gateway.handle(new Request('http://10.0.0.5:8080/v1/site'));
  assert.equal(((await answer.json()) as { mode: string }).mode, 'inline');
});

test('a guest is served only from a site that may', async () => {
  await addSites(fixture.store.db, [{ origin: 'https://other.example.net', mode: 'framed', scopes: ['balance:read'] }]);
  const look = (site: string) =>
    ask('POST', '/v1/guest/lookups', {
      body: { accountNumber: personAt(0).accountNumber, serialNumber: '11000000' },
      headers: { 'X-VK-Site': site },
    });
  assert.equal((await look(PARTNER)).status, 201);
  assert.equal((await look('https://other.example.net')).status, 403);
  assert.equal((await look('https://evil.example')).status, 403);
});

// With our own and the partner's these are twenty origins; only exact registered ones are allowed, each in its mode.
const strangers = [
  'null',
  'http://lk.example.org',
  'https://lk.example.org.evil.ru',
  'https://evil.ru',
  'https://LK.example.org',
  'https://lk.example.org:8443',
  'https://lk.example.org.',
  'https://evil-lk.example.org',
  'https://lk.example.org@evil.ru',
  'file://',
  'https://portal.example.net.evil.ru',
  'http://portal.example.net',
  'https://portal.example.net:444',
  'https://xn--portal-example-net.ru',
  'https://portal%2eexample.net',
  'https://portal.example.net/',
  'chrome-extension://abc',
  '*',
];
const answersTo = async (origin: string, path: string, method = 'GET') =>
  (await fixture.gateway.handle(new Request(ORIGIN + path, { method, headers: { Origin: origin } }))).headers;

test('CORS: twenty origins, three kinds of route', async () => {
  for (const [origin, site, rest] of [
    [ORIGIN, true, true],
    [PARTNER, true, false],
    ...strangers.map((each) => [each, false, false] as const),
  ] as const) {
    for (const [path, allowed] of [
      ['/v1/site', site],
      ['/v1/session', rest],
      ['/v1/config', rest],
    ] as const) {
      const headers = await answersTo(origin, path);
      assert.equal(headers.get('Access-Control-Allow-Origin'), allowed ? origin : null, `${origin} ${path}`);
      assert.equal(headers.get('Access-Control-Allow-Credentials'), rest ? 'true' : null, `${origin} ${path}`);
      assert.match(headers.get('Vary') ?? '', /\bOrigin\b/);
    }
    assert.equal(
      (await answersTo(origin, '/v1/session', 'OPTIONS')).get('Access-Control-Allow-Origin'),
      rest ? origin : null,
      `preflight of ${origin}`,
    );
  }
});

test('CSRF: what another page can make a browser send changes nothing', async () => {
  const { own: cookie } = await connect();
  const json = { 'Content-Type': 'application/json' };
  const tries: Record<string, Record<string, string>> = {
    'a plain form': { Origin: 'https://evil.ru', 'Content-Type': 'application/x-www-form-urlencoded' },
    'JSON as plain text': { Origin: 'https://evil.ru', 'Content-Type': 'text/plain' },
    multipart: { Origin: 'https://evil.ru', 'Content-Type': 'multipart/form-data; boundary=x' },
    'no header of the kit': { Origin: ORIGIN, ...json },
    'no origin': { 'X-VK': '1', ...json },
    'origin null': { Origin: 'null', 'X-VK': '1', ...json },
    'a sister host': { Origin: 'https://forum.example.org', 'X-VK': '1', ...json },
    'a partner': { Origin: PARTNER, 'X-VK': '1', ...json },
    'marked cross-site': { Origin: ORIGIN, 'X-VK': '1', 'Sec-Fetch-Site': 'cross-site', ...json },
    'typed by nobody': { Origin: ORIGIN, 'X-VK': '1', 'Sec-Fetch-Site': 'none', ...json },
    'another method by a header': { Origin: 'https://evil.ru', 'X-HTTP-Method-Override': 'DELETE', ...json },
  };
  for (const [name, headers] of Object.entries(tries)) {
    for (const [method, path] of [
      ['DELETE', '/v1/session'],
      ['POST', '/v1/connections'],
      ['POST', '/v1/connections/redeem'],
      ['POST', '/v1/guest/readings'],
      ['POST', '/v1/session'],
    ] as const) {
      const response = await fixture.gateway.handle(
        new Request(ORIGIN + path, {
          method,
          headers: { ...headers, Cookie: cookie },
          ...(method === 'POST' && { body: '{}' }),
        }),
      );
      assert.equal(response.status, 403, `${name}: ${method} ${path}`);
    }
  }
  for (const path of ['/v1/session?_method=DELETE', '/v1/session', '/v1/connections'])
    await fixture.gateway.handle(new Request(ORIGIN + path, { headers: { Cookie: cookie } }));
  assert.equal((await ask('GET', '/v1/accounts', { cookie })).status, 200, 'still signed in');
});

const pageAt = (path: string) => framePage(new Request(ORIGIN + path), fixture.gateway.sites, '/vk/1.0.0-build');

test('a frame is served for a registered partner alone, and only that site may frame it', async () => {
  const page = await pageAt(`/embed/balance-card?site=${encodeURIComponent(PARTNER)}`);
  assert.equal(page?.status, 200);
  assert.match(page.headers.get('Content-Security-Policy') ?? '', new RegExp(`frame-ancestors ${PARTNER};`));
  assert.equal(page.headers.get('Cross-Origin-Opener-Policy'), null);
  assert.match(await page.text(), /data-widget="balance-card"/);
  for (const origin of [...strangers, ORIGIN, '']) {
    const refused = await pageAt(`/embed/balance-card?site=${encodeURIComponent(origin)}`);
    assert.equal(refused?.status, 404, origin);
    assert.match(refused.headers.get('Content-Security-Policy') ?? '', /frame-ancestors 'none'/);
  }
  for (const widget of ['claim-form', 'security', 'nothing'])
    assert.match(
      (await (await pageAt(`/embed/${widget}?site=${encodeURIComponent(PARTNER)}`))?.text()) ?? '',
      /data-widget=""/,
    );
});

test('the window of consent names the partner, may not be framed and keeps its opener', async () => {
  const page = await pageAt(`/connect?site=${encodeURIComponent(PARTNER)}`);
  assert.match((await page?.text()) ?? '', /data-name="УК «Тихий двор»"/);
  assert.equal(page?.headers.get('Cross-Origin-Opener-Policy'), 'unsafe-none');
  assert.match(page.headers.get('Content-Security-Policy') ?? '', /frame-ancestors 'none'/);
  assert.equal((await pageAt('/connect?site=https://evil.example'))?.status, 404);
  assert.equal((await pageAt('/connect'))?.status, 200);
  assert.equal(await pageAt('/'), undefined);
});

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const body = new URLSearchParams(fields).toString();
  return plainPost(
    new Request(ORIGIN + path, {
      method: 'POST',
      body,
      headers: {
        Origin: ORIGIN,
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': String(body.length),
        ...headers,
      },
    }),
    '192.0.2.60',
    fixture.gateway.handle,
    fixture.gateway.sites,
  );
};

test('the forms work without any script: sign-in leads on, to registered places alone; a guest gets a number', async () => {
  await addSites(fixture.store.db, [
    { origin: 'https://www.vodokanal.example', targets: { cabinet: 'https://www.vodokanal.example/lk/' } },
  ]);
  const { email } = personAt(2);
  const signedIn = await post('/post/session', { username: email, password: PASSWORD });
  assert.equal(signedIn?.status, 303);
  assert.equal(signedIn.headers.get('Location'), `${ORIGIN}/`);
  assert.equal((await ask('GET', '/v1/accounts', { cookie: cookieOf(signedIn) })).status, 200);
  const elsewhere = (next: string) =>
    post('/post/session', { username: email, password: PASSWORD, next }, { Origin: 'https://www.vodokanal.example' });
  assert.equal((await elsewhere('cabinet'))?.headers.get('Location'), 'https://www.vodokanal.example/lk/');
  for (const next of [
    '//evil.ru',
    '/\\evil.ru',
    'https:evil.ru',
    'https://evil.ru',
    '%2f%2fevil.ru',
    '\t//evil.ru',
    'javascript:alert(1)',
    'https://www.vodokanal.example@evil.ru',
    'https://evil。ru',
    '__proto__',
    'constructor',
  ]) {
    assert.equal((await elsewhere(next))?.headers.get('Location'), 'https://www.vodokanal.example/', next);
  }
  const wrong = await post('/post/session', { username: email, password: 'не тот' });
  assert.equal(wrong?.status, 422);
  assert.match(await wrong.text(), /Неверный номер или пароль/);
  assert.equal(
    (await post('/post/session', { username: email, password: PASSWORD }, { Origin: 'https://evil.ru' }))?.status,
    403,
  );
  assert.equal(
    (await post('/post/session', { username: email, password: PASSWORD }, { Origin: PARTNER }))?.status,
    403,
  );
  const reading = await post('/post/guest-reading', {
    account: personAt(8).accountNumber,
    serial: '11000080',
    value: '0',
  });
  assert.match((await reading?.text()) ?? '', /Это показание принять нельзя/);
});

test('the registry takes a file, and says what is wrong with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vk-sites-'));
  const file = join(folder, 'sites.json');
  const write = (value: unknown) => writeFileSync(file, JSON.stringify(value));
  try {
    write([
      { origin: 'https://one.example' },
      {
        origin: 'https://two.example',
        mode: 'framed',
        name: 'Дом',
        scopes: [...SCOPES],
        theme: ['accent'],
        targets: { home: 'https://two.example/' },
      },
    ]);
    assert.equal(await importSites(fixture.store.db, file), 2);
    assert.ok(
      (await listSites(fixture.store.db)).some(
        ({ origin, mode, name }) => origin === 'https://two.example' && mode === 'framed' && name === 'Дом',
      ),
    );
    for (const [line, words] of [
      [{ origin: 'two.example' }, /is no origin/],
      [{ origin: 'https://x.example', mode: 'open' }, /mode/],
      [{ origin: 'https://x.example', scopes: ['all'] }, /no scope all/],
      [{ origin: 'https://x.example', theme: ['url(x)'] }, /no token/],
      [{ origin: 'https://x.example', targets: { a: 'javascript:alert(1)' } }, /target/],
    ] as const) {
      write([line]);
      await assert.rejects(importSites(fixture.store.db, file), words);
    }
    await removeSite(fixture.store.db, 'https://one.example');
    assert.ok(!(await listSites(fixture.store.db)).some(({ origin }) => origin === 'https://one.example'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a removed site may do nothing more at once: no session, no page, no guest, no inline origin', async () => {
  const { db } = fixture.store;
  const gone = 'https://gone.example';
  const inline = 'https://www.gone.example';
  await addSites(db, [{ origin: gone, mode: 'framed', scopes: [...SCOPES] }, { origin: inline }]);
  const verifier = newSecret();
  const { own } = await connect();
  const { code } = (await (
    await ask('POST', '/v1/connections', { body: { site: gone, challenge: challengeOf(verifier) }, cookie: own })
  ).json()) as { code: string };
  const cookie = cookieOf(await ask('POST', '/v1/connections/redeem', { body: { site: gone, code, verifier } }));
  const statuses = async () => [
    (await ask('GET', '/v1/accounts', { cookie, headers: { 'X-VK-Site': gone } })).status,
    (await framePage(new Request(`${ORIGIN}/embed/balance-card?site=${gone}`), fixture.gateway.sites, '/vk/1'))?.status,
    (
      await ask('POST', '/v1/guest/lookups', {
        body: { accountNumber: 'нет', serialNumber: '1' },
        headers: { 'X-VK-Site': gone },
      })
    ).status,
    (
      await ask('POST', '/v1/accounts', {
        cookie: own,
        headers: { Origin: inline },
        body: { accountNumber: 'нет', proof: { kind: 'billCode', value: '1' } },
      })
    ).status,
    (await ask('POST', '/v1/codes', { headers: { Origin: inline }, body: { ticket: newSecret() } })).status,
  ];
  assert.deepEqual(await statuses(), [200, 200, 422, 422, 422]);
  for (const origin of [gone, inline]) await removeSite(db, origin);
  assert.deepEqual(await statuses(), [401, 404, 403, 403, 403]);
});

test('what has ended is swept away', async () => {
  await redeem(await connect());
  later(9 * 3600);
  await sweepConnections(fixture.store.db, fixture.clock);
  for (const table of ['connection', 'connection_code', 'proof'] as const)
    assert.deepEqual(await fixture.store.db.selectFrom(table).selectAll().execute(), [], table);
});

test('work that a robot brings is for one account, from the gateway alone, and soon too late', async () => {
  const number = 'гадание-7';
  const look = async (work?: object, accountNumber = number) =>
    (await (
      await ask(
        'POST',
        '/v1/guest/lookups',
        { body: { accountNumber, serialNumber: '123456', ...(work && { work }) } },
        '203.0.113.77',
      )
    ).json()) as { code: string; errors?: { params: { challenge: string; bits: number } }[] };
  for (let guess = 0; guess < 3; guess++) assert.equal((await look()).code, 'GUEST_NOT_FOUND');
  const asked = async () => (await look()).errors?.[0]?.params ?? { challenge: '', bits: 0 };
  const { challenge, bits } = await asked();
  assert.ok(bits >= 14);
  const work = { challenge, nonce: await solve(challenge, bits) };
  assert.equal((await look(work, 'гадание-8')).code, 'GUEST_NOT_FOUND');
  const easier = challenge.replace(`.${bits}.`, '.1.');
  assert.equal((await look({ challenge: easier, nonce: await solve(easier, 1) })).code, 'WORK_REQUIRED');
  assert.equal((await look(work)).code, 'GUEST_NOT_FOUND');
  const late = await asked();
  const answer = { challenge: late.challenge, nonce: await solve(late.challenge, late.bits) };
  const now = fixture.clock;
  fixture.clock = new Date(now.getTime() + 121_000);
  assert.equal((await look(answer)).code, 'WORK_REQUIRED');
  fixture.clock = now;
});
