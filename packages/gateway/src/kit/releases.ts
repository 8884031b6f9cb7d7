import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { StartError } from '../database/open.ts';

const VERSION = /^\d+\.\d+\.\d+$/;

/** A released kit: the files of one exact version, which never change. */
export interface Release {
  readonly version: string;
  readonly folder: string;
  /** Name of the build; files of two builds do not work together. */
  readonly build: string;
}

const byVersion = (a: string, b: string): number => {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const at = [0, 1, 2].find((part) => left?.[part] !== right?.[part]) ?? 0;
  return (left?.[at] ?? 0) - (right?.[at] ?? 0);
};

/** Returns the name of a kit's build. */
export const buildOf = (folder: string): string => {
  const file = join(folder, 'build.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'unknown';
};

/** A folder of releases, one folder for each version. A release added by another process is noticed at once. */
export class Releases {
  readonly #folder: string;
  #readAt: number | undefined;
  #releases: readonly Release[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** All releases, the newest first. */
  list(): readonly Release[] {
    const changedAt = statSync(this.#folder, { throwIfNoEntry: false })?.mtimeMs;
    if (changedAt !== this.#readAt) {
      const versions = changedAt === undefined ? [] : readdirSync(this.#folder).filter((name) => VERSION.test(name));
      this.#releases = versions
        .sort((a, b) => byVersion(b, a))
        .map((version) => {
          const folder = join(this.#folder, version);
          return { version, folder, build: buildOf(folder) };
        });
      this.#readAt = changedAt;
    }
    return this.#releases;
  }
}

/**
 * Unpacks the zip of a release into the folder of releases and returns its version. Throws a `StartError` for a file
 * that is no such zip, whose hashes do not fit, or whose version is there with other files.
 */
export async function addRelease(folder: string, zip: string): Promise<{ version: string; isNew: boolean }> {
  const { version, files } = readRelease(
    await readFile(zip).catch(() => refuse(`The file ${zip} cannot be read.`)),
    zip,
  );
  const target = join(folder, version);
  if (existsSync(target)) {
    const isSame = [...files].every(([name, bytes]) => {
      const file = join(target, name);
      return existsSync(file) && readFileSync(file).equals(bytes);
    });
    if (!isSame)
      refuse(
        `The version ${version} is there already with other files. Files of a version never change, because pages are pinned to them: release under a new version.`,
      );
    return { version, isNew: false };
  }
  await mkdir(folder, { recursive: true });
  const draft = await mkdtemp(join(folder, '.new-'));
  try {
    for (const [name, bytes] of files) {
      await mkdir(dirname(join(draft, name)), { recursive: true });
      await writeFile(join(draft, name), bytes);
    }
    await rename(draft, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return { version, isNew: true };
}

function refuse(message: string): never {
  throw new StartError(message);
}

/** Reads `vk/VERSION/…` and compares the hashes of `integrity.json`. */
function readRelease(zip: Uint8Array, path: string): { readonly version: string; readonly files: Map<string, Buffer> } {
  const noRelease = () => refuse(`${path} is no release of the kit. «npm run release» makes one: vk-VERSION.zip.`);
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(zip);
  } catch {
    return noRelease();
  }
  const files = new Map<string, Buffer>();
  const versions = new Set<string>();
  for (const [name, bytes] of Object.entries(entries)) {
    if (name.endsWith('/')) continue;
    const [, version = '', file = ''] = /^vk\/([^/]+)\/(.+)$/.exec(name) ?? [];
    const parts = file.split('/');
    if (!VERSION.test(version) || parts.some((part) => !/^[\w@+-][\w.@+-]*$/.test(part))) return noRelease();
    versions.add(version);
    files.set(file, Buffer.from(bytes));
  }
  const [version] = versions;
  const listed = files.get('integrity.json');
  if (version === undefined || versions.size > 1 || !listed || !files.has('vk.js')) return noRelease();
  const integrity = JSON.parse(listed.toString('utf8')) as Readonly<Record<string, string>>;
  for (const [name, hash] of Object.entries(integrity)) {
    const bytes = files.get(name);
    if (!bytes || `sha384-${createHash('sha384').update(bytes).digest('base64')}` !== hash)
      refuse(`${path} is damaged: ${name} does not have the hash of integrity.json. Copy the file again.`);
  }
  return { version, files };
}
