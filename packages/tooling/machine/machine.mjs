// Finds the browsers, PostgreSQL and other programs the tests need on this machine, and starts a temporary PostgreSQL.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
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

/**
 * Starts a temporary PostgreSQL; `stop()` ends it and removes its folder. Root runs it as the user `postgres`, because
 * PostgreSQL refuses to run as root.
 */
export async function startPostgres() {
  const bin = postgresBin();
  if (!bin) throw new Error('PostgreSQL (initdb, pg_ctl) is not installed: run npm test once, or set POSTGRES_BIN');
  const dir = mkdtempSync(join(tmpdir(), 'vk-postgres-'));
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
    chownSync(dir, id('-u'), id('-g'));
  }
  const run = (tool, args) => {
    const [command, rest] = asRoot
      ? [first('/usr/sbin/runuser', '/sbin/runuser') ?? 'runuser', ['-u', 'postgres', '--', join(bin, tool), ...args]]
      : [join(bin, tool), args];
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
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop() {
      run('pg_ctl', ['-D', join(dir, 'data'), '-m', 'immediate', 'stop']);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
