import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { openStories, runStory, WITHOUT_AXE } from './story-runner.ts';

// `bvi` is the toolbar for people with low vision that most sites of Russian utilities have. It paints every element of
// the page with important rules; the widgets must stay readable in each of its schemes and sizes.
const DIST = new URL('../node_modules/bvi/dist/', import.meta.url).pathname;
const CHOICES = [
  { theme: 'white', fontSize: 24 },
  { theme: 'black', fontSize: 16 },
  { theme: 'black', fontSize: 39 },
  { theme: 'blue', fontSize: 24 },
  { theme: 'brown', fontSize: 24 },
  { theme: 'green', fontSize: 24 },
];

interface Scope {
  readonly isvek: { readonly Bvi: new (options: object) => unknown };
}

const SETTINGS = {
  images: 'grayscale',
  letterSpacing: 'normal',
  lineHeight: 'normal',
  speech: false,
  fontFamily: 'arial',
  builtElements: false,
  panelFixed: true,
  panelHide: false,
  reload: false,
  lang: 'ru-RU',
};

/** Shows the page to a visitor who has switched the toolbar on. */
async function addToolbar(page: Page): Promise<void> {
  await page.addStyleTag({ path: `${DIST}css/bvi.css` });
  await page.addScriptTag({ path: `${DIST}js/bvi.js` });
  await page.evaluate(
    (settings) => {
      // The toolbar remembers its settings in cookies, which it cannot write on an address with a port.
      for (const [name, value] of Object.entries({ ...settings, panelActive: true }))
        document.cookie = `bvi_${name}=${value};path=/`;
      new (window as unknown as Scope).isvek.Bvi(settings);
    },
    { ...SETTINGS, theme: 'white', fontSize: 16 },
  );
  await expect(page.locator('.bvi-body')).toHaveAttribute('data-bvi-theme', 'white');
}

/** What the buttons of the toolbar do. */
const choose = (page: Page, settings: Readonly<Record<string, string | number>>) =>
  page.locator('.bvi-body').evaluate((body, chosen) => {
    for (const [name, value] of Object.entries(chosen)) body.setAttribute(`data-bvi-${name}`, String(value));
  }, settings);

for (const story of ['сценарии--cabinet', 'widgets-vk-login--form'])
  test(`${story} is readable with bvi`, async ({ browser }, info) => {
    const context = await browser.newContext({
      baseURL: 'http://127.0.0.1:5198',
      viewport: { width: 1200, height: 900 },
    });
    const page = await (await openStories(context))(story, WITHOUT_AXE);
    expect((await runStory(page, story)).status).toBe('success');
    await addToolbar(page);
    for (const { theme, fontSize } of CHOICES) {
      await choose(page, { theme, fontSize });
      await page.screenshot({ path: info.outputPath(`${theme}-${fontSize}.png`), fullPage: true });
      const { violations } = await new AxeBuilder({ page })
        .include('#storybook-root')
        .withRules(['color-contrast'])
        .analyze();
      expect(
        violations.flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)),
        `${theme}, ${fontSize} px`,
      ).toEqual([]);
      const [needed, given] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(needed, `${theme}, ${fontSize} px`).toBeLessThanOrEqual(given ?? 0);
    }
    await context.close();
  });
