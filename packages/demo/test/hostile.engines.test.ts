// A compromised partner page in Firefox and WebKit; `hostile.journey.ts` has the same test for Chromium.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { firefox, startUtility, until, webkit, type Engine, type Place } from './engines.ts';
import { ALLOW, PASSWORD } from './frames.ts';
import { canaries, EMAIL, hostileBody, hostilePage, capturedBy, secretsIn } from './hostile.ts';
import { serve } from './serve.ts';

const PORT = 5399;

/** An expression for the first visible and enabled element with this text or label, in any shadow root. */
const withText = (selector: string, text: string): string => `(() => {
  const roots = [document];
  for (const root of roots) for (const each of root.querySelectorAll('*')) if (each.shadowRoot) roots.push(each.shadowRoot);
  for (const root of roots) for (const each of root.querySelectorAll(${JSON.stringify(selector)})) {
    const text = [...(each.labels?.length ? each.labels : [each])].map((label) => label.textContent).join(' ');
    if (text.includes(${JSON.stringify(text)}) && !each.matches(':disabled, [aria-disabled=true]') && each.getClientRects().length > 0) return each;
  }
  return null;
})()`;
const frameIn = (id: string): string =>
  `(() => { const tag = document.querySelector('#${id}'); tag?.scrollIntoView({ block: 'center' }); return tag?.shadowRoot?.querySelector('iframe') ?? null; })()`;

async function visit(engine: Engine, portal: string): Promise<string> {
  await engine.open(portal);
  const button = await engine.frame(frameIn('login'));
  const opened: Place = await engine.opened(() => button.press(withText('button', 'Войти через сайт водоканала')));
  await opened.type(withText('input', 'Лицевой счёт или электронная почта'), EMAIL);
  await opened.type(withText('input', 'Пароль'), PASSWORD);
  await opened.press(withText('button', 'Войти'));
  await opened.press(withText('button', ALLOW));
  await until('the window has closed', async () => (await engine.windows()) === 1);
  const balance = await engine.frame(frameIn('balance'));
  await until('the balance', () => balance.evaluate(`Boolean(${withText('p', 'Переплата')})`));
  const reading = await engine.frame(frameIn('reading'));
  await reading.type(withText('input', 'Показание, м³'), '98765');
  const guest = await engine.frame(frameIn('guest'));
  await guest.type(withText('input', 'Лицевой счёт'), '230100003');
  await guest.type(withText('input', 'Номер счётчика'), '11000020');
  await guest.type(withText('input', 'Показание, м³'), '98765');
  return String(await (await engine.back()).evaluate(`(${String(capturedBy)})()`));
}

for (const { name, start, tls } of [
  { name: 'Firefox', start: firefox, tls: false },
  { name: 'WebKit', start: webkit, tls: true },
]) {
  test(
    `a hostile partner page learns nothing its visitor types or sees, in ${name}`,
    { timeout: 180_000 },
    async () => {
      const data = mkdtempSync(join(tmpdir(), 'vk-hostile-'));
      try {
        await using site = await serve('127.0.0.1', () =>
          hostilePage(`${tls ? 'https' : 'http'}://localhost:${PORT}`, hostileBody),
        );
        const scopes = ['balance:read', 'readings:write', 'readings:guest'].flatMap((scope) => ['--scope', scope]);
        const added = spawnSync(
          process.execPath,
          [
            'packages/gateway/src/main.ts',
            'site',
            'add',
            site.origin,
            '--mode',
            'framed',
            '--name',
            'УК «Тихий двор»',
            ...scopes,
          ],
          { encoding: 'utf8', env: { ...process.env, DATABASE_URL: '', DATA_DIR: data } },
        );
        assert.equal(added.status, 0, added.stderr);
        await using _utility = await startUtility({ data, port: PORT, tls });
        await using engine = await start();
        const captured = await visit(engine, `${site.origin}/`);
        assert.ok(captured.includes('hello'), 'the hooks captured the protocol messages');
        for (const canary of canaries(PASSWORD)) assert.ok(!captured.includes(canary), canary);
        assert.deepEqual(secretsIn(captured), []);
      } finally {
        rmSync(data, { recursive: true, force: true });
      }
    },
  );
}
