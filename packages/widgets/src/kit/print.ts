/** Styles of the printed document, which is separate from the page and has none of its styles. */
const SHEET = `
  @page { size: A4; margin: 15mm 18mm; }
  body { margin: 0; font: 11pt/1.45 Arial, "Liberation Sans", sans-serif; color: #000; background: #fff; }
  h1 { margin: 0 0 4mm; font-size: 16pt; line-height: 1.2; }
  p { margin: 0 0 2.5mm; white-space: pre-line; overflow-wrap: anywhere; }
  table { inline-size: 100%; margin-block-start: 4mm; border-collapse: collapse; font-size: 9pt; line-height: 1.25; font-variant-numeric: tabular-nums; }
  th, td { padding: 0.9mm 2mm; text-align: start; vertical-align: top; border-block-end: 0.2mm solid #999; }
  th:first-child, td:first-child { padding-inline-start: 0; white-space: nowrap; }
  tr { break-inside: avoid; }
`;

/** A table on the sheet: the first row heads it and is repeated on every page. */
export type PrintedTable = readonly (readonly string[])[];

/** Prints a separate document with its own style sheet. `fill` writes its body. */
export function printSheet(page: Document, title: string, css: string, fill: (sheet: Document) => void): void {
  const frame = page.createElement('iframe');
  frame.hidden = true;
  page.body.append(frame);
  const { contentDocument: sheet } = frame;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!sheet || !view) return frame.remove();
  sheet.title = title;
  sheet.documentElement.lang = page.documentElement.lang;
  // A strict policy of the page would block a style element.
  const style = new view.CSSStyleSheet();
  style.replaceSync(css);
  sheet.adoptedStyleSheets = [style];
  fill(sheet);
  view.addEventListener('afterprint', () => frame.remove());
  view.print();
}

/** Prints a title, lines of text and perhaps a table as a separate document. */
export function printLines(page: Document, title: string, lines: readonly string[], table?: PrintedTable): void {
  printSheet(page, title, SHEET, (sheet) => {
    const textElement = (name: string, text: string) => {
      const element = sheet.createElement(name);
      element.textContent = text;
      return element;
    };
    const rowOf = (cells: readonly string[], name: string) => {
      const row = sheet.createElement('tr');
      row.append(...cells.map((cell) => textElement(name, cell)));
      return row;
    };
    sheet.body.append(textElement('h1', title), ...lines.map((line) => textElement('p', line)));
    if (!table) return;
    const [head = [], ...rows] = table;
    const made = sheet.createElement('table');
    made.createTHead().append(rowOf(head, 'th'));
    made.createTBody().append(...rows.map((cells) => rowOf(cells, 'td')));
    sheet.body.append(made);
  });
}
