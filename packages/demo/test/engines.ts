// Drives the installed Firefox and WebKitGTK, which Playwright cannot do.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { browsers } from '../../tooling/machine/machine.mjs';
import { startWebKitDriver } from '../../tooling/test/webkit-driver.mjs';

/** A page, a frame in it or a window it has opened. */
export interface Place {
  /** Evaluates an expression; the result must be JSON. */
  evaluate(code: string): Promise<unknown>;
  /** Clicks the element that an expression returns, as a person would. */
  press(code: string): Promise<void>;
  /** Types into the element that an expression returns, key by key. */
  type(code: string, text: string): Promise<void>;
}

export interface Engine extends AsyncDisposable {
  open(url: string): Promise<Place>;
  /** Switches to the frame whose element an expression returns. */
  frame(code: string): Promise<Place>;
  /** Switches to the window that opens during `act`. */
  opened(act: () => Promise<void>): Promise<Place>;
  /** Number of open windows, including the page's own. */
  windows(): Promise<number>;
  /** Switches back to the page that was opened first. */
  back(): Promise<Place>;
}

/** Calls `ask` until it returns something truthy; throws after `ms` milliseconds. */
export async function until<T>(what: string, ask: () => Promise<T>, ms = 20_000): Promise<NonNullable<T>> {
  const ends = Date.now() + ms;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer) return answer;
    if (Date.now() > ends) throw new Error(`not there after ${ms} ms: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

export async function firefox(): Promise<Engine> {
  const { launch } = await import('puppeteer-core');
  const { firefox: executablePath } = browsers();
  if (!executablePath) throw new Error('Firefox is not installed: run npm test once, or set FIREFOX_PATH');
  const browser = await launch({ browser: 'firefox', executablePath, headless: true });
  const others = (await browser.pages()).length;
  const page = await browser.newPage();
  type Frame = ReturnType<typeof page.mainFrame>;
  const place = (frame: Frame): Place => {
    const find = async (code: string) =>
      until(code, async () => (await frame.evaluateHandle(code)).asElement() as ElementHandle<Element> | null);
    return {
      evaluate: (code) => frame.evaluate(code),
      press: async (code) => (await find(code)).click(),
      type: async (code, text) => (await find(code)).type(text),
    };
  };
  return {
    async open(url) {
      await page.goto(url);
      return place(page.mainFrame());
    },
    frame: async (code) =>
      place(
        await until(code, async () =>
          (
            (await page.evaluateHandle(code)).asElement() as { contentFrame(): Promise<Frame | null> } | null
          )?.contentFrame(),
        ),
      ),
    async opened(act) {
      const before = await browser.pages();
      await act();
      const window = await until('a window', async () =>
        (await browser.pages()).find((each) => !before.includes(each)),
      );
      return place(window.mainFrame());
    },
    windows: async () => (await browser.pages()).length - others,
    back: () => Promise.resolve(place(page.mainFrame())),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** WebKitGTK supports only classic WebDriver, which has one current window and one current frame. */
export async function webkit(): Promise<Engine> {
  const driver = await startWebKitDriver();
  const { default: WebDriver } = await import('webdriver');
  const session = await WebDriver.newSession({
    hostname: '127.0.0.1',
    port: driver.port,
    path: '/',
    logLevel: 'error',
    capabilities: {
      browserName: 'MiniBrowser',
      acceptInsecureCerts: true,
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: browsers().miniBrowser ?? 'MiniBrowser', args: ['--automation'] },
    } as object,
  });
  const first = await session.getWindowHandle();
  const run = (code: string): Promise<unknown> => session.executeScript(`return (${code})`, []) as Promise<unknown>;
  const find = async (code: string): Promise<string> =>
    ((await until(code, () => run(code))) as Record<string, string>)[ELEMENT]!;
  const place: Place = {
    evaluate: run,
    press: async (code) => session.elementClick(await find(code)),
    // The driver cannot type into a shadow root inside a frame: set the value there and fire the input event.
    async type(code, text) {
      const field = await find(code);
      if (await run(`${code}.getRootNode() === document`)) await session.elementSendKeys(field, text);
      else
        await run(
          `((field) => { field.value = ${JSON.stringify(text)}; field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: ${JSON.stringify(text)} })); })(${code})`,
        );
    },
  };
  const back = async (): Promise<Place> => {
    await session.switchToWindow(first);
    await session.switchToFrame(null);
    return place;
  };
  return {
    async open(url) {
      await session.navigateTo(url);
      return place;
    },
    async frame(code) {
      await back();
      await session.switchToFrame({ [ELEMENT]: await find(code) });
      return place;
    },
    async opened(act) {
      await act();
      const handle = await until('a window', async () =>
        (await session.getWindowHandles()).find((each) => each !== first),
      );
      await session.switchToWindow(handle);
      return place;
    },
    windows: async () => (await session.getWindowHandles()).length,
    back,
    async [Symbol.asyncDispose]() {
      await session.deleteSession().catch(() => undefined);
      driver.stop();
    },
  };
}

/**
 * Starts the demo utility on its own port with its data in a folder. With `tls` it runs behind a TLS proxy with a
 * temporary certificate, because WebKit refuses `Secure` cookies over http even on localhost.
 */
export async function startUtility({
  data,
  port,
  tls,
}: {
  readonly data: string;
  readonly port: number;
  readonly tls: boolean;
}): Promise<AsyncDisposable> {
  const env = {
    ...process.env,
    DATABASE_URL: '',
    DATA_DIR: data,
    PORT: String(tls ? port + 1 : port),
    PORTAL_PORT: String(port + 2),
    ...(tls && { PUBLIC_ORIGIN: `https://localhost:${port}` }),
  };
  const utility = spawn(process.execPath, ['packages/tooling/start.mjs', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((done, fail) => {
    utility.stdout.once('data', done);
    utility.once('exit', (code) => fail(new Error(`the utility ended with ${code ?? 'a signal'}`)));
  });
  const proxy = tls ? await proxyTo(port + 1, port, data) : undefined;
  return {
    async [Symbol.asyncDispose]() {
      proxy?.closeAllConnections();
      proxy?.close();
      const ended = new Promise((done) => utility.once('exit', done));
      utility.kill('SIGTERM');
      await ended;
    },
  };
}

async function proxyTo(port: number, own: number, folder: string): Promise<Server> {
  const [key, cert] = [join(folder, 'tls.key'), join(folder, 'tls.crt')];
  const made = spawnSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '1',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
      '-keyout',
      key,
      '-out',
      cert,
    ],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`openssl could not make a certificate: ${made.error?.message ?? made.stderr}`);
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (incoming, outgoing) => {
    incoming.pipe(
      request(
        { port, host: '127.0.0.1', path: incoming.url, method: incoming.method, headers: incoming.headers },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      ).on('error', () => outgoing.destroy()),
    );
  });
  await new Promise<void>((done) => server.listen(own, '127.0.0.1', done));
  return server;
}
