import type { CaseFact } from '@vodokanal/contract/office';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { canonical } from '../decimal.ts';
import { dataRequestById } from '../data-requests/queries.ts';
import { planById } from '../instalments/queries.ts';
import { meterRequestById } from '../meters/queries.ts';
import { changeById } from '../profile/queries.ts';
import { differenceOf } from '../registry/queries.ts';
import { incidentById } from '../security/queries.ts';
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
export async function caseContent(db: Database | Tx, { kind, id, account_id }: CaseRow): Promise<CaseContent> {
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
      const { sections, law, text } = await dataRequestById(db, id);
      return { facts: known({ sections: sections.join(','), law }), text };
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
