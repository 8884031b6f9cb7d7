import { assertAttachable } from '@vodokanal/contract/policies/upload';
import type { Claim } from '@vodokanal/contract';
import type { Database } from '../database/open.ts';
import type { UploadOwner } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

export type Attachment = Claim['attachments'][number];

/**
 * Attaches finished uploads of the sender to a claim, a request, a change or a reading. An upload can be attached once.
 */
export async function attach(
  db: Database | Tx,
  senderId: string,
  uploadIds: readonly string[],
  owner: UploadOwner,
  pointerOf = (index: number) => `/uploadIds/${index}`,
): Promise<Attachment[]> {
  if (uploadIds.length === 0) return [];
  const files = await db
    .selectFrom('upload')
    .select(['id', 'name', 'bytes', 'media_type', 'state'])
    .where('customer_id', '=', senderId)
    .where('id', 'in', [...uploadIds])
    .where('owner_id', 'is', null)
    .forUpdate()
    .execute();
  assertAttachable(uploadIds, files, pointerOf);
  await db
    .updateTable('upload')
    .set({ owner_kind: owner.kind, owner_id: owner.id })
    .where('customer_id', '=', senderId)
    .where('id', 'in', [...uploadIds])
    .execute();
  return files.map(attachment);
}

export const attachment = ({
  id,
  name,
  bytes,
  media_type,
}: {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly media_type: string;
}): Attachment => ({ id, name, bytes, type: media_type });
