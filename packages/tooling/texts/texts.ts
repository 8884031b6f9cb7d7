/** Reads every text of the kit from its message files. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path';
import { nameOf, widgets } from '../../widgets/widgets.ts';

type Catalog = Readonly<Record<string, string>>;

/** A story of the built Storybook, as its index lists it. */
export interface Story {
  readonly id: string;
  readonly title: string;
  readonly name: string;
}

export interface Text {
  /** The Russian message file, from the root of the repository. */
  readonly file: string;
  readonly key: string;
  readonly ru: string;
  readonly en: string;
  /** Tags of the widgets whose modules use the file. */
  readonly widgets: readonly string[];
}

const root = new URL('../../../', import.meta.url);
const SOURCE = 'packages/widgets/src/';
const CATALOG = `${SOURCE}embed/message-catalog.ts`;
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');

/** Every Russian message file, and the messages to webmasters. */
export const messageFiles = (): readonly string[] => [
  ...globSync(`${SOURCE}**/messages/{ru,*.ru}.ts`, { cwd: root }).sort(),
  CATALOG,
];

/** The files of the repository that a module imports, lazily or not; types left out. */
const importsOf = (file: string): readonly string[] =>
  [...read(file).matchAll(/(?:^|[^\w])(?:from|import\() ?'(\.[^']+\.ts)'/gm)].map(([, path = '']) =>
    normalize(`${dirname(file)}/${path}`),
  );

const moduleOf = (widget: (typeof widgets)[number]): string => `${SOURCE}${widget.folder}/${nameOf(widget)}.ts`;

/** The modules that make up one widget. The walk ends at another widget: a dialog with a sign-in shows the texts of `vk-login`. */
function modulesOf(start: string): ReadonlySet<string> {
  const others = new Set(widgets.map(moduleOf).filter((file) => file !== start));
  const seen = new Set<string>();
  const pending = [start];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (seen.has(file) || others.has(file) || !file.startsWith(SOURCE)) continue;
    seen.add(file);
    pending.push(...importsOf(file));
  }
  return seen;
}

async function load(file: string): Promise<Catalog> {
  const { default: catalog } = (await import(new URL(file, root).href)) as { default: Catalog };
  return catalog;
}

/** The keys that a message file adds to those it takes from others. */
async function ownKeys(file: string, texts: Catalog): Promise<readonly string[]> {
  const taken = Object.assign({}, ...(await Promise.all(importsOf(file).map(load)))) as Catalog;
  return Object.keys(texts).filter((key) => taken[key] !== texts[key]);
}

async function messagesToWebmasters(): Promise<readonly Text[]> {
  const { catalog } = (await import(new URL(CATALOG, root).href)) as {
    catalog: Readonly<Record<string, { readonly ru: string; readonly en: string }>>;
  };
  return Object.entries(catalog).map(([key, { ru, en }]) => ({ file: CATALOG, key, ru, en, widgets: [] }));
}

export async function collectTexts(): Promise<readonly Text[]> {
  const uses = widgets.map((widget) => ({ tag: widget.tag, modules: modulesOf(moduleOf(widget)) }));
  const texts = await Promise.all(
    messageFiles().map(async (file) => {
      if (file === CATALOG) return messagesToWebmasters();
      const [ru, en] = await Promise.all([load(file), load(file.replace(/ru\.ts$/, 'en.ts'))]);
      const tags = uses.filter(({ modules }) => modules.has(file)).map(({ tag }) => tag);
      return (await ownKeys(file, ru)).map((key) => ({
        file,
        key,
        ru: ru[key] ?? '',
        en: en[key] ?? '',
        widgets: tags,
      }));
    }),
  );
  return texts.flat();
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const oneSpace = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** Matches a text on the screen, whatever its placeholders became. */
export const patternOf = (text: string): RegExp =>
  new RegExp(
    oneSpace(text)
      .split(/\{[^}]*\}/)
      .map(escaped)
      .join('.*?'),
  );

/** The stories whose screen, given as text by story id, shows the text. Only stories of its widgets are considered. */
export function storiesOf(
  text: Text,
  stories: readonly Story[],
  screens: ReadonlyMap<string, string>,
): readonly Story[] {
  const pattern = patternOf(text.ru);
  return stories.filter(
    ({ id, title }) =>
      (text.widgets.length === 0 || text.widgets.some((tag) => title.endsWith(tag))) &&
      pattern.test(oneSpace(screens.get(id) ?? '')),
  );
}
