import type { Account, Finding, FindingCode, Meter } from '../index.ts';
import { blockingReason } from './blocking-reason.ts';
import { cleanCell } from './clean-text.ts';

/** The facts a reading is checked against. */
export interface ReadingFacts {
  readonly meter: Pick<
    Meter,
    'digits' | 'fractionDigits' | 'state' | 'previous' | 'averageVolume' | 'confirmAbove' | 'refuseAbove'
  >;
  readonly windowOpen: boolean;
  readonly accountStatus: Account['status'];
  /** The other meters of the account, to detect swapped hot and cold readings. */
  readonly otherMeters: readonly Pick<Meter, 'previous' | 'confirmAbove'>[];
}

export interface CheckedReading {
  /** Canonical decimal string; null when the text is not a reading. */
  readonly value: string | null;
  /** Consumption since the previous reading, never negative; null when it is unknown. */
  readonly volume: string | null;
  readonly findings: readonly Finding[];
}

const SCALE = 7;
const UNIT = 10n ** BigInt(SCALE);

const toUnits = (value: string): bigint => {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(whole + fraction.padEnd(SCALE, '0'));
};

const fromUnits = (units: bigint): string => {
  const fraction = (units % UNIT).toString().padStart(SCALE, '0').replace(/0+$/, '');
  return `${units / UNIT}${fraction && `.${fraction}`}`;
};

/** Parses a typed reading (`00123,4` → `123.4`), or null. Spaces, invisible characters and the unit are ignored. */
export function parseReading(text: string): string | null {
  const match = /^(\d+)(?:[.,](\d*))?(?:м3|м³|m3|m³|куб\.?м?\.?)?$/iu.exec(cleanCell(text).replace(/\s/gu, ''));
  if (!match) return null;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  return (match[1] ?? '').replace(/^0+(?=\d)/, '') + (fraction && `.${fraction}`);
}

/** Consumption between two readings; null when the second is lower. */
export function volumeBetween(previous: string, current: string): string | null {
  const volume = toUnits(current) - toUnits(previous);
  return volume < 0n ? null : fromUnits(volume);
}

/** Whether a < b, for decimal strings. */
export function isLess(a: string, b: string): boolean {
  return toUnits(a) < toUnits(b);
}

/** How the limits of a meter are computed: the factors give `confirmAbove`, and `cap` gives `refuseAbove`. */
export interface VolumePolicy {
  /** Multiple of the meter's monthly average, e.g. 2. */
  readonly averageFactor: number;
  /** Multiple of the norm for all registered persons, e.g. 1.5. */
  readonly normFactor: number;
  /** The utility's limit in cubic metres a period, or null. */
  readonly cap: string | null;
}

/** The larger of the two limits, m³ a period; null when neither an average nor a norm is known. */
export function confirmAbove(
  averageVolume: string | null,
  normVolume: string | null,
  policy: VolumePolicy,
): string | null {
  const limits = [
    averageVolume === null ? null : Number(averageVolume) * policy.averageFactor,
    normVolume === null ? null : Number(normVolume) * policy.normFactor,
  ].filter((limit) => limit !== null);
  return limits.length === 0
    ? null
    : Math.max(...limits)
        .toFixed(3)
        .replace(/\.?0+$/, '');
}

/**
 * Checks a reading by ПП РФ 354 and by plausibility. A finding of severity `block` prevents sending; one of severity
 * `confirm` needs the customer's confirmation. An empty text has no findings.
 */
export function checkReading(text: string, facts: ReadingFacts): CheckedReading {
  const { meter } = facts;
  const findings: Finding[] = [];
  const find = (code: FindingCode, severity: Finding['severity'], params?: Record<string, string | number>) => {
    findings.push({ code, severity, pointer: '/value', ...(params && { params }) });
  };
  const refuse = (code: FindingCode, params?: Record<string, string | number>): CheckedReading => {
    find(code, 'block', params);
    return { value: null, volume: null, findings };
  };

  const stop = blockingReason(facts);
  if (stop) return refuse(stop);
  const value = parseReading(text);
  if (value === null) return refuse('VALUE_FORMAT');
  const [whole = '', fraction = ''] = value.split('.');
  if (whole.length > meter.digits) return refuse('VALUE_TOO_MANY_DIGITS', { digits: meter.digits });
  if (fraction.length > meter.fractionDigits)
    return refuse('VALUE_TOO_MANY_DECIMALS', { fractionDigits: meter.fractionDigits });

  const previous = meter.previous;
  if (!previous) return { value, volume: null, findings };
  let volume = volumeBetween(previous.value, value);
  if (volume === null) {
    const rolled = volumeAfterRollover(previous.value, value, meter);
    if (rolled !== null) {
      volume = rolled;
      find('ROLLOVER_SUSPECTED', 'confirm', { previous: previous.value });
    } else if (previous.source === 'estimate' || previous.source === 'norm') {
      volume = '0';
      find('LESS_THAN_PREVIOUS', 'confirm', { previous: previous.value });
    } else {
      find('LESS_THAN_PREVIOUS', 'block', { previous: previous.value });
    }
  } else if (meter.refuseAbove !== null && isLess(meter.refuseAbove, volume)) {
    find('ANOMALY_HIGH', 'block', { volume });
  } else if (meter.confirmAbove !== null && isLess(meter.confirmAbove, volume)) {
    find('ANOMALY_HIGH', 'confirm', { volume });
  } else if (volume === '0' && meter.averageVolume !== null && meter.averageVolume !== '0') {
    find('ANOMALY_ZERO', 'confirm');
  }
  const isOdd = findings.some(({ code }) => code === 'LESS_THAN_PREVIOUS' || code === 'ANOMALY_HIGH');
  if (isOdd && facts.otherMeters.some((other) => fits(value, other))) {
    find('SWAP_SUSPECTED', findings.some(({ severity }) => severity === 'block') ? 'info' : 'confirm');
  }
  return { value, volume, findings };
}

/** The volume when the meter rolled over to zero: from its top 5 %, and with a plausible volume. Null otherwise. */
function volumeAfterRollover(previous: string, current: string, meter: ReadingFacts['meter']): string | null {
  const capacity = 10n ** BigInt(meter.digits) * UNIT;
  const before = toUnits(previous);
  if (before * 100n < capacity * 95n) return null;
  const volume = capacity - before + toUnits(current);
  const limit = meter.confirmAbove ?? meter.refuseAbove;
  return volume <= (limit === null ? capacity / 100n : toUnits(limit)) ? fromUnits(volume) : null;
}

function fits(value: string, other: ReadingFacts['otherMeters'][number]): boolean {
  if (!other.previous || other.confirmAbove === null) return false;
  const volume = volumeBetween(other.previous.value, value);
  return volume !== null && !isLess(other.confirmAbove, volume);
}
