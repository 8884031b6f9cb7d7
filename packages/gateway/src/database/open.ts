import { accessSync, closeSync, constants, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

export interface OpenDatabase {
  readonly db: Database;
  /** `pglite` (one connection, this process only) or `postgresql`. */
  readonly kind: 'pglite' | 'postgresql';
  close(): Promise<void>;
}

/** A fault whose message is for the person who starts the gateway; shown without a stack. */
export class StartError extends Error {}

const INT8 = 20;
const DATE = 1082;
const asText = (value: string) => value;

/**
 * Opens the database and brings its tables up to date: PostgreSQL when a `postgres://` URL is given, else PGlite in
 * `dataDir` (in memory when that is left out).
 */
export async function openDatabase({ url, dataDir }: { readonly url?: string | undefined; readonly dataDir?: string | undefined }): Promise<OpenDatabase> {
  const opened = url ? await openPostgres(url) : await openPglite(dataDir);
  const migrator = new Migrator({ db: opened.db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await opened.close();
    throw new StartError(`The tables could not be brought up to date: ${error instanceof Error ? error.message : 'unknown reason'}`);
  }
  return opened;
}

async function openPostgres(url: string): Promise<OpenDatabase> {
  const { default: pg } = await import('pg');
  const parsers = new Map<number, (value: string) => unknown>([[INT8, Number], [DATE, asText]]);
  const types = { getTypeParser: (oid: number, format?: 'text' | 'binary') => parsers.get(oid) ?? (pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown) };
  const pool = new pg.Pool({ connectionString: url, max: Number(process.env['DATABASE_POOL'] ?? 10), connectionTimeoutMillis: 3000, types });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  // One that dies in use fails its query; the event beside that must not end the process either.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await sql`select 1`.execute(db);
  } catch (cause) {
    await db.destroy();
    throw new StartError(`PostgreSQL at DATABASE_URL does not answer: ${cause instanceof Error ? cause.message : 'no reason given'}`);
  }
  return { db, kind: 'postgresql', close: () => db.destroy() };
}

async function openPglite(dataDir: string | undefined): Promise<OpenDatabase> {
  const { PGlite } = await import('@electric-sql/pglite');
  const parsers = { [INT8]: Number, [DATE]: asText };
  const unlock = dataDir ? lock(dataDir) : () => undefined;
  try {
    const pglite = await PGlite.create(dataDir ? { dataDir: join(dataDir, 'pglite'), parsers } : { parsers });
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
    return { db, kind: 'pglite', close: async () => { await db.destroy(); unlock(); } };
  } catch (cause) {
    unlock();
    throw new StartError(`The data folder ${dataDir ?? ''} cannot be opened as a database: ${cause instanceof Error ? cause.message.slice(0, 200) : 'no reason given'}`);
  }
}

/** PGlite takes no lock of its own, and a second process would silently lose rows: a file with our process id does. */
function lock(dataDir: string): () => void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch {
    throw new StartError(`The data folder ${dataDir} cannot be written. Give another one in DATA_DIR or change its permissions.`);
  }
  const file = join(dataDir, 'lock');
  for (;;) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw new StartError(`The data folder ${dataDir} cannot be written. Give another one in DATA_DIR or change its permissions.`);
    }
    const owner = Number(readFileSync(file, 'utf8'));
    // In a container every start has the same number: a lock of our own is from a start that was cut off.
    if (owner > 0 && owner !== process.pid && isAlive(owner)) throw new StartError(`The data folder ${dataDir} is in use by process ${owner}. Stop it first, or give another folder in DATA_DIR.`);
    rmSync(file, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
