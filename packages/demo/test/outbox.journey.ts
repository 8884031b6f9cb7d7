import { expect, test, type BrowserContext, type Page, type Route } from '@playwright/test';
import { signIn } from './frames.ts';

// A reading must arrive exactly once, whatever happens to the connection.
const SEND = /\/v1\/meters\/[\w-]+\/readings$/;

/** Fills the last field with a plausible reading and returns it. */
async function typeReading(page: Page): Promise<string> {
  const form = page.locator('vk-reading-form');
  const field = form.getByLabel('Показание, м³').last();
  await expect(field).toBeVisible();
  const before = await form
    .getByText(/^Прошлое: /)
    .last()
    .innerText();
  const text = String(Math.ceil(Number(/Прошлое: ([\d,]+)/.exec(before)?.[1]?.replace(',', '.'))) + 2);
  await field.fill(text);
  return text;
}

const send = (page: Page) =>
  page.locator('vk-reading-form').getByRole('button', { name: 'Передать показания' }).click();

/** How many accepted readings have this value. */
async function acceptedCount(page: Page, value: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const get = async (path: string) =>
      (await fetch(path, { headers: { Accept: 'application/json' } })).json() as Promise<{
        items: { id: string; value: string; status: string }[];
        accounts: { id: string }[];
      }>;
    const { accounts } = await get('/v1/session');
    const { items: meters } = await get(`/v1/accounts/${accounts[0]!.id}/meters`);
    const journals = await Promise.all(meters.map(({ id }) => get(`/v1/meters/${id}/readings`)));
    return journals
      .flatMap(({ items }) => items)
      .filter((reading) => reading.value === wanted && reading.status === 'accepted').length;
  }, value);
}

const failures: Readonly<Record<string, (route: Route) => Promise<void>>> = {
  'the connection fails before it arrives': (route) => route.abort('connectionreset'),
  'it is accepted but the answer is lost': async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  },
  'a captive portal answers': (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>Войдите в сеть</title>' }),
  'the endpoint is overloaded': (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', title: 'busy', status: 503, code: 'SERVICE_UNAVAILABLE' }),
    }),
};

async function open(context: BrowserContext, email: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/widgets/vk-reading-form.html');
  await page.waitForFunction(() => customElements.get('vk-reading-form'));
  if (
    await page.evaluate(
      async () => ((await (await fetch('/v1/session')).json()) as { state: string }).state !== 'signed-in',
    )
  ) {
    await page.goto('/widgets/vk-login.html');
    await signIn(page, email);
    await expect(page.locator('vk-login')).toContainText('Вы вошли');
    await page.goto('/widgets/vk-reading-form.html');
  }
  return page;
}

for (const [at, [name, fail]] of Object.entries(failures).entries()) {
  test(`a reading arrives exactly once when the page is closed and ${name}`, async ({ context }) => {
    const email = ['ozero@example.org', 'ruchey@example.org', 'pristan@example.org', 'plotina@example.org'][at]!;
    const page = await open(context, email);
    await page.route(SEND, fail);
    const value = await typeReading(page);
    await send(page);
    await expect(page.locator('vk-reading-form')).toContainText(`Показание ${value} м³ сохранено на этом устройстве`, {
      timeout: 30_000,
    });
    await page.close();
    const next = await open(context, email);
    await expect(next.locator('vk-reading-form')).toContainText(`Передано: ${value} м³`);
    expect(await acceptedCount(next, value)).toBe(1);
  });
}

test('a reading typed while offline is sent when the connection is back', async ({ context }) => {
  const page = await open(context, 'ples@example.org');
  const form = page.locator('vk-reading-form');
  await expect(form.getByLabel('Показание, м³').last()).toBeVisible();
  await context.setOffline(true);
  const value = await typeReading(page);
  await expect(form).toContainText('Расход');
  await send(page);
  await expect(form).toContainText(`Показание ${value} м³ сохранено на этом устройстве`, { timeout: 30_000 });
  await context.setOffline(false);
  await expect(form).toContainText(`Передано: ${value} м³`);
  expect(await acceptedCount(page, value)).toBe(1);
});

test('two tabs send a reading once; another customer on the device does not send it', async ({ context }) => {
  const page = await open(context, 'mayak@example.org');
  await page.route(SEND, (route) => route.abort('connectionreset'));
  const form = page.locator('vk-reading-form');
  const value = await typeReading(page);
  await send(page);
  await expect(form).toContainText('сохранено на этом устройстве', { timeout: 30_000 });
  // Another customer signs in on the same device after the cookies are gone.
  await page.close();
  const cookies = await context.cookies();
  await context.clearCookies();
  const other = await open(context, 'ruchey@example.org');
  const posts: string[] = [];
  other.on('request', (request) => {
    if (request.method() === 'POST' && SEND.test(request.url())) posts.push(request.url());
  });
  await other.locator('vk-reading-form').getByLabel('Показание, м³').first().focus();
  await other.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(other.locator('vk-reading-form')).not.toContainText(value);
  await other.close();
  expect(posts).toEqual([]);
  await context.clearCookies();
  await context.addCookies(cookies);
  const tabs = await Promise.all([open(context, 'mayak@example.org'), open(context, 'mayak@example.org')]);
  for (const tab of tabs) await expect(tab.locator('vk-reading-form')).toContainText(`Передано: ${value} м³`);
  expect(await acceptedCount(tabs[0], value)).toBe(1);
});
