import { join, resolve } from 'node:path';
import { openDatabase, type Database, type OpenDatabase } from '../database/open.ts';
import { openSecrets, type Secrets } from '../secrets.ts';
import { openLaw } from '../settings/files.ts';
import { Settings } from '../settings/settings.ts';

export const environment = process.env;
export const dataDir = resolve(environment['DATA_DIR'] ?? '.data');
export const uploadFolder = join(dataDir, 'uploads');
export const secrets = (): Secrets => openSecrets(environment['SECRET_KEY'], dataDir);

export interface Opened {
  readonly store: OpenDatabase;
  readonly db: Database;
  readonly settings: Settings;
}

/** Opens the database given by the environment. Adds the legal settings when it has none. */
export async function open(): Promise<Opened> {
  const store = await openDatabase({ url: environment['DATABASE_URL'], dataDir });
  const settings = new Settings(store.db);
  await settings.refresh();
  if (settings.isEmpty) await settings.add(await openLaw());
  return { store, db: store.db, settings };
}

/** Opens the database, runs the work and closes it. */
export async function withDatabase(work: (opened: Opened) => Promise<void>): Promise<void> {
  const opened = await open();
  try {
    await work(opened);
  } finally {
    await opened.store.close();
  }
}

/** Writes a line to standard output; empty parts are left out. */
export const print = (...parts: readonly (string | null | undefined | false)[]): void => {
  process.stdout.write(`${parts.filter(Boolean).join('  ')}\n`);
};
