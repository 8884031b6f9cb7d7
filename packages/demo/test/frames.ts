import { expect, type BrowserContext, type Frame, type Page } from '@playwright/test';

export const ENDPOINT = 'http://localhost:5199';
export const PORTAL = 'http://127.0.0.1:5200';
export const PASSWORD = 'tikhiy-rodnik-u-mosta';

/** The frame of a tag on a partner's page. Scrolls to it first, because browsers do not render frames off-screen. */
export async function frameOf(page: Page, id: string): Promise<Frame> {
  await page.locator(`#${id} iframe`).waitFor({ state: 'attached' });
  await page.locator(`#${id}`).scrollIntoViewIfNeeded();
  const frame = await (await page.locator(`#${id} iframe`).elementHandle())?.contentFrame();
  if (!frame) throw new Error(`no frame in #${id}`);
  return frame;
}

/** Presses a button in the frame of a tag; scrolls and tries again when the page has shifted. */
export async function press(page: Page, id: string, name: string): Promise<void> {
  await expect(async () => {
    const frame = await frameOf(page, id);
    await frame.getByRole('button', { name }).click({ timeout: 3000 });
  }).toPass();
}

/** Presses the sign-in button of a frame and signs in in the new window; returns the window, which asks for consent. */
export async function signInFrom(
  context: BrowserContext,
  page: Page,
  id: string,
  email: string,
  type: 'fill' | 'pressSequentially' = 'fill',
): Promise<Page> {
  const [opened] = await Promise.all([context.waitForEvent('page'), press(page, id, 'Войти через сайт водоканала')]);
  await opened.waitForURL(`${ENDPOINT}/connect?**`);
  await signIn(opened, email, type);
  return opened;
}

export async function signIn(page: Page, email: string, type: 'fill' | 'pressSequentially' = 'fill'): Promise<void> {
  await page.getByLabel('Лицевой счёт или электронная почта')[type](email);
  await page.getByRole('textbox', { name: 'Пароль' })[type](PASSWORD);
  await page.locator('form').getByRole('button', { name: 'Войти' }).click();
}

export const ALLOW = 'Продолжить на сайте УК «Тихий двор»';
