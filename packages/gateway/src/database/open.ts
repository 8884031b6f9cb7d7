import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Kysely, type LogConfig, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Pool, PoolConfig } from 'pg';
import { exactInteger } from '../decimal.ts';
import { migrations } from './migrations.ts';
import { namedStatementPool } from './named-statements.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

export interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

export interface OpenDatabase {
  readonly db: Database;
  /** `pglite` has one connection and belongs to this process alone. */
  readonly kind: 'pglite' | 'postgresql';
  close(): Promise<void>;
}

/** An error whose message is for the person who starts the gateway; shown without a stack. */
export class StartError extends Error {}

/** Milliseconds to wait for a lock. */
const LOCK_TIMEOUT = 2000;
/** Milliseconds after which a statement is cancelled, because no page waits that long. */
const STATEMENT_TIMEOUT = 60_000;

const INT8 = 20;
const DATE = 1082;
const asText = (value: string) => value;

/**
 * Opens the database and runs the migrations: PostgreSQL when `url` is given, otherwise PGlite in `dataDir`, or in
 * memory without one. Throws a `StartError`.
 */
export async function openDatabase({
  url,
  dataDir,
  onStatement,
}: {
  readonly url?: string | undefined;
  readonly dataDir?: string | undefined;
  /** Called after every statement. */ readonly onStatement?: (statement: Statement) => void;
}): Promise<OpenDatabase> {
  const log: LogConfig | undefined =
    onStatement &&
    (({ query: { sql: text, parameters } }) => {
      onStatement({ text, parameters });
    });
  if (url) return openPostgres(url, log);
  const opened = await openPglite(dataDir, log);
  try {
    await migrate(opened.db);
    await sql.raw(`set lock_timeout = ${LOCK_TIMEOUT}`).execute(opened.db);
  } catch (fault) {
    await opened.close();
    throw fault;
  }
  return opened;
}

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    // Two versions may have been developed at once, so an earlier number can arrive later.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error)
    throw new StartError(
      `The tables could not be brought up to date: ${error instanceof Error ? error.message : 'unknown reason'}`,
    );
}

async function openPostgres(url: string, log: LogConfig | undefined): Promise<OpenDatabase> {
  const { default: pg } = await import('pg');
  const parsers = new Map<number, (value: string) => unknown>([
    [INT8, exactInteger],
    [DATE, asText],
  ]);
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      parsers.get(oid) ?? (pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown),
  };
  const connect = (options: PoolConfig): Pool => {
    const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 3000, types, ...options });
    // The pool replaces a connection that dies while idle; without a listener the error would end the process.
    pool.on('error', () => undefined);
    // A connection that dies in use fails its query; its error event must not end the process either.
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  };
  // No timeouts here: migrations may take long, and a process that starts meanwhile waits for them.
  const unhurried = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: connect({ max: 1 }) }) });
  try {
    await sql`select 1`.execute(unhurried).catch((cause: unknown) => {
      throw new StartError(
        `PostgreSQL at DATABASE_URL does not answer: ${cause instanceof Error ? cause.message : 'no reason given'}`,
      );
    });
    await migrate(unhurried);
  } finally {
    await unhurried.destroy();
  }
  const named = process.env['DATABASE_NAMED_STATEMENTS'] !== 'off';
  const max = Number(process.env['DATABASE_POOL'] ?? 10);
  const timeouts = { lock_timeout: LOCK_TIMEOUT, statement_timeout: STATEMENT_TIMEOUT };
  const pool =
    named && (await takesOptions(connect({ max: 1, ...timeouts })))
      ? namedStatementPool(connect({ max, ...timeouts }), { named })
      : namedStatementPool(connect({ max }), {
          named,
          atBegin: `set local lock_timeout = ${LOCK_TIMEOUT}; set local statement_timeout = ${STATEMENT_TIMEOUT}`,
        });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), ...(log && { log }) });
  return { db, kind: 'postgresql', close: () => db.destroy() };
}

/** Whether timeouts can be set at connection time; PgBouncer refuses them unless it is told to ignore them. */
async function takesOptions(pool: Pool): Promise<boolean> {
  try {
    const { rows } = await pool.query<{ lock_timeout: string }>('show lock_timeout');
    return rows[0]?.lock_timeout === `${LOCK_TIMEOUT / 1000}s`;
  } catch (fault) {
    if ((fault as { code?: string }).code === '08P01') return false;
    throw fault;
  } finally {
    await pool.end();
  }
}

async function openPglite(dataDir: string | undefined, log: LogConfig | undefined): Promise<OpenDatabase> {
  const { PGlite } = await import('@electric-sql/pglite');
  const parsers = { [INT8]: exactInteger, [DATE]: asText };
  const unlock = dataDir ? lock(dataDir) : () => undefined;
  try {
    const folder = dataDir && join(dataDir, 'pglite');
    if (folder) {
      await makeFolder(folder, async (draft) => {
        await (await PGlite.create({ dataDir: draft })).close();
      });
    }
    const pglite = await PGlite.create(folder ? { dataDir: folder, parsers } : { parsers });
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }), ...(log && { log }) });
    return {
      db,
      kind: 'pglite',
      close: async () => {
        await db.destroy();
        unlock();
      },
    };
  } catch (cause) {
    unlock();
    throw new StartError(
      `The data folder ${dataDir ?? ''} cannot be opened as a database: ${cause instanceof Error ? cause.message.slice(0, 200) : 'no reason given'}`,
    );
  }
}

/** PostgreSQL writes this file last when it makes a folder. */
const CONTROL_FILE = 'global/pg_control';

/**
 * Makes the folder under another name, so that a start that is killed leaves none half made. One without a control file
 * holds no data; it is left over from such a start.
 */
async function makeFolder(folder: string, make: (draft: string) => Promise<void>): Promise<void> {
  if (existsSync(join(folder, CONTROL_FILE))) return;
  const draft = `${folder}.new`;
  for (const leftover of [folder, draft]) rmSync(leftover, { recursive: true, force: true });
  await make(draft);
  renameSync(draft, folder);
}

/**
 * PGlite does not lock its folder and a second process would silently lose rows, so a file with our process id locks
 * it.
 */
function lock(dataDir: string): () => void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch {
    throw new StartError(
      `The data folder ${dataDir} cannot be written. Give another one in DATA_DIR or change its permissions.`,
    );
  }
  const file = join(dataDir, 'lock');
  for (;;) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new StartError(
          `The data folder ${dataDir} cannot be written. Give another one in DATA_DIR or change its permissions.`,
        );
    }
    const owner = lockOwner(dataDir);
    if (owner !== undefined)
      throw new StartError(
        `The data folder ${dataDir} is in use by process ${owner}. Stop it first, or give another folder in DATA_DIR.`,
      );
    rmSync(file, { force: true });
  }
}

/** The id of the process that has a PGlite folder open; undefined when none has. */
export function lockOwner(dataDir: string): number | undefined {
  const file = join(dataDir, 'lock');
  if (!existsSync(file)) return undefined;
  const owner = Number(readFileSync(file, 'utf8'));
  // In a container every start has the same process id, so a lock with our own id is from a start that crashed.
  return owner > 0 && owner !== process.pid && isAlive(owner) ? owner : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
