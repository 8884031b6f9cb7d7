import type { AccountDocument, DocumentKind } from '@vodokanal/contract';
import { chosenDocuments, documentKinds } from '@vodokanal/contract/rules/document';
import { groupBy } from '../kit/group-by.ts';

/** Most documents of one archive. */
export const MOST_AT_ONCE = 50;

/** `papers`: everything but bills, of which there are so many that they would hide the rest. */
export type KindChoice = DocumentKind | 'papers' | '';

export interface ShownFilter {
  readonly kind: KindChoice;
  readonly year: string;
  readonly search: string;
}

/** What the list begins with: without bills where there is something else. */
export const firstKind = (documents: readonly AccountDocument[]): KindChoice => {
  const kinds = documentKinds(documents);
  return kinds.length > 1 && kinds.includes('bill') ? 'papers' : '';
};

export function shownDocuments(
  documents: readonly AccountDocument[],
  { kind, year, search }: ShownFilter,
): AccountDocument[] {
  const found = chosenDocuments(documents, { kind: kind === 'papers' ? '' : kind, year, search });
  return kind === 'papers' ? found.filter((document) => document.kind !== 'bill') : found;
}

/** Documents by the year of their date, newest first. */
export const byYear = (documents: readonly AccountDocument[]): ReadonlyMap<string, readonly AccountDocument[]> =>
  groupBy(documents, ({ issuedOn }) => issuedOn.slice(0, 4));

/** Bytes of files together; undefined when one is made on demand, so that nobody knows. */
export function sizeOf(documents: readonly AccountDocument[]): number | undefined {
  let sum = 0;
  for (const { file } of documents) {
    if (file?.bytes == null) return undefined;
    sum += file.bytes;
  }
  return sum;
}
