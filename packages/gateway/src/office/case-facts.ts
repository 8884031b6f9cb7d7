import type { CaseFact } from '@vodokanal/contract/office';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { canonical } from '../decimal.ts';
import { dataRequestById } from '../data-requests/queries.ts';
import { proposedParts } from '../data-requests/service.ts';
import { planById } from '../instalments/queries.ts';
import { meterRequestById } from '../meters/queries.ts';
import { changeById } from '../profile/queries.ts';
import { differenceOf } from '../registry/queries.ts';
import { incidentById } from '../security/queries.ts';
import type { Settings } from '../settings/settings.ts';
import { unlockById } from '../unlocks/queries.ts';
import type { CaseRow } from './case-queries.ts';

/** What a case is about, and what its customer has written. */
export interface CaseContent {
  readonly facts: CaseFact[];
  readonly text: string;
}

/** Facts whose value is known. */
const known = (facts: Readonly<Partial<Record<CaseFact['name'], string | number | null | undefined>>>): CaseFact[] =>
  (Object.entries(facts) as [CaseFact['name'], string | number | null | undefined][]).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ name, value: String(value) }],
  );

/** Reads the facts of a case from the table of its noun. */
export async function caseContent(
  db: Database | Tx,
  settings: Settings,
  { kind, id, account_id, is_open }: CaseRow,
  today: string,
): Promise<CaseContent> {
  switch (kind) {
    case 'unlock': {
      const { way, contact, words } = await unlockById(db, id);
      return { facts: known({ way, contact }), text: words };
    }
    case 'profileChange': {
      const { field, value, comment } = await changeById(db, id);
      return { facts: known({ field, value }), text: comment };
    }
    case 'meterRequest': {
      const { serial_number, record, verified_on, comment } = await meterRequestById(db, id);
      return { facts: known({ meter: serial_number, record, verifiedOn: verified_on }), text: comment };
    }
    case 'incident': {
      const { address, text } = await incidentById(db, id);
      return { facts: known({ network: address }), text };
    }
    case 'dataRequest': {
      const row = await dataRequestById(db, id);
      // What the answer will do is decided by law, so the staff see it before they answer.
      const parts = is_open ? await proposedParts(db, settings, row, today) : row.parts;
      const listed = (isDone: boolean) =>
        parts
          .filter((part) => part.isDone === isDone)
          .map(({ section }) => section)
          .join(',');
      const { sections, law, text } = row;
      return { facts: known({ sections: sections.join(','), removed: listed(true), kept: listed(false), law }), text };
    }
    case 'instalmentPlan': {
      const { amount, instalments, reason } = await planById(db, id);
      return {
        facts: known({ debt: amount, months: instalments.length, firstInstalment: instalments[0]?.amount }),
        text: reason,
      };
    }
    case 'difference': {
      const { period, serial_number, accepted, billed } = await differenceOf(db, account_id ?? '', id);
      return {
        facts: known({
          meter: serial_number,
          period,
          accepted: canonical(accepted),
          billed: billed === null ? null : canonical(billed),
        }),
        text: '',
      };
    }
  }
}
