import type { Config } from '../index.ts';
import { assertNoFindings, blockingFinding, ProblemError } from '../problem.ts';
import { uploadTypeOf } from '../rules/file-type.ts';

/** Bytes of UTF-8; file systems allow 255, and a number and an ending are added when a file is exported. */
const LONGEST_NAME = 180;
const LONGEST_TYPE = 100;

/** A file that is about to be uploaded; `bytes` is its size. `type` is what the sender believes, possibly empty. */
export interface AnnouncedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/**
 * Checks an announced file. Throws BAD_REQUEST without name or size, or TOO_LARGE. The announced type refuses nothing,
 * because browsers often give none or a wrong one: the content decides when it has arrived.
 */
export function announcedFile(
  {
    name: given = '',
    type = '',
    bytes,
  }: { readonly name: string | undefined; readonly type: string | undefined; readonly bytes: number },
  { maxBytes }: Pick<Config['uploads'], 'maxBytes'>,
): AnnouncedFile {
  const name = plainFileName(given);
  if (!name || !Number.isSafeInteger(bytes) || bytes < 1) throw new ProblemError('BAD_REQUEST');
  if (bytes > maxBytes) throw new ProblemError('TOO_LARGE');
  return { name, type: type.slice(0, LONGEST_TYPE), bytes };
}

/** Returns the type of a complete file by its first `TYPE_BYTES` bytes. Throws UPLOAD_TYPE when it is not accepted. */
export function acceptedType(head: Uint8Array, { types }: Pick<Config['uploads'], 'types'>): string {
  const type = uploadTypeOf(head);
  if (!type || !types.includes(type)) throw new ProblemError('UPLOAD_TYPE');
  return type;
}

/**
 * A name that can be shown and stored: without folders, control characters and lone surrogates, at most 180 bytes. Its
 * end stays, because it has the extension.
 */
export function plainFileName(given: string): string {
  const name = given
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\]/gu, '')
    .trim();
  const letters = [...name];
  while (new TextEncoder().encode(letters.join('')).length > LONGEST_NAME) letters.shift();
  return letters.join('').trim();
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'application/pdf': 'pdf',
};

/**
 * The name under which the staff get a file: numbered, and with the extension of the type that was detected, so that
 * `scan.pdf.exe` cannot be run.
 *
 * @param type the media type detected from the content.
 */
export function exportedFileName(position: number, given: string, type: string): string {
  const stem = plainFileName(given)
    .replace(/[<>:"|?*]/g, '_')
    .replace(/(?:\.[A-Za-z\d]{1,5})+$/, '')
    .replace(/^[.\s-]+|[.\s]+$/g, '');
  return `${position}-${stem || 'file'}.${EXTENSIONS[type] ?? 'bin'}`;
}

/** Other extensions that files of a type have. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpeg', 'jfif'],
  'image/heic': ['heif'],
  'image/heif': ['heic'],
};

/**
 * The name under which a browser stores a file: as it was given when its extension fits, otherwise with the extension of
 * the type that was detected. The name of a program or a web page would make another program open it.
 *
 * @param type the media type detected from the content.
 */
export function downloadName(given: string, type: string): string {
  const extension = EXTENSIONS[type] ?? 'bin';
  const name = plainFileName(given);
  const last = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (/[^.]/.test(name.slice(0, -last.length - 1)) && [extension, ...(ALSO[type] ?? [])].includes(last)) return name;
  return `${name.replace(/(?:\.[A-Za-z\d]{1,5})+$/, '').replace(/[.\s]+$/, '') || 'file'}.${extension}`;
}

/** An uploaded file that is not attached to anything yet. */
export interface FreeFile {
  readonly id: string;
  readonly state: 'receiving' | 'ready' | 'refused';
  readonly type: string;
}

/** Throws when a file is not among the free ones (UPLOAD_NOT_FOUND) or is incomplete (UPLOAD_UNFINISHED). */
export function assertAttachable(
  ids: readonly string[],
  free: readonly Pick<FreeFile, 'id' | 'state'>[],
  pointerOf = (index: number) => `/uploadIds/${index}`,
): void {
  assertNoFindings(
    ids.flatMap((id, index) =>
      free.some((file) => file.id === id) ? [] : [blockingFinding('UPLOAD_NOT_FOUND', pointerOf(index))],
    ),
  );
  if (free.some(({ id, state }) => ids.includes(id) && state !== 'ready')) throw new ProblemError('UPLOAD_UNFINISHED');
}

/** Throws UPLOAD_TYPE when the photo of a meter is not an image. */
export function assertPhoto({ type }: Pick<FreeFile, 'type'>): void {
  if (!type.startsWith('image/')) throw new ProblemError('UPLOAD_TYPE');
}
