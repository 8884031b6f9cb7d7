import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from '@playwright/test';
import { browsers, chromiumArgs, samples } from '../../packages/tooling/machine/machine.mjs';
import { isListening } from '../../packages/tooling/test/listening.mjs';

const root = new URL('../../', import.meta.url).pathname;
const read = (name) => readFileSync(join(root, name), 'utf8');
const blocks = (name, language) =>
  [...read(name).matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code]) => code);
const gateway = (args, env, input) =>
  spawnSync(process.execPath, [join(root, 'packages/gateway/src/main.ts'), ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', ...env },
    encoding: 'utf8',
    input,
  });

const folder = mkdtempSync(join(tmpdir(), 'vk-docs-'));
const port = 5310;
let server;

/** Resolves when the server is ready; rejects when it exits before, e.g. because the port is taken. */
const isUp = (server) =>
  new Promise((done, fail) => {
    server.stdout.once('data', done);
    server.once('exit', (code) => fail(new Error(`the gateway ended with ${code}`)));
  });

before(async () => {
  server = spawn(
    process.execPath,
    [
      'packages/gateway/src/main.ts',
      'start',
      '--demo',
      '--site',
      'packages/demo/site',
      '--kit',
      'packages/widgets/dist',
      '--json',
    ],
    {
      cwd: root,
      env: { ...process.env, DATABASE_URL: '', DATA_DIR: join(folder, 'demo'), PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await isUp(server);
});
after(() => {
  server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

test('every link in the documents resolves', () => {
  for (const file of ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })]) {
    for (const [, target] of read(file).matchAll(/\]\((?!https?:)([^)#]+)/g))
      assert.ok(existsSync(resolve(root, dirname(file), target)), `${file}: ${target}`);
  }
});

test('every npm script in the documents exists', () => {
  const { scripts } = JSON.parse(read('package.json'));
  for (const file of ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md', { cwd: root })]) {
    for (const [, name] of read(file).matchAll(/npm run ([\w:-]+)/g))
      assert.ok(name in scripts, `${file}: npm run ${name}`);
  }
});

test('the snippets of the README work on a page', async () => {
  const [inline, demo] = blocks('README.md', 'html').map((code) =>
    code.replaceAll('http://localhost:8080', '').replaceAll('src="/vk', `src="http://localhost:${port}/vk`),
  );
  // Served from the gateway's own origin, like a page of the utility.
  const pages = { '/inline': inline, '/demo': demo };
  const proxy = createServer(async (request, response) => {
    const page = pages[request.url];
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="ru"><title>Страница</title>${page}`);
  }).listen(0);
  const browser = await chromium.launch({ executablePath: browsers().chromium, args: chromiumArgs });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${proxy.address().port}/demo`);
    await page.getByLabel('Лицевой счёт или электронная почта').fill('230100001');
    await page.getByRole('textbox', { name: 'Пароль' }).fill('tikhiy-rodnik-u-mosta');
    await page.locator('form').getByRole('button', { name: 'Войти' }).click();
    await page.getByRole('heading', { name: 'Вы вошли' }).waitFor();
    await page.route(`http://localhost:${port}/snippet`, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="ru"><title>Страница</title>${inline}`,
      }),
    );
    await page.goto(`http://localhost:${port}/snippet`);
    await page.getByLabel('Лицевой счёт или электронная почта').fill('rodnik@example.org');
    await page.getByRole('textbox', { name: 'Пароль' }).fill('tikhiy-rodnik-u-mosta');
    await page.locator('form').getByRole('button', { name: 'Войти' }).click();
    for (const tag of ['vk-balance-card', 'vk-reading-form', 'vk-claim-form'])
      await page.locator(`${tag} .vk-card :is(.vk-sum, input, select)`).first().waitFor();
  } finally {
    await browser.close();
    proxy.close();
  }
});

test('the gateway imports the settings and the registry of the documents', () => {
  const env = { DATA_DIR: join(folder, 'own') };
  const [settings] = blocks('docs/endpoint.md', 'json');
  const [registry] = blocks('docs/registry.md', 'csv');
  writeFileSync(join(folder, 'settings.json'), settings);
  writeFileSync(join(folder, 'registry.csv'), registry);
  assert.match(
    gateway(['settings', 'import', join(folder, 'settings.json')], env).stdout,
    new RegExp(`^${JSON.parse(settings).length} settings`),
  );
  assert.match(gateway(['import', join(folder, 'registry.csv')], env).stdout, /5 written, 0 unchanged, 0 refused/);
  assert.match(
    gateway(
      ['customer', 'add', '--account', '230200001', '--email', 'somebody@example.org'],
      env,
      'три зелёных верблюда\n',
    ).stdout,
    /can sign in/,
  );
  assert.match(
    gateway(['customer', 'add', '--account', '230200001', '--email', 'other@example.org'], env, 'короткий\n').stderr,
    /^The password is refused: PASSWORD_TOO_SHORT/,
  );
  const out = join(folder, 'out.csv');
  assert.equal(gateway(['export', 'readings', '--period', '2026-11', '--out', out], env).status, 0);
  assert.match(readFileSync(out, 'utf8'), /^\ufeffЛицевой счёт;/);
  assert.match(gateway(['site', 'add', 'https://www.example.org'], env).stdout, /https:\/\/www.example.org inline/);
  assert.match(
    gateway(['site', 'add', 'www.example.org/path'], env).stderr,
    /An origin is scheme, host and port without a slash/,
  );
});

test('the commands, the file and the batch of docs/buildings.md work', async () => {
  const env = { DATA_DIR: join(folder, 'buildings') };
  const [settings] = blocks('docs/endpoint.md', 'json');
  writeFileSync(join(folder, 'settings.json'), settings);
  gateway(['settings', 'import', join(folder, 'settings.json')], env);
  writeFileSync(
    join(folder, 'house.csv'),
    'Запись;Лицевой счёт;Абонент;Адрес;Код дома;Помещение;Номер прибора учёта;Услуга;Период;Показание;Дата снятия\nсчёт;230200001;Капля;г. Родников, ул. Тихая, д. 1, кв. 2;Д-1;2\nприбор;230200001;;;;;77000001;ХВС\nпоказание;230200001;;;;;77000001;ХВС;10.2026;120,5;22.10.2026\n',
  );
  assert.match(gateway(['import', join(folder, 'house.csv')], env).stdout, /3 written/);
  const commands = blocks('docs/buildings.md', 'sh commands')[0]
    .trim()
    .split('\n')
    .map((line) => line.split(' -- ')[1].split(' '));
  assert.match(gateway(commands[0], env, 'три зелёных верблюда\n').stdout, /can sign in/);
  assert.match(gateway(commands[1], env).stdout, /sends the readings of 1 buildings/);
  const { readTable } = await import('../../packages/widgets/src/building/read-table.ts');
  const { readRows, recognise } = await import('../../packages/contract/src/rules/reading-file.ts');
  const {
    sheets: [{ table }],
  } = await readTable(new TextEncoder().encode(blocks('docs/buildings.md', 'csv')[0]));
  const [pack] = blocks('docs/buildings.md', 'json bulk').map((code) => JSON.parse(code));
  const { rows, blank } = readRows(table, recognise(table));
  assert.deepEqual(
    [rows.map(({ line: _, flat: _flat, ...row }, index) => ({ row: index + 1, ...row })), blank],
    [pack.rows, 1],
  );
  const { assertBody } = await import('../../packages/contract/src/requests.ts');
  assert.doesNotThrow(() => assertBody('bulkReadings.create', pack));
  const { scripts } = JSON.parse(read('package.json'));
  assert.ok(scripts['bench:bulk']);
});

test('docs/registry.md lists every column with all its names', async () => {
  const { columns } = await import('../../packages/gateway/src/registry/columns.ts');
  const text = read('docs/registry.md');
  for (const names of Object.values(columns)) for (const name of names) assert.ok(text.includes(name), name);
});

test('the conformance command passes against the running gateway', () => {
  const [command] = blocks('docs/endpoint.md', 'sh');
  const args = command.trim().split('-- ').slice(1).join('-- ').replace('8080', String(port)).split(' ');
  const run = spawnSync(process.execPath, [join(root, 'packages/contract/src/conformance/main.ts'), ...args], {
    encoding: 'utf8',
  });
  assert.match(run.stdout, /\d+ passed, 0 failed/, run.stdout + run.stderr);
});

test('the partner samples in PHP, Node and Python get a code and pass a refusal on', async () => {
  const env = { DATA_DIR: join(folder, 'partner') };
  const [settings] = blocks('docs/endpoint.md', 'json');
  const [registry] = blocks('docs/registry.md', 'csv');
  writeFileSync(join(folder, 'settings.json'), settings);
  writeFileSync(join(folder, 'registry.csv'), registry);
  gateway(['settings', 'import', join(folder, 'settings.json')], env);
  gateway(['import', join(folder, 'registry.csv')], env);
  const site = 'https://portal.example.org';
  assert.match(
    gateway(['site', 'add', site, '--mode', 'framed', '--name', 'УК', '--scope', 'readings:write'], env).stdout,
    /https:\/\/portal.example.org framed readings:write УК/,
  );
  writeFileSync(join(folder, 'accounts.txt'), '230200001\n');
  assert.match(gateway(['site', 'accounts', site, join(folder, 'accounts.txt')], env).stdout, /^1 accounts/);
  const key = gateway(['site', 'key', site], env).stdout.trim();
  assert.match(key, /^site-key-[\w-]{43}$/);
  const endpointPort = port + 20;
  const endpoint = spawn(process.execPath, ['packages/gateway/src/main.ts', 'start', '--json'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', ...env, PORT: String(endpointPort) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await isUp(endpoint);
  const { php, python } = samples();
  const back = [
    [process.execPath, ['docs/samples/delegate.mjs']],
    [php, ['-S', `127.0.0.1:${endpointPort + 2}`, 'docs/samples/delegate.php']],
    [python, ['docs/samples/delegate.py']],
  ];
  try {
    for (const [at, [command, args]] of back.entries()) {
      for (const [account, status, shape] of [
        ['230200001', 201, /^\{"code":"[\w-]{43}","expiresIn":60\}$/],
        ['999', 404, /NOT_FOUND/],
      ]) {
        const server = spawn(command, args, {
          cwd: root,
          env: {
            ...process.env,
            VK_ENDPOINT: `http://localhost:${endpointPort}`,
            VK_KEY: key,
            VK_ACCOUNT: account,
            PORT: String(endpointPort + 1 + at),
          },
          stdio: 'ignore',
        });
        try {
          await isListening(server, endpointPort + 1 + at);
          const answer = await fetch(`http://127.0.0.1:${endpointPort + 1 + at}/`);
          assert.equal(answer.status, status, `${args.join(' ')} ${account}`);
          assert.match(await answer.text(), shape);
        } finally {
          const ended = new Promise((done) => server.once('exit', done));
          server.kill('SIGKILL');
          await ended;
        }
      }
    }
  } finally {
    endpoint.kill('SIGTERM');
  }
});

test('the snippets of docs/embedding.md work on a page', async () => {
  const [forms, sheet, settings, script, preloaded, oneFile] = blocks('docs/embedding.md', 'html').map((code) =>
    code.replaceAll('http://localhost:8080', `http://localhost:${port}`),
  );
  const browser = await chromium.launch({ executablePath: browsers().chromium, args: chromiumArgs });
  try {
    const page = await browser.newPage();
    await page.route(`http://localhost:${port}/snippet`, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="ru"><title>Страница</title>${sheet}${settings}${script}${forms}`,
      }),
    );
    await page.goto(`http://localhost:${port}/snippet`);
    // All three forms of the tag show a sign-in form.
    await page.waitForFunction(() => document.querySelectorAll('vk-login input[name=username]').length === 3);
    const first = page.locator('vk-login').first();
    await first.getByLabel('Лицевой счёт или электронная почта').fill('rodnik@example.org');
    await first.getByRole('textbox', { name: 'Пароль' }).fill('tikhiy-rodnik-u-mosta');
    await first.locator('form').getByRole('button', { name: 'Войти' }).click();
    await page.waitForFunction(() => document.body.classList.contains('is-in'));
    // With preload links each file is fetched once; only/NAME.js is one request until the visitor types.
    for (const [snippet, expected] of [
      [preloaded, ['core.js', 'login.js', 'vk.js']],
      [oneFile, ['login.js']],
    ]) {
      const visit = await (await browser.newContext()).newPage();
      const fetched = [];
      visit.on('request', (request) => {
        if (request.url().includes('/vk/1/')) fetched.push(request.url().split('/').pop());
      });
      await visit.route(`http://localhost:${port}/snippet`, (route) =>
        route.fulfill({
          contentType: 'text/html; charset=utf-8',
          body: `<!doctype html><html lang="ru"><title>Страница</title>${snippet}`,
        }),
      );
      await visit.goto(`http://localhost:${port}/snippet`);
      await visit.getByLabel('Лицевой счёт или электронная почта').waitFor();
      await visit.waitForLoadState('networkidle');
      assert.deepEqual(fetched.sort(), expected);
      await visit.context().close();
    }
  } finally {
    await browser.close();
  }
});

test('the schema describes every page setting, and the gateway imports the sites of the documents', async () => {
  const { PAGE_KEYS } = await import('../../packages/widgets/src/kit/page-defaults.ts');
  assert.deepEqual(
    Object.keys(JSON.parse(read('docs/vk-config.schema.json')).properties).sort(),
    [...PAGE_KEYS].sort(),
  );
  const [sites] = blocks('docs/endpoint.md', 'json sites');
  const file = join(folder, 'sites.json');
  writeFileSync(file, sites);
  assert.match(
    gateway(['site', 'import', file], { DATA_DIR: join(folder, 'sites') }).stdout,
    /https:\/\/portal.example.org framed balance:read,readings:write,readings:guest УК «Двор»/,
  );
});

test('the documented scopes and headers match the gateway', async () => {
  const { SCOPES } = await import('../../packages/gateway/src/sites/sites.ts');
  const { routeHeaders } = await import('../../packages/gateway/src/http/headers.ts');
  for (const scope of SCOPES) assert.ok(read('docs/embedding.md').includes(scope), scope);
  const rows = Object.fromEntries(
    [
      ...read('docs/security.md').matchAll(/^\| (`\/[^|]*|pages +) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm),
    ].map(([, route, , opener, resource, kept]) => [route.trim(), [opener, resource, kept].map((cell) => cell.trim())]),
  );
  const kinds = {
    '`/v1/*`': 'api',
    '`/health`, `/ready`': 'health',
    pages: 'page',
    '`/connect`': 'connect',
    '`/embed/*`': 'embed',
    '`/vk/1/*`': 'kit',
    '`/vk/VERSION/*`': 'version',
  };
  for (const [route, kind] of Object.entries(kinds)) {
    const [opener, resource, kept] = rows[route];
    const headers = routeHeaders[kind];
    assert.ok(opener.startsWith(headers['Cross-Origin-Opener-Policy'] ?? 'none'), `${route} opener`);
    assert.equal(resource, headers['Cross-Origin-Resource-Policy'], `${route} resource`);
    assert.ok(headers['Cache-Control'].includes(kept), `${route} kept`);
    for (const name of ['X-Content-Type-Options', 'Referrer-Policy', 'Strict-Transport-Security'])
      assert.ok(headers[name], `${route} ${name}`);
    assert.ok(headers['Content-Security-Policy'].startsWith("default-src 'none'"), route);
  }
});
