// Runs each configuration of docs/hosting.md in its server; only ports and folders are changed.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compressFolder } from '../../packages/tooling/build/compress.mjs';
import { isListening } from '../../packages/tooling/test/listening.mjs';

const text = readFileSync(new URL('../hosting.md', import.meta.url), 'utf8');
const block = (language) => {
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1];
  assert.ok(found, `docs/hosting.md has no block "${language}"`);
  return found;
};

const IMMUTABLE = 'public, max-age=31536000, immutable';
const NEWEST = 'public, max-age=300, stale-while-revalidate=86400';
const DEPLOYED = new Date('2026-01-15T10:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'vk-hosting-'));
const www = join(folder, 'www');
const version = /vk-([\d.]+)\.zip/.exec(block('sh install'))[1];
const files = {
  'core.js': `export const words = [${Array.from({ length: 400 }, (_, index) => `'слово ${index % 17}'`).join()}];\n`,
  'vk.css': 'vk-login { min-block-size: 28em }\n'.repeat(40),
  'integrity.json': `{"core.js":"${'sha384-'.repeat(60)}"}\n`,
  'single.html': `<!-- один файл -->\n${'<script type="module"></script>\n'.repeat(20)}`,
  'assets/icon.svg': `<svg xmlns="http://www.w3.org/2000/svg">${'<g/>'.repeat(99)}</svg>\n`,
  'small.js': 'export {};\n',
};
const types = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml',
};

const running = new Set();

before(async () => {
  for (const [name, content] of Object.entries(files)) {
    const file = join(www, 'vk', version, name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, content);
  }
  await compressFolder(www);
  // An old date: Apache sends a weak ETag for a file that changed within the last second.
  for (const entry of readdirSync(www, { recursive: true, withFileTypes: true }))
    utimesSync(join(entry.parentPath, entry.name), DEPLOYED, DEPLOYED);
  // Servers started by root read the folder as another user.
  chmodSync(folder, 0o755);
  const [, link] = block('sh install').trim().split('\n');
  const { code, output } = await run('sh', ['-ec', link.replaceAll('/srv/www', www)]);
  assert.equal(code, 0, output);
});

after(async () => {
  await Promise.all(
    [...running].map(async (child) => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }),
  );
  rmSync(folder, { recursive: true, force: true });
});

async function run(command, args, options = {}) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += data;
    });
  const [code] = await once(child, 'close');
  return { code, output };
}

/** The program of a Debian package, and the modules its configuration needs. */
function programOf(packages, ...paths) {
  for (const path of paths)
    assert.ok(
      existsSync(path),
      `${path} is missing. Debian and Ubuntu: apt-get install -y --no-install-recommends ${packages}`,
    );
  return paths[0];
}

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
};

/** Starts a server in the foreground and waits until it answers. */
async function start(command, args, port, env = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += data;
    });
  child.once('exit', () => running.delete(child));
  await isListening(child, port).catch((fault) => {
    throw new Error(`${fault.message}: ${output}`);
  });
}

async function ask(port, path, headers = {}) {
  const [response] = await once(
    get({
      host: '127.0.0.1',
      port,
      path,
      headers: { Host: 'static.example.org', Origin: 'https://www.example.org', ...headers },
      agent: false,
    }),
    'response',
  );
  const chunks = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}

const plain = ({ headers, body }) =>
  (headers['content-encoding'] === 'br'
    ? brotliDecompressSync(body)
    : headers['content-encoding'] === 'gzip'
      ? gunzipSync(body)
      : body
  ).toString();

/** Checks what docs/hosting.md requires of every server. */
async function check(port) {
  for (const [base, cache] of [
    [`/vk/${version}`, IMMUTABLE],
    ['/vk/1', NEWEST],
  ]) {
    for (const [name, content] of Object.entries(files)) {
      const tags = [];
      for (const [accepted, encoding] of [
        ['gzip, deflate, br, zstd', 'br'],
        ['gzip', 'gzip'],
        ['identity', undefined],
      ]) {
        const what = `${base}/${name} for ${accepted}`;
        const answer = await ask(port, `${base}/${name}`, { 'Accept-Encoding': accepted });
        assert.equal(answer.status, 200, what);
        assert.equal(answer.headers['content-encoding'], name === 'small.js' ? undefined : encoding, what);
        assert.equal(plain(answer), content, what);
        assert.equal(answer.headers['content-type'], types[name.split('.').at(-1)], what);
        assert.equal(answer.headers['cache-control'], cache, what);
        assert.equal(answer.headers['access-control-allow-origin'], '*', what);
        assert.equal(answer.headers['cross-origin-resource-policy'], 'cross-origin', what);
        assert.equal(answer.headers['x-content-type-options'], 'nosniff', what);
        if (name !== 'small.js') assert.equal(answer.headers.vary, 'Accept-Encoding', what);
        assert.match(answer.headers.etag, /^"[^"]+"$/, what);
        tags.push(answer.headers.etag);
        for (const condition of [
          { 'If-None-Match': answer.headers.etag },
          { 'If-Modified-Since': answer.headers['last-modified'] },
        ]) {
          const again = await ask(port, `${base}/${name}`, { 'Accept-Encoding': accepted, ...condition });
          assert.deepEqual(
            [again.status, again.body.length, again.headers['cache-control']],
            [304, 0, cache],
            `${what}, ${Object.keys(condition)}`,
          );
        }
      }
      if (name !== 'small.js') assert.equal(new Set(tags).size, 3, `${base}/${name}: ${tags}`);
    }
    const missing = await ask(port, `${base}/none.js`, { 'Accept-Encoding': 'br' });
    assert.deepEqual([missing.status, missing.headers['cache-control']], [404, undefined], base);
  }
}

test('nginx', async () => {
  const nginx = programOf(
    'nginx libnginx-mod-http-brotli-static',
    '/usr/sbin/nginx',
    '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so',
  );
  const port = await freePort();
  const home = join(folder, 'nginx');
  mkdirSync(home);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${home}/${name};`)
    .join(' ');
  writeFileSync(
    join(home, 'nginx.conf'),
    `load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so; daemon off; pid ${home}/pid; error_log stderr; events {}
    http { include /etc/nginx/mime.types; access_log off; gzip on; ${temporary} ${block('nginx').replace('listen 80;', `listen 127.0.0.1:${port};`).replaceAll('/srv/www', www)} }`,
  );
  await start(nginx, ['-c', join(home, 'nginx.conf')], port);
  await check(port);
});

test('Apache', async () => {
  const apache = programOf('apache2', '/usr/sbin/apache2', '/usr/lib/apache2/modules/mod_rewrite.so');
  const port = await freePort();
  const home = join(folder, 'apache');
  mkdirSync(home);
  // The modules that Debian enables, and the two that the document adds.
  const modules = [
    'mpm_event',
    'authz_core',
    'authz_host',
    'alias',
    'dir',
    'env',
    'setenvif',
    'filter',
    'deflate',
    'mime',
    'negotiation',
    'rewrite',
    'headers',
  ];
  const asRoot = process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : '';
  writeFileSync(
    join(home, 'apache.conf'),
    `ServerRoot ${home}\nServerName localhost\nPidFile ${home}/pid\nErrorLog ${home}/error.log\nListen 127.0.0.1:${port}\n${asRoot}
    ${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
    ${['mime', 'deflate', 'negotiation', 'setenvif'].map((name) => `Include /etc/apache2/mods-available/${name}.conf`).join('\n')}
    ${block('apache').replace('*:80', `127.0.0.1:${port}`).replaceAll('/srv/www', www)}`,
  );
  await start(apache, ['-f', join(home, 'apache.conf'), '-DFOREGROUND'], port);
  await check(port);
});

test('Caddy', async () => {
  const caddy = programOf('caddy', '/usr/bin/caddy');
  const port = await freePort();
  const home = join(folder, 'caddy');
  mkdirSync(home);
  writeFileSync(
    join(home, 'Caddyfile'),
    `{\n\tadmin off\n}\n${block('caddy').replace('static.example.org {', `http://:${port} {\n\tbind 127.0.0.1`).replaceAll('/srv/www', www)}`,
  );
  await start(caddy, ['run', '--config', join(home, 'Caddyfile'), '--adapter', 'caddyfile'], port, {
    HOME: home,
    XDG_DATA_HOME: home,
    XDG_CONFIG_HOME: home,
  });
  await check(port);
});

/** An object store in memory that returns the metadata of an upload with the object. */
async function startStore() {
  const objects = new Map();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://store');
    const key = decodeURIComponent(pathname);
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    if (!request.headers.authorization && request.method !== 'GET') return response.writeHead(403).end();
    if (request.method === 'PUT') {
      const kept = Object.fromEntries(
        Object.entries(request.headers).filter(([name]) =>
          /^(content-type|content-encoding|cache-control|x-amz-meta-.*)$/.test(name),
        ),
      );
      objects.set(key, { headers: kept, body: Buffer.concat(chunks) });
      return response.writeHead(200, { ETag: '"kept"' }).end();
    }
    if (searchParams.has('list-type') || searchParams.has('prefix') || searchParams.has('delimiter'))
      return response
        .writeHead(200, { 'Content-Type': 'application/xml' })
        .end('<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>');
    const object = objects.get(key);
    return object
      ? response
          .writeHead(200, {
            ...object.headers,
            'Content-Length': object.body.length,
            'Last-Modified': new Date().toUTCString(),
            ETag: '"kept"',
          })
          .end(request.method === 'HEAD' ? undefined : object.body)
      : response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    objects,
    port: server.address().port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

test('the upload to S3-compatible storage', async () => {
  programOf('rclone', '/usr/bin/rclone');
  const store = await startStore();
  try {
    const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS|RCLONE)_/.test(name)));
    const env = {
      ...own,
      RCLONE_CONFIG: join(folder, 'rclone.conf'),
      RCLONE_CONFIG_STORE_TYPE: 's3',
      RCLONE_CONFIG_STORE_PROVIDER: 'Other',
      RCLONE_CONFIG_STORE_ENDPOINT: `http://127.0.0.1:${store.port}`,
      RCLONE_CONFIG_STORE_ACCESS_KEY_ID: 'key',
      RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY: 'secret',
      RCLONE_S3_NO_CHECK_BUCKET: 'true',
    };
    const { code, output } = await run('sh', ['-c', block('sh s3')], { cwd: www, env });
    assert.equal(code, 0, output);
    const names = ['1', version].flatMap((base) => Object.keys(files).map((name) => `/my-bucket/vk/${base}/${name}`));
    assert.deepEqual([...store.objects.keys()].sort(), names.sort());
    for (const path of names) {
      const [, base, name] = /^\/my-bucket\/vk\/([^/]+)\/(.+)$/.exec(path);
      const answer = await ask(store.port, path);
      assert.equal(answer.headers['content-encoding'], /core\.js|\.css/.test(name) ? 'br' : undefined, path);
      if (name === 'small.js') assert.match(answer.headers['content-type'], /^(text|application)\/javascript\b/, path);
      else assert.equal(answer.headers['content-type'], types[name.split('.').at(-1)], path);
      assert.equal(answer.headers['cache-control'], base === '1' ? NEWEST : IMMUTABLE, path);
      assert.equal(plain(answer), files[name], path);
    }
  } finally {
    store.close();
  }
  const {
    CORSRules: [rule],
  } = JSON.parse(block('json cors'));
  assert.deepEqual([rule.AllowedOrigins, rule.AllowedMethods], [['*'], ['GET', 'HEAD']]);
});
