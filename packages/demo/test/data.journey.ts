import { expect, test, type Download } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import type { DataCopy } from '@vodokanal/contract';
import { openPdf, textOf } from '../../gateway/test/read-pdf.ts';
import { signIn } from './frames.ts';

async function bytesOf(download: Download): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

test('a resident downloads their data, sees who gets it, and asks to delete some', async ({ page }) => {
  await page.goto('/account.html');
  await signIn(page, 'bereg@example.org');
  const rights = page.locator('vk-data-rights');
  await rights.getByRole('button', { name: 'Получить копию' }).click();
  const save = async (name: RegExp) => {
    const [download] = await Promise.all([page.waitForEvent('download'), rights.getByRole('link', { name }).click()]);
    return download;
  };
  const json = await save(/программ/);
  expect(json.suggestedFilename()).toMatch(/^Мои данные ПД-\d{4}-\d{6}\.json$/);
  const copy = JSON.parse(new TextDecoder().decode(await bytesOf(json))) as DataCopy;
  const accounts = copy.sections.find(({ section }) => section === 'accounts')?.tables[0];
  const number = String(accounts?.rows[0]?.['number']);
  expect(number).toMatch(/^2301\d{5}$/);
  const pdf = await save(/PDF/);
  expect(await textOf(await openPdf(await bytesOf(pdf)))).toContain(number);

  const consents = page.locator('vk-consents');
  await consents.getByRole('button', { name: /Согласиться: Согласие на письма/ }).click();
  await expect(consents).toContainText('Вы согласились');
  await rights.getByText(/^Показать: \d+ получател/).click();
  await rights.getByRole('button', { name: /^Отозвать согласие: / }).click();
  await expect(rights).toContainText('Готово: больше не передаём туда ваши данные.');
  await expect(consents).toContainText('Вы отозвали согласие');

  await rights.getByRole('button', { name: 'Удалить данные' }).click();
  await rights.getByLabel('Письма и SMS').check();
  await page.reload();
  await expect(rights.getByLabel('Письма и SMS')).toBeChecked();
  await rights.getByRole('button', { name: 'Отправить запрос' }).click();
  await expect(rights).toContainText(/Запрос № ПД-\d{4}-\d{6} зарегистрирован\. Ответим не позднее/);
  await expect(rights).toContainText('Ваши запросы');
  const { violations } = await new AxeBuilder({ page }).include('vk-data-rights').analyze();
  expect(violations).toEqual([]);
});
