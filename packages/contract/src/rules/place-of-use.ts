import type { Meter } from '../index.ts';

type Placed = Pick<Meter, 'id' | 'service' | 'place' | 'state'>;

const nameOf = ({ place }: Placed): string => place.trim().toLowerCase().replaceAll('ё', 'е').replace(/[\s.]/g, '');

/**
 * The place of use of each meter: the id of the meter that stands there now. A removed meter belongs to the meter that
 * has replaced it: the one of the same service at the same place, or the only one of the service when the registry names
 * no place. A removed meter that nothing has replaced keeps its own id.
 */
export function placesOfUse(meters: readonly Placed[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const meter of meters) {
    const present = meters.filter(({ state, service }) => state !== 'removed' && service === meter.service);
    const named = present.filter((other) => nameOf(other) === nameOf(meter));
    const [only] = present;
    const isUnnamed = present.length === 1 && only !== undefined && (nameOf(meter) === '' || nameOf(only) === '');
    const heir = meter.state !== 'removed' ? meter : named.length === 1 ? named[0] : isUnnamed ? only : undefined;
    places.set(meter.id, (heir ?? meter).id);
  }
  return places;
}

/** The readings of the place where a meter stands, also those of the meters that stood there before. */
export const journalOfPlace = <R extends { readonly meterId: string }>(
  meterId: string,
  places: ReadonlyMap<string, string>,
  journal: readonly R[],
): R[] => journal.filter((reading) => places.get(reading.meterId) === (places.get(meterId) ?? meterId));
