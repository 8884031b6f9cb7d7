import { compareServices } from './service-order.ts';
import type { BuildingMeter } from '../index.ts';
import { subtract, sum, toLitres } from './decimal.ts';
import { blockingReason } from './blocking-reason.ts';

/** Whether it is a flat's meter that takes a reading while the window is open. */
export const isExpected = ({ meter, accountStatus }: BuildingMeter): boolean =>
  meter.service !== 'common' && !blockingReason({ meter, accountStatus, windowOpen: true });

/**
 * Counts the expected and received readings of a building and sums their volumes, in cubic metres to the litre.
 * Wastewater is left out, because it is the same water again.
 */
export function buildingProgress(items: readonly BuildingMeter[]): {
  readonly expected: number;
  readonly received: number;
  readonly volume: string;
  readonly commonVolume: string | null;
} {
  const expected = items.filter(isExpected);
  const common = items.filter(({ meter }) => meter.service === 'common' && meter.current?.volume != null);
  return {
    expected: expected.length,
    received: expected.filter(({ meter }) => meter.current).length,
    volume: volumeOf(items.filter(({ meter }) => meter.service !== 'common' && meter.service !== 'wastewater')),
    commonVolume: common.length > 0 ? volumeOf(common) : null,
  };
}

/** Sorts common meters first, then by flat in numeric order, by account, by service, and by serial number. */
export const inOrderOfFlats = (items: readonly BuildingMeter[]): BuildingMeter[] =>
  [...items].sort(
    (a, b) =>
      Number(b.meter.service === 'common') - Number(a.meter.service === 'common') ||
      a.flat.localeCompare(b.flat, 'ru', { numeric: true }) ||
      a.accountNumber.localeCompare(b.accountNumber) ||
      compareServices(a.meter.service, b.meter.service) ||
      a.meter.serialNumber.localeCompare(b.meter.serialNumber, 'ru', { numeric: true }),
  );

const volumeOf = (items: readonly BuildingMeter[]): string =>
  toLitres(sum(items.map(({ meter }) => meter.current?.volume ?? '0')));

/** The volume of the common meter minus that of the flats: a decimal string, negative when the flats used more. */
export const differenceOf = (volume: string, commonVolume: string): string => toLitres(subtract(commonVolume, volume));
