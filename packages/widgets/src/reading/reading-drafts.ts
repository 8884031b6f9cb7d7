import type { Drafts } from '@vodokanal/client';
import type { Finding, Meter, MeterList } from '@vodokanal/contract';
import { checkReading, type CheckedReading } from '@vodokanal/contract/rules/reading';

interface Draft {
  readonly text: string;
  readonly confirmed: boolean;
  /** The field was left once: from then on what is wrong is shown while typing. */
  readonly left: boolean;
}

const EMPTY: Draft = { text: '', confirmed: false, left: false };
const keyOf = (meterId: string) => `reading:${meterId}`;

/** What is typed for each meter, and what is wrong with it; kept on the device until it is sent. */
export class ReadingDrafts {
  readonly #storage: () => Drafts | undefined;
  readonly #onChange: () => void;
  #drafts: ReadonlyMap<string, Draft> = new Map();
  #correcting: ReadonlySet<string> = new Set();

  /** `storage`: where drafts are kept, while there is a client. */
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

  /** Whether something typed on another visit is kept for one of these meters. */
  isKept(meters: readonly Meter[]): boolean {
    const storage = this.#storage();
    return meters.some(({ id }) => storage?.load(keyOf(id)));
  }

  /** What was typed before a reload or an ended session; a meter that has its reading needs it no more. */
  recall(meters: readonly Meter[]): void {
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

  leave(meter: Meter): void {
    if (this.textOf(meter).trim()) this.#change(meter, { left: true });
  }

  confirm(meter: Meter, confirmed: boolean): void {
    this.#change(meter, { confirmed });
  }

  /** Another number in the place of the one that was sent, which stands in the field. */
  correct(meter: Meter, text: string): void {
    this.#correcting = new Set([...this.#correcting, meter.id]);
    this.#change(meter, { ...EMPTY, text });
  }

  /** The number that was sent stays. */
  keep(meter: Meter): void {
    this.#stopCorrecting(meter.id);
    this.#change(meter, EMPTY);
  }

  /** The utility has this number now. */
  settle(meterId: string, value: string): void {
    this.#stopCorrecting(meterId);
    // Another number may have been typed since.
    if (this.#drafts.get(meterId)?.text.trim() !== value) return;
    this.#drafts = new Map([...this.#drafts].filter(([id]) => id !== meterId));
    this.#storage()?.remove(keyOf(meterId));
  }

  check(meter: Meter, { items, window, accountStatus }: MeterList): CheckedReading {
    return checkReading(this.textOf(meter), { meter, accountStatus, windowOpen: window.open, otherMeters: items.filter((other) => other !== meter) });
  }

  /** What is said of the number now. */
  findingsOf(meter: Meter, list: MeterList): readonly Finding[] {
    return this.#drafts.get(meter.id)?.left && this.textOf(meter).trim() ? this.check(meter, list).findings : [];
  }

  #change(meter: Meter, change: Partial<Draft>): void {
    const draft = { ...(this.#drafts.get(meter.id) ?? EMPTY), ...change };
    this.#drafts = new Map(this.#drafts).set(meter.id, draft);
    this.#onChange();
    // A correction starts from what the utility knows; only new readings are kept.
    if (this.isCorrecting(meter)) return;
    const storage = this.#storage();
    if (draft.text.trim()) storage?.save(keyOf(meter.id), draft.text);
    else storage?.remove(keyOf(meter.id));
  }

  #stopCorrecting(meterId: string): void {
    this.#correcting = new Set([...this.#correcting].filter((id) => id !== meterId));
  }
}
