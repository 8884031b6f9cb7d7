import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { hostLibraries } from '../../tooling/machine/machine.mjs';

// Host pages on the utility's own origin with old libraries, aggressive styles and unusual placements. On each the
// widgets must behave and look as on a clean page.
const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types vodokanal-widgets";
const EMAIL = 'mayak@example.org';
const PASSWORD = 'tikhiy-rodnik-u-mosta';

const VK = '<script async src="/vk/1/vk.js"></script>';
const TAGS = '<vk-login><p>Загружаем</p></vk-login><vk-balance-card></vk-balance-card>';

interface Host {
  readonly name: string;
  /** HTML in the head, before the kit. */
  readonly head?: string;
  readonly body?: string;
  readonly csp?: string;
  /** Further files of the page, by name under `/host/`. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the page does once the widgets have loaded. */
  readonly then?: (page: Page) => Promise<void>;
  /** The page changes the width or direction of the widgets, so only behaviour is compared. */
  readonly looksDifferent?: true;
  /** Expected console messages; without it the console must be empty. */
  readonly logs?: RegExp;
}

const { mootools, prototype, jquery } = hostLibraries();
const read = (path: string | undefined) => readFileSync(path ?? 'not installed: run npm test once', 'utf8');
const lib = (name: string) => `<script src="/host/${name}.js"></script>`;

const hosts: readonly Host[] = [
  { name: 'a strict policy with Trusted Types', csp: STRICT },
  // MooTools sets `innerHTML` while it loads, so such a page cannot require Trusted Types.
  {
    name: 'MooTools 1.4.5 under a strict policy',
    csp: STRICT.split('; require')[0] as string,
    head: lib('mootools'),
    files: { mootools: read(mootools) },
  },
  { name: 'Prototype 1.7', head: lib('prototype'), files: { prototype: read(prototype) } },
  { name: 'jQuery 1.12', head: lib('jquery'), files: { jquery: read(jquery) } },
  {
    name: 'Array.prototype.toJSON',
    head: '<script>Array.prototype.toJSON = function () { return "X"; }; Object.prototype.toJSON = undefined;</script>',
  },
  {
    name: 'a polluted Object.prototype',
    head: '<script>Object.assign(Object.prototype, { isAdmin: true, endpoint: "https://evil.example", headers: { "X-Evil": "1" }, signal: undefined, mode: "framed", demo: true, retryAfter: 1, texts: { title: "Чужое" } });</script>',
  },
  {
    name: 'DOM clobbering',
    body: `<form id="vkConfig"><input name="endpoint" value="https://evil.example"></form><img name="currentScript" src="/icon.svg" alt=""><a id="vkq" href="https://evil.example"></a><a id="endpoint"></a>${TAGS}`,
  },
  {
    name: 'a patched fetch',
    head: '<script>const original = fetch; window.fetch = function (...args) { return original.apply(this, args).then((response) => response.clone() && response); };</script>',
  },
  {
    name: 'frozen prototypes',
    head: '<script>for (const each of [Object, Array, Function, String, Promise, Map, Set, HTMLElement, EventTarget, Node, Element]) Object.freeze(each.prototype);</script>',
  },
  {
    name: 'another Lit under Trusted Types without duplicates',
    csp: STRICT.replace('trusted-types vodokanal-widgets', 'trusted-types lit-html vodokanal-widgets'),
    head: '<script type="module" src="/host/lit.js"></script>',
    body: `<host-hello></host-hello>${TAGS}`,
    async then(page) {
      await expect(page.locator('host-hello')).toContainText('Свой Lit');
    },
  },
  { name: 'the script twice, after and before the tags', head: VK, body: `${TAGS}${VK}`, logs: /VK-103/ },
  {
    name: 'another major of the kit',
    head: '<script>customElements.define("vk-claim-form", Object.assign(class extends HTMLElement {}, { major: 2 }));</script><script type="module">import("/vk/1/claim-form.js");</script>',
    logs: /VK-104/,
  },
  { name: 'a root font of 62.5 %', head: '<style>html { font-size: 62.5%; } body { font-size: 1.6rem; }</style>' },
  {
    name: 'every element styled with importance',
    head: '<style>* { box-sizing: content-box !important; border: 5px dashed lime !important; margin: 9px !important; padding: 30px !important; background: red !important; text-transform: uppercase !important; letter-spacing: 4px !important; border-radius: 0 !important; width: auto !important; }</style>',
    looksDifferent: true,
  },
  { name: 'inputs and buttons without any style', head: '<style>input, button, label, select { all: unset; }</style>' },
  { name: 'right to left', head: '<script>document.documentElement.dir = "rtl";</script>', looksDifferent: true },
  {
    name: 'a column of 240 px',
    body: `<div style="width:240px">${TAGS}</div>`,
    looksDifferent: true,
    async then(page) {
      expect(await page.locator('vk-login').evaluate((tag) => tag.scrollWidth)).toBeLessThanOrEqual(240);
    },
  },
  {
    name: 'a dialog',
    body: `<dialog id="box">${TAGS}</dialog><script>document.querySelector("#box").showModal();</script>`,
    looksDifferent: true,
  },
  {
    name: 'another shadow root',
    body: `<div id="box"></div><script>const root = document.querySelector("#box").attachShadow({ mode: "open" }); root.innerHTML = \`${TAGS}\`; (window.vkq = window.vkq || []).push((vk) => vk.find(root));</script>`,
  },
  {
    name: 'a frame',
    body: '<iframe src="/host/inner.html" style="width:1100px;height:900px;border:0"></iframe>',
    looksDifferent: true,
    files: {
      'inner.html': `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Внутри</title><body>${VK}${TAGS}`,
    },
  },
  {
    name: 'adopted by a frame and back',
    then: (page) =>
      page.evaluate(async () => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        for (const tag of document.querySelectorAll('vk-login,vk-balance-card')) {
          const parent = tag.parentNode!;
          frame.contentDocument!.body.append(tag);
          await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          parent.append(tag);
        }
        frame.remove();
      }),
  },
  {
    name: 'moved with its state',
    then: (page) =>
      page.evaluate(() => {
        const box = document.body.appendChild(document.createElement('div'));
        for (const tag of document.querySelectorAll('vk-login,vk-balance-card'))
          (box as unknown as { moveBefore(node: Node, before: null): void }).moveBefore(tag, null);
      }),
  },
  {
    name: 'cloned from a template',
    body: `<template id="t">${TAGS}</template><div id="box"></div>`,
    then: (page) =>
      page.evaluate(() => {
        const box = document.querySelector('#box')!;
        box.append((document.querySelector('#t') as HTMLTemplateElement).content.cloneNode(true));
      }),
  },
  {
    name: 'a copy of a living page',
    then: (page) =>
      page.evaluate(() => {
        const copy = document.body.cloneNode(true);
        document.body.replaceWith(copy);
      }),
  },
  {
    name: 'a router that comes and goes fifty times',
    then: (page) =>
      page.evaluate(async (tags) => {
        for (let turn = 0; turn < 50; turn++) {
          document.body.innerHTML = turn % 2 ? '<p>Другая страница</p>' : tags;
          await new Promise(requestAnimationFrame);
        }
        document.body.innerHTML = tags;
      }, TAGS),
  },
  {
    name: 'a framework that draws the parent again',
    then: (page) =>
      page.evaluate(async () => {
        for (let turn = 0; turn < 5; turn++) {
          document.querySelector('vk-login')!.replaceChildren(document.createElement('p'));
          await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          (document.querySelector('vk-login') as unknown as { requestUpdate(): void }).requestUpdate();
        }
      }),
  },
  {
    name: 'no crypto.randomUUID, no subtle, no structuredClone',
    head: '<script>delete Crypto.prototype.randomUUID; delete Crypto.prototype.subtle; delete window.structuredClone;</script>',
  },
  {
    name: 'a late script',
    body: `${TAGS}<script>addEventListener("load", () => requestIdleCallback(() => { const script = document.createElement("script"); script.src = "/vk/1/vk.js"; document.head.append(script); }));</script>`,
  },
  {
    name: 'other forms of the tags',
    body: '<div data-vk="login"><a href="/login">Войти</a></div><a data-vk="balance-card" href="/balance">Баланс</a>',
    async then(page) {
      await expect(page.locator('vk-login, vk-balance-card')).toHaveCount(2);
    },
  },
];

/** Computed styles of each kind of element in the sign-in form. */
const lookOf = (page: Page) =>
  page.evaluate(() => {
    const properties = [
      'color',
      'background-color',
      'border-top-width',
      'border-top-color',
      'border-top-style',
      'border-top-left-radius',
      'font-size',
      'font-weight',
      'line-height',
      'letter-spacing',
      'text-transform',
      'padding-left',
      'padding-top',
      'margin-top',
      'display',
      'width',
      'height',
      'box-sizing',
    ];
    const everywhere = (root: Document | ShadowRoot): HTMLElement[] =>
      [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? everywhere(element.shadowRoot) : []),
      ]);
    const login = everywhere(document).find(({ localName }) => localName === 'vk-login')!;
    const parts = [
      ...['section', 'h2'].map((name) => login.shadowRoot!.querySelector(name)),
      ...[
        'form',
        'label',
        'input[name=username]',
        'input[name=password]',
        'input[type=checkbox]',
        'button',
        'form > button',
        '.vk-hint',
      ].map((name) => login.querySelector(name)),
    ];
    return parts.map(
      (part) =>
        part &&
        `${part.localName}: ${properties.map((name) => getComputedStyle(part).getPropertyValue(name)).join(' ')}`,
    );
  });

async function open(page: Page, { head = '', body = TAGS, csp, files = {}, then }: Host): Promise<string[]> {
  const consoleMessages: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) consoleMessages.push(message.text());
  });
  page.on('pageerror', ({ message }) => consoleMessages.push(message));
  const headers = csp ? { 'Content-Security-Policy': csp } : {};
  await page.route('**/host/**', (route) => {
    const name = new URL(route.request().url()).pathname.slice('/host/'.length);
    return route.fulfill({
      contentType: name.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8',
      body: files[name] ?? files[name.replace(/\.js$/, '')] ?? '',
    });
  });
  const isLate = body.includes('/vk/1/vk.js');
  await page.route('**/host', (route) =>
    route.fulfill({
      headers,
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Страница</title><link rel="icon" href="/icon.svg">${head}</head><body>${isLate ? '' : VK}${body}</body></html>`,
    }),
  );
  await page.goto('/host');
  if (then) {
    await page.waitForLoadState('networkidle');
    await then(page);
  }
  return consoleMessages;
}

async function signInAndOut(page: Page, inside: boolean): Promise<void> {
  const place = inside ? page.frameLocator('iframe') : page;
  await place.getByLabel('Лицевой счёт или электронная почта').fill(EMAIL);
  await place.getByRole('textbox', { name: 'Пароль' }).fill(PASSWORD);
  await place.locator('form').getByRole('button', { name: 'Войти' }).click();
  await expect(place.locator('vk-login')).toContainText('Вы вошли');
  await expect(place.locator('vk-balance-card')).toContainText('К оплате');
  await place.getByRole('button', { name: 'Выйти' }).click();
  await expect(place.getByLabel('Лицевой счёт или электронная почта')).toBeVisible();
}

let clean: Awaited<ReturnType<typeof lookOf>>;
let foreignLit = '';
test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await open(page, { name: 'clean' });
  await expect(page.getByLabel('Лицевой счёт или электронная почта')).toBeVisible();
  clean = await lookOf(page);
  await page.close();
  const [bundle] = (await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib: { entry: `${import.meta.dirname}/foreign-lit.ts`, formats: ['es'] } },
  })) as Rolldown.RolldownOutput[];
  foreignLit = bundle?.output[0].code ?? '';
});

for (const host of hosts) {
  test(`host: ${host.name}`, async ({ page }) => {
    const consoleMessages = await open(page, { ...host, files: { ...host.files, lit: foreignLit } });
    const isFrame = host.name === 'a frame';
    const login = (isFrame ? page.frameLocator('iframe') : page).getByLabel('Лицевой счёт или электронная почта');
    // Exactly one form: a form that was copied with the page is removed after its values are taken over.
    await expect(login, consoleMessages.join('\n')).toHaveCount(1);
    await expect(login, consoleMessages.join('\n')).toBeVisible();
    if (!host.looksDifferent) expect(await lookOf(page)).toEqual(clean);
    await signInAndOut(page, isFrame);
    for (const line of consoleMessages) expect(line).toMatch(host.logs ?? /^nothing$/);
    if (host.logs) expect(consoleMessages.join('\n')).toMatch(host.logs);
  });
}

test('host: polluted prototypes do not change the requests', async ({ browser }) => {
  const requestsOn = async (host: Host) => {
    const page = await (await browser.newContext()).newPage();
    const sent: string[] = [];
    page.on('request', (request) => {
      // Whether the passkey request is sent depends on timing.
      if (!request.url().includes('/v1/') || request.url().endsWith('/passkey/options')) return;
      const headers = request.headers();
      sent.push(
        [
          request.method(),
          request.url(),
          request.postData(),
          headers['x-vk'],
          headers['x-evil'],
          headers['content-type'],
          headers['accept'],
        ].join(' '),
      );
    });
    await open(page, host);
    await signInAndOut(page, false);
    await page.context().close();
    return sent;
  };
  const expected = await requestsOn({ name: 'clean' });
  for (const name of ['Array.prototype.toJSON', 'a polluted Object.prototype', 'Prototype 1.7']) {
    const host = hosts.find((each) => each.name === name);
    expect(await requestsOn(host as Host), name).toEqual(expected);
  }
});

test('host: a shown password is hidden again after back/forward cache, and sign-in works', async ({
  playwright,
  baseURL,
}) => {
  // Playwright disables the back/forward cache by default.
  const { executablePath, args } = test.info().project.use.launchOptions ?? {};
  const browser = await playwright.chromium.launch({
    ...(executablePath && { executablePath }),
    ...(args && { args }),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  try {
    const page = await browser.newPage({ ...(baseURL && { baseURL }), locale: 'ru-RU' });
    await open(page, { name: 'clean' });
    await page.getByRole('textbox', { name: 'Пароль' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Показать пароль' }).click();
    expect(await page.locator('input[name=password]').getAttribute('type')).toBe('text');
    await page.evaluate(() => {
      (window as unknown as { isSame: boolean }).isSame = true;
    });
    await page.goto('/icon.svg');
    await page.goBack({ waitUntil: 'commit' });
    expect(
      await page.evaluate(() => (window as unknown as { isSame?: boolean }).isSame),
      'restored from the back/forward cache',
    ).toBe(true);
    await expect(page.locator('input[name=password]')).toHaveAttribute('type', 'password');
    await signInAndOut(page, false);
  } finally {
    await browser.close();
  }
});

test('host: a blocked widget shows the content of its tag, or a text with the phone number', async ({ page }) => {
  const consoleMessages: string[] = [];
  page.on('console', (message) => consoleMessages.push(message.text()));
  await page.route(/\/vk\/1\/(only\/)?(login|balance-card|reading-form)\.js$/, (route) => route.abort());
  await page.route('**/host', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Страница</title><script async src="/vk/1/vk.js" data-phone="8 800 000-00-00"></script><vk-login></vk-login><vk-balance-card><a href="/">Баланс по телефону</a></vk-balance-card><div lang="en"><vk-reading-form></vk-reading-form></div>`,
    }),
  );
  await page.goto('/host');
  await expect(page.locator('vk-login')).toHaveText(
    'Раздел не открылся. Позвоните: 8 800 000-00-00. Обновить страницу',
    {
      timeout: 30_000,
    },
  );
  await expect(page.locator('vk-balance-card')).toHaveText('Баланс по телефону');
  await expect(page.locator('vk-reading-form')).toHaveText(
    'This part did not open. Please call 8 800 000-00-00. Reload the page',
  );
  for (const tag of ['vk-login', 'vk-balance-card', 'vk-reading-form'])
    expect(consoleMessages.filter((line) => line.includes('VK-101') && line.includes(tag)).length, tag).toBe(1);
});
