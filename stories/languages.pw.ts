import { expect, test as base, type Page } from '@playwright/test';
import { openStories, runStory, storiesIn, WITHOUT_AXE } from './story-runner.ts';

// Every story on a narrow page, with longer texts, right to left, with the spacing of WCAG 1.4.12 and with large text:
// nothing may leave the page, be cut off or need a horizontal scroll bar.
const stories = storiesIn(new URL('../storybook-static/', import.meta.url));

const test = base.extend<object, { readonly show: (id: string, globals: string) => Promise<Page> }>({
  show: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ baseURL: 'http://127.0.0.1:5301' });
      await use(await openStories(context));
      await context.close();
    },
    { scope: 'worker' },
  ],
});

/** Both sides of the canvas have this margin. */
const MARGIN = 16;

interface Variation {
  readonly name: string;
  /** Width of the page. */
  readonly width: number;
  readonly dir?: 'rtl';
  readonly isPseudo?: true;
  readonly isSpaced?: true;
  /** Text size of the page in px, 16 when left out. */
  readonly text?: number;
}

const variations: readonly Variation[] = [
  { name: '320 px', width: 320 },
  { name: 'a column of 240 px', width: 240 + 2 * MARGIN },
  { name: 'right to left', width: 320, dir: 'rtl' },
  { name: 'text spacing', width: 320, isSpaced: true },
  { name: 'text of 200 %', width: 640, text: 32 },
  { name: 'text of 200 % on a phone', width: 360, text: 32 },
  { name: 'longer texts', width: 320, isPseudo: true },
];

/** Runs in the page. */
async function apply({ dir, isPseudo, isSpaced, text }: Variation): Promise<void> {
  const root = document.documentElement;
  const frames = () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  root.dir = dir ?? 'ltr';
  document.body.style.fontSize = `${text ?? 16}px`;
  const scope = globalThis as unknown as { spacing?: CSSStyleSheet };
  if (!scope.spacing) {
    scope.spacing = new CSSStyleSheet();
    scope.spacing.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }',
    );
  }
  const { spacing } = scope;
  const walk = (node: Document | ShadowRoot): void => {
    const others = node.adoptedStyleSheets.filter((sheet) => sheet !== spacing);
    node.adoptedStyleSheets = isSpaced ? [...others, spacing] : others;
    for (const { shadowRoot } of node.querySelectorAll('*')) if (shadowRoot) walk(shadowRoot);
  };
  walk(document);
  if (isPseudo || root.hasAttribute('data-pseudo')) {
    root.toggleAttribute('data-pseudo', isPseudo ?? false);
    // Widgets read their texts again when the language changes.
    const { lang } = root;
    root.lang = lang === 'en' ? 'ru' : 'en';
    await frames();
    root.lang = 'ru';
  }
  await frames();
}

/** Runs in the page. What leaves the page, is cut off or scrolls sideways, as short descriptions. */
function faultsOfLayout(): string[] {
  const width = document.documentElement.clientWidth;
  const faults: string[] = [];
  const describe = (element: Element) =>
    `${element.localName}${[...element.classList].map((name) => `.${name}`).join('')} «${(element.textContent ?? '').trim().slice(0, 30)}»`;
  /** The smallest part that is wider than its place. */
  const culprit = (element: Element): string => {
    const { right, left } = element.getBoundingClientRect();
    const wide = [...element.querySelectorAll('*')].filter((part) => {
      const box = part.getBoundingClientRect();
      return box.right > right + 1 || box.left < left - 1;
    });
    return wide.length > 0 ? `, because of ${describe(wide.at(-1)!)}` : '';
  };
  const isHidden = (element: Element) => {
    const { width: ownWidth, height } = element.getBoundingClientRect();
    return ownWidth <= 1 || height <= 1;
  };
  const walk = (node: Element | ShadowRoot): void => {
    for (const element of node.children) {
      const { overflowX, position } = getComputedStyle(element);
      if (isHidden(element)) {
        if (position === 'static' || position === 'relative') walk(element);
        continue;
      }
      const { left, right } = element.getBoundingClientRect();
      const inner = element.shadowRoot ?? element;
      // Code of the start page may scroll.
      const isControl = element.matches('input, select, textarea, progress, pre');
      if (left < -1 || right > width + 1)
        faults.push(`leaves the page by ${Math.round(Math.max(-left, right - width))} px: ${describe(element)}`);
      else if (!isControl && overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
        faults.push(
          `is cut off or scrolls, ${element.scrollWidth} of ${element.clientWidth} px: ${describe(element)}${culprit(element)}`,
        );
      else if (!element.matches('svg, pre')) {
        if (element.shadowRoot) walk(element);
        walk(inner);
      }
    }
  };
  walk(document.querySelector('#storybook-root')!);
  for (const dialog of document.querySelectorAll('body > vk-login')) walk(dialog.shadowRoot!);
  if (faults.length === 0 && document.documentElement.scrollWidth > width)
    faults.push(`the page scrolls, ${document.documentElement.scrollWidth} of ${width} px`);
  return faults;
}

/** Runs in the page. A widget shows texts of the pseudo-locale. */
function hasPseudoText(): boolean {
  const textOf = (node: Element | ShadowRoot): string =>
    `${node.textContent ?? ''}${[...node.querySelectorAll('*')].map(({ shadowRoot }) => (shadowRoot ? textOf(shadowRoot) : '')).join('')}`;
  return textOf(document.querySelector('#storybook-root')!).includes('\u0301');
}

for (const { id, title } of stories) {
  // The pages for designers are made for a wide screen; the last three repeat another story.
  if (/^(Основы|Messages)/.test(title) || /--(english|dark|narrow)$/.test(id)) continue;
  test(id, async ({ show }) => {
    const page = await show(id, WITHOUT_AXE);
    await page.setViewportSize({ width: 1200, height: 900 });
    await page.evaluate(apply, { name: 'as it is', width: 1200 });
    await runStory(page, id);
    const faults: string[] = [];
    for (const variation of variations) {
      await page.setViewportSize({ width: variation.width, height: 900 });
      await page.evaluate(apply, variation);
      if (variation.isPseudo && title.startsWith('Widgets/')) expect(await page.evaluate(hasPseudoText)).toBe(true);
      for (const fault of await page.evaluate(faultsOfLayout)) faults.push(`${variation.name}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });
}
