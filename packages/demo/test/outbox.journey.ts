import { expect, test, type BrowserContext, type Page, type Route } from '@playwright/test';
import { signIn } from './frames.ts';

// A reading on its way through everything that can happen to a connection.
const SEND = /\/v1\/meters\/[\w-]+\/readings$/;

/** Fills the last field with a plain reading. */
async function typed(page: Page): Promise<string> {
  const form = page.locator('vk-reading-form');
  const field = form.getByLabel('Показание, м³').last();
  await expect(field).toBeVisible();
  const before = await form.getByText(/^Прошлое: /).last().innerText();
  const text = String(Math.ceil(Number(/Прошлое: ([\d,]+)/.exec(before)?.[1]?.replace(',', '.'))) + 2);
  await field.fill(text);
  return text;
}

const send = (page: Page) => page.locator('vk-reading-form').getByRole('button', { name: 'Передать показания' }).click();

/** How often the utility has taken this value. */
async function taken(page: Page, value: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const get = async (path: string) => (await fetch(path, { headers: { Accept: 'application/json' } })).json() as Promise<{ items: { id: string; value: string; status: string }[]; accounts: { id: string }[] }>;
    const { accounts } = await get('/v1/session');
    const { items: meters } = await get(`/v1/accounts/${accounts[0]!.id}/meters`);
    const journals = await Promise.all(meters.map(({ id }) => get(`/v1/meters/${id}/readings`)));
    return journals.flatMap(({ items }) => items).filter((reading) => reading.value === wanted && reading.status === 'accepted').length;
  }, value);
}

const ways: Readonly<Record<string, (route: Route) => Promise<void>>> = {
  'cut before it arrives': (route) => route.abort('connectionreset'),
  'cut after it was taken, the answer lost': async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  },
  'behind the sign-in of some network that answers everything': (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>Войдите в сеть</title>' }),
  'while the utility is overloaded': (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'busy', status: 503, code: 'SERVICE_UNAVAILABLE' }) }),
};

async function open(context: BrowserContext, email: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/widgets/vk-reading-form.html');
  await page.waitForFunction(() => customElements.get('vk-reading-form'));
  if (await page.evaluate(async () => ((await (await fetch('/v1/session')).json()) as { state: string }).state !== 'signed-in')) {
    await page.goto('/widgets/vk-login.html');
    await signIn(page, email);
    await expect(page.locator('vk-login')).toContainText('Вы вошли');
    await page.goto('/widgets/vk-reading-form.html');
  }
  return page;
}

for (const [at, [name, way]] of Object.entries(ways).entries()) {
  test(`a reading arrives exactly once: ${name}, and the page closed in between`, async ({ context }) => {
    const email = ['ozero@example.org', 'ruchey@example.org', 'pristan@example.org', 'plotina@example.org'][at]!;
    const page = await open(context, email);
    await page.route(SEND, way);
    const value = await typed(page);
    await send(page);
    await expect(page.locator('vk-reading-form')).toContainText(`Показание ${value} м³ сохранено на этом устройстве`, { timeout: 30_000 });
    await page.close();
    const next = await open(context, email);
    await expect(next.locator('vk-reading-form')).toContainText(`Передано: ${value} м³`);
    expect(await taken(next, value)).toBe(1);
  });
}

test('the connection is lost while the form is on the screen: a reading can still be typed, and is sent later', async ({ context }) => {
  const page = await open(context, 'ples@example.org');
  const form = page.locator('vk-reading-form');
  await expect(form.getByLabel('Показание, м³').last()).toBeVisible();
  await context.setOffline(true);
  const value = await typed(page);
  await expect(form).toContainText('Расход');
  await send(page);
  await expect(form).toContainText(`Показание ${value} м³ сохранено на этом устройстве`, { timeout: 30_000 });
  await context.setOffline(false);
  await expect(form).toContainText(`Передано: ${value} м³`);
  expect(await taken(page, value)).toBe(1);
});

test('two tabs, one reading; a second person on the device sends nothing of the first', async ({ context }) => {
  const page = await open(context, 'mayak@example.org');
  await page.route(SEND, (route) => route.abort('connectionreset'));
  const form = page.locator('vk-reading-form');
  const value = await typed(page);
  await send(page);
  await expect(form).toContainText('сохранено на этом устройстве', { timeout: 30_000 });
  // Somebody else signs in with the cookie of the first gone, the device left as it is.
  await page.close();
  const cookies = await context.cookies();
  await context.clearCookies();
  const other = await open(context, 'ruchey@example.org');
  const posts: string[] = [];
  other.on('request', (request) => { if (request.method() === 'POST' && SEND.test(request.url())) posts.push(request.url()); });
  await other.locator('vk-reading-form').getByLabel('Показание, м³').first().focus();
  await other.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(other.locator('vk-reading-form')).not.toContainText(value);
  await other.close();
  expect(posts).toEqual([]);
  await context.clearCookies();
  await context.addCookies(cookies);
  const tabs = await Promise.all([open(context, 'mayak@example.org'), open(context, 'mayak@example.org')]);
  for (const tab of tabs) await expect(tab.locator('vk-reading-form')).toContainText(`Передано: ${value} м³`);
  expect(await taken(tabs[0], value)).toBe(1);
});
