import type { ConsentDocument, NewConsent } from '../index.ts';
import { blockingFinding, ProblemError } from '../problem.ts';

/** Finds the current version of a consent document. Throws INVALID at `pointer` for another version or document. */
export function presentDocument(
  documents: readonly ConsentDocument[],
  { document, version }: NewConsent,
  pointer = '/version',
): ConsentDocument {
  const found = documents.find((each) => each.document === document);
  if (found?.version !== version)
    throw new ProblemError('INVALID', { errors: [blockingFinding('NOT_ALLOWED', pointer)] });
  return found;
}
