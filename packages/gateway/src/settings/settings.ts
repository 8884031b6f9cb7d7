import type { ClaimTypeInfo, ClaimType, Config, ConsentDocument, Service } from '@vodokanal/contract';
import { localDate, type WorkCalendar } from '@vodokanal/contract/rules/calendar';
import { inForce } from '@vodokanal/contract/rules/in-force';
import type { EstimateLimits } from '@vodokanal/contract/rules/estimate';
import type { VolumePolicy } from '@vodokanal/contract/rules/reading';
import type { ReadingDays } from '@vodokanal/contract/rules/reading-window';
import type { Database } from '../database/open.ts';
import { Snapshot } from '../database/snapshot.ts';
import { transact } from '../database/transaction.ts';

/** The value of each kind of setting; the comments name its key. */
interface Kinds {
  utility: Config['utility'] & {
    readonly paymentUrl: string | null;
    readonly demo: boolean;
    /** Told at once when a customer reports somebody else's access. */ readonly securityEmail?: string;
  }; // ''
  calendar: WorkCalendar; // ''
  readingDays: ReadingDays; // ''
  volumePolicy: VolumePolicy; // ''
  dueDay: number; // '': day of the month after the period
  claimTerm: Pick<ClaimTypeInfo, 'term' | 'unit'>; // type of claim
  tariff: number; // zone:service; kopecks per cubic metre
  estimateLimits: EstimateLimits; // ''
  normRule: true; // '': only its legal ground is used
  coefficient: string; // service; factor on the norm, 1 when missing
  norm: string; // service; cubic metres per person and month
  consentDocument: Omit<ConsentDocument, 'document'>; // name of the document
}

interface Row<K extends keyof Kinds> {
  readonly kind: K;
  readonly key: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly value: Kinds[K];
  readonly law: string;
}
type Kind = keyof Kinds;

/** A line of a settings file. Law and prices are data with dates, `YYYY-MM-DD`. */
export interface SettingLine {
  readonly kind: Kind;
  readonly key?: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly value: unknown;
  readonly law?: string;
}

interface Loaded {
  /** Rows by kind and key. */
  readonly rows: ReadonlyMap<string, readonly Row<Kind>[]>;
}

const MINUTE = 60_000;

const place = (kind: Kind, key: string) => `${kind} ${key}`;

/** Law, prices and facts of the utility by date. */
export class Settings {
  readonly #db: Database;
  readonly #loaded: Snapshot<Loaded>;
  #today: { readonly minute: number; readonly version: object; readonly date: string } | undefined;

  constructor(db: Database) {
    this.#db = db;
    this.#loaded = new Snapshot(() => this.#read());
  }

  /** Must be awaited before any other method is called. */
  async refresh(): Promise<void> {
    return this.#loaded.refresh();
  }

  get isFresh(): boolean {
    return this.#loaded.isFresh;
  }

  /** A new object each time the settings are read again. */
  get version(): object {
    return this.#loaded.value;
  }

  find<K extends Kind>(
    kind: K,
    key: string,
    date: string,
  ): { readonly value: Kinds[K]; readonly law: string } | undefined {
    const rows = (this.#loaded.value.rows.get(place(kind, key)) ?? []) as readonly Row<K>[];
    return inForce(
      rows.map((row) => ({ validFrom: row.validFrom, validTo: row.validTo, value: row })),
      date,
    );
  }

  get<K extends Kind>(kind: K, key: string, date: string): Kinds[K] {
    const found = this.find(kind, key, date);
    if (!found) throw new Error(`No setting ${kind} ${key} holds on ${date}`);
    return found.value;
  }

  /** The utility's local date, `YYYY-MM-DD`. */
  today(now: Date): string {
    const minute = Math.floor(now.getTime() / MINUTE);
    // Cached for a minute, because each request asks several times and the date changes only at a full minute.
    if (this.#today?.minute !== minute || this.#today.version !== this.version) {
      const { timeZone } = this.get('utility', '', now.toISOString().slice(0, 10));
      this.#today = { minute, version: this.version, date: localDate(now, timeZone) };
    }
    return this.#today.date;
  }

  /** Kopecks per cubic metre of the supply and of its wastewater; irrigation has no wastewater. Null when unknown. */
  pricesOf(
    service: Service,
    zone: string,
    date: string,
  ): { readonly supply: number | null; readonly wastewater: number | null } {
    const hasDrain = service !== 'irrigation' && service !== 'wastewater';
    const wastewater = hasDrain ? this.find('tariff', `${zone}:wastewater`, date) : undefined;
    return {
      supply: this.find('tariff', `${zone}:${service}`, date)?.value ?? null,
      wastewater: wastewater?.value ?? null,
    };
  }

  /** Kopecks per cubic metre for supply and wastewater together; null when unknown. */
  priceOf(service: Service, zone: string, date: string): number | null {
    const { supply, wastewater } = this.pricesOf(service, zone, date);
    return supply === null ? null : supply + (wastewater ?? 0);
  }

  /** Returns the version of each consent document in force on a local date. */
  consentDocuments(date: string): ConsentDocument[] {
    const documents = new Set(
      [...this.#loaded.value.rows.values()]
        .flat()
        .filter(({ kind }) => kind === 'consentDocument')
        .map(({ key }) => key),
    );
    return [...documents].flatMap((document) => {
      const present = this.find('consentDocument', document, date);
      return present ? [{ document, ...present.value }] : [];
    });
  }

  claimTerm(type: ClaimType, date: string): Pick<ClaimTypeInfo, 'term' | 'unit' | 'law'> {
    const found = this.find('claimTerm', type, date);
    if (!found) throw new Error(`No term for claims of type ${type} on ${date}`);
    return { ...found.value, law: found.law };
  }

  /** Adds settings, replacing those with the same kind, key and first day. */
  async add(lines: readonly SettingLine[]): Promise<void> {
    await transact(this.#db, async (tx) => {
      for (const { kind, key = '', validFrom, validTo = null, value, law = '' } of lines) {
        const row = { kind, key, valid_from: validFrom, valid_to: validTo, value: JSON.stringify(value), law };
        await tx
          .insertInto('setting')
          .values(row)
          .onConflict((conflict) =>
            conflict
              .columns(['kind', 'key', 'valid_from'])
              .doUpdateSet({ valid_to: row.valid_to, value: row.value, law }),
          )
          .execute();
      }
    });
    this.#loaded.forget();
    await this.refresh();
  }

  get isEmpty(): boolean {
    return this.#loaded.value.rows.size === 0;
  }

  async #read(): Promise<Loaded> {
    const rows = (await this.#db.selectFrom('setting').selectAll().execute()).map((row) => ({
      kind: row.kind as Kind,
      key: row.key,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      value: row.value as Kinds[Kind],
      law: row.law,
    }));
    return { rows: Map.groupBy(rows, ({ kind, key }) => place(kind, key)) };
  }
}
