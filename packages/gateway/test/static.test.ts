import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { operations } from '@vodokanal/contract/operations';
import { compressFolder } from '../../tooling/build/compress.mjs';
import { FRESH_FOR } from '../src/database/snapshot.ts';
import { COMPRESSED } from '../src/http/compression.ts';
import { routeHeaders } from '../src/http/headers.ts';
import { startServer } from '../src/server.ts';
import { createFixture, MANAGER, ORIGIN, PARTNER, PASSWORD, personAt, type Fixture } from './fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'vk-static-'));
const kit = join(folder, 'kit');
const site = join(folder, 'site');
const core = `export const words = [${Array.from({ length: 400 }, (_, index) => `'слово ${index % 17}'`).join()}];\n`;
const page = `<!doctype html><html lang="ru"><title>Страница</title><p>${'Показания принимают с 20 по 25 число. '.repeat(60)}</p></html>`;

let fixture: Fixture;
let server: Server;

before(async () => {
  for (const name of [join(kit, 'assets'), join(kit, '.git'), join(site, 'widgets')])
    mkdirSync(name, { recursive: true });
  const files = {
    [join(kit, 'build.txt')]: 'abc123\n',
    [join(kit, 'core.js')]: core,
    [join(kit, 'vk.css')]: 'vk-login { min-block-size: 28em }\n'.repeat(40),
    [join(kit, 'core.js.map')]: '{"mappings":""}'.repeat(40),
    [join(kit, 'small.js')]: 'export {};\n',
    [join(kit, 'integrity.json')]: `{"core.js":"${'sha384-'.repeat(60)}"}`,
    [join(kit, 'assets/icon.svg')]: `<svg>${'<g/>'.repeat(99)}</svg>`,
    [join(kit, 'icon.png')]: 'P'.repeat(900),
    [join(kit, '.env')]: 'SECRET_KEY=1',
    [join(kit, '.git/config')]: '[core]',
    [join(folder, 'secret.txt')]: 'outside',
    [join(site, 'index.html')]: page,
    [join(site, 'widgets/login.html')]: page,
    [join(site, 'site.css')]: 'main { max-inline-size: 70em }\n'.repeat(60),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(name, content);
  await compressFolder(kit);
  writeFileSync(join(kit, 'late.js'), core);
  fixture = await createFixture();
  server = await startServer({
    gateway: fixture.gateway,
    host: '127.0.0.1',
    port: 0,
    site,
    kit: { folder: kit, version: '3.1.4' },
    outbox: fixture.store.db,
  });
});
after(async () => {
  server.closeAllConnections();
  server.close();
  await fixture.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends a raw request: `fetch` would normalise the path and decompress the answer. */
function ask(path: string, headers: OutgoingHttpHeaders = {}, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((done, fail) => {
    request({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () =>
          done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        )
        .on('error', fail);
    })
      .on('error', fail)
      .end(body);
  });
}

const BROWSER = { 'Accept-Encoding': 'gzip, deflate, br, zstd' };
const plain = ({ headers, body }: Answer) =>
  (headers['content-encoding'] === 'br'
    ? brotliDecompressSync(body)
    : headers['content-encoding'] === 'gzip'
      ? gunzipSync(body)
      : body
  ).toString();
const tagOf = async (path: string, accepted: string) =>
  (await ask(path, { 'Accept-Encoding': accepted })).headers.etag ?? '';

test('a folder is compressed where that helps, and compressing it again removes outdated files', async () => {
  const copy = join(folder, 'copy');
  cpSync(kit, copy, { recursive: true, filter: (path) => !path.endsWith('late.js') });
  const compressed = () =>
    readdirSync(copy, { recursive: true })
      .filter((name) => /\.(br|gz)$/.test(String(name)))
      .map(String)
      .sort();
  const texts = ['assets/icon.svg', 'core.js', 'integrity.json', 'vk.css']
    .flatMap((name) => [`${name}.br`, `${name}.gz`])
    .sort();
  assert.deepEqual(compressed(), texts, 'neither small files nor pictures nor maps');
  assert.equal(brotliDecompressSync(readFileSync(join(copy, 'core.js.br'))).toString(), core);
  assert.equal(gunzipSync(readFileSync(join(copy, 'core.js.gz'))).toString(), core);
  writeFileSync(join(copy, 'core.js'), 'export {};\n');
  writeFileSync(join(copy, 'vk.css'), randomBytes(300));
  await compressFolder(copy);
  assert.deepEqual(
    compressed(),
    texts.filter((name) => !/^(core\.js|vk\.css)\./.test(name)),
    'what became small, or what compression only makes larger',
  );
});

for (const base of ['/vk/1', '/vk/3.1.4']) {
  test(`${base}: a client gets the compressed file that it accepts, each with its own strong ETag`, async () => {
    const tags = new Set<string>();
    for (const [accepted, encoding] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['br', 'br'],
      ['br;q=0.5, gzip;q=0.4', 'br'],
      ['gzip', 'gzip'],
      ['gzip;q=1.0, br;q=0', 'gzip'],
      ['x-br, gzip', 'gzip'],
      ['identity', undefined],
      ['deflate', undefined],
      ['br;q=0, gzip;q=0', undefined],
      ['', undefined],
    ] as const) {
      const answer = await ask(`${base}/core.js`, { 'Accept-Encoding': accepted });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers['content-encoding'], encoding, accepted);
      assert.equal(answer.headers['content-type'], 'text/javascript; charset=utf-8');
      assert.equal(answer.headers['content-length'], String(answer.body.length));
      assert.equal(answer.headers.vary, 'Accept-Encoding');
      assert.match(answer.headers.etag ?? '', /^"[\w-]{22}"$/);
      assert.equal(
        answer.headers['last-modified'],
        statSync(join(kit, `core.js${encoding === 'br' ? '.br' : encoding ? '.gz' : ''}`)).mtime.toUTCString(),
      );
      assert.equal(plain(answer), core);
      tags.add(`${encoding} ${answer.headers.etag}`);
    }
    assert.equal(tags.size, 3);
    assert.equal(new Set([...tags].map((pair) => pair.split(' ')[1])).size, 3);
  });

  test(`${base}: every answer has the headers of its route, also 206 and 304, but a missing file has none of them`, async () => {
    const expected = Object.entries(base === '/vk/1' ? routeHeaders.kit : routeHeaders.version);
    const { etag, 'last-modified': modified } = (await ask(`${base}/core.js`, BROWSER)).headers;
    for (const [headers, status] of [
      [BROWSER, 200],
      [{ ...BROWSER, 'If-None-Match': etag }, 304],
      [{ ...BROWSER, 'If-Modified-Since': modified }, 304],
      [{ ...BROWSER, Range: 'bytes=0-9' }, 206],
    ] as const) {
      const answer = await ask(`${base}/core.js`, headers);
      assert.equal(answer.status, status);
      for (const [name, value] of expected)
        assert.equal(answer.headers[name.toLowerCase()], value, `${status} ${name}`);
      assert.equal(answer.headers.vary, 'Accept-Encoding');
      assert.equal(answer.headers.etag, etag);
    }
    const missing = await ask(`${base}/none.js`, BROWSER);
    assert.deepEqual(
      [missing.status, missing.headers['cache-control'], missing.headers['x-content-type-options']],
      [404, 'no-store', 'nosniff'],
    );
  });
}

test('files are cached for minutes under /vk/1/ and for ever under a version', async () => {
  assert.equal(
    (await ask('/vk/1/core.js')).headers['cache-control'],
    'public, max-age=300, stale-while-revalidate=86400',
  );
  assert.equal((await ask('/vk/3.1.4/core.js')).headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal((await ask('/vk/3.1.4-abc123/core.js')).headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal((await ask('/vk/3.1.5/core.js')).status, 404);
});

test('a file that the client has already is not sent again', async () => {
  const { etag = '', 'last-modified': modified = '' } = (await ask('/vk/1/core.js', BROWSER)).headers;
  const status = async (headers: OutgoingHttpHeaders) => {
    const answer = await ask('/vk/1/core.js', { ...BROWSER, ...headers });
    if (answer.status === 304)
      assert.deepEqual(
        [answer.body.length, answer.headers['content-encoding'], answer.headers['content-length']],
        [0, undefined, undefined],
      );
    return answer.status;
  };
  const before = new Date(Date.parse(modified) - 60_000).toUTCString();
  assert.equal(await status({ 'If-None-Match': etag }), 304);
  assert.equal(await status({ 'If-None-Match': `"other", W/${etag}` }), 304);
  assert.equal(await status({ 'If-None-Match': '*' }), 304);
  assert.equal(await status({ 'If-None-Match': '"other"' }), 200);
  assert.equal(
    await status({ 'If-None-Match': await tagOf('/vk/1/core.js', 'gzip') }),
    200,
    'the tag of another representation',
  );
  assert.equal(await status({ 'If-Modified-Since': modified }), 304);
  assert.equal(await status({ 'If-Modified-Since': before }), 200);
  assert.equal(
    await status({ 'If-None-Match': '"other"', 'If-Modified-Since': modified }),
    200,
    'the tag says more than the date',
  );
  assert.equal(await status({ 'If-Match': etag }), 200);
  assert.equal(await status({ 'If-Match': '"other"' }), 412);
  assert.equal(await status({ 'If-Match': `W/${etag}` }), 412, 'a weak tag is never the same');
});

test('changed content has another ETag, even when size and date are the same', async () => {
  const file = join(kit, 'swap.js');
  const date = new Date('2026-01-01T00:00:00Z');
  const write = (content: string) => {
    writeFileSync(file, content);
    utimesSync(file, date, date);
  };
  write('export const n = 1;\n');
  const { etag, 'last-modified': modified } = (await ask('/vk/1/swap.js')).headers;
  assert.equal((await ask('/vk/1/swap.js')).headers.etag, etag, 'and it stays while nothing changes');
  write('export const n = 2;\n');
  const changed = await ask('/vk/1/swap.js', { 'If-None-Match': etag });
  assert.deepEqual(
    [changed.status, changed.headers['last-modified'], changed.body.toString()],
    [200, modified, 'export const n = 2;\n'],
  );
  assert.notEqual(changed.headers.etag, etag);
});

test('a range is taken from the representation that the client accepts', async () => {
  for (const [accepted, file] of [
    ['identity', 'core.js'],
    ['br', 'core.js.br'],
  ] as const) {
    const bytes = readFileSync(join(kit, file));
    const etag = await tagOf('/vk/1/core.js', accepted);
    const part = async (range: string, headers: OutgoingHttpHeaders = {}) =>
      ask('/vk/1/core.js', { 'Accept-Encoding': accepted, Range: range, ...headers });
    for (const [range, from, to] of [
      ['bytes=0-9', 0, 10],
      ['bytes=10-', 10, bytes.length],
      ['bytes=-5', bytes.length - 5, bytes.length],
      [`bytes=10-${bytes.length * 2}`, 10, bytes.length],
    ] as const) {
      const answer = await part(range);
      assert.equal(answer.status, 206, range);
      assert.equal(answer.headers['content-range'], `bytes ${from}-${to - 1}/${bytes.length}`);
      assert.equal(answer.headers['content-length'], String(to - from));
      assert.deepEqual(answer.body, bytes.subarray(from, to));
    }
    const beyond = await part(`bytes=${bytes.length}-`);
    assert.deepEqual(
      [beyond.status, beyond.headers['content-range'], beyond.headers['cache-control']],
      [416, `bytes */${bytes.length}`, 'no-store'],
    );
    assert.equal((await part('bytes=0-9', { 'If-Range': etag })).status, 206);
    for (const condition of ['"other"', `W/${etag}`, await tagOf('/vk/1/core.js', 'gzip'), new Date(0).toUTCString()]) {
      const whole = await part('bytes=0-9', { 'If-Range': condition });
      assert.deepEqual([whole.status, whole.body.length], [200, bytes.length], condition);
    }
    for (const range of ['bytes=0-1,5-6', 'lines=1-2']) assert.equal((await part(range)).status, 200, range);
  }
});

test('HEAD has the headers of GET, and other methods get the list of allowed ones', async () => {
  for (const accepted of ['br', 'gzip', 'identity']) {
    const [get, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) => ask('/vk/1/core.js', { 'Accept-Encoding': accepted }, method)),
    );
    assert.ok(get && head);
    assert.equal(head.body.length, 0);
    for (const name of [
      'content-type',
      'content-length',
      'content-encoding',
      'etag',
      'last-modified',
      'vary',
      'cache-control',
      'accept-ranges',
    ])
      assert.equal(head.headers[name], get.headers[name], name);
  }
  for (const path of ['/vk/1/core.js', '/vk/3.1.4/core.js', '/index.html', '/none']) {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const answer = await ask(path, {}, method);
      assert.deepEqual([answer.status, answer.headers.allow], [405, 'GET, HEAD'], `${method} ${path}`);
    }
  }
});

test('files outside the folder, hidden files and lists of a folder are never served', async () => {
  const up = ['..', '%2e%2e', '..%2f..', '%2e%2e%2f%2e%2e', '..%5c..', '....//..', '.%00.'].flatMap((step) => [
    `/vk/1/${step}/secret.txt`,
    `/vk/1/assets/${step}/../secret.txt`,
    `/${step}/secret.txt`,
  ]);
  for (const path of [
    ...up,
    '/vk/1/.env',
    '/vk/1/%2eenv',
    '/vk/1/.git/config',
    '/vk/1/assets',
    '/vk/1/',
    '/vk/1/assets/',
    '/vk/1/core.js/',
    '/vk/1/core.js%00',
    '/vk/1/%E0%A4%A',
    '/vk/1/%',
    `/vk/1/${'x'.repeat(5000)}`,
  ]) {
    for (const headers of [{}, BROWSER]) {
      const { status, body } = await ask(path, headers);
      assert.deepEqual([status, body.toString()], [404, 'Такой страницы нет.\n'], path);
    }
  }
});

test('every file has its media type, and only text is compressed', async () => {
  for (const [path, type, encoding] of [
    ['/vk/1/vk.css', 'text/css; charset=utf-8', 'br'],
    ['/vk/1/integrity.json', 'application/json', 'br'],
    ['/vk/1/assets/icon.svg', 'image/svg+xml; charset=utf-8', 'br'],
    ['/vk/1/icon.png', 'image/png', undefined],
    ['/vk/1/core.js.br', 'application/octet-stream', undefined],
    ['/vk/1/core.js.gz', 'application/gzip', undefined],
    ['/vk/1/core.js.map', 'application/json', undefined],
    ['/vk/1/small.js', 'text/javascript; charset=utf-8', undefined],
  ] as const) {
    const { status, headers } = await ask(path, { 'Accept-Encoding': 'br' });
    assert.deepEqual([status, headers['content-type'], headers['content-encoding']], [200, type, encoding], path);
    assert.equal(headers.vary, /png|octet|\/gzip/.test(type) ? undefined : 'Accept-Encoding', path);
  }
});

test('a file that was not compressed beforehand is compressed on request, with a weak ETag', async () => {
  for (const path of ['/vk/1/late.js', '/site.css']) {
    const answer = await ask(path, BROWSER);
    assert.deepEqual(
      [answer.status, answer.headers['content-encoding'], answer.headers.vary],
      [200, 'gzip', 'Accept-Encoding'],
    );
    assert.match(answer.headers.etag ?? '', /^W\/"[\w-]{22}"$/);
    assert.equal(plain(answer), (await ask(path)).body.toString());
    assert.equal((await ask(path, { ...BROWSER, 'If-None-Match': answer.headers.etag })).status, 304);
  }
});

test('pages of the site are revalidated each time, with an answer of a few bytes while they are unchanged', async () => {
  for (const path of ['/', '/index.html', '/widgets/login.html']) {
    const answer = await ask(path, BROWSER);
    assert.deepEqual(
      [
        answer.status,
        answer.headers['content-type'],
        answer.headers['cache-control'],
        answer.headers['content-encoding'],
      ],
      [200, 'text/html; charset=utf-8', 'no-cache', 'gzip'],
      path,
    );
    assert.equal(plain(answer), page);
    assert.equal(answer.headers.link, '</vk/1/core.js>; rel=modulepreload');
    const again = await ask(path, {
      ...BROWSER,
      'If-None-Match': answer.headers.etag,
      'If-Modified-Since': answer.headers['last-modified'],
    });
    assert.deepEqual(
      [again.status, again.body.length, again.headers['cache-control'], again.headers['content-security-policy']],
      [304, 0, 'no-cache', answer.headers['content-security-policy']],
    );
  }
  assert.equal((await ask('/site.css', BROWSER)).headers.link, undefined);
  writeFileSync(join(site, 'index.html'), page.replace('Страница', 'Другая'));
  assert.match(plain(await ask('/', BROWSER)), /Другая/);
});

test('pages with widgets announce their modules in a Link header', async () => {
  const linkOf = async (path: string) => (await ask(path)).headers.link;
  const at = `?site=${encodeURIComponent(PARTNER)}`;
  const modules = (...names: string[]) =>
    names.map((name) => `</vk/3.1.4-abc123/${name}.js>; rel=modulepreload`).join(', ');
  assert.equal(await linkOf(`/embed/login${at}`), modules('embedded', 'core'));
  assert.equal(await linkOf(`/embed/balance-card${at}`), modules('embedded', 'core', 'balance-card'));
  assert.equal(
    await linkOf(`/embed/claim-form${at}`),
    modules('embedded', 'core'),
    'a link to the own site stands there',
  );
  assert.equal(await linkOf(`/connect${at}`), modules('connect', 'core'));
  for (const path of ['/embed/login?site=https://evil.example', '/connect?site=https://evil.example'])
    assert.equal(await linkOf(path), undefined);
});

const signIn = async (login: string) => {
  const answer = await ask(
    '/v1/session',
    {
      Origin: ORIGIN,
      'X-VK': '1',
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    'POST',
    JSON.stringify({ login, password: PASSWORD }),
  );
  assert.equal(answer.status, 201);
  return { ...BROWSER, Cookie: (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ') };
};

test('answers without a secret are compressed over 1 KiB', async () => {
  const manager = await signIn(MANAGER.email);
  const [building] = (
    JSON.parse((await ask('/v1/buildings', { Cookie: manager.Cookie })).body.toString()) as { items: { id: string }[] }
  ).items;
  for (const [path, headers] of [
    ['/v1/config', BROWSER],
    ['/v1/openapi.json', BROWSER],
    [`/v1/buildings/${building?.id}/reading-status`, manager],
  ] as const) {
    const answer = await ask(path, { ...headers, Origin: ORIGIN });
    assert.deepEqual(
      [
        answer.status,
        answer.headers['content-encoding'],
        answer.headers['content-type'],
        answer.headers.vary,
        answer.headers['cache-control'],
      ],
      [200, 'gzip', 'application/json', 'Origin, Accept-Encoding', path === '/v1/config' ? 'no-cache' : 'no-store'],
      path,
    );
    const { 'Accept-Encoding': _, ...without } = headers as typeof BROWSER;
    const identity = await ask(path, without);
    assert.deepEqual(
      [identity.headers['content-encoding'], identity.headers.vary],
      [undefined, 'Origin, Accept-Encoding'],
    );
    assert.equal(plain(answer), identity.body.toString());
    assert.ok(identity.body.length > 1024 && answer.body.length < identity.body.length / 2, path);
  }
  const small = await ask('/v1/buildings', manager);
  assert.deepEqual([small.status, small.headers['content-encoding'], small.body.length < 1024], [200, undefined, true]);
  assert.deepEqual(
    COMPRESSED.filter((id) => operations[id].method !== 'get' || operations[id].stepUp),
    [],
  );
  assert.deepEqual(
    COMPRESSED.filter((id) =>
      /^(session|security|connections|delegations|codes|registrations|recoveries|unlocks|guest|helpers|profile|claims|accounts)\./.test(
        id,
      ),
    ),
    [],
  );
});

test('a public answer is 304 for a client that has it', async () => {
  for (const path of ['/v1/config', '/v1/site']) {
    const first = await ask(path, { ...BROWSER, Origin: ORIGIN });
    const tag = first.headers.etag ?? '';
    assert.match(tag, /^W\/"[\w-]{22}"$/, path);
    const again = await ask(path, { ...BROWSER, Origin: ORIGIN, 'If-None-Match': `"other", ${tag}` });
    assert.deepEqual(
      [
        again.status,
        again.body.length,
        again.headers.etag,
        again.headers['access-control-allow-origin'],
        again.headers['cache-control'],
        again.headers.vary,
      ],
      [304, 0, tag, ORIGIN, 'no-cache', 'Origin, Accept-Encoding'],
      path,
    );
    assert.equal((await ask(path, { ...BROWSER, Origin: ORIGIN, 'If-None-Match': '"other"' })).status, 200);
  }
  await fixture.settings.add([
    {
      kind: 'utility',
      validFrom: '2026-01-02',
      value: {
        name: 'Другой водоканал',
        phone: '+74212000000',
        timeZone: 'Europe/Moscow',
        paymentUrl: null,
        demo: true,
      },
    },
  ]);
  const before = (await ask('/v1/config', BROWSER)).headers.etag;
  // The gateway reads the settings again, as after a change by another process.
  fixture.clock = new Date(fixture.clock.getTime() + FRESH_FOR);
  const changed = await ask('/v1/config', {});
  assert.notEqual(changed.headers.etag, before);
  assert.equal((JSON.parse(changed.body.toString()) as { utility: { name: string } }).utility.name, 'Другой водоканал');
});

test('answers with a secret, or with text of other people beside data of the customer, are never compressed', async () => {
  const headers = await signIn(personAt(0).email);
  const {
    items: [account],
  } = JSON.parse((await ask('/v1/accounts', { Cookie: headers.Cookie })).body.toString()) as {
    items: { id: string }[];
  };
  for (let index = 0; index < 12; index++) await signIn(personAt(0).email);
  for (let index = 0; index < 3; index++) {
    const claim = await ask(
      `/v1/accounts/${account?.id}/claims`,
      {
        ...headers,
        Origin: ORIGIN,
        'X-VK': '1',
        'Content-Type': 'application/json',
        'Idempotency-Key': `static-test-claim-${index}`,
      },
      'POST',
      JSON.stringify({ type: 'other', text: 'Слабый напор воды. '.repeat(30) }),
    );
    assert.deepEqual([claim.status, claim.headers['content-encoding']], [201, undefined]);
  }
  for (const path of [
    '/v1/security/journal',
    '/v1/security/sessions',
    `/v1/accounts/${account?.id}/claims`,
    '/outbox',
  ]) {
    const answer = await ask(path, headers);
    assert.deepEqual([answer.status, answer.headers['content-encoding']], [200, undefined], path);
    assert.doesNotMatch(answer.headers.vary ?? '', /Accept-Encoding/);
    assert.ok(answer.body.length > 1024, `${path}: ${answer.body.length} bytes`);
  }
  const session = await ask('/v1/session', headers);
  assert.equal(session.headers['content-encoding'], undefined);
});
