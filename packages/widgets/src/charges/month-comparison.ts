import type { ChargeDetail, Service } from '@vodokanal/contract';
import {
  comparedLine,
  compareCharges,
  type CauseShare,
  type ComparedLine,
} from '@vodokanal/contract/rules/charge-comparison';
import { isLess } from '@vodokanal/contract/rules/decimal';
import { groupBy } from '@vodokanal/contract/rules/group-by';
import { checkedLines, type CheckedLine } from './charge-check.ts';

/** What has changed between two months, as a key of the texts. */
export type CauseText =
  | 'less'
  | 'more'
  | 'lessADay'
  | 'moreADay'
  | 'dearer'
  | 'cheaper'
  | 'byAverage'
  | 'byNorm'
  | 'byReadings'
  | 'otherEstimate'
  | 'coefficientNew'
  | 'coefficientGone'
  | 'coefficientMore'
  | 'coefficientLess'
  | 'raiseMore'
  | 'raiseLess'
  | 'recalculated'
  | 'recalculatedBefore'
  | 'recalculatedOther'
  | 'moreDays'
  | 'fewerDays'
  | 'newLine'
  | 'lineGone'
  | 'lateFeeNew'
  | 'lateFeeGone'
  | 'lateFeeMore'
  | 'lateFeeLess'
  | 'other';

export interface Cause {
  readonly text: CauseText;
  /** Kopecks. */
  readonly difference: number;
  /** Empty when it is true of the whole month. */
  readonly services: readonly Service[];
}

export interface MonthComparison {
  /** Kopecks by which the later month costs more. */
  readonly difference: number;
  /** They add up to the difference. Those that moved the sum the way it went come first, the largest first. */
  readonly causes: readonly Cause[];
  /**
   * What the first cause is: the only one, more than half of all that has changed, or the largest. `unknown`: the largest
   * change is in sums that were not computed here.
   */
  readonly weight: 'only' | 'most' | 'largest' | 'unknown' | 'same';
}

/** Months differ by up to three days, and readings are not taken at the same hour: less is no cause of its own. */
const FEW_DAYS = 3;

interface Month {
  readonly detail: ChargeDetail;
  readonly lines: readonly CheckedLine[];
}

const isEstimated = (basis: string): boolean => basis === 'norm' || basis === 'average';

const factsOf = ({ detail }: Month, service: Service) =>
  detail.facts.filter((facts) => facts.service === service).map(({ volume }) => volume);

/** The services that the volume of a service comes from: itself, or those that were supplied. */
const sourcesOf = (month: Month, service: Service): Service[] =>
  factsOf(month, service).flatMap((volume) =>
    volume.basis === 'supplied'
      ? volume.volumes.map((each) => each.service)
      : volume.basis === 'heat'
        ? ['hotWater' as const]
        : [service],
  );

const basesOf = (month: Month, service: Service): string[] =>
  sourcesOf(month, service).flatMap((source) => factsOf(month, source).map(({ basis }) => basis));

/** Days between readings where the two months differ by more than a few; undefined where they do not, or are not known. */
function longerOrShorter(
  [before, after]: readonly [Month, Month],
  service: Service,
): readonly [number, number] | undefined {
  const pairs = sourcesOf(after, service).map((source) =>
    [before, after].map(({ detail }) => detail.days.find((each) => each.service === source)?.days ?? 0),
  );
  const [first] = pairs;
  const [then = 0, now = 0] = first ?? [];
  const isSame = pairs.every((pair) => pair[0] === then && pair[1] === now);
  return isSame && then > 0 && now > 0 && Math.abs(now - then) > FEW_DAYS ? [then, now] : undefined;
}

const keyOf = ({ line: { service, kind } }: CheckedLine): string => `${kind} ${service}`;

/** Lines that are not computed here, or that cannot be told from another one of their service. */
function keysToLeaveOut(months: readonly Month[]): ReadonlySet<string> {
  return new Set(
    months.flatMap(({ lines }) =>
      [...groupBy(lines, keyOf)]
        .filter(
          ([, same]) =>
            same.length > 1 ||
            same.some(({ state, line }) => state === 'unknown' || (line.kind === 'recalculation' && !line.service)),
        )
        .map(([key]) => key),
    ),
  );
}

function comparedLines(
  month: Month,
  leftOut: ReadonlySet<string>,
  daysOf: (service: Service) => number | null,
): ComparedLine[] {
  return month.lines
    .filter((each) => !leftOut.has(keyOf(each)))
    .flatMap(({ line: { kind, service, amount }, computed }): ComparedLine[] => {
      if (computed)
        return [comparedLine(computed, daysOf(computed.service), basesOf(month, computed.service).some(isEstimated))];
      if (kind === 'lateFee') return [{ kind, service: null, amount }];
      return kind === 'recalculation' && service ? [{ kind, service, amount }] : [];
    });
}

const factorOf = ({ lines }: Month, service: Service | null): string | undefined =>
  lines
    .filter(({ computed }) => computed?.kind === 'coefficient' && computed.service === service)
    .flatMap(({ computed }) => computed?.steps ?? [])
    .reduce<string | undefined>(
      (most, step) => (step.step === 'coefficient' && (!most || isLess(most, step.factor)) ? step.factor : most),
      undefined,
    );

const has = ({ lines }: Month, kind: string, service: Service | null): boolean =>
  lines.some(({ line }) => line.kind === kind && line.service === service);

function coefficientText([before, after]: readonly [Month, Month], service: Service | null, rises: boolean): CauseText {
  const [then, now] = [factorOf(before, service), factorOf(after, service)];
  if (!then) return 'coefficientNew';
  if (!now) return 'coefficientGone';
  if (then !== now) return isLess(then, now) ? 'coefficientMore' : 'coefficientLess';
  return rises ? 'raiseMore' : 'raiseLess';
}

function estimateText([before, after]: readonly [Month, Month], service: Service): CauseText {
  const [then, now] = [before, after].map((month) => [...new Set(basesOf(month, service))].sort().join(' '));
  if (then === now) return 'otherEstimate';
  return now === 'average' ? 'byAverage' : now === 'norm' ? 'byNorm' : now === 'meter' ? 'byReadings' : 'otherEstimate';
}

/** What a cause is for one service. */
function textOf(
  months: readonly [Month, Month],
  cause: CauseShare['cause'],
  service: Service | null,
  difference: number,
): CauseText {
  const rises = difference > 0;
  const [before, after] = months;
  switch (cause) {
    case 'volume':
      return service && longerOrShorter(months, service) ? (rises ? 'moreADay' : 'lessADay') : rises ? 'more' : 'less';
    case 'tariff':
      return rises ? 'dearer' : 'cheaper';
    case 'estimate':
      return service ? estimateText(months, service) : 'otherEstimate';
    case 'coefficient':
      return coefficientText(months, service, rises);
    case 'recalculation':
      if (!has(after, 'recalculation', service)) return 'recalculatedBefore';
      return has(before, 'recalculation', service) ? 'recalculatedOther' : 'recalculated';
    case 'days':
      return rises ? 'moreDays' : 'fewerDays';
    case 'service':
      return rises ? 'newLine' : 'lineGone';
    case 'lateFee':
      if (!has(before, 'lateFee', null)) return 'lateFeeNew';
      if (!has(after, 'lateFee', null)) return 'lateFeeGone';
      return rises ? 'lateFeeMore' : 'lateFeeLess';
  }
}

/** A cause is named for the whole month only when it is true of every service that was measured in it. */
function causesOf(months: readonly [Month, Month], { cause, services }: CauseShare, all: number): Cause[] {
  const texts = groupBy(services, ({ service, difference }) => textOf(months, cause, service, difference));
  return [...texts].map(([text, same]) => {
    const names = same.flatMap(({ service }) => service ?? []);
    const isWhole = texts.size === 1 && names.length === all && cause !== 'service';
    return {
      text,
      difference: same.reduce((sum, { difference }) => sum + difference, 0),
      services: isWhole ? [] : names,
    };
  });
}

/**
 * Tells what makes a month cost more or less than another, from the lines computed again from their facts. What is not
 * computed, or was billed otherwise, is the cause `other`.
 */
export function compareMonths(before: ChargeDetail, after: ChargeDetail): MonthComparison {
  const months = [before, after].map((detail): Month => ({ detail, lines: checkedLines(detail) })) as [Month, Month];
  const leftOut = keysToLeaveOut(months);
  const [then, now] = months.map((month, at) =>
    comparedLines(month, leftOut, (service) => longerOrShorter(months, service)?.[at as 0 | 1] ?? null),
  ) as [ComparedLine[], ComparedLine[]];
  const { causes: shares, difference: explained } = compareCharges(then, now);
  const measured = new Set([...then, ...now].map(({ service }) => service));
  measured.delete(null);
  const difference = after.total - before.total;
  const causes = shares.flatMap((share) => causesOf(months, share, measured.size));
  if (difference !== explained) {
    const uncertain = months.flatMap(({ lines }) =>
      lines
        .filter((each) => leftOut.has(keyOf(each)) || each.state === 'different')
        .flatMap(({ line }) => line.service ?? []),
    );
    causes.push({ text: 'other', difference: difference - explained, services: [...new Set(uncertain)] });
  }
  const isAlong = (cause: Cause) => cause.difference * difference > 0;
  causes.sort((a, b) => Number(isAlong(b)) - Number(isAlong(a)) || Math.abs(b.difference) - Math.abs(a.difference));
  return { difference, causes, weight: weightOf(difference, causes) };
}

function weightOf(difference: number, causes: readonly Cause[]): MonthComparison['weight'] {
  const [main] = causes;
  if (difference === 0) return 'same';
  if (!main || main.text === 'other') return 'unknown';
  if (causes.length === 1) return 'only';
  const all = causes.reduce((sum, cause) => sum + Math.abs(cause.difference), 0);
  return Math.abs(main.difference) * 2 > all ? 'most' : 'largest';
}
