import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readTable } from '../../widgets/src/building/read-table.ts';
import { ALLOW, frameOf, PORTAL, signIn, signInFrom } from './frames.ts';

// A management company sends the readings of a building with three hundred flats.
const MANAGER = 'dvor@example.org';
const HOUSE = 'г. Родников, ул. Набережная, д. 10';

async function open(page: Page) {
  await page.goto('/building.html');
  await signIn(page, MANAGER);
  const widget = page.locator('vk-building-readings');
  await expect(widget.getByText(/^Получено/)).toBeVisible();
  await widget.locator('select').first().selectOption({ label: HOUSE });
  await expect(widget.locator('table')).toContainText('Холодная вода');
  await expect(widget).toContainText(/1–50 из \d{3}/);
  return widget;
}

/** Number of readings the endpoint has for the building this month. */
const received = (page: Page): Promise<number> =>
  page.evaluate(async (address) => {
    const get = async (path: string) =>
      (await fetch(path, { headers: { Accept: 'application/json' } })).json() as Promise<{
        items: { id: string; address: string }[];
        received: number;
      }>;
    const { items } = await get('/v1/buildings');
    return (await get(`/v1/buildings/${items.find((each) => each.address === address)!.id}/reading-status`)).received;
  }, HOUSE);

/** The cells of a downloaded workbook. */
async function tableOf(path: string) {
  const read = await readTable(new Uint8Array(readFileSync(path)));
  if ('fault' in read) throw new Error(read.fault);
  return read.sheets[0]!.table;
}

test('a manager fills in the form of a building, corrects two rows and downloads the result', async ({ page }) => {
  test.slow();
  const widget = await open(page);
  const before = await received(page);
  const [form] = await Promise.all([
    page.waitForEvent('download'),
    widget.getByRole('button', { name: 'Скачать бланк' }).click(),
  ]);
  const lines = await tableOf(await form.path());
  expect(lines[0]).toEqual([
    'Лицевой счёт',
    'Помещение',
    'Номер прибора учёта',
    'Услуга',
    'Прошлое показание',
    'Показание',
    'Дата снятия',
  ]);
  const [common, ...meters] = lines.slice(1);
  expect(common![3]).toMatch(/Общедом/i);
  expect(meters.length).toBeGreaterThan(300);
  // Like a file saved by a spreadsheet: a column with names, lost leading zeros, a mistyped account, a too low reading.
  const filled = meters.map(([account = '', flat = '', serial = '', service = '', previous = ''], index) => [
    index === 0 ? '999999' : account,
    'Ручьёва Капля',
    flat,
    serial.replace(/^0+/, ''),
    service,
    index === 1 ? '0' : String(Math.ceil(Number(previous.replace(',', '.'))) + 2),
  ]);
  const file = {
    name: 'ноябрь.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        'Лицевой счёт;ФИО;Помещение;Номер прибора учёта;Услуга;Показание',
        ...filled.map((cells) => cells.join(';')),
      ].join('\r\n'),
    ),
  };
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/v1/bulk-readings')) sent.push(request.postData() ?? '');
  });
  await widget.locator('input[type=file]').setInputFiles(file);
  await expect(widget).toContainText(`Файл «ноябрь.csv»: ${meters.length} показани`);
  await widget.getByRole('button', { name: /^Передать показания/ }).click();
  await expect(widget.getByText(/^Принято: \d+/)).toBeVisible({ timeout: 30_000 });
  expect(sent.length).toBe(
    Math.ceil(sent.flatMap((body) => (JSON.parse(body) as { rows: unknown[] }).rows).length / 500),
  );
  expect(sent.join('')).not.toContain('Ручьёва');
  await expect.poll(() => received(page)).toBeGreaterThan(before + 300);
  const first = await received(page);

  await widget.getByRole('button', { name: 'Показать, что исправить' }).click();
  const mistyped = widget.getByLabel('Лицевой счёт').and(widget.locator('input')).first();
  await expect(mistyped).toHaveValue('999999');
  await mistyped.fill(meters[0]![0]!);
  await mistyped.press('Tab');
  await expect(widget.locator('table')).toContainText('Расход');
  const key = await widget
    .locator('tr', { hasText: 'Меньше прошлого показания' })
    .first()
    .locator('[data-value]')
    .getAttribute('data-value');
  const low = widget.locator(`[data-value="${key}"]`);
  await low.fill(String(Math.ceil(Number(meters[1]![4]!.replace(',', '.'))) + 1));
  await low.press('Enter');
  expect(
    (await new AxeBuilder({ page }).include('vk-building-readings').analyze()).violations.map(({ id }) => id),
  ).toEqual([]);
  await widget.getByRole('button', { name: /^Передать показания \(2\)/ }).click();
  await expect.poll(() => received(page)).toBe(first + 2);

  const [result] = await Promise.all([
    page.waitForEvent('download'),
    widget.getByRole('button', { name: 'Скачать результат' }).click(),
  ]);
  expect(result.suggestedFilename()).toBe('ноябрь, результат.xlsx');
  const back = (await tableOf(await result.path())).map((line) => line.join(';'));
  expect(back[0]).toMatch(/Показание;Результат;Номер подтверждения$/);
  expect(back[1]).toMatch(/^999999;Ручьёва Капля;.*;принято;П-\d{4}-\d{2}-\d{6}-\d{4}$/);

  await page.reload();
  await widget.locator('select').first().selectOption({ label: HOUSE });
  await expect(widget.getByText(/^Получено/)).toContainText(String(first + 2));
  await widget.getByRole('searchbox').fill(meters[0]![0]!);
  await expect(widget.locator('tr', { hasText: meters[0]![2]! })).toContainText('Вы передали');
});

test('reads a workbook in the worker under a strict CSP', async ({ page }) => {
  const widget = await open(page);
  const violations = await page.evaluateHandle(() => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => seen.push(violatedDirective));
    return seen;
  });
  const [worker] = await Promise.all([
    page.waitForEvent('worker'),
    widget
      .locator('input[type=file]')
      .setInputFiles(fileURLToPath(new URL('../../widgets/test/fixtures/own.xlsx', import.meta.url))),
  ]);
  expect(new URL(worker.url()).pathname).toMatch(/\/assets\/table-worker-[\w-]+\.js$/);
  await expect(widget).toContainText('Файл «own.xlsx»');
  await expect(widget.locator('tr', { hasText: 'Не из этого дома: проверит водоканал' }).first()).toBeVisible();
  expect(await violations.jsonValue()).toEqual([]);
});

test('sends readings in a frame on the company portal after consent', async ({ page, context }) => {
  await page.goto(`${PORTAL}/building.html`);
  const opened = await signInFrom(context, page, 'building', MANAGER);
  await expect(opened.locator('vk-connect')).toContainText('видеть счётчики в домах вашей компании');
  await opened.getByRole('button', { name: ALLOW }).click();
  await expect.poll(() => opened.isClosed()).toBe(true);
  const frame = await frameOf(page, 'building');
  await expect(frame.locator('table')).toContainText('Холодная вода');
  const events = page.evaluate(
    () =>
      new Promise((done) =>
        document.addEventListener(
          'vk-building-readings-submitted',
          (event) => done(JSON.stringify((event as CustomEvent).detail)),
          { once: true },
        ),
      ),
  );
  const row = frame.locator('tr', { has: frame.locator('[data-value]') }).first();
  const previous = Number((await row.locator('.before').innerText()).replace(/\s/g, '').replace(',', '.'));
  const field = row.locator('[data-value]');
  await field.fill(String(Math.ceil(previous) + 2));
  await field.press('Tab');
  // A click in a frame can miss while the page around it shifts.
  await expect(async () => {
    const button = frame.getByRole('button', { name: /^Передать показания \(1\)/ });
    if (await button.isVisible()) await button.click({ timeout: 2000 });
    await expect(frame.getByText(/^Принято: 1/)).toBeVisible({ timeout: 2000 });
  }).toPass();
  expect(await events).toBe('{}');
});
