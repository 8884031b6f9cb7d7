/** Takes pictures of every story of a built Storybook. */
import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { runStory, WITHOUT_AXE, type StoryEntry } from '../../../stories/story-runner.ts';
import { openBuiltStories } from './built-stories.ts';

export const looks = ['light', 'dark', 'forced', 'phone'] as const;
export type Look = (typeof looks)[number];

export const fileOf = (id: string, look: Look): string => `${id}.${look}.png`;

/** The clock of the mock utility, so that no picture depends on the day it is taken. */
const NOW = new Date('2026-11-22T09:40:00Z');
const HEIGHT = 900;

/** Runs in the page: the story that is shown turns to this colour scheme. Stories on a host page keep theirs. */
function setScheme(scheme: string): void {
  if (document.body.style.background === '') return;
  document.documentElement.style.colorScheme = scheme;
  document.body.style.background = scheme === 'dark' ? '#0d141b' : '#ffffff';
}

/** Runs in the page: two frames and all fonts, and a field without a blinking caret. */
async function settle(): Promise<void> {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  // Only an inline style beats the rules of the kit for fields in the page.
  (focused as HTMLElement | null)?.style.setProperty('caret-color', 'transparent', 'important');
  await document.fonts.ready;
  await new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}

async function turnTo(page: Page, look: Look): Promise<void> {
  await page.setViewportSize({ width: look === 'phone' ? 320 : 1200, height: HEIGHT });
  await page.emulateMedia({ forcedColors: look === 'forced' ? 'active' : 'none' });
  if (look === 'dark' || look === 'forced') await page.evaluate(setScheme, look === 'dark' ? 'dark' : 'light');
  await page.evaluate(settle);
}

/** A story plays once and is then shown in every look. Returns the stories whose pictures are in `folder`. */
export async function renderStories(built: URL, folder: string, only: RegExp): Promise<readonly StoryEntry[]> {
  mkdirSync(folder, { recursive: true });
  const { stories, show, close } = await openBuiltStories(built, { locale: 'ru-RU', reducedMotion: 'reduce' }, NOW);
  const chosen = stories.filter(({ id }) => only.test(id));
  try {
    for (const { id } of chosen) {
      const page = await show(id, WITHOUT_AXE);
      await page.setViewportSize({ width: 1200, height: HEIGHT });
      await page.emulateMedia({ forcedColors: 'none' });
      await runStory(page, id);
      // The pointer and the focus of the story before may rest on this one.
      await page.mouse.move(0, 0);
      for (const look of looks) {
        await turnTo(page, look);
        await page.screenshot({
          path: `${folder}/${fileOf(id, look)}`,
          fullPage: true,
          animations: 'disabled',
          caret: 'hide',
        });
      }
    }
  } finally {
    await close();
  }
  return chosen;
}
