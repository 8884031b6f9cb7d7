/** Serves a built Storybook and opens its stories in a browser. */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { preview } from 'vite';
import { openStories, storiesIn, type StoryEntry } from '../../../stories/story-runner.ts';
import { browsers, chromiumArgs } from '../machine/machine.mjs';

export interface BuiltStories {
  readonly stories: readonly StoryEntry[];
  /** The page for a story with these globals. */
  readonly show: (id: string, globals: string) => Promise<Page>;
  readonly close: () => Promise<void>;
}

export function launchBrowser(): Promise<Browser> {
  const executablePath = browsers().chromium;
  return chromium.launch({ ...(executablePath && { executablePath }), args: chromiumArgs });
}

/** `folder` is the output of `npm run stories:build`; `now` stops the clock of the pages. */
export async function openBuiltStories(
  folder: URL,
  options: Parameters<Browser['newContext']>[0] = {},
  now?: Date,
): Promise<BuiltStories> {
  const server = await preview({
    configFile: false,
    logLevel: 'silent',
    build: { outDir: folder.pathname },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const browser = await launchBrowser();
  const context: BrowserContext = await browser.newContext({
    baseURL: server.resolvedUrls?.local[0] ?? '',
    viewport: { width: 1200, height: 900 },
    ...options,
  });
  if (now) await context.clock.setFixedTime(now);
  return {
    stories: storiesIn(folder),
    show: await openStories(context),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
