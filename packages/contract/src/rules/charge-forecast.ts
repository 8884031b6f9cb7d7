import type { ChargeForecast, ChargeMonth, Service } from '../index.ts';
import { addMonths } from './calendar.ts';
import { fractionOf, rounded, times } from './fraction.ts';

/** Latest months that a forecast looks at, and how many it needs at least. */
const MONTHS = { most: 6, least: 3 };

/** What the volumes of a month would cost now; corrections and late fees are of their own month and do not count. */
function costNow({ lines }: ChargeMonth, priceOf: (service: Service) => number | null): number {
  return lines.reduce((sum, { service, kind, quantity, amount }) => {
    if (kind === 'lateFee' || kind === 'recalculation') return sum;
    const price = service && kind === 'volume' && quantity !== null ? priceOf(service) : null;
    return (
      sum + (price === null || quantity === null ? amount : rounded(times(fractionOf(quantity), fractionOf(price))))
    );
  }, 0);
}

const middleOf = (sorted: readonly number[]): number => {
  const half = Math.floor(sorted.length / 2);
  const [below = 0, above = 0] = [sorted[half - 1], sorted[half]];
  return sorted.length % 2 ? above : Math.round((below + above) / 2);
};

/**
 * What the month after the last charged one will cost if as much is used as in the last half-year: the volumes of each of
 * these months at the prices of the new one, the least, the middle and the most of them. `months` come newest first;
 * `priceOf` returns kopecks per m³ in the new month, null where the utility has no price. Returns null with fewer than three
 * charged months, and when the new month is later than `latest` (`YYYY-MM`), the present month.
 */
export function chargeForecast(
  months: readonly ChargeMonth[],
  priceOf: (service: Service, period: string) => number | null,
  latest: string,
): ChargeForecast | null {
  const [last] = months;
  if (!last || months.length < MONTHS.least) return null;
  const period = addMonths(last.period, 1);
  if (period > latest) return null;
  const costs = months
    .slice(0, MONTHS.most)
    .map((month) => costNow(month, (service) => priceOf(service, period)))
    .sort((a, b) => a - b);
  return { period, least: costs[0] ?? 0, likely: middleOf(costs), most: costs.at(-1) ?? 0, months: costs.length };
}
