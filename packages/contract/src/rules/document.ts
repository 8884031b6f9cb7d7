import type { AccountDocument, AccountDocumentList, DocumentKind } from '../index.ts';

/** In the order in which they are offered. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  'contract',
  'act',
  'workProtocol',
  'certificate',
  'application',
  'answer',
  'notice',
  'bill',
];

export interface DocumentFilter {
  readonly kind?: DocumentKind | '' | undefined;
  /** `YYYY`, of the date of the document. */
  readonly year?: string | undefined;
  /** Words of the title, the number or the file name, in any order. */
  readonly search?: string | undefined;
}

export interface DocumentPage extends DocumentFilter {
  /** Id of the last document of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** How a document stands on a local date: it holds to the end of its last day. */
export const documentState = (
  { withdrawal, validUntil }: Pick<AccountDocument, 'withdrawal' | 'validUntil'>,
  today: string,
): AccountDocument['state'] =>
  withdrawal ? 'withdrawn' : validUntil !== null && validUntil < today ? 'expired' : 'valid';

const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

/** Finds documents by kind, year and words. The endpoint and the page use it alike. */
export function chosenDocuments<D extends Pick<AccountDocument, 'kind' | 'issuedOn' | 'title' | 'number' | 'file'>>(
  documents: readonly D[],
  { kind = '', year = '', search = '' }: DocumentFilter,
): D[] {
  const words = folded(search).split(/\s+/u).filter(Boolean);
  return documents.filter((document) => {
    if ((kind && document.kind !== kind) || !document.issuedOn.startsWith(year)) return false;
    const text = folded([document.title, document.number, document.file?.name ?? ''].join(' '));
    return words.every((word) => text.includes(word));
  });
}

/** Newest first; the id decides between documents of one day, so that pages never overlap. */
export const byDate = (a: AccountDocument, b: AccountDocument): number =>
  b.issuedOn.localeCompare(a.issuedOn) || b.id.localeCompare(a.id);

/** Which kinds the documents are of, in the order in which they are offered. */
export function documentKinds(documents: readonly Pick<AccountDocument, 'kind'>[]): DocumentKind[] {
  const present = new Set(documents.map(({ kind }) => kind));
  return DOCUMENT_KINDS.filter((kind) => present.has(kind));
}

/** Of which years the documents are, newest first. */
export const documentYears = (documents: readonly Pick<AccountDocument, 'issuedOn'>[]): string[] =>
  [...new Set(documents.map(({ issuedOn }) => issuedOn.slice(0, 4)))].sort().reverse();

/** One page of all documents of an account. An unknown `after` begins at the first page. */
export function documentPage<D extends AccountDocument>(
  documents: readonly D[],
  { after, limit, ...filter }: DocumentPage,
): Omit<AccountDocumentList, 'items'> & { readonly items: D[] } {
  const chosen = chosenDocuments(documents, filter).sort(byDate);
  const start = chosen.findIndex(({ id }) => id === after) + 1;
  const items = chosen.slice(start, start + limit);
  return {
    total: chosen.length,
    next: start + limit < chosen.length ? (items.at(-1)?.id ?? null) : null,
    kinds: documentKinds(documents),
    years: documentYears(documents),
    unread: documents.filter(({ isUnread }) => isUnread).length,
    items,
  };
}

/** Names of files in an archive, all different: what is there already gets a number, `Акт (2).pdf`. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let count = 2; taken.has(folded(unique)); count++) unique = name.replace(/(\.[^.]*)?$/, ` (${count})$1`);
    taken.add(folded(unique));
    return unique;
  });
}
