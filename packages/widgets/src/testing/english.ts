/// <reference types="vite/client" />
import { textOf, withoutRussian } from './text-of.ts';

type Catalog = Readonly<Record<string, string>>;

const russian = import.meta.glob<Catalog>('../**/messages/*ru.ts', { eager: true, import: 'default' });
const english = import.meta.glob<Catalog>('../**/messages/*en.ts', { eager: true, import: 'default' });

interface Text {
  readonly ru: string;
  readonly seen: RegExp;
  /** One Russian text may have several English ones. */
  readonly en: Set<string>;
}

const PARAMETER = /\{\w+(?:\|([^}]*))?\}/g;
/** Shorter texts occur inside others and in data of the utility. */
const SHORTEST = 12;

const ownLength = (template: string) => template.replace(PARAMETER, '').length;

/** Matches a text with any parameters. */
function patternOf(template: string): RegExp {
  let source = '';
  let from = 0;
  const literal = (text: string) => text.replace(/\s+/gu, ' ').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  for (const match of template.matchAll(PARAMETER)) {
    source +=
      literal(template.slice(from, match.index)) +
      (match[1] === undefined ? '.{0,80}?' : `(?:${match[1].split('|').map(literal).join('|')})`);
    from = match.index + match[0].length;
  }
  return new RegExp((source + literal(template.slice(from))).trim());
}

function readTexts(): readonly Text[] {
  const texts = new Map<string, Text>();
  for (const [path, catalog] of Object.entries(russian)) {
    const other = english[path.replace(/ru\.ts$/, 'en.ts')] ?? {};
    for (const [key, ru] of Object.entries(catalog)) {
      if (ownLength(ru) < SHORTEST) continue;
      const text = texts.get(ru) ?? { ru, seen: patternOf(ru), en: new Set() };
      text.en.add(other[key] ?? '');
      texts.set(ru, text);
    }
  }
  // Longer texts first: their parts must not be found again as texts of their own.
  return [...texts.values()].sort((a, b) => ownLength(b.ru) - ownLength(a.ru));
}

const texts = readTexts();

function seenIn(page: string): ReadonlySet<Text> {
  let rest = page;
  const seen = new Set<Text>();
  for (const text of texts) {
    const left = rest.replace(new RegExp(text.seen, 'g'), ' · ');
    if (left !== rest) seen.add(text);
    rest = left;
  }
  return seen;
}

const isIn = (page: string, { en }: Text) => [...en].some((template) => patternOf(template).test(page));
const widgetsOf = (host: HTMLElement) =>
  [...host.querySelectorAll<HTMLElement>('*')].filter(({ localName }) => localName.startsWith('vk-'));
const pause = () => new Promise((done) => setTimeout(done, 4));

/** Waits until the condition holds or the time is over. */
async function until(condition: () => boolean, ms: number): Promise<void> {
  for (const started = performance.now(); !condition() && performance.now() - started < ms;) await pause();
}

/**
 * Checks that every Russian text of a widget is shown in English after a change of `lang`, and that none stays Russian.
 */
async function checkEnglish(host: HTMLElement): Promise<void> {
  const widgets = widgetsOf(host);
  const page = (read: (widget: Element) => string) => widgets.map(read).join(' ');
  let fault = '';
  // Something may still be loading: only texts present before and after can be missing.
  for (let attempt = 1; attempt <= 3; attempt++) {
    const before = seenIn(page(withoutRussian));
    if (before.size === 0) return;
    host.lang = 'en';
    let inEnglish = '';
    await until(() => {
      inEnglish = page(withoutRussian);
      return [...before].every((text) => isIn(inEnglish, text)) && seenIn(inEnglish).size === 0;
    }, attempt * 2000);
    const left = seenIn(inEnglish);
    host.lang = 'ru';
    await until(() => [...before].every(({ seen }) => seen.test(page(textOf))), attempt * 500);
    const after = seenIn(page(withoutRussian));
    const wrong = [...before].filter((text) => after.has(text) && (left.has(text) || !isIn(inEnglish, text)));
    if (wrong.length === 0) return;
    fault = `${wrong.map(({ ru, en }) => `«${ru}» is not seen in English as “${[...en].join('” or “')}”`).join('\n')}\nin: ${inEnglish}`;
  }
  throw new Error(fault);
}

const hosts = () =>
  [...document.body.children].filter(
    (host): host is HTMLDivElement => host instanceof HTMLDivElement && host.lang === 'ru',
  );

/** Checks the page in English, then switches back to Russian. */
export async function inEnglish(words: RegExp): Promise<void> {
  const shown = hosts();
  const page = () => shown.flatMap(widgetsOf).map(textOf).join(' ');
  const before = page();
  for (const host of shown) host.lang = 'en';
  await until(() => words.test(page()), 15_000);
  const seen = page();
  for (const host of shown) host.lang = 'ru';
  await until(() => page() === before, 2000);
  if (!words.test(seen)) throw new Error(`${String(words)} is not seen in English: ${seen}`);
}

const faults: string[] = [];

/** After each test, checks that its final state is shown in English too. Failures are reported together at the end. */
afterEach(async function () {
  if (this.currentTest?.state === 'failed') return;
  this.timeout(40_000);
  for (const host of hosts()) {
    await checkEnglish(host).catch((fault: unknown) =>
      faults.push(`After “${this.currentTest?.fullTitle() ?? ''}”: ${(fault as Error).message}`),
    );
  }
});

after(() => {
  if (faults.length > 0) throw new Error(faults.join('\n'));
});
