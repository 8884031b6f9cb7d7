import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { Account, AccountDocument, AccountDocumentList } from '@vodokanal/contract';
import {
  documentFaults,
  documentFileName,
  openDocument,
  type NewDocument,
} from '@vodokanal/contract/policies/document';
import { assertNoFindings, ProblemError } from '@vodokanal/contract/problem';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { cleanText } from '@vodokanal/contract/rules/clean-text';
import { documentPage, documentState, type DocumentPage } from '@vodokanal/contract/rules/document';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import type { VirusScanner } from '../files/virus-scanner.ts';
import type { AnswerFile } from '../http/operation.ts';
import { zipStream } from '../http/zip-stream.ts';
import { isUuid, newId } from '../ids.ts';
import { queueMessage } from '../messages/message-queue.ts';
import type { Filled } from '../messages/templates.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings/settings.ts';
import { encryptedFile } from '../uploads/uploads.ts';
import { documentEvent } from '../webhooks/case-events.ts';
import { recordEvents } from '../webhooks/events.ts';
import { checkFile, type CheckedFile } from './file-check.ts';
import { generatedDocuments } from './generated.ts';
import {
  accountByNumber,
  accountsOfBuilding,
  documentsOf,
  holderMails,
  insertDocuments,
  insertRead,
  isFileUsed,
  lockFile,
  lockFilesOf,
  meterBySerial,
  openDocuments,
  setWithdrawn,
  type Addressee,
  type DocumentRow,
} from './queries.ts';

/** The holder who reads the documents of an account. */
export interface DocumentReader {
  readonly account: Account;
  readonly customerId: string;
  /** The utility's local date. */
  readonly today: string;
}

/** To whom a document is published. */
export type DocumentTarget =
  { readonly accountNumber: string; readonly meterSerial?: string | undefined } | { readonly buildingCode: string };

/** What was published: one file, and a document for each account. */
export interface Published {
  readonly fileId: string;
  /** Ids of documents by accounts. */
  readonly documents: ReadonlyMap<string, string>;
}

type OpenDocument = AccountDocument & { bytes(db: Database): Promise<Uint8Array> };

/** The account, building or meter of a target does not exist. */
export class UnknownTarget extends Error {}

function shown(row: DocumentRow, today: string): AccountDocument {
  const withdrawal = row.withdrawn_on === null ? null : { on: row.withdrawn_on, reason: row.withdrawal_reason ?? '' };
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    number: row.number,
    issuedOn: row.issued_on,
    period: row.period,
    meterId: row.meter_id,
    signature: row.signature,
    state: documentState({ withdrawal, validUntil: row.valid_until }, today),
    validUntil: row.valid_until,
    withdrawal,
    source: 'utility',
    file: withdrawal
      ? null
      : {
          name: row.file_name,
          type: row.media_type as NonNullable<AccountDocument['file']>['type'],
          bytes: row.bytes,
        },
    isUnread: row.read_at === null && !withdrawal,
  };
}

const titleOf = ({ title, number }: Pick<NewDocument, 'title' | 'number'>): string =>
  number ? `${title} № ${number}` : title;

/**
 * The papers about accounts. Published files are kept like uploads: checked by their content, without the notes of a
 * camera, encrypted. Bills and agreements are made on demand and stored nowhere.
 */
export class DocumentService {
  readonly #settings: Settings;
  readonly #secrets: Secrets;
  readonly #folder: string;
  readonly #scanner: VirusScanner | undefined;

  constructor(settings: Settings, secrets: Secrets, folder: string, scanner?: VirusScanner) {
    this.#settings = settings;
    this.#secrets = secrets;
    this.#folder = folder;
    this.#scanner = scanner;
  }

  async list(db: Database, reader: DocumentReader, page: DocumentPage): Promise<AccountDocumentList> {
    const documents = await this.#all(db, reader);
    const { items, ...list } = documentPage(documents, page);
    return { ...list, items: items.map(plain) };
  }

  /** The file of a document. Throws NOT_FOUND. */
  async file(db: Database, reader: DocumentReader, id: string): Promise<AnswerFile> {
    const { file, bytes } = openDocument(await this.#all(db, reader), id);
    return { bytes: await bytes(db), type: file.type, name: file.name };
  }

  /** Chosen documents as a ZIP archive. Throws NOT_FOUND when one of them is not there. */
  async archive(db: Database, reader: DocumentReader, ids: readonly string[]): Promise<AnswerFile> {
    const documents = await this.#all(db, reader);
    const files = [...new Set(ids)].map((id) => openDocument(documents, id));
    return {
      bytes: zipStream(
        files.map(({ file, issuedOn, bytes }) => ({ name: file.name, date: issuedOn, bytes: () => bytes(db) })),
      ),
      type: 'application/zip',
      name: `Документы ${reader.account.number} ${reader.today}.zip`,
    };
  }

  /** Remembers that the customer has opened a document. Throws NOT_FOUND. */
  async markRead(tx: Tx, reader: DocumentReader, id: string, now: Date): Promise<AccountDocument> {
    const document = openDocument(await this.#all(tx, reader), id);
    if (document.isUnread) await insertRead(tx, reader.account.id, id, reader.customerId, now);
    return { ...plain(document), isUnread: false };
  }

  /**
   * Publishes a file to an account, or to every open account of a building, and tells the holders by mail. `also` is
   * done in the same transaction. Throws `FileRefused`, `UnknownTarget`, INVALID with findings about the document, and
   * UPLOAD_UNCHECKED.
   */
  async publish(
    db: Database,
    target: DocumentTarget,
    given: { readonly document: NewDocument; readonly file: Uint8Array },
    now: Date,
    also?: (tx: Tx, published: Published) => Promise<void>,
  ): Promise<Published> {
    const { title, number } = given.document;
    const document = { ...given.document, title: cleanText(title), number: cleanText(number) };
    assertNoFindings(documentFaults(document, this.#settings.today(now)));
    const file = await checkFile(given.file, this.#scanner);
    return this.#stored(file, (fileId) =>
      transact(db, async (tx) => {
        const accounts = await accountsOf(tx, target);
        const meterId = await meterOf(tx, accounts, target);
        const published = await this.#insert(tx, fileId, accounts, { document, file, meterId }, now);
        await also?.(tx, published);
        return published;
      }),
    );
  }

  /**
   * Withdraws what was made of a file, for one account or for all, and tells the holders why. The file is deleted with
   * its last document. Throws NOT_FOUND when nothing of it can be read any more. Returns the number of accounts.
   */
  async withdraw(
    db: Database,
    fileId: string,
    { reason, accountNumber }: { readonly reason: string; readonly accountNumber?: string | undefined },
    now: Date,
  ): Promise<number> {
    const today = this.#settings.today(now);
    const { count, isUsed } = await transact(db, async (tx) => {
      const account = accountNumber === undefined ? undefined : await knownAccount(tx, accountNumber);
      if (isUuid(fileId)) await lockFile(tx, fileId);
      const documents = isUuid(fileId) ? await openDocuments(tx, fileId, account?.id) : [];
      if (documents.length === 0) throw new ProblemError('NOT_FOUND');
      await setWithdrawn(tx, fileId, { on: today, reason, accountId: account?.id });
      await recordEvents(
        tx,
        documents.map((row) => documentEvent('document.withdrawn', row)),
        now,
      );
      await this.#tell(tx, documents, now, (accountId) => {
        const found = documents.find((each) => each.account_id === accountId);
        const values = { title: found?.title ?? '', account: found?.accountNumber ?? '', reason };
        return { template: 'documentWithdrawn', values };
      });
      await audit(tx, {
        action: 'document-withdrawn',
        customerId: null,
        address: '',
        now,
        details: { fileId, accounts: documents.length },
      });
      const isStillUsed = await isFileUsed(tx, fileId);
      if (!isStillUsed) await tx.deleteFrom('document_file').where('id', '=', fileId).execute();
      return { count: documents.length, isUsed: isStillUsed };
    });
    // After the commit: a withdrawal that is rolled back must not lose the file.
    if (!isUsed) await rm(encryptedFile(this.#folder, fileId), { force: true });
    return count;
  }

  /** Deletes the documents of an account whose data is not kept any more, and files that no other account has. */
  async deleteOfAccount(db: Database, accountId: string): Promise<void> {
    const unused = await transact(db, async (tx) => {
      await lockFilesOf(tx, accountId);
      const documents = await tx
        .deleteFrom('document')
        .where('account_id', '=', accountId)
        .returning('file_id')
        .execute();
      await tx.deleteFrom('document_read').where('account_id', '=', accountId).execute();
      const files = new Set(documents.map(({ file_id }) => file_id));
      for (const fileId of files)
        if (await isFileUsed(tx, fileId)) files.delete(fileId);
        else await tx.deleteFrom('document_file').where('id', '=', fileId).execute();
      return files;
    });
    for (const fileId of unused) await rm(encryptedFile(this.#folder, fileId), { force: true });
  }

  /** All documents of an account with a way to their bytes. */
  async #all(db: Database | Tx, reader: DocumentReader): Promise<OpenDocument[]> {
    const { account, customerId, today } = reader;
    const published = (await documentsOf(db, account.id, customerId)).map((row) => ({
      ...shown(row, today),
      bytes: async () => this.#secrets.decryptBytes(await readFile(encryptedFile(this.#folder, row.file_id))),
    }));
    const made = (await generatedDocuments(db, this.#settings, reader)).map(({ make, ...document }) => ({
      ...document,
      bytes: make,
    }));
    return [...published, ...made];
  }

  /** Keeps a file while the work with it succeeds. */
  async #stored<T>({ bytes }: CheckedFile, work: (fileId: string) => Promise<T>): Promise<T> {
    const fileId = newId();
    const path = encryptedFile(this.#folder, fileId);
    await mkdir(this.#folder, { recursive: true });
    await writeFile(path, this.#secrets.encryptBytes(bytes), { mode: 0o600 });
    try {
      return await work(fileId);
    } catch (fault) {
      await rm(path, { force: true });
      throw fault;
    }
  }

  async #insert(
    tx: Tx,
    fileId: string,
    accounts: readonly Addressee[],
    {
      document,
      file,
      meterId,
    }: { readonly document: NewDocument; readonly file: CheckedFile; readonly meterId: string | null },
    now: Date,
  ): Promise<Published> {
    const facts = { media_type: file.type, bytes: file.bytes.length };
    await tx
      .insertInto('document_file')
      .values({ id: fileId, ...facts, created_at: now })
      .execute();
    const rows = accounts.map(({ id }) => ({
      account_id: id,
      id: newId(),
      file_id: fileId,
      kind: document.kind,
      title: document.title,
      number: document.number,
      issued_on: document.issuedOn,
      period: document.period,
      meter_id: meterId,
      signature: JSON.stringify(document.signature),
      valid_until: document.validUntil,
      file_name: documentFileName(document, file.type),
      ...facts,
      published_at: now,
    }));
    await insertDocuments(tx, rows);
    await recordEvents(
      tx,
      rows.map((row) => documentEvent('document.added', row)),
      now,
    );
    await this.#tell(tx, rows, now, (accountId) => ({
      template: 'documentPublished',
      values: { title: titleOf(document), account: accounts.find(({ id }) => id === accountId)?.number ?? '' },
    }));
    await audit(tx, {
      action: 'document-published',
      customerId: null,
      address: '',
      now,
      details: { fileId, kind: document.kind, accounts: rows.length },
    });
    return { fileId, documents: new Map(rows.map((row) => [row.account_id, row.id])) };
  }

  /** Writes to the holders of accounts who have a mail address. */
  async #tell(
    tx: Tx,
    rows: readonly { readonly account_id: string }[],
    now: Date,
    textFor: (accountId: string) => Filled,
  ): Promise<void> {
    const mails = await holderMails(
      tx,
      rows.map(({ account_id }) => account_id),
    );
    for (const { accountId, email } of mails)
      await queueMessage(
        tx,
        { channel: 'mail', recipient: email, cause: { kind: 'staff' }, ...textFor(accountId) },
        now,
      );
  }
}

/** What the contract describes of a document. */
const plain = ({ bytes: _bytes, ...document }: OpenDocument): AccountDocument => document;

async function knownAccount(tx: Tx, accountNumber: string): Promise<Addressee> {
  const account = await accountByNumber(tx, foldAccountNumber(accountNumber));
  if (!account) throw new UnknownTarget(`There is no account ${accountNumber}.`);
  return account;
}

/** The accounts of a target. Throws `UnknownTarget` when there is none. */
export async function accountsOf(tx: Tx, target: DocumentTarget): Promise<readonly Addressee[]> {
  if ('accountNumber' in target) return [await knownAccount(tx, target.accountNumber)];
  const accounts = await accountsOfBuilding(tx, target.buildingCode);
  if (!accounts) throw new UnknownTarget(`There is no building ${target.buildingCode}.`);
  if (accounts.length === 0) throw new UnknownTarget(`Building ${target.buildingCode} has no open accounts.`);
  return accounts;
}

async function meterOf(tx: Tx, [account]: readonly Addressee[], target: DocumentTarget): Promise<string | null> {
  if (!('accountNumber' in target) || target.meterSerial === undefined || !account) return null;
  const meter = await meterBySerial(tx, account.id, target.meterSerial);
  if (!meter) throw new UnknownTarget(`Account ${account.number} has no meter ${target.meterSerial}.`);
  return meter.id;
}
