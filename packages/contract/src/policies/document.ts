import type { AccountDocument, DocumentKind, DocumentSignature, Finding } from '../index.ts';
import { blockingFinding, ProblemError } from '../problem.ts';
import { uploadTypeOf, TYPE_BYTES } from '../rules/file-type.ts';
import { isDate } from '../rules/calendar.ts';

/** Most bytes of a published file. */
export const LARGEST_DOCUMENT = 20 * 1024 * 1024;

/** The types of published files: what browsers show. */
export const DOCUMENT_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** A paper that the utility publishes, without its file. */
export interface NewDocument {
  readonly kind: DocumentKind;
  readonly title: string;
  /** Empty when the document has none. */
  readonly number: string;
  readonly issuedOn: string;
  readonly validUntil: string | null;
  readonly period: string | null;
  readonly signature: DocumentSignature;
}

const LONGEST = { title: 200, number: 60 } as const;

/** Checks what the utility says of a paper. */
export function documentFaults(document: NewDocument, today: string): Finding[] {
  const { issuedOn, validUntil, period, signature } = document;
  const fault = (isFault: boolean, code: Finding['code'], pointer: string): Finding[] =>
    isFault ? [blockingFinding(code, pointer)] : [];
  const isSigned = signature.state !== 'unsigned';
  return [
    // The endpoint makes bills itself.
    ...fault(document.kind === 'bill', 'NOT_ALLOWED', '/kind'),
    ...fault(document.title.trim() === '', 'REQUIRED', '/title'),
    ...(['title', 'number'] as const).flatMap((name) =>
      fault(document[name].length > LONGEST[name], 'TOO_LONG', `/${name}`),
    ),
    ...fault(!isDate(issuedOn), 'BAD_FORMAT', '/issuedOn'),
    ...fault(isDate(issuedOn) && issuedOn > today, 'DATE_IN_FUTURE', '/issuedOn'),
    ...fault(validUntil !== null && (!isDate(validUntil) || validUntil < issuedOn), 'BAD_FORMAT', '/validUntil'),
    ...fault(period !== null && !/^\d{4}-(0[1-9]|1[0-2])$/.test(period), 'BAD_FORMAT', '/period'),
    ...fault(isSigned !== (signature.kind !== null), isSigned ? 'REQUIRED' : 'NOT_ALLOWED', '/signature/kind'),
    ...fault(signature.signedOn !== null && !isDate(signature.signedOn), 'BAD_FORMAT', '/signature/signedOn'),
  ];
}

/** Returns the type of a file that the utility publishes. Throws TOO_LARGE, and UPLOAD_TYPE for what browsers cannot show. */
export function documentType(bytes: Uint8Array): DocumentType {
  if (bytes.length > LARGEST_DOCUMENT) throw new ProblemError('TOO_LARGE');
  const found = uploadTypeOf(bytes.subarray(0, TYPE_BYTES));
  const type = DOCUMENT_TYPES.find((each) => each === found);
  if (!type) throw new ProblemError('UPLOAD_TYPE');
  return type;
}

/** Finds a document whose file can be sent. Throws NOT_FOUND, also for a withdrawn one. */
export function openDocument<D extends Pick<AccountDocument, 'id' | 'file'>>(
  documents: readonly D[],
  id: string,
): D & { readonly file: NonNullable<D['file']> } {
  const document = documents.find((each) => each.id === id);
  if (!document?.file) throw new ProblemError('NOT_FOUND');
  return { ...document, file: document.file };
}

const EXTENSIONS: Readonly<Record<DocumentType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** `Акт ввода счётчика 12-В от 2026-11-09.pdf`, without signs that no file name can have. */
export function documentFileName(
  { title, number, issuedOn }: Pick<NewDocument, 'title' | 'number' | 'issuedOn'>,
  type: DocumentType,
): string {
  const stem = [title.trim().slice(0, 80), number.trim(), `от ${issuedOn}`].filter(Boolean).join(' ');
  return `${stem.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu, '-').replace(/^[.\s-]+/, '')}.${EXTENSIONS[type]}`;
}
