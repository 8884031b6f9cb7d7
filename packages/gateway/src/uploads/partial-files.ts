import { createWriteStream } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { UnknownKey, type Secrets } from '../secrets.ts';

/** Bytes of the announced size, behind the header of the encryption. */
const SIZE_BYTES = 6;

/** A fault that the tus server understands; its own constants are no errors. */
class TusFault extends Error {
  readonly status_code: number;
  readonly body: string;

  constructor({ status_code, body }: { readonly status_code: number; readonly body: string }) {
    super(body);
    this.status_code = status_code;
    this.body = body;
  }
}

export const partialFile = (folder: string, id: string): string => join(folder, `${id}.part`);

/**
 * The files that have not arrived whole, for the tus server. What has arrived is encrypted before it is written; the
 * size of a file tells how much that is, also after a crash.
 */
export class PartialFiles extends DataStore {
  readonly #folder: string;
  readonly #secrets: Secrets;

  constructor(folder: string, secrets: Secrets) {
    super();
    this.#folder = folder;
    this.#secrets = secrets;
    this.extensions = ['creation'];
  }

  override async create(upload: Upload): Promise<Upload> {
    const size = Buffer.alloc(SIZE_BYTES);
    size.writeUIntBE(upload.size ?? 0, 0, SIZE_BYTES);
    const head = Buffer.concat([this.#secrets.newPartHeader(), size]);
    await writeFile(partialFile(this.#folder, upload.id), head, { flag: 'wx', mode: 0o600 });
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const { size, offset } = await this.#stateOf(id);
    return new Upload({ id, size, offset });
  }

  override async write(pieces: Readable, id: string, offset: number): Promise<number> {
    const { head } = await this.#stateOf(id);
    const encrypt = this.#secrets.partCipher(head, offset);
    let arrived = offset;
    const encrypted = new Transform({
      transform(piece: Buffer, _, done) {
        arrived += piece.length;
        done(null, encrypt(piece));
      },
    });
    const file = createWriteStream(partialFile(this.#folder, id), { flags: 'r+', start: head.length + offset });
    try {
      await pipeline(pieces, encrypted, file);
    } catch {
      throw new TusFault(ERRORS.FILE_WRITE_ERROR);
    }
    return arrived;
  }

  /** What has arrived of a file, in the clear. */
  async read(id: string): Promise<Buffer> {
    const { head } = await this.#stateOf(id);
    const bytes = await readFile(partialFile(this.#folder, id));
    return this.#secrets.partCipher(head, 0)(bytes.subarray(head.length));
  }

  /** Whether the key of a file is still there: a key may be forgotten before the day of an unfinished file is over. */
  #opens(head: Buffer): boolean {
    try {
      this.#secrets.partCipher(head, 0);
      return true;
    } catch (fault) {
      if (fault instanceof UnknownKey) return false;
      throw fault;
    }
  }

  async #stateOf(id: string): Promise<{ readonly head: Buffer; readonly size: number; readonly offset: number }> {
    const length = this.#secrets.partHeaderBytes + SIZE_BYTES;
    let file;
    try {
      file = await open(partialFile(this.#folder, id));
    } catch (fault) {
      throw (fault as NodeJS.ErrnoException).code === 'ENOENT' ? new TusFault(ERRORS.FILE_NOT_FOUND) : fault;
    }
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
      // A crash has cut the header off.
      if (bytesRead < length) throw new TusFault(ERRORS.FILE_NO_LONGER_EXISTS);
      if (!this.#opens(buffer)) throw new TusFault(ERRORS.FILE_NO_LONGER_EXISTS);
      const { size } = await file.stat();
      return { head: buffer, size: buffer.readUIntBE(length - SIZE_BYTES, SIZE_BYTES), offset: size - length };
    } finally {
      await file.close();
    }
  }
}
