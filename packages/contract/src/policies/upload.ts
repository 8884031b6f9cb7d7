import type { Config } from '../index.ts';
import { assertNoFindings, blockingFinding, ProblemError } from '../problem.ts';

const LONGEST_NAME = 120;

/** A file that is about to be uploaded; `bytes` is its size. */
export interface AnnouncedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** Checks an announced file. Throws BAD_REQUEST without name or size, TOO_LARGE, or UPLOAD_TYPE. */
export function announcedFile(
  {
    name: given = '',
    type = '',
    bytes,
  }: { readonly name: string | undefined; readonly type: string | undefined; readonly bytes: number },
  { maxBytes, types }: Pick<Config['uploads'], 'maxBytes' | 'types'>,
): AnnouncedFile {
  // The name is shown later, so folders and control characters go. Keep its end, which has the extension.
  const name = given
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}/\\]/gu, '')
    .trim()
    .slice(-LONGEST_NAME);
  if (!name || !Number.isSafeInteger(bytes) || bytes < 1) throw new ProblemError('BAD_REQUEST');
  if (bytes > maxBytes) throw new ProblemError('TOO_LARGE');
  if (!types.includes(type)) throw new ProblemError('UPLOAD_TYPE');
  return { name, type, bytes };
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
