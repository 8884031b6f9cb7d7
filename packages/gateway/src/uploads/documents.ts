import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportedFileName } from '@vodokanal/contract/policies/upload';
import { audit } from '../audit/audit.ts';
import { StartError, type Database } from '../database/open.ts';
import type { Secrets } from '../secrets.ts';
import { encryptedFile } from './uploads.ts';

/**
 * Decrypts the files of a request, a claim, an application, a change or an accepted reading into the folder `out`, for the staff. The
 * access is logged where the customer can see it (152-ФЗ ст. 14). Throws a `StartError` for an unknown number.
 *
 * @returns the names of the files.
 */
export async function exportDocuments(
  db: Database,
  secrets: Secrets,
  uploadFolder: string,
  number: string,
  out: string,
  now: Date,
): Promise<string[]> {
  const tables = ['unlock', 'claim', 'application', 'profile_change'] as const;
  const found = await Promise.all([
    ...tables.map((table) =>
      db.selectFrom(table).select(['id', 'customer_id']).where('number', '=', number).executeTakeFirst(),
    ),
    db.selectFrom('reading').select(['id', 'customer_id']).where('receipt_number', '=', number).executeTakeFirst(),
  ]);
  const owner = found.find(Boolean);
  if (!owner)
    throw new StartError(`There is no request, claim, application, change or receipt with the number ${number}.`);
  const files = await db
    .selectFrom('upload')
    .select(['id', 'name', 'media_type'])
    .where('owner_id', '=', owner.id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  await mkdir(out, { recursive: true });
  const names: string[] = [];
  for (const [index, { id, name, media_type }] of files.entries()) {
    const exported = exportedFileName(index + 1, name, media_type);
    await writeFile(join(out, exported), secrets.decryptBytes(await readFile(encryptedFile(uploadFolder, id))), {
      mode: 0o600,
    });
    names.push(exported);
  }
  if (names.length > 0)
    await audit(db, {
      action: 'documents-read',
      customerId: owner.customer_id,
      address: '',
      now,
      details: { ownerId: owner.id, files: names.length },
    });
  return names;
}
