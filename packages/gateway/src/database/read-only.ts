import type { KyselyPlugin, RootOperationNode } from 'kysely';
import { ProblemError } from '../http/problems.ts';
import type { Database } from './open.ts';

/** What reads: queries of the builder, and texts of SQL that begin as one. */
function isReading(node: RootOperationNode): boolean {
  if (node.kind === 'SelectQueryNode') return true;
  if (node.kind !== 'RawNode') return false;
  const [first = ''] = node.sqlFragments;
  return /^\s*(select|with)\b/i.test(first) && !/\b(insert|update|delete|nextval)\b/i.test(node.sqlFragments.join(' '));
}

const refuseChanges: KyselyPlugin = {
  transformQuery({ node }) {
    if (!isReading(node)) throw new ProblemError('READ_ONLY');
    return node;
  },
  transformResult: ({ result }) => Promise.resolve(result),
};

/** A database handle for reading: every statement that changes something throws READ_ONLY. */
export const readOnly = (db: Database): Database => db.withPlugin(refuseChanges);
