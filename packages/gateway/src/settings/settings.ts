import type {
  ApplicationTemplate,
  Authority,
  ClaimTypeInfo,
  ClaimType,
  Config,
  ConsentDocument,
  Payee,
  ReadingWindow,
  Service,
} from '@vodokanal/contract';
import type { AnswerTemplateList } from '@vodokanal/contract/office';
import { localDate, type WorkCalendar } from '@vodokanal/contract/rules/calendar';
import type { CaseTerm } from '@vodokanal/contract/rules/case-term';
import { claimDueOn } from '@vodokanal/contract/rules/claim';
import type { DataRequestDays, RetentionRule } from '@vodokanal/contract/rules/data-request';
import { inForce, type Dated } from '@vodokanal/contract/rules/in-force';
import type { ChargeRules } from '@vodokanal/contract/rules/account-facts';
import type { LateFeeRate, LateFeeTerms } from '@vodokanal/contract/rules/late-fee';
import type { DebtSteps } from '@vodokanal/contract/rules/ledger';
import type { MonthChange } from '@vodokanal/contract/rules/month-parts';
import type { AllocationRule } from '@vodokanal/contract/rules/payment-allocation';
import type { AutopayPolicy } from '@vodokanal/contract/policies/autopay';
import type { InstalmentPolicy } from '@vodokanal/contract/policies/instalment-plan';
import type { OfferedMethod } from '@vodokanal/contract/policies/payment';
import type { EstimateLimits } from '@vodokanal/contract/rules/estimate';
import { readingWindow, type ReadingDays } from '@vodokanal/contract/rules/reading-window';
import type { VisitHours } from '@vodokanal/contract/rules/visit-slots';
import type { KindOfUse, VolumePolicy } from '@vodokanal/contract/rules/volume-limits';
import type { Database } from '../database/open.ts';
import { Snapshot } from '../database/snapshot.ts';
import { transact } from '../database/transaction.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import { saveChecked, type SettingChanger } from './changes.ts';
import type { CheckedKind } from './checks.ts';
import type { FiscalRules } from './fiscal-rules.ts';
import { settingRows } from './queries.ts';

/** The value of each kind of setting; the comments name its key. */
interface Kinds {
  utility: Config['utility'] & {
    readonly paymentUrl: string | null;
    readonly demo: boolean;
    /** Told at once when a customer reports somebody else's access. */ readonly securityEmail?: string;
  }; // ''
  calendar: WorkCalendar; // ''
  readingDays: ReadingDays; // ''
  volumePolicy: VolumePolicy; // '' for all, or a kind of use
  dueDay: number; // '': day of the month after the period
  claimTerm: Pick<ClaimTypeInfo, 'term' | 'unit'>; // type of claim
  caseTerm: CaseTerm; // kind of case of the office without a term of its own
  requestTerm: Pick<ClaimTypeInfo, 'term' | 'unit'>; // profileChange, meterRequest or unlock
  authority: Pick<Authority, 'name' | 'text'> & Partial<Pick<Authority, 'address' | 'url'>>; // its kind: where to turn when an answer is late or disputed
  applicationTemplate: Omit<ApplicationTemplate, 'id' | 'law'>; // its id
  visitHours: VisitHours; // kind of visit; without it no time can be chosen
  answerTemplates: AnswerTemplateList['items']; // '': texts to begin an answer to a claim with
  tariff: number; // zone:service; kopecks per cubic metre; zone:service:heat; kopecks per gigacalorie
  estimateLimits: EstimateLimits; // ''
  normRule: true; // '': only its legal ground is used
  coefficient: string; // service; factor on the norm, 1 when missing
  norm: string; // service; cubic metres per person and month
  consentDocument: Omit<ConsentDocument, 'document'>; // name of the document
  attemptLimits: AttemptLimits; // ''
  payee: Omit<Payee, 'validFrom' | 'validTo'>; // ''
  paymentMethods: readonly OfferedMethod[]; // ''
  fiscalRules: FiscalRules; // ''; without it no receipts are ordered
  allocationRule: Omit<AllocationRule, 'law'>; // ''
  monthChange: MonthChange; // '': how a month with two values is charged
  lateFeeTerms: Omit<LateFeeTerms, 'law'>; // ''
  lateFeeRates: readonly Omit<LateFeeRate, 'law'>[]; // '': all rates that were ever published
  debtSteps: DebtSteps; // ''
  autopayPolicy: AutopayPolicy; // ''; without it no account is paid automatically
  instalmentPolicy: InstalmentPolicy; // ''; without it no debt can be paid in instalments
  volumeLaws: ChargeRules['laws']; // ''
  dataRequestTerm: DataRequestDays; // kind of request about personal data
  retention: RetentionRule; // section of personal data; what has none is kept
  dataGround: true; // 'contract', 'duty' or a kind of recipient: only its legal ground is used
  dataProcessor: { readonly name: string; readonly since?: string }; // acquirer, fiscal, mail or sms
}

interface Row<K extends keyof Kinds> {
  readonly kind: K;
  readonly key: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly value: Kinds[K];
  readonly law: string;
}
/** A kind whose values nothing checks cannot be used; `checks.ts` lists them. */
type Kind = keyof Kinds & CheckedKind;

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

  /** `clock` returns milliseconds. */
  constructor(db: Database, clock?: () => number) {
    this.#db = db;
    this.#loaded = new Snapshot(() => this.#read(), clock);
  }

  /** Must be awaited before any other method is called. */
  async refresh(): Promise<void> {
    return this.#loaded.refresh();
  }

  /** Makes the next `refresh` read again; call it after a change by somebody else. */
  forget(): void {
    this.#loaded.forget();
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

  /** All values of a setting with their dates. */
  all<K extends Kind>(kind: K, key: string): (Dated<Kinds[K]> & { readonly law: string })[] {
    const rows = (this.#loaded.value.rows.get(place(kind, key)) ?? []) as readonly Row<K>[];
    return rows.map(({ validFrom, validTo, value, law }) => ({ validFrom, validTo, value, law }));
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

  /** What can be applied for on a local date, by title. */
  applicationTemplates(date: string): ApplicationTemplate[] {
    const ids = new Set(
      [...this.#loaded.value.rows.values()]
        .flat()
        .filter(({ kind }) => kind === 'applicationTemplate')
        .map(({ key }) => key),
    );
    return [...ids]
      .flatMap((id) => {
        const present = this.find('applicationTemplate', id, date);
        return present ? [{ id, ...present.value, law: present.law }] : [];
      })
      .sort((a, b) => a.title.ru.localeCompare(b.title.ru, 'ru'));
  }

  /** The reading window of a local date. */
  readingWindow(today: string): ReadingWindow {
    return readingWindow(today, this.get('readingDays', '', today), this.get('utility', '', today).timeZone);
  }

  /** The volume policy of a kind of use, otherwise the one for all. */
  volumePolicy(kind: KindOfUse, date: string): VolumePolicy {
    return this.find('volumePolicy', kind, date)?.value ?? this.get('volumePolicy', '', date);
  }

  claimTerm(type: ClaimType, date: string): Pick<ClaimTypeInfo, 'term' | 'unit' | 'law'> {
    const found = this.find('claimTerm', type, date);
    if (!found) throw new Error(`No term for claims of type ${type} on ${date}`);
    return { ...found.value, law: found.law };
  }

  /** The last day for the answer to a request of a customer that is made on a local date. */
  requestDueOn(kind: 'profileChange' | 'meterRequest' | 'unlock', date: string): string {
    return claimDueOn(date, this.get('requestTerm', kind, date), this.get('calendar', '', date));
  }

  /** What a customer is told of the term of a request; `decided_at` is null while it waits. */
  termOf(
    { due_on: dueOn, decided_at }: { readonly due_on: string; readonly decided_at: Date | null },
    now: Date,
  ): { readonly dueOn: string; readonly isLate: boolean } {
    return { dueOn, isLate: this.today(decided_at ?? now) > dueOn };
  }

  /**
   * Adds settings, replacing those with the same kind, key and first day. With `by` each change is kept in the history.
   * Throws a `SettingFault`, and then stores none.
   */
  async add(lines: readonly SettingLine[], by?: SettingChanger): Promise<void> {
    await transact(this.#db, async (tx) => {
      await saveChecked(tx, lines, by);
    });
    this.#loaded.forget();
    await this.refresh();
  }

  /** Whether there is any setting of a kind. */
  hasKind(kind: Kind): boolean {
    return [...this.#loaded.value.rows.values()].some(([row]) => row?.kind === kind);
  }

  async #read(): Promise<Loaded> {
    const rows = (await settingRows(this.#db)).map((row) => ({
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
