import { readFileSync } from 'node:fs';
import { expect, test as base, type Page } from '@playwright/test';

interface Finished {
  readonly status?: string;
  readonly error?: string;
  readonly reporters?: readonly {
    readonly type: string;
    readonly result?: {
      readonly violations?: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
    };
  }[];
}
interface Channel {
  on(event: string, listener: (value: never) => void): void;
  emit(event: string, value: unknown): void;
}
interface Scope {
  runStory(id: string): Promise<Finished>;
}

const { entries } = JSON.parse(readFileSync(new URL('../storybook-static/index.json', import.meta.url), 'utf8')) as {
  entries: Record<string, { id: string; type: string }>;
};
const stories = Object.values(entries)
  .filter(({ type }) => type === 'story')
  .map(({ id }) => id);

/** Runs in the page. `runStory` shows a story like a click in the sidebar and resolves after its play function and axe. */
function addRunStory(): void {
  const scope = window as unknown as Scope;
  let channel: Channel | undefined;
  const early: { type: string; value: unknown }[] = [];
  let listener: ((type: string, value: unknown) => void) | undefined;
  Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(value: Channel) {
      channel = value;
      for (const type of ['storyFinished', 'playFunctionThrewException', 'storyThrewException', 'storyMissing']) {
        channel.on(type, (detail: unknown) => {
          if (listener) listener(type, detail);
          else early.push({ type, value: detail });
        });
      }
    },
  });
  scope.runStory = (id) =>
    new Promise((done) => {
      listener = (type, detail) => {
        if (type === 'storyFinished') {
          if ((detail as { storyId: string }).storyId === id) done(detail as Finished);
        } else {
          done({ status: 'error', error: type === 'storyMissing' ? 'missing' : (detail as Error).message });
        }
      };
      if (new URLSearchParams(location.search).get('id') === id)
        for (const { type, value } of early.splice(0)) listener(type, value);
      else channel?.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
    });
}

/** Uses one page for all stories with the same globals, so that Storybook loads and compiles once. */
const test = base.extend<object, { readonly show: (id: string, globals: string) => Promise<Page> }>({
  show: [
    async ({ browser }, use) => {
      const context = await browser.newContext({
        viewport: { width: 1200, height: 900 },
        baseURL: 'http://127.0.0.1:5198',
      });
      // Stays open, because the mock's service worker stops with the last page that uses it.
      const keeper = await context.newPage();
      await keeper.goto('/iframe.html?id=widgets-vk-balance-card--debt&viewMode=story');
      await keeper.locator('vk-balance-card').waitFor();
      const page = await context.newPage();
      await page.addInitScript(addRunStory);
      let look: string | undefined;
      await use(async (id, globals) => {
        if (look !== globals) await page.goto(`/iframe.html?id=${id}&viewMode=story&globals=${globals}`);
        look = globals;
        return page;
      });
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
      const finished = await page.evaluate((story) => (window as unknown as Scope).runStory(story), id);
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
