import { expect, test, type Page } from '@playwright/test';
import { openStories, runStory, WITHOUT_AXE } from './story-runner.ts';

// What a person gets on paper. The kit prints a document of its own; here it becomes a PDF file.

/** Runs in every document: the sheet stays where it is, so that it can be read. */
const keepSheet = () => {
  window.print = () => undefined;
};

/** The printed sheet as a page, with its styles. */
const sheetOf = (page: Page) =>
  page.evaluate(() => {
    const sheet = document.querySelector('body > iframe:last-of-type') as HTMLIFrameElement | null;
    const { contentDocument } = sheet!;
    const styles = contentDocument!.adoptedStyleSheets.flatMap(({ cssRules }) =>
      [...cssRules].map(({ cssText }) => cssText),
    );
    return `<!doctype html><html lang="ru"><meta charset="utf-8"><style>${styles.join('\n')}</style>${contentDocument!.body.outerHTML}</html>`;
  });

for (const { id, tag, words } of [
  {
    id: 'widgets-vk-reading-history--ready',
    tag: 'vk-reading-history',
    words: /История показаний.*230100001.*Холодная вода/s,
  },
  {
    id: 'widgets-vk-charges--ready',
    tag: 'vk-charges',
    words: /Начисления за октябрь 2026.*230100001.*Было 153,4, стало 157.*Итого/s,
  },
  {
    id: 'widgets-vk-claim-form--sent',
    tag: 'vk-claim-form',
    words: /Обращение № .*230100001.*Ответ должен быть дан не позднее/s,
  },
])
  test(`${tag} prints one A4 page`, async ({ browser }, info) => {
    const context = await browser.newContext({ baseURL: 'http://127.0.0.1:5198', locale: 'ru-RU' });
    await context.addInitScript(keepSheet);
    const page = await (await openStories(context))(id, WITHOUT_AXE);
    expect((await runStory(page, id)).status).toBe('success');
    await page.locator(tag).getByRole('button', { name: 'Напечатать' }).click();
    await expect(page.locator('body > iframe')).toHaveCount(1);
    const paper = await context.newPage();
    await paper.setContent(await sheetOf(page));
    await expect(paper.locator('body')).toContainText(words);
    // A4 without its margins at 96 px an inch.
    await paper.setViewportSize({ width: 658, height: 1009 });
    await paper.screenshot({ path: info.outputPath(`${tag}.png`), fullPage: true });
    const pdf = await paper.pdf({ path: info.outputPath(`${tag}.pdf`), preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await context.close();
  });
