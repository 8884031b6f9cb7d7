// Runs each proxy configuration of docs/deployment.md in its server; only ports, folders and TLS are changed.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { clientAddresses } from '../../packages/gateway/src/http/client-address.ts';
import { listen } from '../../packages/gateway/src/server.ts';
import { checkAttemptLimits } from '../../packages/gateway/src/settings/attempt-limits.ts';

const text = readFileSync(new URL('../deployment.md', import.meta.url), 'utf8');
const block = (language) => {
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1];
  assert.ok(found, `docs/deployment.md has no block "${language}"`);
  return found;
};

const folder = mkdtempSync(join(tmpdir(), 'vk-deployment-'));
const running = new Set();
let gateway;
let gatewayPort = 0;

before(async () => {
  const addressOf = clientAddresses({ trusted: '1' });
  gateway = await listen(
    async (asked, incoming) =>
      Response.json({
        address: addressOf(incoming),
        host: new URL(asked.url).host,
        version: incoming.httpVersion,
        override: asked.headers.get('X-HTTP-Method-Override'),
        forwarded: asked.headers.get('Forwarded'),
        cookie: asked.headers.get('Cookie')?.length ?? 0,
        body: await asked.text(),
      }),
    '127.0.0.1',
    0,
  );
  gatewayPort = gateway.address().port;
});
after(async () => {
  await Promise.all(
    [...running].map(async (child) => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }),
  );
  gateway.close();
  gateway.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
};

async function ask(port, { method = 'GET', headers = {}, body = '' } = {}) {
  const sent = request({
    host: '127.0.0.1',
    port,
    path: '/v1/session',
    method,
    headers: { Host: 'lk.example.org', ...headers },
    agent: false,
  });
  sent.end(body);
  const [response] = await once(sent, 'response');
  let answer = '';
  for await (const chunk of response) answer += chunk;
  assert.equal(response.statusCode, 200, answer);
  return JSON.parse(answer);
}

/** Starts a proxy in the foreground and waits until it answers. */
async function start(command, args, port, env = {}) {
  assert.ok(existsSync(command), `${command} is missing: npm test installs it`);
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += data;
    });
  child.once('exit', () => running.delete(child));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}: ${output}`);
    if (await ask(port).catch(() => undefined)) return;
    await new Promise((done) => setImmediate(done));
  }
}

/** Checks what docs/deployment.md promises of every proxy. */
async function check(port) {
  const plain = await ask(port);
  assert.deepEqual([plain.address, plain.host], ['127.0.0.1', 'lk.example.org']);
  for (const claimed of ['198.51.100.1', '198.51.100.1:80, 10.0.0.1', '::ffff:198.51.100.1', 'unknown', '"']) {
    const { address } = await ask(port, { headers: { 'X-Forwarded-For': claimed } });
    assert.equal(address, '127.0.0.1', `a visitor cannot claim ${claimed}`);
  }
  const { address, forwarded } = await ask(port, { headers: { Forwarded: 'for=198.51.100.1' } });
  assert.deepEqual([address, forwarded], ['127.0.0.1', null]);
  const { cookie } = await ask(port, { headers: { Cookie: `a=${'x'.repeat(40_000)}` } });
  assert.equal(cookie, 40_002, 'the cookies of a whole domain pass');
  const { override, body } = await ask(port, {
    method: 'POST',
    headers: { 'X-HTTP-Method-Override': 'DELETE', 'Content-Type': 'application/json' },
    body: '{}',
  });
  assert.deepEqual([override, body], ['DELETE', '{}']);
}

const home = (name) => {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
};

test('nginx', async () => {
  const port = await freePort();
  const path = home('nginx');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${path}/${name};`)
    .join(' ');
  const configuration = block('nginx')
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replaceAll(/ssl_certificate.*;/g, '')
    .replace('127.0.0.1:8080', `127.0.0.1:${gatewayPort}`);
  writeFileSync(
    join(path, 'nginx.conf'),
    `daemon off; pid ${path}/pid; error_log stderr; events {}\nhttp { access_log off; ${temporary}\n${configuration} }`,
  );
  await start('/usr/sbin/nginx', ['-c', join(path, 'nginx.conf')], port);
  await check(port);
});

test('Apache', async () => {
  const port = await freePort();
  const path = home('apache');
  const modules = ['mpm_event', 'authz_core', 'headers', 'proxy', 'proxy_http'];
  const asRoot = process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : '';
  const configuration = block('apache')
    .replace('*:443', `127.0.0.1:${port}`)
    .replaceAll(/SSL.*\n/g, '\n')
    .replace('127.0.0.1:8080', `127.0.0.1:${gatewayPort}`);
  writeFileSync(
    join(path, 'apache.conf'),
    `ServerRoot ${path}\nServerName localhost\nPidFile ${path}/pid\nErrorLog ${path}/error.log\nListen 127.0.0.1:${port}\n${asRoot}
    ${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}\n${configuration}`,
  );
  await start('/usr/sbin/apache2', ['-f', join(path, 'apache.conf'), '-DFOREGROUND'], port);
  await check(port);
});

test('Caddy', async () => {
  const port = await freePort();
  const path = home('caddy');
  writeFileSync(
    join(path, 'Caddyfile'),
    `{\n\tadmin off\n}\n${block('caddy')
      .replace('lk.example.org {', `http://:${port} {\n\tbind 127.0.0.1`)
      .replace('127.0.0.1:8080', `127.0.0.1:${gatewayPort}`)}`,
  );
  const env = { HOME: path, XDG_DATA_HOME: path, XDG_CONFIG_HOME: path };
  await start('/usr/bin/caddy', ['run', '--config', join(path, 'Caddyfile'), '--adapter', 'caddyfile'], port, env);
  await check(port);
});

test('the settings file for shared addresses is accepted', () => {
  const lines = JSON.parse(block('json limits'));
  for (const { value } of lines) checkAttemptLimits(value);
});
