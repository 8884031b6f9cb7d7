/** Opens stories of the built Storybook in a browser: for the tests, the pictures and the list of texts. */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';

export interface Finished {
  readonly status?: string;
  readonly error?: string;
  readonly reporters?: readonly {
    readonly type: string;
    readonly result?: {
      readonly violations?: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
    };
  }[];
}
export interface StoryEntry {
  readonly id: string;
  readonly title: string;
  readonly name: string;
}
interface Channel {
  on(event: string, listener: (value: never) => void): void;
  emit(event: string, value: unknown): void;
}
interface Scope {
  runStory(id: string): Promise<Finished>;
}

/** Globals of a run that does not need axe. */
export const WITHOUT_AXE = 'a11y.manual:!true';

/** The stories of a built Storybook in this folder. */
export function storiesIn(folder: URL): readonly StoryEntry[] {
  const { entries } = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as {
    entries: Record<string, StoryEntry & { readonly type: string }>;
  };
  return Object.values(entries).filter(({ type }) => type === 'story');
}

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

/** Shows the story on a page of `openStories` and resolves when it is finished. */
export const runStory = (page: Page, id: string): Promise<Finished> =>
  page.evaluate((story) => (window as unknown as Scope).runStory(story), id);

/**
 * Returns a function that gives the page for a story with these globals. One page serves all stories with the same
 * globals, so that Storybook loads and compiles once.
 */
export async function openStories(context: BrowserContext): Promise<(id: string, globals: string) => Promise<Page>> {
  // Stays open, because the mock's service worker stops with the last page that uses it.
  const keeper = await context.newPage();
  await keeper.goto('/iframe.html?id=widgets-vk-balance-card--debt&viewMode=story');
  await keeper.locator('vk-balance-card').waitFor();
  const page = await context.newPage();
  await page.addInitScript(addRunStory);
  let look: string | undefined;
  return async (id, globals) => {
    if (look !== globals) await page.goto(`/iframe.html?id=${id}&viewMode=story&globals=${globals}`);
    look = globals;
    return page;
  };
}
