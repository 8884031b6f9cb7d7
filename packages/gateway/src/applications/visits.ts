import type { VisitChoice, VisitKind, VisitSlot } from '@vodokanal/contract';
import { offeredSlot } from '@vodokanal/contract/policies/application-case';
import { freeSlots, visitTimes } from '@vodokanal/contract/rules/visit-slots';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import type { Settings } from '../settings/settings.ts';
import { visitOf } from './application-body.ts';
import { freePlace, takenSlots, takePlace, type ApplicationRow } from './queries.ts';

function timesOf(settings: Settings, kind: VisitKind, today: string) {
  const hours = settings.find('visitHours', kind, today)?.value;
  return hours && { places: hours.places, times: visitTimes(hours, settings.get('calendar', '', today), today) };
}

/** The times with a free place; none when the utility offers no visits. */
export async function visitSlots(
  db: Database,
  settings: Settings,
  kind: VisitKind,
  today: string,
): Promise<VisitSlot[]> {
  const offered = timesOf(settings, kind, today);
  return offered ? freeSlots(offered.times, offered.places, await takenSlots(db, kind, today)) : [];
}

/** The columns of a chosen time. */
export const visitColumns = (slot: VisitSlot | null) => ({
  visit_on: slot?.on ?? null,
  visit_from: slot?.from ?? null,
  visit_to: slot?.to ?? null,
});

/**
 * Takes a place of a time, and gives the place of the former time back. Rows of times are locked in their order, so that
 * two customers who swap their times do not wait for each other. Throws SLOT_TAKEN.
 */
export async function takeSlot(
  tx: Tx,
  settings: Settings,
  kind: VisitKind,
  choice: VisitChoice,
  { former, today }: { readonly former: VisitChoice | null; readonly today: string },
): Promise<VisitSlot> {
  const offered = timesOf(settings, kind, today);
  const slot = offeredSlot(offered?.times ?? [], choice);
  if (former?.on === slot.on && former.from === slot.from) return slot;
  const take = async () => {
    if (!(await takePlace(tx, kind, slot, offered?.places ?? 0))) throw new ProblemError('SLOT_TAKEN');
  };
  const isFormerFirst = former !== null && `${former.on} ${former.from}` < `${slot.on} ${slot.from}`;
  if (isFormerFirst) await freePlace(tx, kind, former);
  await take();
  if (former && !isFormerFirst) await freePlace(tx, kind, former);
  return slot;
}

/** Gives the place of a visit back that has not begun. */
export async function releaseVisit(tx: Tx, row: ApplicationRow, today: string): Promise<void> {
  const visit = visitOf(row);
  if (row.visit_kind && visit && visit.on >= today) await freePlace(tx, row.visit_kind, visit);
}
