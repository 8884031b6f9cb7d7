import type { Drafts } from '@vodokanal/client';
import type { Finding, Meter, MeterList } from '@vodokanal/contract';
import { checkReading, type CheckedReading } from '@vodokanal/contract/rules/reading';

interface Draft {
  readonly text: string;
  readonly confirmed: boolean;
  /** The field was left once; from then on its errors are shown while typing. */
  readonly left: boolean;
}

const EMPTY: Draft = { text: '', confirmed: false, left: false };
const keyOf = (meterId: string) => `reading:${meterId}`;

/** The typed readings and their checks, saved on the device until they are sent. */
export class ReadingDrafts {
  readonly #storage: () => Drafts | undefined;
  readonly #onChange: () => void;
  #drafts: ReadonlyMap<string, Draft> = new Map();
  #correcting: ReadonlySet<string> = new Set();

  /** `storage` returns the drafts, while there is a client. */
  constructor(storage: () => Drafts | undefined, onChange: () => void) {
    this.#storage = storage;
    this.#onChange = onChange;
  }

  has(meterId: string): boolean {
    return this.#drafts.has(meterId);
  }

  textOf({ id }: Meter): string {
    return this.#drafts.get(id)?.text ?? '';
  }

  isConfirmed({ id }: Meter): boolean {
    return this.#drafts.get(id)?.confirmed === true;
  }

  isCorrecting({ id }: Meter): boolean {
    return this.#correcting.has(id);
  }

  /** Whether a draft from an earlier visit exists for one of these meters. */
  hasDraft(meters: readonly Meter[]): boolean {
    const storage = this.#storage();
    return meters.some(({ id }) => storage?.load(keyOf(id)));
  }

  /** Restores drafts after a reload or an expired session; drops those of meters that have a reading now. */
  restore(meters: readonly Meter[]): void {
    const storage = this.#storage();
    const kept = meters.flatMap(({ id, current }): (readonly [string, Draft])[] => {
      if (current) storage?.remove(keyOf(id));
      const text = storage?.load<string>(keyOf(id));
      return text ? [[id, { ...EMPTY, text, left: true }]] : [];
    });
    this.#drafts = new Map([...kept, ...this.#drafts]);
  }

  clear(): void {
    this.#drafts = new Map();
    this.#correcting = new Set();
  }

  type(meter: Meter, text: string): void {
    this.#change(meter, { text, confirmed: false });
  }

  markLeft(meter: Meter): void {
    if (this.textOf(meter).trim()) this.#change(meter, { left: true });
  }

  confirm(meter: Meter, confirmed: boolean): void {
    this.#change(meter, { confirmed });
  }

  /** Starts a correction with the sent value in the field. */
  correct(meter: Meter, text: string): void {
    this.#correcting = new Set([...this.#correcting, meter.id]);
    this.#change(meter, { ...EMPTY, text });
  }

  /** Cancels a correction. */
  cancelCorrection(meter: Meter): void {
    this.#stopCorrecting(meter.id);
    this.#change(meter, EMPTY);
  }

  /** Drops the draft of an accepted value. */
  dropAccepted(meterId: string, value: string): void {
    this.#stopCorrecting(meterId);
    // Another value may have been typed since.
    if (this.#drafts.get(meterId)?.text.trim() !== value) return;
    this.#drafts = new Map([...this.#drafts].filter(([id]) => id !== meterId));
    this.#storage()?.remove(keyOf(meterId));
  }

  check(meter: Meter, { items, window, accountStatus }: MeterList): CheckedReading {
    return checkReading(this.textOf(meter), {
      meter,
      accountStatus,
      windowOpen: window.open,
      otherMeters: items.filter((other) => other !== meter),
    });
  }

  /** Findings to show now: none before the field was left. */
  findingsOf(meter: Meter, list: MeterList): readonly Finding[] {
    return this.#drafts.get(meter.id)?.left && this.textOf(meter).trim() ? this.check(meter, list).findings : [];
  }

  #change(meter: Meter, change: Partial<Draft>): void {
    const draft = { ...(this.#drafts.get(meter.id) ?? EMPTY), ...change };
    this.#drafts = new Map(this.#drafts).set(meter.id, draft);
    this.#onChange();
    // Drafts hold new readings only; a correction starts from the utility's value.
    if (this.isCorrecting(meter)) return;
    const storage = this.#storage();
    if (draft.text.trim()) storage?.save(keyOf(meter.id), draft.text);
    else storage?.remove(keyOf(meter.id));
  }

  #stopCorrecting(meterId: string): void {
    this.#correcting = new Set([...this.#correcting].filter((id) => id !== meterId));
  }
}
