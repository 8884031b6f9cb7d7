import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createTestDatabase, databaseKind, type TestDatabase } from './database.ts';

const main = new URL('../src/main.ts', import.meta.url).pathname;
const data = (name: string) => new URL(`../data/${name}.json`, import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'vk-commands-'));
let database: TestDatabase;
let dataDir = '';

before(async () => {
  database = await createTestDatabase();
  dataDir = database.dataDir ?? join(folder, 'data');
  mkdirSync(dataDir, { recursive: true });
});
after(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: Buffer;
  readonly err: string;
}

function launch(args: readonly string[], input?: string) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: database.url ?? '', DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' },
  });
  const out: Buffer[] = [];
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  // Without input the pipe stays open, as a terminal does.
  if (input !== undefined) child.stdin.end(input);
  const ended = new Promise<Ended>((done) => {
    child.on('close', (code) => done({ code, out: Buffer.concat(out), err }));
  });
  return { child, ended };
}

const gateway = (args: readonly string[], input?: string): Promise<Ended> => launch(args, input).ended;

async function mustRun(args: readonly string[], input?: string): Promise<string> {
  const { code, out, err } = await gateway(args, input);
  assert.equal(code, 0, `${args.join(' ')}: ${err}`);
  return out.toString('utf8');
}

/** Starts the gateway and waits until it says that it runs. */
async function startGateway() {
  const started = launch(['start', '--json']);
  await Promise.race([
    new Promise((done) => started.child.stdout.once('data', done)),
    started.ended.then(({ err }) => {
      throw new Error(err);
    }),
  ]);
  return {
    async end(signal: NodeJS.Signals = 'SIGTERM') {
      started.child.kill(signal);
      return started.ended;
    },
  };
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const REGISTRY = [
  'Запись;Лицевой счёт;Вид помещения;Абонент;Адрес;Номер прибора учёта;Услуга;Период;Показание;Дата снятия',
  'счёт;007001;квартира;Капля;г. Родников, ул. Тихая, д. 1, кв. 1',
  'прибор;007001;;;;000123;ХВС',
  'показание;007001;;;;000123;ХВС;10.2026;100;24.10.2026',
  'счёт;;квартира;Капля;\u001b[31mкрасный',
  '',
].join('\r\n');

test(
  'every command works while the gateway runs, says the same and leaves the same',
  { timeout: 600_000 },
  async () => {
    for (const name of ['law', 'demo']) await mustRun(['settings', 'import', data(name)]);
    writeFileSync(join(folder, 'registry.csv'), REGISTRY);
    const running = await startGateway();
    try {
      // Relative paths count from the folder of the command, not of the gateway.
      assert.match(
        await mustRun(['import', 'registry.csv']),
        /: 3 written, 0 unchanged, 1 refused \(see .*registry\.csv\.errors\.csv\)/,
      );
      assert.ok(existsSync(join(folder, 'registry.csv.errors.csv')));
      assert.match(await mustRun(['site', 'add', 'https://www.example.org']), /^https:\/\/www\.example\.org inline\n$/);
      assert.match(
        await mustRun([
          'site',
          'add',
          'https://portal.example.net',
          '--mode',
          'framed',
          '--name',
          'УК \u001b]0;x\u0007\u202eдвор',
        ]),
        /УК \\u\{1b\}\]0;x\\u\{7\}\\u\{202e\}двор/,
      );
      assert.match(await mustRun(['site', 'key', 'https://portal.example.net']), /^site-key-[\w-]{43}\n$/);
      writeFileSync(join(folder, 'accounts.txt'), '007001\n9\u001b[2J\n');
      assert.match(
        await mustRun(['site', 'accounts', 'https://portal.example.net', 'accounts.txt']),
        /1 accounts; not known: 9\\u\{1b\}\[2J/,
      );
      assert.match(
        await mustRun(
          ['customer', 'add', '--email', 'kaplya@example.org', '--account', '007001'],
          'tikhiy-rodnik-u-mosta\n',
        ),
        /^kaplya@example\.org can sign in\.\n$/,
      );
      assert.match(await mustRun(['customer', 'block', 'kaplya@example.org', '--reason', 'проверка']), /is blocked/);
      assert.equal(
        await mustRun(['manager', 'set', '--email', 'kaplya@example.org']),
        'kaplya@example.org sends the readings of 0 buildings.\n',
      );
      writeFileSync(join(folder, 'act.png'), PNG);
      writeFileSync(join(folder, 'act.docx'), 'PK\x03\x04');
      const act = ['--account', '007001', '--kind', 'act', '--title', 'Акт', '--on', '2026-11-01'];
      const published = await mustRun(['document', 'publish', 'act.png', ...act]);
      assert.match(published, /^[\da-f-]{36}: published to 1 account\n$/);
      const fileId = published.slice(0, 36);
      for (const [file, more, words] of [
        ['act.docx', [], /The file is not taken: it is no PDF, JPEG, PNG or WebP: save it as a PDF\./],
        ['none.pdf', [], /none\.pdf cannot be read\./],
        ['act.png', ['--signed-by', 'both'], /signature\/kind: REQUIRED/],
        ['act.png', ['--meter', '1'], /Account 007001 has no meter 1\./],
        ['act.png', ['--building', 'Д-1'], /Give --account or --building\./],
      ] as const) {
        const { code, err } = await gateway(['document', 'publish', file, ...act, ...more]);
        assert.equal(code, 1, file);
        assert.match(err, words);
      }
      const verified = ['--account', '007001', '--kind', 'verification', '--on', '2026-11-02'];
      assert.equal(
        await mustRun(['work', 'record', ...verified, '--meter', '000123=100,5:П-1', '--protocol', 'act.png']),
        'verification of 2026-11-02: recorded for 1 account\n',
      );
      assert.equal(await mustRun(['work', 'list']), '2026-11-02  007001  verification  done  with a protocol\n');
      assert.equal(
        await mustRun(['document', 'withdraw', fileId, '--reason', 'ошибка']),
        `${fileId}: withdrawn from 1 account\n`,
      );
      const documents = await mustRun(['document', 'list', '007001']);
      assert.match(documents, /2026-11-02 {2}workProtocol {2}Протокол технических работ {2}007001/);
      assert.match(documents, /2026-11-01 {2}act {2}Акт {2}007001 {2}withdrawn: ошибка/);
      for (const list of [
        ['unlock', 'list'],
        ['profile', 'list'],
        ['meter-request', 'list'],
        ['incident', 'list'],
      ])
        await mustRun(list);
      assert.match(await mustRun(['export', 'readings', '--period', '2026-10']), /^\ufeffЛицевой счёт;/);
      const sheet = await gateway(['export', 'readings', '--period', '2026-10', '--format', 'platform']);
      assert.equal(sheet.out.subarray(0, 2).toString(), 'PK', 'bytes arrive as they are');
      await mustRun(['export', 'readings', '--period', '2026-10', '--out', 'readings.csv']);
      assert.match(readFileSync(join(folder, 'readings.csv'), 'utf8'), /^\ufeffЛицевой счёт;/);
      assert.match(await mustRun(['audit', 'export']), /"action":"unlock-decided"/);
      assert.match(await mustRun(['keys', 'rotate']), /seals everything from now on/);
      assert.equal((await mustRun(['keys', 'list'])).trim().split('\n').length, 2);
      assert.match(await mustRun(['kit', 'list']), /No release yet/);

      const wrong = await gateway(['customer', 'block', 'nikto\u001b[31m', '--reason', 'x']);
      assert.deepEqual([wrong.code, wrong.err], [1, 'Nobody signs in with nikto\\u{1b}[31m.\n']);
      const missing = await gateway(['export', 'readings']);
      assert.deepEqual([missing.code, /required option/.test(missing.err)], [1, true]);

      if (databaseKind === 'PGlite') {
        // On PostgreSQL a second gateway is one more instance.
        assert.match((await gateway(['start', '--json'])).err, /is in use by process \d+/);
        const socket = join(dataDir, 'gateway.sock');
        assert.equal(statSync(socket).mode & 0o777, 0o600, 'other users of the machine may not send commands');
        rmSync(socket);
        const refused = await gateway(['site', 'list']);
        assert.equal(refused.code, 1);
        assert.match(
          refused.err,
          /^The gateway with process id \d+ has the data folder .* open and does not take commands \(it has no socket\)\. Stop it and run the command again, or set DATABASE_URL [^\n]*\n$/,
        );
      }
    } finally {
      await running.end();
    }
    assert.match(await mustRun(['site', 'list']), /https:\/\/www\.example\.org inline/);
    const killed = await startGateway();
    await killed.end('SIGKILL');
    assert.match(
      await mustRun(['site', 'list']),
      /https:\/\/www\.example\.org inline/,
      'the lock and the socket of a killed gateway block nobody',
    );
  },
);
