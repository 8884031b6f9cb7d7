/** Compares two folders of pictures. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How far two colours may be apart, 0 to 1, to count as the same. */
const COLOUR_DISTANCE = 0.05;

export interface Difference {
  readonly file: string;
  readonly kind: 'added' | 'removed' | 'resized' | 'changed';
  /** Pixels that differ; 0 when the sizes do. */
  readonly pixels: number;
}

/** Compares the pixels of two pictures; `picture` marks those that differ. */
export function differenceOf(
  before: Buffer,
  after: Buffer,
): { readonly kind: 'resized' | 'changed'; readonly pixels: number; readonly picture?: Buffer } | undefined {
  if (before.equals(after)) return undefined;
  const [one, two] = [PNG.sync.read(before), PNG.sync.read(after)];
  if (one.width !== two.width || one.height !== two.height) return { kind: 'resized', pixels: 0 };
  const marked = new PNG({ width: one.width, height: one.height });
  const pixels = pixelmatch(one.data, two.data, marked.data, one.width, one.height, {
    threshold: COLOUR_DISTANCE,
    includeAA: true,
  });
  return pixels === 0 ? undefined : { kind: 'changed', pixels, picture: PNG.sync.write(marked) };
}

/** A file that only one folder has is a difference, too. Marked pictures go to the folder `marked`. */
export function compareFolders(
  before: string,
  after: string,
  files: readonly string[],
  marked: string,
): readonly Difference[] {
  mkdirSync(marked, { recursive: true });
  return files.flatMap((file): Difference[] => {
    const [isOld, isNew] = [existsSync(`${before}/${file}`), existsSync(`${after}/${file}`)];
    if (!isOld || !isNew) return [{ file, kind: isNew ? 'added' : 'removed', pixels: 0 }];
    const difference = differenceOf(readFileSync(`${before}/${file}`), readFileSync(`${after}/${file}`));
    if (!difference) return [];
    if (difference.picture) writeFileSync(`${marked}/${file}`, difference.picture);
    return [{ file, kind: difference.kind, pixels: difference.pixels }];
  });
}
