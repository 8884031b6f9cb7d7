import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../src/index.ts';

export interface TestDatabase {
  /** What `openDatabase` takes: a URL of PostgreSQL, or a data folder of PGlite. */
  readonly url?: string;
  readonly dataDir?: string;
  /** Removes it; whatever is still connected is cut off. */
  drop(): Promise<void>;
}

const server = process.env['TEST_DATABASE_URL'];

/** PostgreSQL when TEST_DATABASE_URL names a server, else PGlite. */
export const databaseKind = server ? 'PostgreSQL' : 'PGlite';

/**
 * An empty database for one test file. `TEST_DATABASE_URL` names a database of a PostgreSQL server from which others can
 * be created, so that test files can run at the same time on one server; without it the tests run on PGlite.
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

/** A PGlite with all tables and no rows: to make one takes seconds, to copy it a moment. Kept until PGlite or the tables change. */
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
    // Another test file was faster.
    if (!existsSync(folder)) throw fault;
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}
