import { createWriteStream, mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { Logger } from 'pino';
import type { ImportCase, ImportJob } from '@vodokanal/contract/office';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { FAULTS_HEAD, faultLine } from '../registry/fault-file.ts';
import { runImport, type ImportProgress } from '../registry/import.ts';
import { RegistryFault } from '../registry/registry-file.ts';
import type { Settings } from '../settings/settings.ts';
import {
  abandonedJobs,
  beginLoading,
  changeOwnJob,
  deleteOldFaults,
  endJob,
  faultsAfter,
  insertFaults,
  insertJob,
  jobOfId,
  latestJobs,
  lockJob,
  noteCounts,
  openIds,
  openJob,
  takeJob,
  type ImportRow,
  type NamedImport,
  type OwnChange,
} from './queries.ts';

/** The largest registry that the office takes; larger ones are imported by a command. */
export const MOST_IMPORT_BYTES = 512 * 1024 * 1024;
const SECOND = 1000;
const HOUR = 3600 * SECOND;
/** A process that works on an import says so every few seconds; after a longer silence another one goes on. */
const BEAT = 5 * SECOND;
const SILENCE = 30 * SECOND;
/** A checked file that is not loaded is deleted after a day; refused lines are kept for a month. */
const KEPT = { check: 24 * HOUR, faults: 30 * 24 * HOUR, file: HOUR } as const;
const FAULTS_SHOWN = 100;
const PAGE = 5000;
/** Unexpected failures before an import counts as failed. */
const ATTEMPTS = 5;

/** Another process has taken the import over. */
class TakenOver extends Error {}

/**
 * Imports of billing registries that the office has started, one at a time: a file is checked, and loaded when somebody
 * says so. How far it is stands in the database with every batch, so that a process which starts goes on where another
 * one has died. The files are readable for the gateway alone, and deleted when they are not needed any more.
 */
export class ImportJobs {
  readonly #db: Database;
  readonly #settings: Settings;
  readonly #folder: string;
  readonly #clock: () => number;
  readonly #log: Logger | undefined;
  readonly #worker = newId();
  readonly #failures = new Map<string, number>();
  #working: Promise<void> | undefined;
  #isAsked = false;

  constructor(
    db: Database,
    {
      settings,
      folder,
      clock = Date.now,
      log,
    }: {
      readonly settings: Settings;
      readonly folder: string;
      /** Milliseconds. */ readonly clock?: (() => number) | undefined;
      readonly log?: Logger | undefined;
    },
  ) {
    this.#db = db;
    this.#settings = settings;
    this.#folder = folder;
    this.#clock = clock;
    this.#log = log;
  }

  async list(db: Database | Tx): Promise<ImportJob[]> {
    return (await latestJobs(db)).map(bodyOf);
  }

  /** An import with its first refused lines. Throws NOT_FOUND. */
  async find(db: Database | Tx, id: string): Promise<ImportCase> {
    return { job: await this.#jobOf(db, id), faults: await faultsAfter(db, id, 0, FAULTS_SHOWN) };
  }

  /** Stores the file of an import and returns its id. Throws IMPORT_CONFLICT while another import is not finished. */
  async receive(db: Database, bytes: ReadableStream<Uint8Array> | null): Promise<string> {
    if (await openJob(db)) throw new ProblemError('IMPORT_CONFLICT');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const id = newId();
    const file = createWriteStream(this.#file(id), { mode: 0o600 });
    try {
      await pipeline(bytes ? Readable.fromWeb(bytes as unknown as WebStream) : Readable.from([]), file);
    } catch (fault) {
      await this.discard(id);
      throw fault;
    }
    return id;
  }

  /** Adds the import of a stored file; `work` checks it. Throws IMPORT_CONFLICT while another is not finished. */
  async add(
    tx: Tx,
    job: { readonly id: string; readonly staffId: string; readonly name: string; readonly now: Date },
  ): Promise<ImportJob> {
    if (await openJob(tx)) throw new ProblemError('IMPORT_CONFLICT');
    await insertJob(tx, job);
    return this.#jobOf(tx, job.id);
  }

  /** Marks a checked file for `work` to load. Throws NOT_FOUND and IMPORT_CONFLICT. */
  async load(tx: Tx, id: string): Promise<ImportJob> {
    const row = await lockJob(tx, id);
    if (!row) throw new ProblemError('NOT_FOUND');
    if (row.state !== 'checked') throw new ProblemError('IMPORT_CONFLICT');
    await beginLoading(tx, id);
    return this.#jobOf(tx, id);
  }

  /** Gives an import up that is not loading yet. Throws NOT_FOUND and IMPORT_CONFLICT. */
  async cancel(tx: Tx, id: string, now: Date): Promise<void> {
    const row = await lockJob(tx, id);
    if (!row) throw new ProblemError('NOT_FOUND');
    if (row.state === 'cancelled') return;
    if (row.state !== 'checked' && row.state !== 'checking') throw new ProblemError('IMPORT_CONFLICT');
    await endJob(tx, id, 'cancelled', now);
  }

  /** Deletes the file of an import that was given up. */
  async discard(id: string): Promise<void> {
    await rm(this.#file(id), { force: true });
  }

  /** The refused lines as CSV, read in pages. Throws NOT_FOUND. */
  async faults(
    db: Database,
    id: string,
  ): Promise<{ readonly name: string; readonly bytes: ReadableStream<Uint8Array> }> {
    const { name } = await this.#jobOf(db, id);
    const pages = async function* (): AsyncGenerator<Uint8Array> {
      const encoder = new TextEncoder();
      yield encoder.encode(FAULTS_HEAD);
      let line = 0;
      for (;;) {
        const rows = await faultsAfter(db, id, line, PAGE);
        if (rows.length > 0) yield encoder.encode(rows.map(faultLine).join(''));
        if (rows.length < PAGE) return;
        line = rows.at(-1)?.line ?? line;
      }
    };
    const bytes = Readable.toWeb(Readable.from(pages())) as unknown as ReadableStream<Uint8Array>;
    return { name: `${name}.errors.csv`, bytes };
  }

  /** Does what is to be done. A call during a run waits for that run, which also takes what was added meanwhile. */
  work(): Promise<void> {
    this.#isAsked = true;
    this.#working ??= this.#drain().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  /** Deletes checked files that were not loaded, old refused lines, and files without an import. */
  async sweep(now: Date): Promise<void> {
    const ago = (time: number) => new Date(now.getTime() - time);
    for (const { id } of await abandonedJobs(this.#db, ago(KEPT.check))) await endJob(this.#db, id, 'cancelled', now);
    await deleteOldFaults(this.#db, ago(KEPT.faults));
    const needed = await openIds(this.#db);
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const id = name.replace(/\.csv$/, '');
      const { mtimeMs } = await stat(join(this.#folder, name)).catch(() => ({ mtimeMs: Infinity }));
      // A file that is being received has no import yet.
      if (!needed.has(id) && mtimeMs < Date.now() - KEPT.file) await this.discard(id);
    }
  }

  async #drain(): Promise<void> {
    while (this.#isAsked) {
      this.#isAsked = false;
      while (await this.#next());
    }
  }

  /** Checks or loads one import; returns false when there is nothing to do now. */
  async #next(): Promise<boolean> {
    const now = this.#now();
    const row = await takeJob(this.#db, this.#worker, now, new Date(now.getTime() - SILENCE));
    if (!row) return false;
    const own = { id: row.id, worker: this.#worker };
    const beat = setInterval(
      () => void changeOwnJob(this.#db, own, { seen_at: this.#now() }).catch(() => undefined),
      BEAT,
    );
    try {
      await this.#do(row);
      this.#failures.delete(row.id);
      return true;
    } catch (fault) {
      if (fault instanceof TakenOver) return true;
      if (fault instanceof RegistryFault) {
        await this.#fail(row.id, fault.code);
        return true;
      }
      this.#log?.error({ fault: (fault as { code?: string }).code ?? (fault as Error).name }, 'import');
      const failures = (this.#failures.get(row.id) ?? 0) + 1;
      this.#failures.set(row.id, failures);
      if (failures >= ATTEMPTS) await this.#fail(row.id, 'unreadable');
      // A passing failure: the next call of `work` goes on.
      return false;
    } finally {
      clearInterval(beat);
    }
  }

  async #do(row: ImportRow): Promise<void> {
    const { id, state, line, counts } = row;
    const isCheck = state === 'checking';
    const keep = (db: Database | Tx, change: OwnChange, progress?: ImportProgress) =>
      this.#keep(db, id, change, progress);
    const done = await runImport(this.#db, this.#settings, this.#file(id), {
      isCheck,
      // What a check has met of new accounts is not kept, so it begins again.
      from: isCheck ? { line: 0, counts: { written: 0, unchanged: 0, different: 0, refused: 0 } } : { line, counts },
      onLines: (lines) => keep(this.#db, { lines }),
      onBatch: async (tx, progress, refused) => {
        await keep(tx, { seen_at: this.#now() }, progress);
        const { state: present } = (await lockJob(tx, id)) ?? {};
        // Somebody has given it up.
        if (present !== state) throw new TakenOver();
        await insertFaults(tx, id, refused);
      },
    });
    const isEmpty = done.written + done.unchanged + done.different + done.refused === 0;
    if (isEmpty) throw new RegistryFault('empty', 'The file has no records.');
    await transact(this.#db, async (tx) => {
      const { state: present } = (await lockJob(tx, id)) ?? {};
      if (present !== state) throw new TakenOver();
      await keep(tx, isCheck ? { state: 'checked' } : { state: 'loaded', ended_at: this.#now() });
      await noteCounts(tx, id, isCheck ? 'checked' : 'loaded', done);
    });
    if (!isCheck) await this.discard(id);
  }

  async #keep(db: Database | Tx, id: string, change: OwnChange, progress?: ImportProgress): Promise<void> {
    if (!(await changeOwnJob(db, { id, worker: this.#worker }, change, progress))) throw new TakenOver();
  }

  async #fail(id: string, problem: RegistryFault['code']): Promise<void> {
    await changeOwnJob(this.#db, { id, worker: this.#worker }, { state: 'failed', problem, ended_at: this.#now() });
    await this.discard(id);
  }

  async #jobOf(db: Database | Tx, id: string): Promise<ImportJob> {
    const row = await jobOfId(db, id);
    if (!row) throw new ProblemError('NOT_FOUND');
    return bodyOf(row);
  }

  #now(): Date {
    return new Date(this.#clock());
  }

  #file(id: string): string {
    return join(this.#folder, `${id}.csv`);
  }
}

const bodyOf = (row: NamedImport): ImportJob => ({
  id: row.id,
  name: row.name,
  state: row.state,
  by: row.by ?? '',
  createdAt: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  progress:
    row.state === 'checking' || row.state === 'loading'
      ? Math.min(99, Math.floor((100 * row.line) / Math.max(1, row.lines ?? 1)))
      : 100,
  checked: row.checked,
  loaded: row.loaded,
  problem: row.problem,
});
