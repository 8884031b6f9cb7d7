import { boxesOf, boxTypeAt, BoxReader, type Box } from './iso-box.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

interface ItemLocation {
  readonly id: number;
  /** Whether the ranges count from the beginning of the box `idat`, and not of the file. */
  readonly isInside: boolean;
  readonly ranges: readonly Range[];
}

/** Boxes of a picture (ISO/IEC 23008-12) without which it cannot be shown. */
const META_BOXES = ['hdlr', 'dinf', 'pitm', 'iinf', 'iloc', 'iprp', 'iref', 'idat', 'grpl'];
/** Items that are notes about a picture: Exif, XMP and what programs add. */
const NOTES = ['Exif', 'mime', 'uri ', ''];
/** A file that ends inside one of these was cut off on its way. */
const WHOLE = ['ftyp', 'meta', 'mdat', 'moov'];

/**
 * Returns a HEIC or HEIF file without Exif, XMP, films and everything else that is no part of its pictures. Nothing
 * moves, because the file holds addresses: what is taken out becomes zeros. The way up is a property of the picture and
 * stays. Undefined when the file is damaged, or is a film without a picture.
 */
export function plainHeif(given: Uint8Array): Uint8Array | undefined {
  try {
    return withoutNotes(given);
  } catch (fault) {
    // A number stands behind the end of the file.
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

function withoutNotes(given: Uint8Array): Uint8Array | undefined {
  // Not `slice`: that of a Buffer would share the memory.
  const bytes = new Uint8Array(given);
  const { boxes, readTo } = boxesOf(given, 0, given.length);
  if (readTo < given.length && WHOLE.includes(boxTypeAt(given, readTo + 4))) return undefined;
  // Programs show boxes only.
  bytes.fill(0, readTo);
  const meta = boxes.find(({ type }) => type === 'meta');
  if (!meta && boxes.some(({ type }) => type === 'moov')) return undefined;
  for (const box of boxes) if (box !== meta && box.type !== 'ftyp' && box.type !== 'mdat') blank(bytes, box);
  const data = boxes.filter(({ type }) => type === 'mdat');
  for (const { from, end } of data) bytes.fill(0, from, end);
  if (!meta) return bytes;

  const parts = boxesOf(given, meta.from + 4, meta.end);
  if (parts.readTo !== meta.end) return undefined;
  for (const part of parts.boxes) if (!META_BOXES.includes(part.type)) blank(bytes, part);
  const inner = parts.boxes.filter(({ type }) => type === 'idat');
  for (const { from, end } of inner) bytes.fill(0, from, end);
  const part = (type: string) => parts.boxes.find((each) => each.type === type);
  const types = itemTypes(given, part('iinf'));
  const locations = itemLocations(given, part('iloc'));
  const isNote = ({ id }: ItemLocation) => NOTES.includes(types.get(id) ?? '');
  const rangesIn = (item: ItemLocation): Range[] =>
    (item.isInside ? inner : data).flatMap((box) =>
      item.ranges
        .map(({ from, to }) => {
          const base = item.isInside ? box.from : 0;
          return { from: Math.max(base + from, box.from), to: Math.min(base + to, box.end) };
        })
        .filter(({ from, to }) => from < to),
    );
  for (const item of locations.filter((each) => !isNote(each))) {
    if (!item.isInside && item.ranges.some(({ to }) => to > given.length)) return undefined;
    for (const { from, to } of rangesIn(item)) bytes.set(given.subarray(from, to), from);
  }
  // A note may lie inside the range of a picture.
  for (const item of locations.filter(isNote)) for (const { from, to } of rangesIn(item)) bytes.fill(0, from, to);
  const properties = part('iprp');
  if (properties) blankDescriptions(bytes, properties);
  return bytes;
}

function blank(bytes: Uint8Array, { start, from, end }: Box): void {
  bytes.set([0x66, 0x72, 0x65, 0x65], start + 4); // free
  bytes.fill(0, from, end);
}

/** Texts that people have written to a picture, and properties of one program. */
function blankDescriptions(bytes: Uint8Array, properties: Box): void {
  for (const { type, from, end } of boxesOf(bytes, properties.from, properties.end).boxes)
    if (type === 'ipco')
      for (const box of boxesOf(bytes, from, end).boxes)
        if (box.type === 'udes' || box.type === 'altt' || box.type === 'uuid') blank(bytes, box);
}

function itemTypes(bytes: Uint8Array, box: Box | undefined): Map<number, string> {
  const types = new Map<number, string>();
  if (!box) return types;
  const reader = new BoxReader(bytes, box.from);
  const version = reader.number(4) >>> 24;
  reader.number(version === 0 ? 2 : 4);
  for (const entry of boxesOf(bytes, reader.at, box.end).boxes) {
    const fields = new BoxReader(bytes, entry.from);
    const layout = fields.number(4) >>> 24;
    // Earlier layouts know files and notes only.
    if (entry.type !== 'infe' || layout < 2) continue;
    const id = fields.number(layout === 2 ? 2 : 4);
    types.set(id, boxTypeAt(bytes, fields.at + 2));
  }
  return types;
}

function itemLocations(bytes: Uint8Array, box: Box | undefined): ItemLocation[] {
  if (!box) return [];
  const reader = new BoxReader(bytes, box.from);
  const version = reader.number(4) >>> 24;
  const sizes = reader.number(2);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version > 0 ? sizes & 15 : 0;
  const idSize = version < 2 ? 2 : 4;
  const count = reader.number(idSize);
  const items: ItemLocation[] = [];
  for (let item = 0; item < count && reader.at < box.end; item++) {
    const id = reader.number(idSize);
    const isInside = version > 0 && (reader.number(2) & 15) === 1;
    reader.number(2);
    const base = reader.number(baseSize);
    const extents = reader.number(2);
    const ranges: Range[] = [];
    for (let extent = 0; extent < extents && reader.at < box.end; extent++) {
      reader.number(indexSize);
      const from = base + reader.number(offsetSize);
      const length = reader.number(lengthSize);
      ranges.push({ from, to: length === 0 ? bytes.length : from + length });
    }
    items.push({ id, isInside, ranges });
  }
  return items;
}
