import { readFile, rename, writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { StartError, type Database } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import { answerContext } from '../http/idempotency.ts';
import { keyIdOfFile, UnknownKey, type Secrets } from '../secrets.ts';
import { encryptedFile } from '../uploads/uploads.ts';

const PAGE = 500;

/** How much a key still opens. */
export interface KeyUse {
  readonly id: string;
  readonly firstUsedAt: Date;
  /** Whether it seals what is new. */
  readonly isCurrent: boolean;
  /** Second factors, stored answers, secrets of receivers and files that it has sealed. */
  readonly sealed: number;
  /** Unused recovery codes that it has hashed. They cannot be hashed again, because the codes are not known. */
  readonly recoveryCodes: number;
}

/**
 * Compares the keys with those that the database was used with, and notes new ones. Throws a `StartError` when none of
 * them fits, or when one is missing whose data would be unreadable.
 */
export async function checkKeys(db: Database, secrets: Secrets, now: Date): Promise<void> {
  const known = (await db.selectFrom('secret_key').select('id').orderBy('first_used_at').execute()).map(({ id }) => id);
  const missing = known.filter((id) => !secrets.keyIds.includes(id));
  if (known.length === 0) await checkSample(db, secrets);
  else if (missing.length === known.length)
    throw new StartError(
      `SECRET_KEY is not the key of this database, whose keys have the ids ${known.join(', ')}; the given one has the id ${secrets.keyId}. Set the right key: with another one second factors and files cannot be read. To replace a key on purpose see «gateway keys rotate --help».`,
    );
  else if (missing.length > 0)
    throw new StartError(
      `A key that this database was used with is missing: ${missing.join(', ')}. Add it to SECRET_KEY_OLD, or, when nothing needs it any more, run gateway keys forget ${missing[0] ?? ''}.`,
    );
  const added = secrets.keyIds.filter((id) => !known.includes(id));
  if (added.length > 0)
    await db
      .insertInto('secret_key')
      .values(added.map((id) => ({ id, first_used_at: now })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** A database of an earlier version names no keys, so one of its second factors is opened. */
async function checkSample(db: Database, secrets: Secrets): Promise<void> {
  const sample = await db
    .selectFrom('factor')
    .select('secret')
    .where('secret', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  try {
    if (sample?.secret) secrets.decrypt(sample.secret);
  } catch (fault) {
    if (!(fault instanceof UnknownKey)) throw fault;
    throw new StartError(
      'SECRET_KEY is not the key of this database: it does not open the second factors. Set the key that was used so far.',
    );
  }
}

/** Lists the keys that the database was used with, and what still needs them. */
export async function listKeys(db: Database, secrets: Secrets, uploadFolder: string): Promise<KeyUse[]> {
  const sealed = new Map<string, number>();
  const count = (id: string | undefined, by = 1) => sealed.set(id ?? '', (sealed.get(id ?? '') ?? 0) + by);
  const { rows: texts } = await sql<{ id: string; count: number }>`
    select split_part(sealed, '.', 1) as id, count(*) as count from (
      select secret as sealed from factor where secret is not null
      union all select answer from idempotency where answer <> ''
      union all select secret from webhook union all select former_secret from webhook where former_secret is not null) as texts group by 1`.execute(
    db,
  );
  for (const { id, count: found } of texts) count(id, Number(found));
  for await (const id of storedFiles(db)) count(keyIdOfFile(await readFile(encryptedFile(uploadFolder, id))));
  const { rows: codes } = await sql<{ id: string; count: number }>`
    select split_part(code_hash, '.', 1) as id, count(*) as count from recovery_code
    where used_at is null and code_hash like '%.%' group by 1`.execute(db);
  const keys = await db.selectFrom('secret_key').selectAll().orderBy('first_used_at').execute();
  return keys.map(({ id, first_used_at }) => ({
    id,
    firstUsedAt: first_used_at,
    isCurrent: id === secrets.keyId,
    sealed: sealed.get(id) ?? 0,
    recoveryCodes: Number(codes.find((each) => each.id === id)?.count ?? 0),
  }));
}

/**
 * Seals everything again with the present key: second factors, stored answers, secrets of receivers and files. It can be repeated after a
 * crash, and everything stays readable meanwhile. Returns how many were sealed again.
 */
export async function sealAgain(db: Database, secrets: Secrets, uploadFolder: string): Promise<number> {
  const mine = `${secrets.keyId}.%`;
  let done = 0;
  for (;;) {
    const count = await transact(db, async (tx) => {
      const factors = await tx
        .selectFrom('factor')
        .select(['customer_id', 'id', 'secret'])
        .where('secret', 'is not', null)
        .where('secret', 'not like', mine)
        .limit(PAGE)
        .forUpdate()
        .execute();
      for (const { customer_id, id, secret } of factors)
        await tx
          .updateTable('factor')
          .set({ secret: secrets.encrypt(secrets.decrypt(secret ?? '')) })
          .where('customer_id', '=', customer_id)
          .where('id', '=', id)
          .execute();
      const answers = await tx
        .selectFrom('idempotency')
        .select(['owner_id', 'operation', 'key', 'answer'])
        .where('answer', '<>', '')
        .where('answer', 'like', '%.%')
        .where('answer', 'not like', mine)
        .limit(PAGE)
        .forUpdate()
        .execute();
      for (const { answer, ...row } of answers)
        await tx
          .updateTable('idempotency')
          .set({ answer: secrets.encrypt(secrets.decrypt(answer ?? '', answerContext(row)), answerContext(row)) })
          .where('owner_id', '=', row.owner_id)
          .where('operation', '=', row.operation)
          .where('key', '=', row.key)
          .execute();
      const webhooks = await tx
        .selectFrom('webhook')
        .select(['id', 'secret', 'former_secret'])
        .where(({ or, eb }) => or([eb('secret', 'not like', mine), eb('former_secret', 'not like', mine)]))
        .limit(PAGE)
        .forUpdate()
        .execute();
      for (const { id, secret, former_secret } of webhooks)
        await tx
          .updateTable('webhook')
          .set({
            secret: secrets.encrypt(secrets.decrypt(secret)),
            former_secret: former_secret && secrets.encrypt(secrets.decrypt(former_secret)),
          })
          .where('id', '=', id)
          .execute();
      return factors.length + answers.length + webhooks.length;
    });
    if (count === 0) break;
    done += count;
  }
  for await (const id of storedFiles(db)) {
    const path = encryptedFile(uploadFolder, id);
    const bytes = await readFile(path);
    if (keyIdOfFile(bytes) === secrets.keyId) continue;
    await writeFile(`${path}.new`, secrets.encryptBytes(secrets.decryptBytes(bytes)), { mode: 0o600 });
    await rename(`${path}.new`, path);
    done++;
  }
  return done;
}

/** Ids of the uploads and published documents whose encrypted file is kept. */
async function* storedFiles(db: Database): AsyncGenerator<string> {
  yield* allIds((last) =>
    db
      .selectFrom('upload')
      .select('id')
      .where('state', '=', 'ready')
      .where('id', '>', last)
      .orderBy('id')
      .limit(PAGE)
      .execute(),
  );
  yield* allIds((last) =>
    db.selectFrom('document_file').select('id').where('id', '>', last).orderBy('id').limit(PAGE).execute(),
  );
}

async function* allIds(
  pageAfter: (last: string) => Promise<readonly { readonly id: string }[]>,
): AsyncGenerator<string> {
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await pageAfter(last);
    for (const { id } of rows) yield id;
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.id ?? last;
  }
}

/** Takes a key off the list, so that the gateway starts without it. Throws a `StartError` while something needs it. */
export async function forgetKey(db: Database, secrets: Secrets, uploadFolder: string, id: string): Promise<void> {
  const key = (await listKeys(db, secrets, uploadFolder)).find((each) => each.id === id);
  if (!key) throw new StartError(`There is no key ${id}. See: gateway keys list`);
  if (key.isCurrent) throw new StartError(`The key ${id} is the present one.`);
  if (key.sealed > 0)
    throw new StartError(`The key ${id} still opens ${key.sealed} things. Run gateway keys rotate first.`);
  await db.deleteFrom('secret_key').where('id', '=', id).execute();
}
