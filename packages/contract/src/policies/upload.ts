import type { Config } from '../index.ts';
import { assertNoFindings, blockingFinding, ProblemError } from '../problem.ts';

const LONGEST_NAME = 120;

/** A file somebody is about to send. */
export interface AnnouncedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** The announced file, or a problem: without a name or a size, too large, of a type that is not taken. */
export function announcedFile(
  {
    name: given = '',
    type = '',
    bytes,
  }: { readonly name: string | undefined; readonly type: string | undefined; readonly bytes: number },
  { maxBytes, types }: Pick<Config['uploads'], 'maxBytes' | 'types'>,
): AnnouncedFile {
  // The name is shown again: no folders, no control characters; the end of it tells the kind.
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

/** A file that has an owner and belongs to nothing yet. */
export interface FreeFile {
  readonly id: string;
  readonly state: 'receiving' | 'ready' | 'refused';
  readonly type: string;
}

/** Refuses files that are not there, or belong to something already, or have not arrived whole. */
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

/** Refuses as the photo of a meter what is no picture. */
export function assertPhoto({ type }: Pick<FreeFile, 'type'>): void {
  if (!type.startsWith('image/')) throw new ProblemError('UPLOAD_TYPE');
}
