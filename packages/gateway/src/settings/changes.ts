import type { DatedSetting, NewSetting, SettingHistory, SettingList, SettingPreview } from '@vodokanal/contract/office';
import { blockingFinding, ProblemError } from '@vodokanal/contract/problem';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { datedInForce } from '@vodokanal/contract/rules/in-force';
import type { Database } from '../database/open.ts';
import type { StoredSetting } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import { checkSetting, SettingFault } from './checks.ts';
import {
  changeOfId,
  changesOf,
  deleteSetting,
  insertChange,
  saveSetting,
  settingRows,
  valuesOf,
  type SettingRow,
} from './queries.ts';

/** Who changes settings, and when; null is the command line. */
export interface SettingChanger {
  readonly staffId: string | null;
  readonly now: Date;
}

interface Line {
  readonly kind: string;
  readonly key?: string | undefined;
  readonly validFrom: string;
  readonly validTo?: string | null | undefined;
  readonly value: unknown;
  readonly law?: string | undefined;
}

/** Stores settings that fit their kinds. With `by` each change is kept in the history. Throws a `SettingFault`. */
export async function saveChecked(tx: Tx, lines: readonly Line[], by?: SettingChanger): Promise<void> {
  for (const line of lines) checkSetting(line);
  for (const { kind, key = '', validFrom, validTo = null, value, law = '' } of lines) {
    const after: StoredSetting = { validTo, value, law };
    if (by) {
      const present = (await valuesOf(tx, kind, key)).find((row) => row.valid_from === validFrom);
      const before = present ? storedOf(present) : null;
      if (before && isSame(before, after)) continue;
      await note(tx, { kind, key, valid_from: validFrom }, before, after, by);
    }
    await save(tx, { kind, key, valid_from: validFrom }, after);
  }
}

/** Every setting with what holds on a day. */
export async function listSettings(db: Database, today: string): Promise<SettingList> {
  const byPlace = Map.groupBy(await settingRows(db), ({ kind, key }) => `${kind} ${key}`);
  return {
    today,
    items: [...byPlace.values()].flatMap((rows) => {
      const [first] = rows;
      if (!first) return [];
      const coming = rows.map(({ valid_from }) => valid_from).filter((day) => day > today);
      return [
        { kind: first.kind, key: first.key, inForce: heldOn(rows, today) ?? null, comingOn: coming.sort()[0] ?? null },
      ];
    }),
  };
}

/** The values of a setting and who changed them. Throws NOT_FOUND when it never had one. */
export async function settingHistory(
  db: Database | Tx,
  { kind, key = '' }: { readonly kind: string; readonly key?: string | undefined },
  today: string,
): Promise<SettingHistory> {
  const [rows, changes] = [await valuesOf(db, kind, key), await changesOf(db, kind, key)];
  if (rows.length === 0 && changes.length === 0) throw new ProblemError('NOT_FOUND');
  const latest = new Map([...changes].reverse().map(({ id, valid_from }) => [valid_from, id]));
  return {
    kind,
    key,
    today,
    values: rows.map(datedOf),
    changes: changes.map(({ id, at, name, valid_from, before, after }) => ({
      id,
      at: at.toISOString(),
      by: name,
      validFrom: valid_from,
      before: before && { validFrom: valid_from, ...before },
      after: after && { validFrom: valid_from, ...after },
      mayWithdraw: after !== null && valid_from > today && latest.get(valid_from) === id,
    })),
  };
}

/** What a change would do on its first day. Throws INVALID. */
export async function previewSetting(db: Database | Tx, line: NewSetting, today: string): Promise<SettingPreview> {
  const after = assertChange(line, today);
  const rows = await valuesOf(db, line.kind, line.key ?? '');
  const later = rows.find(({ valid_from }) => valid_from > line.validFrom)?.valid_from;
  const ends = [after.validTo, later === undefined ? null : addDays(later, -1)].filter((day) => day !== null);
  return {
    before: heldOn(rows, line.validFrom) ?? null,
    after,
    until: ends.sort()[0] ?? null,
    isReplaced: rows.some(({ valid_from }) => valid_from === line.validFrom),
  };
}

/** Sets a value from a day on, which is not past. Throws INVALID. */
export async function changeSetting(
  tx: Tx,
  line: NewSetting,
  today: string,
  by: SettingChanger,
): Promise<SettingHistory> {
  assertChange(line, today);
  await saveChecked(tx, [line], by);
  return settingHistory(tx, line, today);
}

/**
 * Takes back a change that is not in force yet: what stood there before stands there again. Throws NOT_FOUND and
 * SETTING_IN_FORCE.
 */
export async function withdrawChange(tx: Tx, changeId: string, today: string, by: SettingChanger): Promise<void> {
  const change = await changeOfId(tx, changeId);
  if (!change) throw new ProblemError('NOT_FOUND');
  const { kind, key, valid_from, before, after } = change;
  // Locked before the history is read, so that two withdrawals do not both see themselves as the latest.
  await valuesOf(tx, kind, key);
  const latest = (await changesOf(tx, kind, key)).find((each) => each.valid_from === valid_from);
  if (valid_from <= today || latest?.id !== changeId || after === null) throw new ProblemError('SETTING_IN_FORCE');
  if (before) await save(tx, change, before);
  else await deleteSetting(tx, kind, key, valid_from);
  await note(tx, change, after, before, by);
}

interface Place {
  readonly kind: string;
  readonly key: string;
  readonly valid_from: string;
}

const save = (tx: Tx, { kind, key, valid_from }: Place, { validTo, value, law }: StoredSetting) =>
  saveSetting(tx, { kind, key, valid_from, valid_to: validTo, value: JSON.stringify(value), law });

async function note(
  tx: Tx,
  { kind, key, valid_from }: Place,
  before: StoredSetting | null,
  after: StoredSetting | null,
  { staffId, now }: SettingChanger,
): Promise<void> {
  await insertChange(tx, {
    id: newId(),
    at: now,
    staff_id: staffId,
    kind,
    key,
    valid_from,
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
  });
}

/** Throws INVALID for a day that is past, and for a value that does not fit. */
function assertChange(line: NewSetting, today: string): DatedSetting {
  const { validFrom, validTo = null, value, law = '' } = line;
  if (validFrom < today) throw invalid('DATE_TOO_OLD', '/validFrom');
  try {
    checkSetting(line);
  } catch (fault) {
    if (fault instanceof SettingFault) throw invalid('BAD_FORMAT', fault.pointer);
    throw fault;
  }
  return { validFrom, validTo, value, law };
}

const invalid = (code: 'DATE_TOO_OLD' | 'BAD_FORMAT', pointer: string) =>
  new ProblemError('INVALID', { errors: [blockingFinding(code, pointer)] });

const storedOf = ({ valid_to, value, law }: SettingRow): StoredSetting => ({ validTo: valid_to, value, law });

const datedOf = (row: SettingRow): DatedSetting => ({ validFrom: row.valid_from, ...storedOf(row) });

const heldOn = (rows: readonly SettingRow[], date: string): DatedSetting | undefined => {
  const found = datedInForce(
    rows.map((row) => ({ validFrom: row.valid_from, validTo: row.valid_to, value: row })),
    date,
  );
  return found && datedOf(found.value);
};

/** Objects from the database come back with their fields in another order. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([name, each]) => [name, sorted(each)]),
        )
      : value;

const isSame = (one: StoredSetting, other: StoredSetting): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
