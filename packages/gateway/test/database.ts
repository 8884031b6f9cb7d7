import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  /** Undefined stands for PGlite. */
  readonly url: string | undefined;
  /** Removes it; whatever is still connected is cut off. */
  drop(): Promise<void>;
}

/** PostgreSQL when TEST_DATABASE_URL names a server, else PGlite. */
export const databaseKind = process.env['TEST_DATABASE_URL'] ? 'PostgreSQL' : 'PGlite';

/**
 * An empty database for one test file. `TEST_DATABASE_URL` names a database of a PostgreSQL server from which others can
 * be created, so that test files can run at the same time on one server; without it the tests run on PGlite.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) return { url: undefined, drop: () => Promise.resolve() };
  const name = `vk_test_${randomBytes(8).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await onServer(server, `create database ${name}`);
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
