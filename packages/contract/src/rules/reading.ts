import type { Account, Finding, FindingCode, Meter } from '../index.ts';
import { blockingReason } from './blocking-reason.ts';
import { cleanCell } from './clean-text.ts';
import { add, cutTo, isLess, multiply, parseDecimal, subtract, toLitres } from './decimal.ts';

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

/** Parses a typed reading (`00123,4` → `123.4`), or null. Spaces, invisible characters and the unit are ignored. */
export const parseReading = (text: string): string | null =>
  parseDecimal(cleanCell(text).replace(/\s*(?:м3|м³|m3|m³|куб\.?\s?м?\.?)$/iu, ''));

/** Consumption between two readings to the litre; null when the second is lower. */
export function volumeBetween(previous: string, current: string): string | null {
  const volume = subtract(current, previous);
  return volume.startsWith('-') ? null : toLitres(volume);
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

  if (!meter.previous) return { value, volume: null, findings };
  const previous = { ...meter.previous, value: toLitres(meter.previous.value) };
  let volume = volumeBetween(previous.value, value);
  // An estimate may have more digits than the meter shows; the meter has not turned back then.
  if (volume === null && !isLess(value, cutTo(previous.value, meter.fractionDigits))) volume = '0';
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
  const capacity = `1${'0'.repeat(meter.digits)}`;
  if (isLess(previous, multiply(capacity, '0.95'))) return null;
  const volume = add(subtract(capacity, previous), current);
  const limit = meter.confirmAbove ?? meter.refuseAbove ?? multiply(capacity, '0.01');
  return isLess(limit, volume) ? null : toLitres(volume);
}

function fits(value: string, other: ReadingFacts['otherMeters'][number]): boolean {
  if (!other.previous || other.confirmAbove === null) return false;
  const volume = volumeBetween(other.previous.value, value);
  return volume !== null && !isLess(other.confirmAbove, volume);
}
