import type { Insertable, Selectable } from 'kysely';
import { hasNumber } from '../accounts/queries.ts';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

type DocumentTable = Selectable<Tables['document']>;

/** A published document, and whether the customer has opened it. */
export type DocumentRow = DocumentTable & { readonly read_at: Date | null };

/** The published documents of an account, newest first, at most 2000. */
export const documentsOf = (
  db: Database | Tx,
  accountId: string,
  customerId: string,
): Promise<readonly DocumentRow[]> =>
  db
    .selectFrom('document')
    .leftJoin('document_read', (join) =>
      join
        .onRef('document_read.account_id', '=', 'document.account_id')
        .onRef('document_read.document_id', '=', 'document.id')
        .on('document_read.customer_id', '=', customerId),
    )
    .selectAll('document')
    .select('document_read.read_at')
    .where('document.account_id', '=', accountId)
    .orderBy('issued_on', 'desc')
    .orderBy('document.id', 'desc')
    .limit(2000)
    .execute();

export async function insertRead(tx: Tx, accountId: string, documentId: string, customerId: string, now: Date) {
  await tx
    .insertInto('document_read')
    .values({ account_id: accountId, document_id: documentId, customer_id: customerId, read_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** An account that a document is published to. */
export interface Addressee {
  readonly id: string;
  readonly number: string;
}

export const accountByNumber = (db: Database | Tx, folded: string): Promise<Addressee | undefined> =>
  db.selectFrom('account').select(['id', 'number']).where(hasNumber(folded)).executeTakeFirst();

/** The accounts of a building that are not closed; undefined when there is no such building. */
export async function accountsOfBuilding(db: Database | Tx, code: string): Promise<readonly Addressee[] | undefined> {
  const building = await db.selectFrom('building').select('id').where('code', '=', code).executeTakeFirst();
  return (
    building &&
    db
      .selectFrom('account')
      .select(['id', 'number'])
      .where('building_id', '=', building.id)
      .where('status', '<>', 'closed')
      .orderBy('number')
      .execute()
  );
}

/** The meter of an account with a serial number as it is printed. */
export const meterBySerial = (db: Database | Tx, accountId: string, serialNumber: string) =>
  db
    .selectFrom('meter')
    .select(['id', 'serial_number', 'service', 'place'])
    .where('account_id', '=', accountId)
    .where('serial_number', '=', serialNumber)
    .executeTakeFirst();

const ROWS = 500;

export async function insertDocuments(tx: Tx, rows: readonly Insertable<Tables['document']>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS)
    await tx
      .insertInto('document')
      .values(rows.slice(at, at + ROWS))
      .execute();
}

/** A published file with the documents that are made of it. */
export interface Publication {
  readonly fileId: string;
  readonly kind: DocumentTable['kind'];
  readonly title: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly accounts: number;
  /** One of the accounts. */
  readonly accountNumber: string;
  readonly reason: string | null;
}

/** What was published last, at most 200 files. */
export const publications = (db: Database, accountId?: string): Promise<readonly Publication[]> =>
  db
    .selectFrom('document')
    .innerJoin('account', 'account.id', 'document.account_id')
    .select(({ fn }) => [
      'file_id as fileId',
      'document.kind as kind',
      'title',
      'document.number as number',
      'issued_on as issuedOn',
      fn.countAll<number>().as('accounts'),
      fn.min('account.number').as('accountNumber'),
      fn.max('withdrawal_reason').as('reason'),
    ])
    .$if(accountId !== undefined, (query) => query.where('account_id', '=', accountId ?? ''))
    .groupBy(['file_id', 'document.kind', 'title', 'document.number', 'issued_on'])
    .orderBy((order) => order.fn.max('published_at'), 'desc')
    .limit(200)
    .execute();

/** Documents of a file that are not withdrawn, locked; of one account, or of all. */
export const openDocuments = (tx: Tx, fileId: string, accountId?: string) =>
  tx
    .selectFrom('document')
    .innerJoin('account', 'account.id', 'document.account_id')
    .select([
      'account_id',
      'document.id as id',
      'document.kind as kind',
      'issued_on',
      'title',
      'account.number as accountNumber',
    ])
    .where('file_id', '=', fileId)
    .where('withdrawn_on', 'is', null)
    .$if(accountId !== undefined, (query) => query.where('account_id', '=', accountId ?? ''))
    .forUpdate('document')
    .execute();

/** Marks the documents of a file as withdrawn; of one account, or of all. */
export async function setWithdrawn(
  tx: Tx,
  fileId: string,
  { on, reason, accountId }: { readonly on: string; readonly reason: string; readonly accountId?: string | undefined },
): Promise<void> {
  await tx
    .updateTable('document')
    .set({ withdrawn_on: on, withdrawal_reason: reason })
    .where('file_id', '=', fileId)
    .where('withdrawn_on', 'is', null)
    .$if(accountId !== undefined, (query) => query.where('account_id', '=', accountId ?? ''))
    .execute();
}

/** Locks a file, so that no other transaction counts its documents while some of them are withdrawn. */
export const lockFile = (tx: Tx, fileId: string) =>
  tx.selectFrom('document_file').select('id').where('id', '=', fileId).forNoKeyUpdate().executeTakeFirst();

/** Locks the files of an account's documents, in the order of their ids. */
export const lockFilesOf = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('document_file')
    .select('id')
    .where('id', 'in', (documents) =>
      documents.selectFrom('document').select('file_id').where('account_id', '=', accountId),
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();

export const isFileUsed = async (tx: Tx, fileId: string): Promise<boolean> =>
  (await tx
    .selectFrom('document')
    .select('id')
    .where('file_id', '=', fileId)
    .where('withdrawn_on', 'is', null)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** Mail addresses of the holders of accounts. */
export async function holderMails(
  tx: Tx,
  accountIds: readonly string[],
): Promise<readonly { readonly accountId: string; readonly email: string }[]> {
  const rows: { accountId: string; email: string | null }[] = [];
  for (let at = 0; at < accountIds.length; at += ROWS)
    rows.push(
      ...(await tx
        .selectFrom('customer_account')
        .innerJoin('customer', 'customer.id', 'customer_account.customer_id')
        .select(['account_id as accountId', 'email'])
        .where('account_id', 'in', accountIds.slice(at, at + ROWS))
        .where('role', '=', 'holder')
        .where('email', 'is not', null)
        .execute()),
    );
  return rows.map(({ accountId, email }) => ({ accountId, email: email ?? '' }));
}
