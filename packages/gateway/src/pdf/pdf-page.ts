import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

type Element = PDFKit.Mixins.StructureElementOptions & {
  readonly scope?: 'Column' | 'Row';
  readonly bbox?: readonly [number, number, number, number];
};
/** A part of the document's structure, to which texts, tables and figures are added. */
export type Structure = ReturnType<PDFKit.PDFDocument['struct']>;
type Tag = 'Document' | 'Sect' | 'H1' | 'H2' | 'H3' | 'P' | 'Table' | 'THead' | 'TBody' | 'TR' | 'TH' | 'TD' | 'Figure';

const fontFile = (weight: string): Buffer =>
  readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/golos-text/${weight}/GolosText_${weight}.ttf`)));
/** Golos Text (SIL Open Font License 1.1); only the letters that are used are embedded. */
const FONTS = { regular: fontFile('400Regular'), strong: fontFile('600SemiBold') };

export const COLOURS = { text: '#17212b', soft: '#55616c', accent: '#0b5394', panel: '#edf3f9', rule: '#c6d0d9' };

const SIZE = { width: 595.28, height: 841.89 };
const MARGIN = { side: 42, top: 40, bottom: 58 };
/** Width between the margins, in points. */
export const ROOM = SIZE.width - 2 * MARGIN.side;
export const LEFT = MARGIN.side;
const BOTTOM = SIZE.height - MARGIN.bottom;

export interface TextStyle {
  /** Points; 12 when left out. */
  readonly size?: number;
  readonly isStrong?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'right';
}

export interface Box {
  readonly x: number;
  readonly width: number;
}

export interface Column {
  readonly title: string;
  readonly width: number;
  readonly align?: TextStyle['align'];
}

export interface Row {
  /** The first one is the head of the row. */
  readonly cells: readonly string[];
  /** Stands below the first cell. */
  readonly note?: string;
  /** Which texts are bold: the head of the row when left out. */
  readonly strong?: 'none' | 'all';
}

/** A column as wide as its figures are. */
interface FittedColumn extends Column {
  /** Of its type, in points. */
  readonly size: number;
}

/** Sizes of type in which the figures of a table are tried. */
const TABLE_SIZES = [12, 11, 10, 9, 8];
const LINE_GAP = 2;
const CELL = { padding: 6, gap: 10 };

/** An A4 document with a structure for screen readers. Texts are written in the order in which they are read. */
export class PdfPage {
  /** Where the next text begins, in points from the top. */
  y = MARGIN.top;
  readonly root: Structure;
  readonly #document: PDFKit.PDFDocument;

  constructor({ title, author, createdOn }: { title: string; author: string; createdOn: string }) {
    const at = new Date(`${createdOn}T00:00:00Z`);
    this.#document = new PDFDocument({
      size: 'A4',
      margins: { top: 0, right: 0, bottom: 0, left: 0 },
      pdfVersion: '1.7',
      subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets,
      tagged: true,
      lang: 'ru-RU',
      displayTitle: true,
      bufferPages: true,
      info: { Title: title, Author: author, CreationDate: at, ModDate: at },
    });
    for (const [name, font] of Object.entries(FONTS)) this.#document.registerFont(name, font);
    this.root = this.#document.struct('Document');
    this.#document.addStructure(this.root);
  }

  /** Points that are left on this page. */
  get room(): number {
    return BOTTOM - this.y;
  }

  /** Begins a new page unless so many points are left on this one. */
  ensure(height: number): void {
    if (this.y + height <= BOTTOM) return;
    this.#document.addPage();
    this.y = MARGIN.top;
  }

  structure(parent: Structure, tag: Tag): Structure {
    const element = this.#document.struct(tag);
    parent.add(element);
    return element;
  }

  /** Writes a text and moves below it. */
  text(parent: Structure, tag: Tag, text: string, style: TextStyle = {}, box: Box = { x: LEFT, width: ROOM }): void {
    const height = this.height(text, style, box.width);
    this.#element(parent, tag, {}, () => this.#write(text, style, box, this.y));
    this.y += height;
  }

  height(text: string, style: TextStyle, width: number): number {
    return this.#styled(style).heightOfString(text.normalize('NFC'), this.#options(style, width));
  }

  /** Paints a rounded background, which is no content. */
  panel({ x, width }: Box, height: number): void {
    this.#artifact('Layout', () => this.#document.roundedRect(x, this.y, width, height, 8).fill(COLOURS.panel));
  }

  /** Draws dark squares of a grid as one path on white, with a text that says what it is. */
  grid(parent: Structure, rows: readonly (readonly boolean[])[], alt: string, { x, width }: Box, border: number): void {
    const unit = width / (rows.length + 2 * border);
    const bbox = [x, this.y, x + width, this.y + width] as const;
    this.#element(parent, 'Figure', { alt, bbox }, () => {
      const document = this.#document;
      document.rect(x, this.y, width, width).fill('#ffffff');
      for (const [row, cells] of rows.entries()) {
        for (let from = 0; from < cells.length; from++) {
          if (!cells[from]) continue;
          let to = from;
          while (cells[to]) to++;
          document.rect(x + (border + from) * unit, this.y + (border + row) * unit, (to - from) * unit, unit);
          from = to;
        }
      }
      document.fill('#000000');
    });
  }

  /**
   * Writes a table; a row is never broken over two pages, and its head is repeated on the next page. Figures are never
   * broken over two lines: their columns get wider at the cost of the first one, then the type gets smaller.
   */
  table(parent: Structure, given: readonly Column[], rows: readonly Row[]): void {
    const columns = this.#fitted(given, rows);
    const [first] = rows;
    this.ensure(this.#rowHeight(columns, headOf(columns)) + (first ? this.#rowHeight(columns, first) : 0));
    const table = this.structure(parent, 'Table');
    const head = this.structure(this.structure(table, 'THead'), 'TR');
    this.#head(columns, (write) => this.#element(head, 'TH', { scope: 'Column' }, write));
    const body = this.structure(table, 'TBody');
    for (const row of rows) {
      if (this.y + this.#rowHeight(columns, row) > BOTTOM) {
        this.ensure(SIZE.height);
        this.#head(columns, (write) => this.#artifact('Pagination', write));
      }
      const element = this.structure(body, 'TR');
      this.#row(columns, row, (at, write) =>
        this.#element(element, at === 0 ? 'TH' : 'TD', at === 0 ? { scope: 'Row' } : {}, write),
      );
    }
  }

  /** Ends the document. `footer` is written on each page, beside its number. */
  async end(footer: string): Promise<Uint8Array> {
    const document = this.#document;
    const { count } = document.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      document.switchToPage(page);
      const y = SIZE.height - MARGIN.bottom + 22;
      const style = { colour: COLOURS.soft };
      this.#artifact('Pagination', () => {
        this.#write(footer, style, { x: LEFT, width: ROOM - 90 }, y);
        this.#write(`${page + 1} из ${count}`, { ...style, align: 'right' }, { x: LEFT + ROOM - 80, width: 80 }, y);
      });
    }
    this.root.end();
    const chunks: Buffer[] = [];
    document.end();
    for await (const chunk of document) chunks.push(chunk as Buffer);
    return new Uint8Array(Buffer.concat(chunks));
  }

  #element(parent: Structure, tag: Tag, options: Element, draw: () => void): void {
    parent.add(this.#document.struct(tag, options as PDFKit.Mixins.StructureElementOptions, [draw]));
  }

  #artifact(type: 'Layout' | 'Pagination', draw: () => void): void {
    this.#document.markContent('Artifact', { type });
    draw();
    this.#document.endMarkedContent();
  }

  #styled({ size = 12, isStrong, colour = COLOURS.text }: TextStyle): PDFKit.PDFDocument {
    return this.#document
      .font(isStrong ? 'strong' : 'regular')
      .fontSize(size)
      .fillColor(colour);
  }

  #options({ align = 'left' }: TextStyle, width: number): PDFKit.Mixins.TextOptions {
    return { width, align, lineGap: LINE_GAP, features: ['tnum', 'lnum'] };
  }

  #write(text: string, style: TextStyle, { x, width }: Box, y: number): void {
    this.#styled(style).text(text.normalize('NFC'), x, y, this.#options(style, width));
  }

  #fitted(columns: readonly Column[], rows: readonly Row[]): readonly FittedColumn[] {
    const whole = columns.reduce((sum, { width }) => sum + width, 0);
    const cellsOf = (at: number) => rows.map(({ cells, strong }) => [cells[at] ?? '', isStrong(strong, at)] as const);
    let fitted: readonly FittedColumn[] = [];
    for (const size of TABLE_SIZES) {
      const widest = (texts: readonly string[], isBold: boolean) =>
        Math.max(0, ...texts.map((text) => this.#width(text, { size, isStrong: isBold }))) + CELL.gap;
      const needed = columns.map(({ width, align, title }, at) =>
        align === 'right'
          ? Math.max(
              width,
              widest(title.split(' '), false),
              ...cellsOf(at).map(([text, isBold]) => widest([text], isBold)),
            )
          : 0,
      );
      const left =
        whole - needed.slice(1).reduce((sum, width, at) => sum + (width || (columns[at + 1]?.width ?? 0)), 0);
      const least = Math.max(...cellsOf(0).map(([text, isBold]) => widest(text.split(' '), isBold)), 0);
      fitted = columns.map((column, at) => ({
        ...column,
        size,
        width: at === 0 ? left : needed[at] || column.width,
      }));
      if (left >= least) break;
    }
    return fitted;
  }

  #width(text: string, style: TextStyle): number {
    return Math.ceil(this.#styled(style).widthOfString(text.normalize('NFC'), this.#options({}, ROOM)));
  }

  #rowHeight(columns: readonly FittedColumn[], { cells, note, strong }: Row): number {
    const heights = columns.map(({ width, size }, at) => {
      const cell = this.height(cells[at] ?? '', { size, isStrong: isStrong(strong, at) }, width - CELL.gap);
      return cell + (at === 0 && note ? this.height(note, { size }, width - CELL.gap) : 0);
    });
    return Math.max(...heights) + 2 * CELL.padding;
  }

  #head(columns: readonly FittedColumn[], element: (write: () => void) => void): void {
    this.#row(columns, headOf(columns), (_, write) => element(write), COLOURS.soft);
  }

  #row(
    columns: readonly FittedColumn[],
    row: Row,
    element: (at: number, write: () => void) => void,
    colour: string = COLOURS.text,
  ): void {
    const height = this.#rowHeight(columns, row);
    const top = this.y + CELL.padding;
    let x = LEFT;
    for (const [at, { width, size, align = 'left' }] of columns.entries()) {
      const text = row.cells[at] ?? '';
      const style: TextStyle = { align, colour, size, isStrong: isStrong(row.strong, at) };
      const box = align === 'right' ? { x: x + CELL.gap, width: width - CELL.gap } : { x, width: width - CELL.gap };
      element(at, () => {
        this.#write(text, style, box, top);
        if (at === 0 && row.note)
          this.#write(row.note, { colour: COLOURS.soft, size }, box, top + this.height(text, style, box.width));
      });
      x += width;
    }
    this.y += height;
    this.#artifact('Layout', () =>
      this.#document
        .moveTo(LEFT, this.y)
        .lineTo(LEFT + columns.reduce((sum, { width }) => sum + width, 0), this.y)
        .lineWidth(0.75)
        .stroke(COLOURS.rule),
    );
  }
}

const headOf = (columns: readonly Column[]): Row => ({ cells: columns.map(({ title }) => title), strong: 'none' });

const isStrong = (strong: Row['strong'], at: number): boolean => strong === 'all' || (strong !== 'none' && at === 0);
