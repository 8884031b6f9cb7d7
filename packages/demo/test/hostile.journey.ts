import { expect, test, type BrowserContext } from '@playwright/test';
import { ALLOW, ENDPOINT, frameOf, PASSWORD, PORTAL, press, signIn, signInFrom } from './frames.ts';
import { canaries, EMAIL, hostileBody, hostilePage, capturedBy, secretsIn } from './hostile.ts';
import { serve } from './serve.ts';

// A registered partner page that has been compromised and tries to read everything its visitors type and see.
/** Replaces the partner's page with the attacker's; the rest of the site stays. */
async function takeOver(context: BrowserContext, body: string, script?: string): Promise<void> {
  await context.route(`${PORTAL}/`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: hostilePage(ENDPOINT, body, script),
    });
  });
}

test('a hostile partner page learns nothing its visitor types or sees', async ({ page: host, context }) => {
  const network: string[] = [];
  // Only requests of the page itself: the frames and the window belong to the utility.
  host.on('request', (request) => {
    if (request.frame() === host.mainFrame())
      network.push(`${request.url()} ${request.postData() ?? ''} ${request.headers()['referer'] ?? ''}`);
  });
  await takeOver(context, hostileBody);
  await host.goto(PORTAL);
  const opened = await signInFrom(context, host, 'login', EMAIL, 'pressSequentially');
  await opened.getByRole('button', { name: ALLOW }).click();
  await expect((await frameOf(host, 'balance')).locator('vk-balance-card')).toContainText('Переплата');
  const reading = await frameOf(host, 'reading');
  await reading.getByLabel('Показание, м³').first().pressSequentially('98765');
  const guest = await frameOf(host, 'guest');
  await guest.getByLabel('Лицевой счёт').pressSequentially('230100003');
  await guest.getByLabel('Номер счётчика').pressSequentially('11000020');
  await guest.getByLabel('Показание, м³').pressSequentially('98765');
  const captured = await host.evaluate(capturedBy);
  expect(captured.length, 'the hooks captured the protocol messages').toBeGreaterThan(500);
  expect(captured).toContain('hello');
  for (const canary of canaries(PASSWORD)) {
    expect(captured, canary).not.toContain(canary);
    expect(network.join('\n'), canary).not.toContain(canary);
  }
  expect(secretsIn(captured)).toEqual([]);
});

test('a hostile page that opens the sign-in window itself gets no message from it', async ({ page: host, context }) => {
  await takeOver(
    context,
    '<button id="lure">Войти</button>',
    `
    addEventListener('message', (event) => captured.push('from window: ' + JSON.stringify(event.data)));
    addEventListener('DOMContentLoaded', () => document.querySelector('#lure').onclick = () => { window.opened = window.open('${ENDPOINT}/connect?site=${encodeURIComponent(PORTAL)}&challenge=' + 'A'.repeat(43) + '&state=' + 'B'.repeat(43)); });`,
  );
  await host.goto(PORTAL);
  const [opened] = await Promise.all([context.waitForEvent('page'), host.click('#lure')]);
  await signIn(opened, EMAIL);
  await opened.getByRole('button', { name: ALLOW }).click();
  await expect.poll(() => opened.isClosed()).toBe(true);
  expect(
    await host.evaluate(() =>
      (window as unknown as { captured: string[] }).captured.filter((each) => each.startsWith('from window')),
    ),
  ).toEqual([]);
});

test('forged messages from the page, a sandbox and other frames change nothing in a frame', async ({
  page: host,
  context,
}) => {
  const consoleMessages: string[] = [];
  host.on('console', (message) => consoleMessages.push(message.text()));
  host.on('pageerror', ({ message }) => consoleMessages.push(message));
  await takeOver(
    context,
    '<vk-login id="login"></vk-login><vk-reading-form id="guest" guest></vk-reading-form><iframe id="sandbox" sandbox="allow-scripts" srcdoc="<script>onmessage = ({ data }) => { if (Array.isArray(data)) for (const each of data) top.postMessage(each, \'*\'); }</script>"></iframe>',
  );
  await host.goto(PORTAL);
  const guest = await frameOf(host, 'guest');
  await guest.getByLabel('Лицевой счёт').fill('230100003');
  const before = await guest.locator('vk-reading-form').innerHTML();
  const stateOf = () =>
    guest.evaluate(() =>
      [
        document.documentElement.lang,
        document.documentElement.getAttribute('style'),
        document.querySelector('vk-reading-form')?.outerHTML,
        document.querySelectorAll('*').length,
      ].join(),
    );
  const state = await stateOf();
  await host.evaluate(() => {
    const wild = (depth = 0): unknown => {
      const pick = Math.floor(Math.random() * 9);
      const text = [
        '__proto__',
        'set',
        'code',
        'hello',
        'connect',
        'leave',
        '\u0000',
        'x'.repeat(9000),
        '<img src=x onerror=alert(1)>',
        'javascript:alert(1)',
      ][Math.floor(Math.random() * 10)]!;
      return pick < 3
        ? text
        : pick === 3
          ? Math.random() * 1e9
          : pick === 4
            ? null
            : pick === 5 || depth > 3
              ? [text]
              : {
                  vk: 1,
                  type: text,
                  nonce: text,
                  [text]: wild(depth + 1),
                  attributes: { endpoint: 'https://evil.example', guest: null },
                  theme: { accent: 'url(https://evil.example)' },
                };
    };
    const messages = Array.from({ length: 500 }, () => wild());
    messages.push(
      { vk: 1, type: 'connect', nonce: 'A'.repeat(43) },
      { vk: 1, type: 'hello', nonce: 'A'.repeat(43) },
      { type: 'leave' },
      { vk: 1, type: 'code', code: 'A'.repeat(43), state: 'B'.repeat(43) },
    );
    const frames = [...document.querySelectorAll('vk-login,vk-reading-form')].map(
      (element) => element.shadowRoot!.querySelector('iframe')!.contentWindow!,
    );
    for (const message of messages) for (const frame of frames) frame.postMessage(message, '*');
    for (const message of messages) window.postMessage(message, '*');
    for (const frame of frames)
      frame.postMessage({ vk: 1, type: 'connect', nonce: 'A'.repeat(43) }, '*', [new MessageChannel().port2]);
    document.querySelector<HTMLIFrameElement>('#sandbox')!.contentWindow!.postMessage(messages, '*');
  });
  await guest.getByLabel('Номер счётчика').fill('1');
  expect(await stateOf()).toBe(state);
  expect(await guest.locator('vk-reading-form').innerHTML()).toBe(before);
  await expect(guest.getByLabel('Лицевой счёт')).toHaveValue('230100003');
  expect(consoleMessages).toEqual([]);
});

test('a forged mode shows no password field on a partner page', async ({ page: host, context }) => {
  await takeOver(
    context,
    `<vk-login id="login" mode="inline" data-mode="inline"></vk-login><script type="application/json" data-vk-config>{"mode":"inline"}</script>`,
    `globalThis[Symbol.for('vk.mode')] = 'inline'; localStorage.setItem('vk:mode', 'inline');`,
  );
  await host.goto(PORTAL);
  await expect(
    (await frameOf(host, 'login')).getByRole('button', { name: 'Войти через сайт водоканала' }),
  ).toBeVisible();
  expect(await host.locator('input').count()).toBe(0);
  // Without the loader the element itself asks the registry before it shows a field.
  const bare = await context.newPage();
  await context.route(`${PORTAL}/bare`, async (route) =>
    route.fulfill({
      response: await route.fetch({ url: `${PORTAL}/` }),
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Портал</title><script type="module" src="${ENDPOINT}/vk/1/login.js"></script><vk-login endpoint="${ENDPOINT}"></vk-login>`,
    }),
  );
  await bare.goto(`${PORTAL}/bare`);
  await expect(bare.locator('vk-login')).toContainText('Войти можно на сайте водоканала');
  expect(await bare.locator('input').count()).toBe(0);
});

test('private pages cannot be framed, and a partner frame only by its own site', async ({ page: host }) => {
  for (const path of [
    '/',
    '/connect',
    '/outbox',
    '/widgets/vk-login.html',
    `/embed/balance-card?site=${encodeURIComponent(PORTAL)}`,
    '/embed/balance-card?site=http://127.0.0.3:1',
  ]) {
    await using thief = await serve(
      '127.0.0.3',
      () => `<!doctype html><title>Чужой сайт</title><iframe src="${ENDPOINT}${path}"></iframe>`,
    );
    await host.goto(thief.origin);
    const frame = await (await host.waitForSelector('iframe')).contentFrame();
    await expect.poll(() => frame?.url() ?? '', { message: path }).toMatch(/^chrome-error:/);
  }
});

test('a page can neither press the button for its visitor nor cover it', async ({ page: host, context }) => {
  await takeOver(context, '<div id="cover"></div><vk-reading-form id="guest" guest></vk-reading-form>');
  await host.clock.install();
  await host.goto(PORTAL);
  const guest = await frameOf(host, 'guest');
  await guest.getByLabel('Лицевой счёт').fill('230100003');
  await guest.getByLabel('Номер счётчика').fill('11000020');
  await guest.getByLabel('Показание, м³').fill('1');
  const sent: string[] = [];
  host.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  // A script submits the form long after the last real click in the frame.
  await guest.getByLabel('Показание, м³').click();
  await host.clock.fastForward(3000);
  await guest.evaluate(() =>
    document.querySelector('vk-reading-form')!.shadowRoot!.querySelector('form')!.requestSubmit(),
  );
  await host.evaluate(() => {
    const cover = document.querySelector<HTMLElement>('#cover')!;
    Object.assign(cover.style, {
      position: 'fixed',
      inset: '0',
      background: 'white',
      pointerEvents: 'none',
      zIndex: '9',
    });
  });
  await press(host, 'guest', 'Передать показание');
  await expect(guest.getByRole('alert').getByText('Кнопка чем-то закрыта на странице')).toBeVisible();
  expect(sent).toEqual([]);
  await host.evaluate(() => document.querySelector('#cover')!.remove());
  await press(host, 'guest', 'Передать показание');
  await expect(guest.locator('.vk-summary')).toBeVisible();
  expect(sent.length).toBeGreaterThan(0);
});
