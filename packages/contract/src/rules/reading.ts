import type { Account, Finding, FindingCode, Meter } from '../index.ts';
import { blockingReason } from './blocking-reason.ts';
import { cleanCell } from './clean-text.ts';

/** What a reading is judged by, besides its own text. */
export interface ReadingFacts {
  readonly meter: Pick<
    Meter,
    'digits' | 'fractionDigits' | 'state' | 'previous' | 'averageVolume' | 'confirmAbove' | 'refuseAbove'
  >;
  readonly windowOpen: boolean;
  readonly accountStatus: Account['status'];
  /** The other meters of the account, for noticing that hot and cold were swapped. */
  readonly otherMeters: readonly Pick<Meter, 'previous' | 'confirmAbove'>[];
}

export interface CheckedReading {
  /** Canonical decimal string, or null when the text is no reading. */
  readonly value: string | null;
  /** Consumption since the previous reading, never negative; null when it cannot be known. */
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

/** Canonical decimal string of what a person typed (`00123,4` → `123.4`), or null. Spaces, invisible characters and the unit are ignored. */
export function parseReading(text: string): string | null {
  const match = /^(\d+)(?:[.,](\d*))?(?:м3|м³|m3|m³|куб\.?м?\.?)?$/iu.exec(cleanCell(text).replace(/\s/gu, ''));
  if (!match) return null;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  return (match[1] ?? '').replace(/^0+(?=\d)/, '') + (fraction && `.${fraction}`);
}

/** Consumption from one reading to a later one; null when the later one is lower. */
export function volumeBetween(previous: string, current: string): string | null {
  const volume = toUnits(current) - toUnits(previous);
  return volume < 0n ? null : fromUnits(volume);
}

/** a < b for decimal strings. */
export function isLess(a: string, b: string): boolean {
  return toUnits(a) < toUnits(b);
}

/** How much is unusual for a meter: `confirmAbove` asks the customer, `refuseAbove` refuses. Cubic metres a period. */
export interface VolumePolicy {
  /** Times the own monthly average, e.g. 2. */
  readonly averageFactor: number;
  /** Times the norm for all registered persons, e.g. 1.5. */
  readonly normFactor: number;
  /** The utility's hard limit, or null. */
  readonly cap: string | null;
}

/** The greater of both limits; null when neither an average nor a norm is known. */
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
 * Judges a reading by the rules of ПП РФ 354 and of practice. Findings of severity `block` cannot be sent; those of
 * severity `confirm` can, once the customer says that the reading is right. Nothing is found in an empty text.
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

/** A meter near its last number starts again from zero: in the top 5 % and with a plausible consumption. */
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
