import { createCanvas } from '@napi-rs/canvas';
import jsQR from 'jsqr';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Reads a PDF without the fonts of the machine. */
export const openPdf = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false }).promise;
/** One space for each run of spaces. */
export const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();
export const pagesOf = (document: PDFDocumentProxy) =>
  Promise.all(Array.from({ length: document.numPages }, (_, at) => document.getPage(at + 1)));

/** The text as a reader copies it. */
export async function textOf(document: PDFDocumentProxy): Promise<string> {
  const pages = await Promise.all((await pagesOf(document)).map((page) => page.getTextContent()));
  return plain(pages.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join(' '));
}

export interface Element {
  readonly role: string;
  readonly alt?: string;
  readonly children: readonly (Element | { readonly id?: string })[];
}
export function rolesOf(element: Element): string[] {
  return [element.role, ...element.children.flatMap((child) => ('role' in child ? rolesOf(child) : []))];
}
export const elementsOf = (element: Element): Element[] => [
  element,
  ...element.children.flatMap((child) => ('role' in child ? elementsOf(child) : [])),
];

/** The structure of each page, as a screen reader gets it. */
export const treesOf = async (document: PDFDocumentProxy): Promise<Element[]> =>
  (await Promise.all((await pagesOf(document)).map((page) => page.getStructTree()))) as unknown as Element[];

/** The bytes of the QR code on the first page, as a camera reads them. */
export async function scanPdf(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const page = await (await openPdf(bytes)).getPage(1);
  const viewport = page.getViewport({ scale: 3 });
  const canvas = createCanvas(viewport.width, viewport.height);
  const context = canvas.getContext('2d');
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  const code = jsQR(new Uint8ClampedArray(data), width, height);
  return code ? Uint8Array.from(code.binaryData) : undefined;
}
