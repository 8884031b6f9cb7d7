import { existsSync, mkdirSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ERRORS, Server } from '@tus/server';
import { assertSameRequest, idempotencyKey } from '@vodokanal/contract/policies/idempotency';
import { acceptedType, announcedFile } from '@vodokanal/contract/policies/upload';
import { TYPE_BYTES, uploadTypeOf } from '@vodokanal/contract/rules/file-type';
import { audit } from '../audit/audit.ts';
import { uploadLimits } from '../config/service.ts';
import type { UploadOwner } from '../database/tables.ts';
import { checkContent, FileRefused, type FileFault } from '../files/content-check.ts';
import type { VirusScanner } from '../files/virus-scanner.ts';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { idOf, isUuid, newId } from '../ids.ts';
import { isPassingFault } from '../http/faults.ts';
import { keyedRequest, once } from '../http/idempotency.ts';
import { ProblemError, problemResponse, secondsUntil } from '../http/problems.ts';
import type { Secrets } from '../secrets.ts';
import type { SignedIn } from '../session/sessions.ts';
import { partialFile, PartialFiles } from './partial-files.ts';
import type { ClaimAttachment as Attachment, ProblemCode } from '@vodokanal/contract';

const PATH = '/v1/uploads';
const DAY = 24 * 3_600_000;
/** Most files and bytes of a customer, or of a member of staff, in 24 hours. */
const QUOTA = { files: 100, bytes: 300 * 1024 * 1024 };
/** Most files and bytes of one unlock request. */
const TICKET_QUOTA = { files: 10, bytes: 50 * 1024 * 1024 };
/** How many files a sweep looks up with one statement. */
const SWEPT_AT_ONCE = 500;
const UPLOAD_ID = 'X-Upload-Id';

const CODES: Readonly<Record<FileFault, ProblemCode>> = {
  type: 'UPLOAD_TYPE',
  size: 'TOO_LARGE',
  damaged: 'UPLOAD_DAMAGED',
  encrypted: 'UPLOAD_PROTECTED',
  script: 'UPLOAD_ACTIVE',
  program: 'UPLOAD_ACTIVE',
  attachment: 'UPLOAD_ACTIVE',
  form: 'UPLOAD_ACTIVE',
  points: 'UPLOAD_OVERSIZED',
  unpacked: 'UPLOAD_OVERSIZED',
  virus: 'UPLOAD_INFECTED',
};

const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  404: 'NOT_FOUND',
  409: 'UPLOAD_CONFLICT',
  410: 'NOT_FOUND',
  413: 'TOO_LARGE',
  // What tus calls not implemented are extensions that a client should not have used here.
  501: 'BAD_REQUEST',
  503: 'SERVICE_UNAVAILABLE',
};
const codeOf = (status: number): ProblemCode => codeOfStatus[status] ?? (status < 500 ? 'BAD_REQUEST' : 'INTERNAL');

/**
 * Whether a fault of the tus server ends without a change here: another request still writes to the file, or the disk is
 * full or not available. Its store hides why a piece could not be written.
 */
function passesByItself(fault: object): boolean {
  const { body, code } = fault as { readonly body?: string; readonly code?: string };
  return (
    body?.startsWith('failed to acquire lock') || body === ERRORS.FILE_WRITE_ERROR.body || isPassingFault(code ?? '')
  );
}

const BYTES = /^(0|[1-9]\d{0,14})$/;
const LONGEST_METADATA = 2000;
/** The headers that the tus server gets; others could switch on extensions that are not supported here. */
const TUS_HEADERS = ['Tus-Resumable', 'Upload-Length', 'Upload-Metadata', 'Upload-Offset'] as const;

/** A file of the utility. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file that has passed its checks. */
export interface CheckedUpload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** As it was given, with the notes of a camera. */
  readonly announcedBytes: number;
}

/**
 * Uploads by tus 1.0, stored under generated names; the given name is only data. What arrives is encrypted, because it
 * may be a passport. When a file is complete, its content is checked and the notes of a camera are taken out; before
 * that it belongs to nothing and nobody else can see it.
 */
export class Uploads {
  readonly #db: Database;
  readonly #folder: string;
  readonly #tus: Server;
  readonly #secrets: Secrets;
  readonly #scanner: VirusScanner | undefined;
  readonly #partial: PartialFiles;
  /** The files that are being checked, so that a repeated request does not check once more. */
  readonly #checks = new Map<string, Promise<void>>();

  constructor(db: Database, folder: string, secrets: Secrets, scanner?: VirusScanner) {
    mkdirSync(folder, { recursive: true });
    this.#db = db;
    this.#folder = folder;
    this.#secrets = secrets;
    this.#scanner = scanner;
    this.#partial = new PartialFiles(folder, secrets);
    this.#tus = new Server({
      path: PATH,
      datastore: this.#partial,
      maxSize: uploadLimits.maxBytes,
      relativeLocation: true,
      disableTerminationForFinishedUploads: false,
      onResponseError: (_, fault) => (passesByItself(fault) ? { status_code: 503, body: '' } : undefined),
      // The server must use the id that we have checked and stored.
      namingFunction: (request) => request.headers.get(UPLOAD_ID) ?? newId(),
      getFileIdFromRequest: (request) => new URL(request.url).pathname.split('/').pop(),
    });
  }

  /** Handles requests below `/v1/uploads`. `customer` may stand for an unlock request. */
  async handle(request: Request, customer: SignedIn, address: string, now: Date): Promise<Response> {
    const id = new URL(request.url).pathname.slice(PATH.length + 1);
    if (request.method === 'POST') return this.#create(request, customer, now);
    if (request.method === 'DELETE') return this.#delete(id, request, customer, now);
    const upload = await this.#own(id, customer);
    if (request.method === 'PATCH') {
      if (upload.state !== 'receiving') throw new ProblemError('UPLOAD_CONFLICT');
      const isPiece = request.headers.get('Content-Type') === 'application/offset+octet-stream' && request.body;
      if (!isPiece || !BYTES.test(request.headers.get('Upload-Offset') ?? '')) throw new ProblemError('BAD_REQUEST');
    }
    // A finished file is encrypted under another name, which the tus server does not know.
    if (request.method === 'HEAD' && upload.state === 'ready')
      return new Response(null, {
        headers: {
          'Tus-Resumable': '1.0.0',
          'Upload-Offset': String(upload.announced_bytes),
          'Upload-Length': String(upload.announced_bytes),
          'Cache-Control': 'no-store',
        },
      });
    const answer = await this.#pass(request);
    // Also on HEAD, because the connection may have broken before the file was checked.
    const isWhole =
      answer.ok &&
      Number(answer.headers.get('Upload-Offset')) === upload.announced_bytes &&
      upload.state === 'receiving';
    if (isWhole) await this.#checkOnce(upload.id, customer, address, now);
    return answer;
  }

  /** The content of a finished upload. Whether the caller may read it is for the owner of the file to decide. */
  async read(id: string): Promise<Uint8Array> {
    return this.#secrets.decryptBytes(await readFile(encryptedFile(this.#folder, id)));
  }

  /** Checks a whole file of the utility before it is stored. Throws TOO_LARGE and what an upload can be refused for. */
  async checked({ name: given, bytes }: GivenFile): Promise<CheckedUpload> {
    const { name } = announcedFile({ name: given, type: '', bytes: bytes.length }, uploadLimits);
    return { name, announcedBytes: bytes.length, ...(await this.#check(bytes)) };
  }

  /** Stores a checked file of a member of staff, to be attached like an upload. Throws LIMIT_REACHED. */
  async storeOfStaff(tx: Tx, staffId: string, file: CheckedUpload, now: Date): Promise<Attachment> {
    await tx.selectFrom('staff').select('id').where('id', '=', staffId).forNoKeyUpdate().execute();
    await assertQuota(tx, staffId, file.bytes.length, QUOTA, now);
    return this.store(tx, staffId, file, now);
  }

  /** Stores a checked file of the utility, to be attached like an upload. */
  async store(
    tx: Tx,
    senderId: string,
    { name, type, bytes, announcedBytes }: CheckedUpload,
    now: Date,
  ): Promise<Attachment> {
    const id = newId();
    await writeFile(encryptedFile(this.#folder, id), this.#secrets.encryptBytes(bytes), { mode: 0o600 });
    await tx
      .insertInto('upload')
      .values({
        customer_id: senderId,
        id,
        name,
        media_type: type,
        bytes: bytes.length,
        announced_bytes: announcedBytes,
        state: 'ready',
        created_at: now,
      })
      .execute();
    return { id, name, bytes: bytes.length, type };
  }

  /** Deletes unattached uploads older than a day. Returns how many. */
  async sweep(now: Date): Promise<number> {
    const old = await this.#db
      .deleteFrom('upload')
      .where('owner_id', 'is', null)
      .where('created_at', '<', new Date(now.getTime() - DAY))
      .returning('id')
      .execute();
    for (const { id } of old) await this.#removeFiles(id);
    await this.#sweepFiles(now);
    return old.length;
  }

  /**
   * Deletes files older than a day that no row names: their transaction was rolled back, or the process ended between
   * the deletion of the row and that of the file.
   */
  async #sweepFiles(now: Date): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => isUuid(idOfFile(name)));
    for (let from = 0; from < names.length; from += SWEPT_AT_ONCE) {
      const batch = names.slice(from, from + SWEPT_AT_ONCE);
      const known = new Set(await this.#knownOf(batch.map(idOfFile)));
      for (const name of batch) {
        if (known.has(idOfFile(name))) continue;
        const path = join(this.#folder, name);
        const { mtimeMs } = await stat(path);
        if (mtimeMs < now.getTime() - DAY) await rm(path, { force: true });
      }
    }
  }

  async #knownOf(ids: readonly string[]): Promise<readonly string[]> {
    const known = await this.#db
      .selectFrom('upload')
      .select('id')
      .where('id', 'in', ids)
      .union(this.#db.selectFrom('document_file').select('id').where('id', 'in', ids))
      .execute();
    return known.map(({ id }) => id);
  }

  /** Deletes the uploads attached to an owner, e.g. the documents of a decided request. */
  async removeOf(owner: UploadOwner): Promise<void> {
    const files = await this.#db
      .deleteFrom('upload')
      .where('owner_kind', '=', owner.kind)
      .where('owner_id', '=', owner.id)
      .returning('id')
      .execute();
    for (const { id } of files) await this.#removeFiles(id);
  }

  async #create(request: Request, customer: SignedIn, now: Date): Promise<Response> {
    const length = request.headers.get('Upload-Length') ?? '';
    const { name, type, bytes } = announcedFile(
      {
        ...readMetadata(request.headers.get('Upload-Metadata') ?? ''),
        bytes: BYTES.test(length) ? Number(length) : NaN,
      },
      uploadLimits,
    );
    if (request.headers.get('Tus-Resumable') !== '1.0.0') throw new ProblemError('BAD_REQUEST');
    // The id follows from the key, so that a repeated announcement finds the file of the first.
    const id = idOf('upload', customer.id, idempotencyKey(request.headers));
    await transact(this.#db, async (tx) => {
      // Locks the customer or the unlock request, so that parallel uploads cannot exceed the quota.
      for (const table of ['customer', 'unlock'] as const)
        await tx.selectFrom(table).select('id').where('id', '=', customer.id).forUpdate().execute();
      const first = await tx
        .selectFrom('upload')
        .select(['name', 'announced_bytes'])
        .where('customer_id', '=', customer.id)
        .where('id', '=', id)
        .executeTakeFirst();
      if (first) return assertSameRequest(`${first.name} ${first.announced_bytes}`, `${name} ${bytes}`);
      await assertQuota(tx, customer.id, bytes, customer.accounts.length > 0 ? QUOTA : TICKET_QUOTA, now);
      await tx
        .insertInto('upload')
        .values({
          ...{ customer_id: customer.id, id, name, media_type: type, bytes, announced_bytes: bytes },
          ...{ state: 'receiving', created_at: now },
        })
        .execute();
    });
    // The file of the first announcement stays as it is; it may already have been sent in part.
    if (existsSync(partialFile(this.#folder, id)) || existsSync(encryptedFile(this.#folder, id)))
      return new Response(null, {
        status: 201,
        headers: { 'Tus-Resumable': '1.0.0', Location: `${PATH}/${id}` },
      });
    return this.#pass(request, id);
  }

  async #checkOnce(id: string, customer: SignedIn, address: string, now: Date): Promise<void> {
    const check = this.#checks.get(id) ?? this.#finish(id, customer, address, now);
    this.#checks.set(id, check);
    try {
      await check;
    } finally {
      this.#checks.delete(id);
    }
  }

  /** Checks a file that has arrived, and seals it. */
  async #finish(id: string, customer: SignedIn, address: string, now: Date): Promise<void> {
    const given = await this.#partial.read(id);
    try {
      const { type, bytes } = await this.#check(given);
      await writeFile(encryptedFile(this.#folder, id), this.#secrets.encryptBytes(bytes), { mode: 0o600 });
      const { numUpdatedRows } = await this.#update(id, customer)
        .set({ state: 'ready', media_type: type, bytes: bytes.length })
        .executeTakeFirst();
      // The customer has deleted it meanwhile.
      if (numUpdatedRows === 0n) await this.#removeFiles(id);
      else await rm(partialFile(this.#folder, id), { force: true });
    } catch (fault) {
      // What was not checked stays as it is and is checked again when the customer asks for it.
      if (!(fault instanceof ProblemError) || fault.code === 'UPLOAD_UNCHECKED') throw fault;
      await transact(this.#db, async (tx) => {
        await this.#update(id, customer, tx).set({ state: 'refused' }).execute();
        await audit(tx, {
          action: 'upload-refused',
          customerId: customer.id,
          address,
          now,
          details: { uploadId: id, type: uploadTypeOf(given.subarray(0, TYPE_BYTES)) ?? 'unknown', code: fault.code },
        });
      });
      await this.#removeFiles(id);
      throw fault;
    }
  }

  /** Throws UPLOAD_TYPE and the other problems of `CODES`, and UPLOAD_UNCHECKED. */
  async #check(given: Uint8Array): Promise<{ readonly type: string; readonly bytes: Uint8Array }> {
    const type = acceptedType(given.subarray(0, TYPE_BYTES), uploadLimits);
    try {
      return { type, bytes: await checkContent(given, type, this.#scanner) };
    } catch (fault) {
      throw fault instanceof FileRefused ? new ProblemError(CODES[fault.fault]) : fault;
    }
  }

  async #delete(id: string, request: Request, customer: SignedIn, now: Date): Promise<Response> {
    const keyed = keyedRequest({ request, body: undefined, now }, 'uploads.delete', customer, this.#secrets);
    await once(this.#db, keyed, async (tx) => {
      await this.#own(id, customer, tx);
      const dropped = await tx
        .deleteFrom('upload')
        .where('customer_id', '=', customer.id)
        .where('id', '=', id)
        .where('owner_id', 'is', null)
        .executeTakeFirst();
      if (dropped.numDeletedRows === 0n) throw new ProblemError('UPLOAD_CONFLICT');
      return {};
    });
    await this.#removeFiles(id);
    return new Response(null, { status: 204, headers: { 'Tus-Resumable': '1.0.0' } });
  }

  async #own(id: string, customer: SignedIn, db: Database | Tx = this.#db) {
    const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);
    const upload =
      isId &&
      (await db
        .selectFrom('upload')
        .select(['id', 'announced_bytes', 'state'])
        .where('customer_id', '=', customer.id)
        .where('id', '=', id)
        .executeTakeFirst());
    if (!upload || upload.state === 'refused') throw new ProblemError('NOT_FOUND');
    return upload;
  }

  #update(id: string, customer: SignedIn, db: Database | Tx = this.#db) {
    return db.updateTable('upload').where('customer_id', '=', customer.id).where('id', '=', id);
  }

  async #pass(request: Request, newUploadId?: string): Promise<Response> {
    const headers = new Headers();
    for (const name of TUS_HEADERS) {
      const value = request.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    if (newUploadId !== undefined) headers.set(UPLOAD_ID, newUploadId);
    const { method, url, body, signal } = request;
    const isPiece = method === 'PATCH';
    if (isPiece) headers.set('Content-Type', 'application/offset+octet-stream');
    const answer = await this.#tus.handleWeb(
      new Request(url, { method, headers, signal, ...(isPiece && { body, duplex: 'half' }) }),
    );
    if (answer.ok) return stripped(answer);
    await answer.body?.cancel();
    const code = codeOf(answer.status);
    return problemResponse(new ProblemError(code, code === 'SERVICE_UNAVAILABLE' ? { retryAfter: 5 } : {}));
  }

  async #removeFiles(id: string): Promise<void> {
    // Earlier versions kept unfinished files under the id alone, with a description beside them.
    const earlier = [join(this.#folder, id), join(this.#folder, `${id}.json`)];
    for (const file of [partialFile(this.#folder, id), encryptedFile(this.#folder, id), ...earlier])
      await rm(file, { force: true });
  }
}

/** Throws LIMIT_REACHED when a sender has sent too much in 24 hours. The caller has locked the sender. */
async function assertQuota(
  tx: Tx,
  senderId: string,
  bytes: number,
  quota: { readonly files: number; readonly bytes: number },
  now: Date,
): Promise<void> {
  const today = await tx
    .selectFrom('upload')
    .select(({ fn }) => [
      fn.countAll<number>().as('files'),
      fn.sum<number | null>('announced_bytes').as('bytes'),
      fn.min('created_at').as('oldest'),
    ])
    .where('customer_id', '=', senderId)
    .where('created_at', '>', new Date(now.getTime() - DAY))
    .executeTakeFirstOrThrow();
  if (Number(today.files) >= quota.files || Number(today.bytes ?? 0) + bytes > quota.bytes)
    throw new ProblemError('LIMIT_REACHED', { retryAfter: secondsUntil(dayAfter(today.oldest ?? now), now) });
}

const idOfFile = (name: string): string => name.slice(0, name.indexOf('.'));

const dayAfter = (instant: Date): Date => new Date(instant.getTime() + DAY);

export const encryptedFile = (folder: string, id: string): string => join(folder, `${id}.sealed`);

/** Removes the CORS headers of the tus server, because the gateway sets its own. */
function stripped(answer: Response): Response {
  const headers = new Headers([...answer.headers].filter(([name]) => !name.startsWith('access-control-')));
  return new Response(answer.body, { status: answer.status, headers });
}

/** Reads `Upload-Metadata`. Throws BAD_REQUEST when it is too long or no list of names with base64 values. */
function readMetadata(header: string): { readonly name: string | undefined; readonly type: string | undefined } {
  const pairs = header.split(',').map((pair) => pair.trim().split(' '));
  const isRead = pairs.every(
    ([key, value = '', ...rest]) => key && rest.length === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(value),
  );
  if (header.length > LONGEST_METADATA || !isRead) throw new ProblemError('BAD_REQUEST');
  const values = new Map(pairs.map(([key, value = '']) => [key, Buffer.from(value, 'base64').toString('utf8')]));
  return { name: values.get('filename'), type: values.get('filetype') };
}
