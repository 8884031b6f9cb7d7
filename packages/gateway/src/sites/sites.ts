import { readFile } from 'node:fs/promises';
import type { Site } from '@vodokanal/contract';
import { scopes as SCOPES } from '@vodokanal/contract/operations';
import { OWN_SITE } from '@vodokanal/contract/policies/own-site';
import { StartError, type Database } from '../database/open.ts';
import { Snapshot } from '../database/snapshot.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { hashSecret, newSecret } from '../ids.ts';
import {
  addAccountToSite,
  deleteAccountsOfSite,
  deleteSite,
  endConnections,
  endDelegations,
  noteRegistryChange,
  readRegistryVersion,
  registryRows,
  saveSite,
  servedCounts,
  setBlocked,
  setKey,
  siteExists,
  siteRows,
  type SiteRow,
} from './queries.ts';

export { SCOPES };

/** Theme tokens that a site may be allowed to set. */
export const THEME = ['accent', 'on-accent', 'surface', 'text', 'line', 'good', 'radius', 'gap'] as const;

/** A site in the registry. */
export interface RegisteredSite extends Site {
  readonly origin: string;
}

/** The registry of sites that may show the widgets. */
export class Sites {
  readonly #own: ReadonlySet<string>;
  readonly #db: Database;
  readonly #registered: Snapshot<Registry>;
  /** What the endpoint's own pages may do. */
  readonly own: Site = OWN_SITE;

  /** `own` are the origins under which the gateway is reached; `clock` returns milliseconds. */
  constructor(db: Database, own: readonly string[], clock?: () => number) {
    this.#own = new Set(own);
    this.#db = db;
    this.#registered = new Snapshot(() => readRegistry(db), clock);
  }

  /** Must be awaited before any other method is called. */
  async refresh(): Promise<void> {
    return this.#registered.refresh();
  }

  get isFresh(): boolean {
    return this.#registered.isFresh;
  }

  /** Finds a site by its exact origin; undefined when it is not registered. */
  find(origin: string): RegisteredSite | undefined {
    if (this.#own.has(origin)) return { origin, ...OWN_SITE };
    // Until the registry has been read, only our own origins are known.
    return this.#registered.known?.sites.get(origin);
  }

  /** Whether the origin is the gateway's own; `GET` requests from our own pages have none. */
  isOwn(origin: string | null): boolean {
    return origin === null || this.#own.has(origin);
  }

  mayRunInline(origin: string): boolean {
    return this.find(origin)?.mode === 'inline';
  }

  /** The origins where customers sign in, and passkeys are therefore valid. */
  inlineOrigins(): string[] {
    return [
      ...this.#own,
      ...[...this.#registered.value.sites.values()].filter(({ mode }) => mode === 'inline').map(({ origin }) => origin),
    ];
  }

  /** Finds a partner site; undefined for other sites. */
  framed(origin: string): RegisteredSite | undefined {
    const site = this.find(origin);
    return site?.mode === 'framed' ? site : undefined;
  }

  /**
   * Reads the registry again when it is older than this version. A request of another site calls it with the version in
   * the database, so that what was taken from a site ends at once in every process.
   */
  async follow(version: number): Promise<void> {
    // A reading under way may have begun before the change.
    for (let attempt = 0; attempt < 2 && (this.#registered.known?.version ?? -1) < version; attempt++) {
      this.#registered.forget();
      await this.#registered.refresh();
    }
  }

  /** Makes the next `refresh` read again; call it after a change in this process. */
  forget(): void {
    this.#registered.forget();
  }

  /** Compares the registry with the database; for requests that read no session, which has the version with it. */
  async check(): Promise<void> {
    await this.follow(await readRegistryVersion(this.#db));
  }
}

interface Registry {
  readonly version: number;
  readonly sites: ReadonlyMap<string, RegisteredSite>;
}

async function readRegistry(db: Database): Promise<Registry> {
  const { version, sites } = await registryRows(db);
  return { version, sites: new Map(sites.map(siteOf).map((site) => [site.origin, site])) };
}

/** A site as the registry keeps it for the utility. */
export interface KeptSite extends RegisteredSite {
  readonly isBlocked: boolean;
  readonly hasKey: boolean;
  /** How many accounts its back end may act for. */
  readonly accounts: number;
}

export async function listSites(db: Database | Tx): Promise<KeptSite[]> {
  const [rows, counts] = [await siteRows(db), await servedCounts(db)];
  return rows.map((row) => ({
    ...siteOf(row),
    isBlocked: row.blocked_at !== null,
    hasKey: row.key_hash !== null,
    accounts: counts.get(row.origin) ?? 0,
  }));
}

const siteOf = ({ origin, mode, name, scopes, theme, targets, allow_redirect }: SiteRow): RegisteredSite => ({
  origin,
  mode,
  name: name || origin,
  scopes,
  theme,
  targets,
  allowRedirect: allow_redirect,
});

/** Plain http is allowed only on the local machine. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  return (
    origin === text &&
    /^([a-z\d.-]+|\[[\da-f:]+\])$/.test(hostname) &&
    (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname)))
  );
}

/** A site as given by the webmaster; everything but the origin has a default. */
export type SiteLine = { readonly origin: string } & Partial<Site>;

/** A site that the registry refuses. `field` is the name of what is wrong. */
export class SiteFault extends StartError {
  readonly field: 'origin' | 'mode' | 'scopes' | 'theme' | 'targets';

  constructor(field: SiteFault['field'], message: string) {
    super(`Not registered: ${message}.`);
    this.field = field;
  }
}

/** Finds what is wrong with a site; undefined when nothing is. */
function faultOf({ origin, mode = 'inline', scopes = [], theme = [], targets = {} }: SiteLine): SiteFault | undefined {
  if (!isOrigin(origin))
    return new SiteFault(
      'origin',
      `"${origin}" is no origin: https, host and port without a slash, e.g. https://www.example.org`,
    );
  if (mode !== 'inline' && mode !== 'framed')
    return new SiteFault('mode', `the mode of ${origin} is inline or framed, not ${String(mode)}`);
  const strange = scopes.find((scope) => !SCOPES.includes(scope));
  if (strange) return new SiteFault('scopes', `there is no scope ${strange}; there are ${SCOPES.join(', ')}`);
  const token = theme.find((name) => !(THEME as readonly string[]).includes(name));
  if (token) return new SiteFault('theme', `there is no token ${token} of the look; there are ${THEME.join(', ')}`);
  const target = Object.entries(targets).find(
    ([name, url]) => !/^[\w-]{1,40}$/.test(name) || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol),
  );
  return (
    target &&
    new SiteFault(
      'targets',
      `the target ${target.join('=')} of ${origin} needs a short name and a whole address, e.g. cabinet=https://www.example.org/lk/`,
    )
  );
}

/** Adds sites or replaces them by origin; a site keeps its key and accounts. Throws a `SiteFault`. */
export async function addSites(db: Database | Tx, lines: readonly SiteLine[]): Promise<void> {
  for (const line of lines) {
    const fault = faultOf(line);
    if (fault) throw fault;
  }
  await transact(db, async (tx) => {
    for (const {
      origin,
      mode = 'inline',
      name = '',
      scopes = mode === 'inline' ? [...SCOPES] : ['readings:guest'],
      theme = [],
      targets = {},
      allowRedirect = false,
    } of lines) {
      await saveSite(tx, origin, {
        mode,
        name,
        scopes: JSON.stringify(scopes),
        theme: JSON.stringify(theme),
        targets: JSON.stringify(
          Object.fromEntries(Object.entries(targets).map(([key, url]) => [key, new URL(url).href])),
        ),
        allow_redirect: allowRedirect,
      });
    }
    await noteRegistryChange(tx);
  });
}

/**
 * Imports a JSON array of sites: `{origin, mode?, name?, scopes?, theme?, targets?, allowRedirect?}`. Returns how many.
 */
export async function importSites(db: Database, file: string): Promise<number> {
  let lines: unknown;
  try {
    lines = JSON.parse(await readFile(file, 'utf8'));
  } catch (fault) {
    throw new StartError(`The file of sites ${file} cannot be read: ${(fault as Error).message}`);
  }
  if (!Array.isArray(lines)) throw new StartError(`The file of sites ${file} must hold a JSON array.`);
  await addSites(db, lines as SiteLine[]);
  return lines.length;
}

/** Removes a site and ends its connections. */
export async function removeSite(db: Database | Tx, origin: string): Promise<void> {
  await transact(db, async (tx) => {
    await deleteSite(tx, origin);
    await noteRegistryChange(tx);
  });
}

/** Closes a site: its connections end, and its key opens nothing until it is opened again. Throws a `StartError`. */
export async function blockSite(db: Database | Tx, origin: string, now: Date): Promise<void> {
  await transact(db, async (tx) => {
    if (!(await setBlocked(tx, origin, now))) throw notRegistered(origin);
    await endConnections(tx, origin);
    await noteRegistryChange(tx);
  });
}

/** Opens a blocked site again. Throws a `StartError`. */
export async function unblockSite(db: Database | Tx, origin: string): Promise<void> {
  await transact(db, async (tx) => {
    if (!(await setBlocked(tx, origin, null))) throw notRegistered(origin);
    await noteRegistryChange(tx);
  });
}

/** A site that is not in the registry. */
export class UnknownSite extends StartError {}

const notRegistered = (origin: string) =>
  new UnknownSite(`${origin} is not registered. Run: gateway site add ${origin} --mode framed`);

/**
 * Makes a new key for a partner's back end and returns it; only its hash is stored. The previous key stops working. Its
 * prefix lets the widgets recognise a key that was pasted into a page.
 */
export async function newSiteKey(db: Database | Tx, origin: string): Promise<string> {
  const key = `site-key-${newSecret()}`;
  await transact(db, async (tx) => {
    // Sessions opened with the previous key end, because it may have been stolen.
    await endDelegations(tx, origin);
    if (!(await setKey(tx, origin, hashSecret(key)))) throw notRegistered(origin);
  });
  return key;
}

/**
 * Replaces the accounts for which a partner's back end may get codes. Returns how many numbers are known, and the
 * unknown ones.
 */
export async function setSiteAccounts(
  db: Database | Tx,
  origin: string,
  numbers: readonly string[],
): Promise<{ readonly known: number; readonly unknown: readonly string[] }> {
  return transact(db, async (tx) => {
    if (!(await siteExists(tx, origin))) throw notRegistered(origin);
    await deleteAccountsOfSite(tx, origin);
    const unknown: string[] = [];
    for (const number of numbers) if (!(await addAccountToSite(tx, origin, number))) unknown.push(number);
    return { known: numbers.length - unknown.length, unknown };
  });
}
