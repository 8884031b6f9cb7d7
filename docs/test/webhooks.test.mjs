import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkEvent } from '@vodokanal/contract/conformance/check-response';
import { webhookEvents, webhookFields } from '@vodokanal/contract/webhooks';
import { isListening } from '../../packages/tooling/test/listening.mjs';

const root = new URL('../../', import.meta.url).pathname;
const page = readFileSync(join(root, 'docs/webhooks.md'), 'utf8');
const block = (language) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';
const port = 5340;

/** Runs a command line beside the receiver, which lives in another process. */
const gateway = (args, env) =>
  new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'packages/gateway/src/main.ts'), ...args], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: '', ...env },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => {
        text += part;
      });
    child.on('close', (code) => done({ code, text }));
  });

test('docs/webhooks.md names every noun and field, and shows an event as the contract has it', () => {
  const nouns = new Set(webhookEvents.map((type) => type.split('.')[0]).filter((noun) => noun !== 'webhook'));
  for (const name of [...nouns, ...webhookFields]) assert.ok(page.includes(name), name);
  checkEvent(JSON.parse(block('json')));
});

test('the receiver of docs/webhooks.md takes a signed event and refuses another secret', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vk-docs-webhooks-'));
  const env = { DATA_DIR: folder, WEBHOOK_NETWORKS: '127.0.0.0/8' };
  const file = join(folder, 'receiver.mjs');
  writeFileSync(file, block('js'));
  const listen = async (secret, at) => {
    const server = spawn(process.execPath, [file], {
      env: { ...process.env, WEBHOOK_SECRET: secret, PORT: String(at) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    server.stdout.on('data', (part) => {
      said += part;
    });
    await isListening(server, at);
    return { said: () => said, end: () => server.kill('SIGKILL') };
  };
  try {
    const added = await gateway(['webhook', 'add', 'crm', `http://127.0.0.1:${port}/events`], env);
    assert.match(added.text, /^whsec_\S{44}$/m);
    const receiver = await listen(added.text.trim(), port);
    const taken = await gateway(['webhook', 'test', 'crm'], env);
    receiver.end();
    assert.equal(taken.code, 0, taken.text);
    assert.match(receiver.said(), /^webhook.test/);
    const stranger = await listen(`whsec_${Buffer.alloc(32).toString('base64')}`, port);
    const refused = await gateway(['webhook', 'test', 'crm'], env);
    stranger.end();
    assert.match(refused.text, /has not taken the event: 401/);
    assert.match((await gateway(['webhook', 'list'], env)).text, /^crm {2}http:.* {2}\*\n {3}0 waiting {2}0 parked/);
    assert.match((await gateway(['webhook', 'rotate', 'crm', '--overlap', '1'], env)).text, /^whsec_/);
    assert.match((await gateway(['webhook', 'replay', 'crm'], env)).text, /^0 events/);
    assert.equal((await gateway(['webhook', 'remove', 'crm'], env)).text, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('docs/registry.md names every column and decision of an answer, and its example is read', async () => {
  const registry = readFileSync(join(root, 'docs/registry.md'), 'utf8');
  const { answerColumns, readAnswers } = await import('../../packages/gateway/src/exchange/answer-file.ts');
  const { outcomes } = await import('../../packages/gateway/src/exchange/import-answers.ts');
  const { nounNames } = await import('../../packages/gateway/src/exchange/nouns.ts');
  for (const name of [...Object.values(answerColumns).flat(), ...nounNames]) assert.ok(registry.includes(name), name);
  for (const [code, word] of Object.values(outcomes).flatMap((each) => Object.entries(each)))
    assert.ok(registry.includes(`${word} (\`${code}\``), `${word} ${code}`);
  const folder = mkdtempSync(join(tmpdir(), 'vk-docs-answers-'));
  try {
    const file = join(folder, 'answers.csv');
    writeFileSync(file, /```csv answers\n([\s\S]*?)```/.exec(registry)?.[1] ?? '');
    const lines = await readAnswers(file);
    assert.deepEqual(
      lines.map((line) => [line.answer?.number, line.answer?.until]),
      [
        ['О-2026-000042', ''],
        ['С-000007', '2032-11-21'],
        ['И-000003', ''],
        ['П-2026-11-000042-7316', ''],
      ],
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
