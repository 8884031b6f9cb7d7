import { fieldLabel, inOrder, itemLabel, leafText } from './setting-texts.ts';

/** A place in a value and its content, in words. */
export interface Leaf {
  readonly label: string;
  readonly text: string;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The leaves of a value by their place. Lists of texts are one leaf. */
export function leavesOf(kind: string, value: unknown, path: readonly string[] = []): Map<string, Leaf> {
  const place = path.join('/');
  if (Array.isArray(value) && value.some(isObject))
    return new Map(
      value.flatMap((item: unknown, at) =>
        [...leavesOf(kind, item, [...path, String(at)])].map(([where, leaf]): [string, Leaf] => [
          where,
          { ...leaf, label: `${itemLabel(kind, at)}: ${leaf.label}` },
        ]),
      ),
    );
  if (isObject(value))
    return new Map(inOrder(value).flatMap(([name, each]) => [...leavesOf(kind, each, [...path, name])]));
  const text = Array.isArray(value)
    ? value.map((each) => leafText(kind, path, each)).join('\n') || '—'
    : leafText(kind, path, value);
  return new Map([[place, { label: fieldLabel(kind, path), text }]]);
}

/** What differs between two values, in words. */
export function differences(
  kind: string,
  before: unknown,
  after: unknown,
): readonly { readonly label: string; readonly from: string; readonly to: string }[] {
  const [old, present] = [
    before === undefined ? new Map<string, Leaf>() : leavesOf(kind, before),
    leavesOf(kind, after),
  ];
  return [...new Set([...old.keys(), ...present.keys()])].flatMap((place) => {
    const [one, other] = [old.get(place), present.get(place)];
    return one?.text === other?.text
      ? []
      : [{ label: (other ?? one)?.label ?? place, from: one?.text ?? '—', to: other?.text ?? '—' }];
  });
}

const plural = new Intl.PluralRules('ru');
const LINES: Readonly<Record<string, string>> = { one: 'строка', few: 'строки', many: 'строк' };

/** A short form of a value for a list. */
export function summaryOf(kind: string, value: unknown): string {
  if (Array.isArray(value)) return `${value.length} ${LINES[plural.select(value.length)] ?? ''}`;
  const leaves = [...leavesOf(kind, value).values()];
  if (leaves.length === 1) return leaves[0]?.text ?? '';
  return leaves
    .slice(0, 3)
    .map(({ label, text }) => `${label}: ${text}`)
    .join('; ');
}

/** A copy of a value with another leaf. */
export function withLeaf(value: unknown, path: readonly string[], leaf: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return leaf;
  if (Array.isArray(value))
    return value.map((each: unknown, at) => (String(at) === first ? withLeaf(each, rest, leaf) : each));
  return isObject(value) ? { ...value, [first]: withLeaf(value[first], rest, leaf) } : value;
}

/** A new item of a list: like another one, but empty. */
export function emptyLike(value: unknown): unknown {
  if (typeof value === 'string') return '';
  if (typeof value === 'number') return 0;
  if (typeof value === 'boolean') return false;
  if (Array.isArray(value)) return [];
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, emptyLike(each)]))
    : null;
}

/** Kopecks as people type roubles, e.g. `45,92`. */
export const roublesOf = (kopecks: number): string => {
  const text = String(kopecks).padStart(3, '0');
  return `${text.slice(0, -2)},${text.slice(-2)}`;
};

/** Typed roubles in kopecks; what is no sum stays a text, which the gateway refuses with its place. */
export function kopecksOf(typed: string): number | string {
  const [, roubles, parts = ''] = /^\s*(\d{1,9})(?:[.,](\d{1,2}))?\s*$/.exec(typed) ?? [];
  return roubles === undefined ? typed : Number(`${roubles}${parts.padEnd(2, '0')}`);
}

/** A typed number; what is none stays a text. */
export function numberOf(typed: string): number | string {
  const text = typed.trim().replace(',', '.');
  return /^\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : typed;
}
