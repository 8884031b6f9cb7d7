import { expect, test } from '@playwright/test';
import { preview } from 'vite';

// A built Storybook is often published in a folder of a site.
test('the built Storybook works from a sub-path', async ({ browser }) => {
  const server = await preview({
    configFile: false,
    logLevel: 'silent',
    base: '/design/kit/',
    build: { outDir: new URL('../storybook-static', import.meta.url).pathname },
    preview: { host: '127.0.0.1', port: 0 },
  });
  try {
    const page = await browser.newPage();
    const missing: string[] = [];
    page.on('response', (response) => {
      if (response.status() === 404) missing.push(response.url());
    });
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}?path=/story/widgets-vk-balance-card--debt`);
    const story = page.frameLocator('#storybook-preview-iframe');
    await expect(story.locator('vk-balance-card')).toContainText(/911[.,]67/, { timeout: 60_000 });
    // The toolbars are there, too.
    await expect(page.getByLabel('День, в котором живёт водоканал')).toBeVisible();
    expect(missing).toEqual([]);
    await page.close();
  } finally {
    await server.close();
  }
});
