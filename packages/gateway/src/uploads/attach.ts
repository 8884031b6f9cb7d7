import { assertAttachable } from '@vodokanal/contract/policies/upload';
import type { Claim } from '@vodokanal/contract';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';

export type Attachment = Claim['attachments'][number];

/** Ties arrived uploads of this owner to a thing (a claim, a request); each can belong to one thing only. */
export async function attach(db: Database | Tx, ownerId: string, uploadIds: readonly string[], thingId: string, pointerOf = (index: number) => `/uploadIds/${index}`): Promise<Attachment[]> {
  if (uploadIds.length === 0) return [];
  const files = await db.selectFrom('upload').select(['id', 'name', 'bytes', 'media_type', 'state']).where('customer_id', '=', ownerId).where('id', 'in', [...uploadIds]).where('claim_id', 'is', null).forUpdate().execute();
  assertAttachable(uploadIds, files, pointerOf);
  await db.updateTable('upload').set({ claim_id: thingId }).where('customer_id', '=', ownerId).where('id', 'in', [...uploadIds]).execute();
  return files.map(attachment);
}

export const attachment = ({ id, name, bytes, media_type }: { readonly id: string; readonly name: string; readonly bytes: number; readonly media_type: string }): Attachment => ({ id, name, bytes, type: media_type });
