/** Prints a title and lines of text as a separate document. */
export function printLines(page: Document, title: string, lines: readonly string[]): void {
  const frame = page.createElement('iframe');
  frame.hidden = true;
  page.body.append(frame);
  const { contentDocument: sheet, contentWindow: view } = frame;
  if (!sheet || !view) return frame.remove();
  sheet.title = title;
  const heading = sheet.createElement('h1');
  heading.textContent = title;
  sheet.body.append(
    heading,
    ...lines.map((line) => {
      const paragraph = sheet.createElement('p');
      paragraph.textContent = line;
      return paragraph;
    }),
  );
  view.addEventListener('afterprint', () => frame.remove());
  view.print();
}
