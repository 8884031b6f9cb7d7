import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../src/index.ts';

export interface TestDatabase {
  /** The options of `openDatabase`: a PostgreSQL URL or a PGlite folder. */
  readonly url?: string;
  readonly dataDir?: string;
  /** Deletes the database, even while connections are open. */
  drop(): Promise<void>;
}

const server = process.env['TEST_DATABASE_URL'];

/** PostgreSQL when `TEST_DATABASE_URL` is set, otherwise PGlite. */
export const databaseKind = server ? 'PostgreSQL' : 'PGlite';

/**
 * Creates an empty database for one test file, so that files can run in parallel. `TEST_DATABASE_URL` names a database
 * of a PostgreSQL server on which others may be created.
 */
export const createTestDatabase = (): Promise<TestDatabase> => (server ? createOnServer(server) : createInFolder());

async function createOnServer(serverUrl: string): Promise<TestDatabase> {
  const name = `vk_test_${randomBytes(8).toString('hex')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await execute(serverUrl, `create database ${name}`);
  return { url: url.href, drop: () => execute(serverUrl, `drop database if exists ${name} with (force)`) };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function createInFolder(): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vk-pglite-'));
  cpSync(await template(), dataDir, { recursive: true });
  return {
    dataDir,
    drop() {
      rmSync(dataDir, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

/**
 * Returns a PGlite folder with all tables and no rows, because creating one takes seconds and copying it is fast. It is
 * made again when PGlite or the tables change.
 */
async function template(): Promise<string> {
  const cache = new URL('../../../node_modules/.cache/gateway-tests/', import.meta.url).pathname;
  const sources = new URL('../src/database/', import.meta.url);
  const made = createHash('sha256').update(readFileSync(new URL('../package.json', import.meta.url)));
  for (const name of readdirSync(sources, { recursive: true }).map(String).sort())
    if (name.endsWith('.ts')) made.update(readFileSync(new URL(name, sources)));
  const folder = join(cache, made.digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'draft-'));
  await (await openDatabase({ dataDir: draft })).close();
  try {
    renameSync(draft, folder);
  } catch (fault) {
    // A test file running in parallel may have created it first.
    if (!existsSync(folder)) throw fault;
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}
