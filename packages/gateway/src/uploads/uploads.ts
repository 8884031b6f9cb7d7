import { mkdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { fileTypeFromFile } from 'file-type';
import { announcedFile } from '@vodokanal/contract/policies/upload';
import { audit } from '../audit/audit.ts';
import { uploadLimits } from '../config/service.ts';
import type { UploadOwner } from '../database/tables.ts';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import { ProblemError, problemResponse } from '../http/problems.ts';
import type { Secrets } from '../secrets.ts';
import type { SignedIn } from '../session/sessions.ts';
import type { ProblemCode } from '@vodokanal/contract';

const PATH = '/v1/uploads';
const DAY = 24 * 3_600_000;
/** Most files and bytes of a customer in 24 hours. */
const QUOTA = { files: 100, bytes: 300 * 1024 * 1024 };
/** Most files and bytes of one unlock request. */
const TICKET_QUOTA = { files: 10, bytes: 50 * 1024 * 1024 };
const UPLOAD_ID = 'X-Upload-Id';

const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'BAD_REQUEST',
  404: 'NOT_FOUND',
  409: 'UPLOAD_CONFLICT',
  410: 'NOT_FOUND',
  412: 'BAD_REQUEST',
  413: 'TOO_LARGE',
  415: 'BAD_REQUEST',
  460: 'BAD_REQUEST',
};

/**
 * Uploads by tus 1.0, stored under generated names; the given name is only data. When a file is complete, its type is
 * detected from its first bytes and must be an allowed one. It is then encrypted, because it may be a passport.
 */
export class Uploads {
  readonly #db: Database;
  readonly #folder: string;
  readonly #tus: Server;
  readonly #secrets: Secrets;

  constructor(db: Database, folder: string, secrets: Secrets) {
    mkdirSync(folder, { recursive: true });
    this.#db = db;
    this.#folder = folder;
    this.#secrets = secrets;
    this.#tus = new Server({
      path: PATH,
      datastore: new FileStore({ directory: folder }),
      maxSize: uploadLimits.maxBytes,
      relativeLocation: true,
      disableTerminationForFinishedUploads: false,
      // The server must use the id that we have checked and stored.
      namingFunction: (request) => request.headers.get(UPLOAD_ID) ?? newId(),
      getFileIdFromRequest: (request) => new URL(request.url).pathname.split('/').pop(),
    });
  }

  /** Handles requests below `/v1/uploads`. `customer` may stand for an unlock request. */
  async handle(request: Request, customer: SignedIn, address: string, now: Date): Promise<Response> {
    const id = new URL(request.url).pathname.slice(PATH.length + 1);
    if (request.method === 'POST') return this.#create(request, customer, now);
    const upload = await this.#own(id, customer);
    if (request.method === 'DELETE') return this.#delete(upload.id, customer);
    if (request.method === 'PATCH' && upload.state !== 'receiving') throw new ProblemError('UPLOAD_CONFLICT');
    // A finished file is encrypted under another name, which the tus server does not know.
    if (request.method === 'HEAD' && upload.state === 'ready')
      return new Response(null, {
        headers: {
          'Tus-Resumable': '1.0.0',
          'Upload-Offset': String(upload.bytes),
          'Upload-Length': String(upload.bytes),
          'Cache-Control': 'no-store',
        },
      });
    const answer = await this.#pass(request);
    // Also on HEAD, because the connection may have broken before the file was inspected.
    const isWhole =
      answer.ok && Number(answer.headers.get('Upload-Offset')) === upload.bytes && upload.state === 'receiving';
    if (isWhole) await this.#inspect(upload.id, customer, address, now);
    return answer;
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
    return old.length;
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
    const metadata = readMetadata(request.headers.get('Upload-Metadata') ?? '');
    const { name, type, bytes } = announcedFile(
      {
        name: metadata.get('filename'),
        type: metadata.get('filetype'),
        bytes: Number(request.headers.get('Upload-Length')),
      },
      uploadLimits,
    );
    const id = newId();
    await transact(this.#db, async (tx) => {
      // Locks the customer or the unlock request, so that parallel uploads cannot exceed the quota.
      for (const table of ['customer', 'unlock'] as const)
        await tx.selectFrom(table).select('id').where('id', '=', customer.id).forUpdate().execute();
      const today = await tx
        .selectFrom('upload')
        .select(({ fn }) => [fn.countAll<number>().as('files'), fn.sum<number | null>('bytes').as('bytes')])
        .where('customer_id', '=', customer.id)
        .where('created_at', '>', new Date(now.getTime() - DAY))
        .executeTakeFirstOrThrow();
      const quota = customer.accounts.length > 0 ? QUOTA : TICKET_QUOTA;
      if (Number(today.files) >= quota.files || Number(today.bytes ?? 0) + bytes > quota.bytes)
        throw new ProblemError('RATE_LIMITED', { retryAfter: 3600 });
      await tx
        .insertInto('upload')
        .values({ customer_id: customer.id, id, name, media_type: type, bytes, state: 'receiving', created_at: now })
        .execute();
    });
    const headers = new Headers(request.headers);
    headers.set(UPLOAD_ID, id);
    return this.#pass(new Request(request.url, { method: 'POST', headers }));
  }

  async #inspect(id: string, customer: SignedIn, address: string, now: Date): Promise<void> {
    const found = await fileTypeFromFile(join(this.#folder, id));
    const taken = found !== undefined && uploadLimits.types.includes(found.mime);
    if (taken) {
      await writeFile(
        encryptedFile(this.#folder, id),
        this.#secrets.encryptBytes(await readFile(join(this.#folder, id))),
        {
          mode: 0o600,
        },
      );
      await rm(join(this.#folder, id), { force: true });
      await this.#update(id, customer).set({ state: 'ready', media_type: found.mime }).execute();
      return;
    }
    await transact(this.#db, async (tx) => {
      await this.#update(id, customer, tx).set({ state: 'refused' }).execute();
      await audit(tx, {
        action: 'upload-refused',
        customerId: customer.id,
        address,
        now,
        details: { uploadId: id, type: found?.mime ?? 'unknown' },
      });
    });
    await this.#removeFiles(id);
    throw new ProblemError('UPLOAD_TYPE');
  }

  async #delete(id: string, customer: SignedIn): Promise<Response> {
    const dropped = await this.#db
      .deleteFrom('upload')
      .where('customer_id', '=', customer.id)
      .where('id', '=', id)
      .where('owner_id', 'is', null)
      .executeTakeFirst();
    if (dropped.numDeletedRows === 0n) throw new ProblemError('UPLOAD_CONFLICT');
    await this.#removeFiles(id);
    return new Response(null, { status: 204, headers: { 'Tus-Resumable': '1.0.0' } });
  }

  async #own(id: string, customer: SignedIn) {
    const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);
    const upload =
      isId &&
      (await this.#db
        .selectFrom('upload')
        .select(['id', 'bytes', 'state'])
        .where('customer_id', '=', customer.id)
        .where('id', '=', id)
        .executeTakeFirst());
    if (!upload || upload.state === 'refused') throw new ProblemError('NOT_FOUND');
    return upload;
  }

  #update(id: string, customer: SignedIn, db: Database | Tx = this.#db) {
    return db.updateTable('upload').where('customer_id', '=', customer.id).where('id', '=', id);
  }

  async #pass(request: Request): Promise<Response> {
    const answer = await this.#tus.handleWeb(request);
    if (answer.ok) return stripped(answer);
    await answer.body?.cancel();
    return problemResponse(new ProblemError(codeOfStatus[answer.status] ?? 'INTERNAL'));
  }

  async #removeFiles(id: string): Promise<void> {
    for (const file of [join(this.#folder, id), join(this.#folder, `${id}.json`), encryptedFile(this.#folder, id)])
      await rm(file, { force: true });
  }
}

export const encryptedFile = (folder: string, id: string): string => join(folder, `${id}.sealed`);

/** Removes the CORS headers of the tus server, because the gateway sets its own. */
function stripped(answer: Response): Response {
  const headers = new Headers([...answer.headers].filter(([name]) => !name.startsWith('access-control-')));
  return new Response(answer.body, { status: answer.status, headers });
}

function readMetadata(header: string): ReadonlyMap<string, string> {
  return new Map(
    header
      .split(',')
      .map((pair) => pair.trim().split(' '))
      .map(([key = '', value = '']) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  );
}
