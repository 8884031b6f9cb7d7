import { AsyncLocalStorage } from 'node:async_hooks';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { printable } from '@vodokanal/contract/rules/clean-text';
import { openDatabase, type Database, type OpenDatabase } from '../database/open.ts';
import { checkKeys } from '../keys/service.ts';
import { openSecrets, type Secrets } from '../secrets.ts';
import { openLaw } from '../settings/files.ts';
import { Settings } from '../settings/settings.ts';

export const environment = process.env;
export const dataDir = resolve(environment['DATA_DIR'] ?? '.data');
export const uploadFolder = join(dataDir, 'uploads');
/** Folder of the released kits that the gateway serves. */
export const kitFolder = join(dataDir, 'kit');

export interface Opened {
  readonly store: OpenDatabase;
  readonly db: Database;
  readonly settings: Settings;
}

/** Where a command runs: in its own process, or for another process inside a gateway that runs already. */
export interface CommandContext {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Folder that relative paths start from. */
  readonly folder: string;
  /** The database and the keys of the gateway that runs already. */
  readonly running?: Opened & { readonly secrets: Secrets };
  /** Runs another command line; a started gateway offers it to other processes. */
  readonly run?: RunCommand;
}

/** Runs a command line in a context and returns its exit code. */
export type RunCommand = (args: readonly string[], context: CommandContext) => Promise<number>;

const ownProcess: CommandContext = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  folder: process.cwd(),
};
const contexts = new AsyncLocalStorage<CommandContext>();

export const inContext = <T>(context: CommandContext, work: () => Promise<T>): Promise<T> =>
  contexts.run(context, work);
export const context = (): CommandContext => contexts.getStore() ?? ownProcess;
/** The path of a file that the user named. */
export const pathOf = (file: string): string => resolve(context().folder, file);

/** Opens the database given by the environment. Adds the legal settings when it has none. */
export async function open(): Promise<Opened> {
  const store = await openDatabase({ url: environment['DATABASE_URL'], dataDir });
  const settings = new Settings(store.db);
  await settings.refresh();
  // An earlier version may have stored fewer kinds.
  const missing = (await openLaw()).filter(({ kind }) => !settings.hasKind(kind));
  if (missing.length > 0) await settings.add(missing);
  return { store, db: store.db, settings };
}

/** Runs the work with the database: that of the running gateway, or one that is opened for it and closed. */
export async function withDatabase(work: (opened: Opened) => Promise<void>): Promise<void> {
  const { running } = context();
  if (running) return work(running);
  const opened = await open();
  try {
    await work(opened);
  } finally {
    await opened.store.close();
  }
}

/** The keys, checked against the database. Throws a `StartError` when they are not its keys. */
export async function secretsFor(db: Database): Promise<Secrets> {
  const secrets = context().running?.secrets ?? openSecrets(environment, dataDir);
  await checkKeys(db, secrets, new Date());
  return secrets;
}

/** Writes a line to standard output; empty parts are left out and control characters are shown, not sent. */
export const print = (...parts: readonly (string | null | undefined | false)[]): void => {
  context().stdout.write(
    `${parts
      .filter(Boolean)
      .map((part) => printable(String(part)))
      .join('  ')}\n`,
  );
};
