import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';

test('a resident finds a document, opens it in a tab, and takes two away as an archive', async ({ page, context }) => {
  await page.goto('/');
  await page.getByLabel('Лицевой счёт или электронная почта').fill('ruchey@example.org');
  await page.getByRole('textbox', { name: 'Пароль' }).fill('tikhiy-rodnik-u-mosta');
  await page.locator('form').getByRole('button', { name: 'Войти' }).click();
  await expect(page.getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Документы' }).click();

  const list = page.locator('vk-document-list');
  await expect(list).toContainText('Договор холодного водоснабжения и водоотведения');
  await expect(list).not.toContainText('Счёт за');
  await list.getByLabel('Найти по названию или номеру').fill('протокол проверки');
  const protocol = page.getByRole('button', { name: /^Протокол проверки прибора учёта/ });
  await expect(list.getByRole('listitem').filter({ has: protocol })).toContainText('Новый');
  await protocol.click();
  const tab = context.waitForEvent('page');
  await list.getByRole('link', { name: 'Открыть в новой вкладке' }).click();
  expect((await tab).url()).toMatch(/\/v1\/accounts\/[^/]+\/documents\/[^/]+\/content\?show=inline$/);
  await page.keyboard.press('Escape');
  await expect(list.getByRole('listitem').filter({ has: protocol })).not.toContainText('Новый');

  await list.getByLabel('Найти по названию или номеру').fill('');
  await list.getByRole('checkbox', { name: /Договор/ }).check();
  await list.getByLabel('Вид').selectOption('bill');
  await list.getByRole('checkbox').first().check();
  const download = page.waitForEvent('download');
  await list.getByRole('button', { name: 'Скачать одним архивом' }).click();
  const archive = await download;
  expect(archive.suggestedFilename()).toBe('Документы-230100003.zip');
  const files = unzipSync(new Uint8Array(await readFile(await archive.path())));
  expect(Object.keys(files).sort()).toEqual([
    expect.stringMatching(/^Договор холодного водоснабжения и водоотведения 0003-В от 2021-03-01\.pdf$/),
    expect.stringMatching(/^Счёт 230100003 \d{4}-\d{2}\.pdf$/),
  ]);
  for (const file of Object.values(files)) expect(Buffer.from(file.subarray(0, 5)).toString()).toBe('%PDF-');

  await list.getByText('Работы по вашему адресу').click();
  await expect(list).toContainText(/Проверка счётчика.*Прибор учёта исправен, пломба цела/);
  await list.getByRole('link', { name: /^Возразить: Проверка счётчика/ }).click();
  await expect(page.getByLabel('О чём обращение')).toHaveValue('meterCheck');
});
