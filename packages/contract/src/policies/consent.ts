import type { ConsentDocument, NewConsent } from '../index.ts';
import { blockingFinding, ProblemError } from '../problem.ts';

/** The document in the version that is shown today; another version, or none of this name, is refused at `pointer`. */
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
