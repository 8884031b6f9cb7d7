/** Reads what every story shows. */
import { openBuiltStories } from '../pictures/built-stories.ts';
import { runStory, WITHOUT_AXE, type StoryEntry } from '../../../stories/story-runner.ts';

/** Runs in the page. All text of the story, its shadow roots and labels included, folded parts too. */
function textOfPage(): string {
  const parts: string[] = [];
  const walk = (root: Element | ShadowRoot): void => {
    for (const node of root.querySelectorAll('*')) {
      for (const name of ['aria-label', 'alt', 'title', 'placeholder', 'label']) {
        const value = node.getAttribute(name);
        if (value) parts.push(value);
      }
      if (node.shadowRoot) walk(node.shadowRoot);
    }
    parts.push(root.textContent ?? '');
  };
  walk(document.querySelector('#storybook-root') ?? document.body);
  return parts.join('\n');
}

/** Opens every story of a built Storybook and returns the texts on its screen, by story id. */
export async function screensOf(
  built: URL,
): Promise<{ readonly stories: readonly StoryEntry[]; readonly screens: ReadonlyMap<string, string> }> {
  const { stories, show, close } = await openBuiltStories(built);
  const screens = new Map<string, string>();
  try {
    for (const { id } of stories) {
      const page = await show(id, WITHOUT_AXE);
      await runStory(page, id);
      screens.set(id, await page.evaluate(textOfPage));
    }
  } finally {
    await close();
  }
  return { stories, screens };
}
