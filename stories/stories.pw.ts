import { readFileSync } from 'node:fs';
import { expect, test as base, type Page } from '@playwright/test';

interface Finished { readonly status?: string; readonly error?: string; readonly reporters?: readonly { readonly type: string; readonly result?: { readonly violations?: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] } }[] }

const { entries } = JSON.parse(readFileSync(new URL('../storybook-static/index.json', import.meta.url), 'utf8')) as { entries: Record<string, { id: string; type: string }> };

/** One page for all stories of a worker: the files of Storybook are read and compiled once. */
const test = base.extend<object, { readonly shared: Page }>({
  shared: [async ({ browser }, use) => {
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, baseURL: 'http://127.0.0.1:5198' });
    // The mock utility's service worker goes with the last page that uses it, under the feet of the next story: one page stays.
    const keeper = await context.newPage();
    await keeper.goto('/iframe.html?id=widgets-vk-balance-card--debt&viewMode=story');
    await keeper.locator('vk-balance-card').waitFor();
    const page = await context.newPage();
    await page.addInitScript(() => {
      const scope = window as unknown as Record<string, unknown>;
      let channel: { on(event: string, listener: (value: unknown) => void): void } | undefined;
      scope['finished'] = new Promise((done) => {
        Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
          configurable: true,
          get: () => channel,
          set(value: NonNullable<typeof channel>) {
            channel = value;
            value.on('storyFinished', done);
            for (const event of ['playFunctionThrewException', 'storyThrewException']) value.on(event, (error) => done({ status: 'error', error: (error as Error).message }));
            value.on('storyMissing', () => done({ status: 'error', error: 'missing' }));
          },
        });
      });
    });
    await use(page);
    await context.close();
  }, { scope: 'worker' }],
});

// Each story as it is, and once more in English, dark, in a narrow column.
const looks = ['', 'lang:en;theme:dark;width:240px'];

for (const { id } of Object.values(entries).filter(({ type }) => type === 'story')) {
  // Those that are about a look need no other one.
  for (const globals of /--(english|dark|narrow)$/.test(id) ? [''] : looks) {
    test(`${id} ${globals}`, async ({ shared: page }) => {
      const faults: string[] = [];
      const note = ({ message }: Error) => faults.push(message);
      page.on('pageerror', note);
      await page.goto(`/iframe.html?id=${id}&viewMode=story&globals=${globals}`);
      const finished = await page.evaluate(() => (window as unknown as { finished: Promise<Finished> }).finished);
      page.off('pageerror', note);
      const violations = (finished.reporters ?? []).filter(({ type }) => type === 'a11y').flatMap(({ result }) => result?.violations ?? []).map((violation) => `${violation.id}: ${violation.nodes.map(({ html }) => html).join()}`);
      expect(faults).toEqual([]);
      expect(violations).toEqual([]);
      expect(finished.status, finished.error).toBe('success');
    });
  }
}
