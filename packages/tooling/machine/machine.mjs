// Finds the browsers, PostgreSQL and other programs the tests need on this machine, and starts a temporary PostgreSQL.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const first = (...paths) => paths.find((path) => path && existsSync(path));

export const browsers = () => ({
  chromium: first(
    process.env.CHROME_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
  ),
  firefox: first(
    process.env.FIREFOX_PATH,
    '/usr/bin/firefox',
    '/usr/bin/firefox-esr',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ),
  webkitDriver: first(process.env.WEBKIT_DRIVER, '/usr/bin/WebKitWebDriver'),
  miniBrowser: first(
    process.env.MINIBROWSER,
    '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  ),
});

export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** Paths of old libraries that many host pages still use, for the tests on host pages; undefined when not installed. */
export const hostLibraries = () => ({
  mootools: first(process.env.MOOTOOLS_PATH, '/usr/share/javascript/mootools/mootools-core-nc.js'),
  prototype: first(process.env.PROTOTYPE_PATH, '/usr/share/javascript/prototype/prototype.js'),
  jquery: new URL('../../../node_modules/jquery/dist/jquery.js', import.meta.url).pathname,
});

/** Paths of the interpreters for the back-end samples and of an unpacked WordPress; undefined when not installed. */
export const samples = () => ({
  php: first(process.env.PHP_PATH, '/usr/bin/php'),
  python: first(process.env.PYTHON_PATH, '/usr/bin/python3', '/usr/local/bin/python3', '/opt/homebrew/bin/python3'),
  wordpress: first(
    process.env.WORDPRESS_PATH,
    new URL('../../../node_modules/.wordpress/usr/share/wordpress', import.meta.url).pathname,
  ),
});

/** The program of the connection pooler PgBouncer; undefined when it is not installed. */
export const pgbouncerProgram = () =>
  first(process.env.PGBOUNCER_PATH, '/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/opt/homebrew/bin/pgbouncer');

/** The missing Debian packages of the web servers and the uploader that docs/hosting.md configures. */
export const webServers = () => ({
  missing: Object.entries({
    nginx: '/usr/sbin/nginx',
    'libnginx-mod-http-brotli-static': '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so',
    apache2: '/usr/sbin/apache2',
    caddy: '/usr/bin/caddy',
    rclone: '/usr/bin/rclone',
  })
    .filter(([, file]) => !existsSync(file))
    .map(([name]) => name),
});

/** The folder of `initdb` and `pg_ctl`; undefined when PostgreSQL is not installed. */
export function postgresBin() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .sort((a, b) => Number(b) - Number(a))
        .map((v) => `${debian}/${v}/bin`)
    : [];
  return [process.env.POSTGRES_BIN, ...versions, '/opt/homebrew/bin', '/usr/local/bin', '/usr/bin'].find(
    (dir) => dir && existsSync(join(dir, 'initdb')) && existsSync(join(dir, 'pg_ctl')),
  );
}

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** The command that runs a program as the user `postgres` when we are root, because PostgreSQL refuses to run as root. */
const asPostgres = (program, args) =>
  process.getuid?.() === 0
    ? [first('/usr/sbin/runuser', '/sbin/runuser') ?? 'runuser', ['-u', 'postgres', '--', program, ...args]]
    : [program, args];

/** Makes a temporary folder that the user `postgres` may write. */
function makeFolder() {
  const dir = mkdtempSync(join(tmpdir(), 'vk-postgres-'));
  const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  if (process.getuid?.() === 0) chownSync(dir, id('-u'), id('-g'));
  return dir;
}

/**
 * Starts a temporary PostgreSQL; `stop()` ends it and removes its folder, `restart()` ends all connections as an
 * administrator would and starts it again, `halt()` and `start()` do the two halves. Root runs it as the user `postgres`, because
 * PostgreSQL refuses to run as root.
 */
export async function startPostgres() {
  const bin = postgresBin();
  if (!bin) throw new Error('PostgreSQL (initdb, pg_ctl) is not installed: run npm test once, or set POSTGRES_BIN');
  const dir = makeFolder();
  const run = (tool, args) => {
    const [command, rest] = asPostgres(join(bin, tool), args);
    // Output is discarded: a server started by pg_ctl would keep inherited pipes open.
    const result = spawnSync(command, rest, { cwd: dir, stdio: 'ignore' });
    if (result.status !== 0)
      throw new Error(`${tool} failed: ${result.error?.message ?? `exit code ${result.status}`}`);
  };
  const port = await freePort();
  run('initdb', [
    '-D',
    join(dir, 'data'),
    '-A',
    'trust',
    '-U',
    'postgres',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ]);
  const start = () =>
    run('pg_ctl', [
      '-D',
      join(dir, 'data'),
      '-w',
      '-l',
      join(dir, 'log'),
      '-o',
      `-p ${port} -c listen_addresses=127.0.0.1 -k ${dir}`,
      'start',
    ]);
  const halt = () => run('pg_ctl', ['-D', join(dir, 'data'), '-m', 'fast', 'stop']);
  start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    halt,
    restart() {
      halt();
      start();
    },
    stop() {
      run('pg_ctl', ['-D', join(dir, 'data'), '-m', 'immediate', 'stop']);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/**
 * Starts PgBouncer in transaction mode before a PostgreSQL server; returns the address by which the same database is
 * reached through it. All clients share two server connections, so that no client keeps one.
 */
export async function startPgbouncer(serverUrl) {
  const program = pgbouncerProgram();
  if (!program) throw new Error('PgBouncer is not installed: run npm test once, or set PGBOUNCER_PATH');
  const server = new URL(serverUrl);
  const dir = makeFolder();
  const port = await freePort();
  const file = join(dir, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]
* = host=${server.hostname} port=${server.port} user=${server.username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
max_client_conn = 200
`,
  );
  const [command, args] = asPostgres(program, ['-q', file]);
  const child = spawn(command, args, { cwd: dir, stdio: 'ignore' });
  const ended = new Promise((done) => child.once('exit', done));
  const url = new URL(serverUrl);
  url.port = String(port);
  await answering(port, ended);
  return {
    url: url.href,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Resolves when something listens on the port; rejects when the program has ended. */
async function answering(port, ended) {
  let isRunning = true;
  void ended.then(() => {
    isRunning = false;
  });
  while (isRunning) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise((done) => {
      socket.once('connect', () => done(true));
      socket.once('error', () => done(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((done) => setImmediate(done));
  }
  throw new Error('PgBouncer ended before it was ready.');
}
