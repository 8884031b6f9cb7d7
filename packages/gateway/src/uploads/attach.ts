import type { Claim } from '@vodokanal/contract';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';

export type Attachment = Claim['attachments'][number];

/** Ties arrived uploads of this owner to a thing (a claim, a request); each can belong to one thing only. */
export async function attach(db: Database | Tx, ownerId: string, uploadIds: readonly string[], thingId: string, pointerOf = (index: number) => `/uploadIds/${index}`): Promise<Attachment[]> {
  if (uploadIds.length === 0) return [];
  const files = await db.selectFrom('upload').select(['id', 'name', 'bytes', 'media_type', 'state']).where('customer_id', '=', ownerId).where('id', 'in', [...uploadIds]).where('claim_id', 'is', null).forUpdate().execute();
  const missing = uploadIds.flatMap((id, index) => (files.some((file) => file.id === id) ? [] : [{ code: 'UPLOAD_NOT_FOUND' as const, severity: 'block' as const, pointer: pointerOf(index) }]));
  if (missing.length > 0) throw new ProblemError('INVALID', { errors: missing });
  if (files.some(({ state }) => state !== 'ready')) throw new ProblemError('UPLOAD_UNFINISHED');
  await db.updateTable('upload').set({ claim_id: thingId }).where('customer_id', '=', ownerId).where('id', 'in', [...uploadIds]).execute();
  return files.map(attachment);
}

export const attachment = ({ id, name, bytes, media_type }: { readonly id: string; readonly name: string; readonly bytes: number; readonly media_type: string }): Attachment => ({ id, name, bytes, type: media_type });
