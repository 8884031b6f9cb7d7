const latin1 = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));
const two = (value: number): number[] => [value >> 8, value & 255];
const four = (value: number): number[] => [...two(value >>> 16), ...two(value & 0xffff)];

export const box = (type: string, ...content: readonly (readonly number[])[]): number[] => {
  const inside = content.flat();
  return [...four(8 + inside.length), ...latin1(type), ...inside];
};
const fullBox = (type: string, version: number, ...content: readonly (readonly number[])[]): number[] =>
  box(type, [version, 0, 0, 0], ...content);

interface HeicParts {
  readonly width?: number;
  readonly height?: number;
  /** Boxes behind the picture, such as a film. */
  readonly more?: readonly (readonly number[])[];
  /** Whether the notes stand in the box `idat` of the description, and not among the data. */
  readonly isInside?: boolean;
}

/** What the notes of `heicOf` say. */
export const HEIC_NOTES = {
  exif: 'Exif\0\0MM\0*GPS 43.58 39.72 PhoneMaker',
  xmp: '<x:xmpmeta xmlns:x="adobe:ns:meta/">owner</x:xmpmeta>',
} as const;
/** Stands for the coded picture. */
export const HEIC_PICTURE = 'coded points of the picture';

/** A HEIC file as a phone makes it: a picture on its side, with a place in Exif and an owner in XMP. */
export function heicOf({
  width = 40,
  height = 30,
  more = [],
  isInside = false,
}: HeicParts = {}): Uint8Array<ArrayBuffer> {
  const parts = [HEIC_PICTURE, HEIC_NOTES.exif, HEIC_NOTES.xmp].map(latin1);
  const [picture = [], exif = [], xmp = []] = parts;
  const item = (id: number, type: string, more: readonly number[] = []) =>
    fullBox('infe', 2, two(id), two(0), latin1(type), [0], more);
  const head = box('ftyp', latin1('heic'), four(0), latin1('mif1heic'));
  const describe = (dataAt: number): number[] => {
    const insideAt = isInside ? 0 : dataAt + picture.length;
    const place = (id: number, method: number, from: number, length: number) => [
      ...[...two(id), ...two(method), ...two(0)],
      ...[...two(1), ...four(from), ...four(length)],
    ];
    const method = isInside ? 1 : 0;
    return fullBox(
      'meta',
      0,
      fullBox('hdlr', 0, four(0), latin1('pict'), four(0), four(0), four(0), [0]),
      fullBox('pitm', 0, two(1)),
      fullBox('iinf', 0, two(3), item(1, 'hvc1'), item(2, 'Exif'), item(3, 'mime', latin1('application/rdf+xml\0'))),
      box(
        'iprp',
        box('ipco', fullBox('ispe', 0, four(width), four(height)), box('irot', [1]), box('udes', latin1('town'))),
        fullBox('ipma', 0, four(1), two(1), [2, 0x81, 0x82]),
      ),
      fullBox(
        'iloc',
        1,
        [0x44, 0x00],
        two(3),
        place(1, 0, dataAt, picture.length),
        place(2, method, insideAt, exif.length),
        place(3, method, insideAt + exif.length, xmp.length),
      ),
      ...(isInside ? [box('idat', exif, xmp)] : []),
    );
  };
  const dataAt = head.length + describe(0).length + 8;
  const data = box('mdat', picture, ...(isInside ? [] : [exif, xmp]), latin1('data of nobody'));
  return Uint8Array.from([...head, ...describe(dataAt), ...data, ...more.flat()]);
}
