import { expect, test as base, type Page } from '@playwright/test';
import { openStories, runStory, storiesIn } from './story-runner.ts';

const stories = storiesIn(new URL('../storybook-static/', import.meta.url)).map(({ id }) => id);

const test = base.extend<object, { readonly show: (id: string, globals: string) => Promise<Page> }>({
  show: [
    async ({ browser }, use) => {
      const context = await browser.newContext({
        viewport: { width: 1200, height: 900 },
        baseURL: 'http://127.0.0.1:5198',
      });
      await use(await openStories(context));
      await context.close();
    },
    { scope: 'worker' },
  ],
});

// Every story as it is, and again in English, dark and narrow.
for (const globals of ['', 'lang:en;theme:dark;width:240px']) {
  for (const id of stories) {
    // Stories about one of these settings need no second run.
    if (globals && /--(english|dark|narrow)$/.test(id)) continue;
    test(`${id} ${globals}`, async ({ show }) => {
      const page = await show(id, globals);
      const faults: string[] = [];
      const note = ({ message }: Error) => faults.push(message);
      page.on('pageerror', note);
      const finished = await runStory(page, id);
      page.off('pageerror', note);
      const violations = (finished.reporters ?? [])
        .filter(({ type }) => type === 'a11y')
        .flatMap(({ result }) => result?.violations ?? [])
        .map((violation) => `${violation.id}: ${violation.nodes.map(({ html }) => html).join()}`);
      expect(faults).toEqual([]);
      expect(violations).toEqual([]);
      expect(finished.status, finished.error).toBe('success');
    });
  }
}
