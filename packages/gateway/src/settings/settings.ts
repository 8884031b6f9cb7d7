import type { ClaimTypeInfo, ClaimType, Config, ConsentDocument, Service } from '@vodokanal/contract';
import type { WorkCalendar } from '@vodokanal/contract/rules/calendar';
import { inForce } from '@vodokanal/contract/rules/in-force';
import type { EstimateLimits } from '@vodokanal/contract/rules/estimate';
import type { VolumePolicy } from '@vodokanal/contract/rules/reading';
import type { ReadingDays } from '@vodokanal/contract/rules/reading-window';
import type { Database } from '../database/open.ts';

/** What each kind of setting holds; keys in comments. */
interface Kinds {
  utility: Config['utility'] & { readonly paymentUrl: string | null; readonly demo: boolean; /** Who hears at once of somebody else's access. */ readonly securityEmail?: string }; // ''
  calendar: WorkCalendar; // ''
  readingDays: ReadingDays; // ''
  volumePolicy: VolumePolicy; // ''
  dueDay: number; // '': day of the month after the period
  claimTerm: Pick<ClaimTypeInfo, 'term' | 'unit'>; // type of claim
  tariff: number; // zone:service, kopecks a cubic metre
  estimateLimits: EstimateLimits; // ''
  normRule: true; // '': only its ground
  coefficient: string; // service, by which the norm is raised; 1 where there is none
  norm: string; // service, cubic metres a person a month
  consentDocument: Omit<ConsentDocument, 'document'>; // name of the document
}

interface Row<K extends keyof Kinds> { readonly key: string; readonly validFrom: string; readonly validTo: string | null; readonly value: Kinds[K]; readonly law: string }
type Kind = keyof Kinds;

/** A line of a settings file: law and prices are data with the dates they hold. */
export interface SettingLine { readonly kind: Kind; readonly key?: string; readonly validFrom: string; readonly validTo?: string; readonly value: unknown; readonly law?: string }

const FRESH_FOR = 60_000;

/**
 * Law, prices and facts of the utility, by date. Read again once a minute, in the background: a reader is given what
 * is known. PGlite has one connection, so somebody inside a transaction must never wait for a query outside it.
 */
export class Settings {
  readonly #db: Database;
  #rows: Promise<ReadonlyMap<Kind, readonly Row<Kind>[]>> | undefined;
  #readAt = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  async find<K extends Kind>(kind: K, key: string, date: string): Promise<{ readonly value: Kinds[K]; readonly law: string } | undefined> {
    const rows = ((await this.#all()).get(kind) ?? []) as readonly Row<K>[];
    return inForce(rows.filter((row) => row.key === key).map((row) => ({ ...row, value: row })), date);
  }

  async get<K extends Kind>(kind: K, key: string, date: string): Promise<Kinds[K]> {
    const found = await this.find(kind, key, date);
    if (!found) throw new Error(`No setting ${kind} ${key} holds on ${date}`);
    return found.value;
  }

  /** Kopecks for a cubic metre: of the supply, and of the wastewater that goes with it unless the water goes into the garden. */
  async pricesOf(service: Service, zone: string, date: string): Promise<{ readonly supply: number | null; readonly wastewater: number | null }> {
    const hasDrain = service !== 'irrigation' && service !== 'wastewater';
    const [supply, wastewater] = await Promise.all([this.find('tariff', `${zone}:${service}`, date), hasDrain ? this.find('tariff', `${zone}:wastewater`, date) : undefined]);
    return { supply: supply?.value ?? null, wastewater: wastewater?.value ?? null };
  }

  /** Kopecks for a cubic metre, supply and wastewater together; null when unknown. */
  async priceOf(service: Service, zone: string, date: string): Promise<number | null> {
    const { supply, wastewater } = await this.pricesOf(service, zone, date);
    return supply === null ? null : supply + (wastewater ?? 0);
  }

  /** The consent documents in their present versions. */
  async consentDocuments(date: string): Promise<ConsentDocument[]> {
    const keys = new Set(((await this.#all()).get('consentDocument') ?? []).map(({ key }) => key));
    const found = await Promise.all([...keys].map(async (document) => ({ document, present: await this.find('consentDocument', document, date) })));
    return found.flatMap(({ document, present }) => (present ? [{ document, ...present.value }] : []));
  }

  async claimTerm(type: ClaimType, date: string): Promise<Pick<ClaimTypeInfo, 'term' | 'unit' | 'law'>> {
    const found = await this.find('claimTerm', type, date);
    if (!found) throw new Error(`No term for claims of type ${type} on ${date}`);
    return { ...found.value, law: found.law };
  }

  /** Adds settings, replacing those of the same kind, key and first day. */
  async add(lines: readonly SettingLine[]): Promise<void> {
    for (const { kind, key = '', validFrom, validTo = null, value, law = '' } of lines) {
      const row = { kind, key, valid_from: validFrom, valid_to: validTo, value: JSON.stringify(value), law };
      await this.#db.insertInto('setting').values(row).onConflict((conflict) => conflict.columns(['kind', 'key', 'valid_from']).doUpdateSet({ valid_to: row.valid_to, value: row.value, law })).execute();
    }
    this.#rows = undefined;
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#all()).size === 0;
  }

  /** Makes sure that something is known. */
  async warm(): Promise<void> {
    await this.#all();
  }

  #all(): Promise<ReadonlyMap<Kind, readonly Row<Kind>[]>> {
    const isStale = Date.now() - this.#readAt > FRESH_FOR;
    if (isStale) this.#readAt = Date.now();
    if (!this.#rows) {
      this.#rows = this.#read();
      this.#rows.catch(() => { this.#rows = undefined; });
    } else if (isStale) {
      this.#read().then((rows) => { this.#rows = Promise.resolve(rows); }, () => { this.#readAt = 0; });
    }
    return this.#rows;
  }

  async #read(): Promise<ReadonlyMap<Kind, readonly Row<Kind>[]>> {
    const rows = await this.#db.selectFrom('setting').selectAll().execute();
    return Map.groupBy(
      rows.map((row) => ({ kind: row.kind as Kind, key: row.key, validFrom: row.valid_from, validTo: row.valid_to, value: row.value as Kinds[Kind], law: row.law })),
      ({ kind }) => kind,
    );
  }
}
