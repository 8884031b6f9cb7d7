import type { Account, TechnicalWork, WorkMeter } from '@vodokanal/contract';
import type { NewDocument } from '@vodokanal/contract/policies/document';
import {
  technicalWorkFaults,
  type NewTechnicalWork,
  type NewWorkMeter,
} from '@vodokanal/contract/policies/technical-work';
import { assertNoFindings } from '@vodokanal/contract/problem';
import { cleanText } from '@vodokanal/contract/rules/clean-text';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { meterBySerial, type Addressee } from '../documents/queries.ts';
import { accountsOf, type DocumentService, type DocumentTarget } from '../documents/service.ts';
import { idOf } from '../ids.ts';
import type { Settings } from '../settings/settings.ts';
import { putWork, worksOf, type WorkRow } from './queries.ts';

const shown = ({ id, kind, done_on, result, note, meters, next_on, document_id }: WorkRow): TechnicalWork => ({
  id,
  kind,
  doneOn: done_on,
  result,
  note,
  meters,
  nextOn: next_on,
  documentId: document_id,
});

/** The works at the address of an account. A helper is not shown the protocols, which only the holder may open. */
export async function listWorks(db: Database, account: Account): Promise<TechnicalWork[]> {
  const works = (await worksOf(db, account.id)).map(shown);
  return account.role === 'helper' ? works.map((work) => ({ ...work, documentId: null })) : works;
}

/** The paper about works, and its file. */
export interface WorkProtocol {
  readonly document: NewDocument;
  readonly file: Uint8Array;
}

/**
 * Records works at an address, or in a building, with their protocol if there is one: both or neither. The same works of
 * a day recorded once more are corrected. Throws `FileRefused`, `UnknownTarget`, and INVALID with findings. Returns the
 * number of accounts.
 */
export async function recordWork(
  db: Database,
  { settings, documents }: { readonly settings: Settings; readonly documents: DocumentService },
  target: DocumentTarget,
  given: { readonly work: NewTechnicalWork; readonly protocol?: WorkProtocol | undefined },
  now: Date,
): Promise<number> {
  const work = { ...given.work, note: cleanText(given.work.note) };
  assertNoFindings(technicalWorkFaults(work, settings.today(now)));
  let count = 0;
  const record = async (tx: Tx, documentOf: (accountId: string) => string | undefined) => {
    const accounts = await accountsOf(tx, target);
    for (const account of accounts) await put(tx, account, work, documentOf(account.id) ?? null, now);
    await audit(tx, {
      action: 'work-recorded',
      customerId: null,
      address: '',
      now,
      details: { kind: work.kind, accounts: accounts.length },
    });
    count = accounts.length;
  };
  if (given.protocol)
    await documents.publish(db, target, given.protocol, now, (tx, { documents: made }) =>
      record(tx, (accountId) => made.get(accountId)),
    );
  else await transact(db, (tx) => record(tx, () => undefined));
  return count;
}

async function put(
  tx: Tx,
  account: Addressee,
  { kind, doneOn, result, note, nextOn, meters }: NewTechnicalWork,
  documentId: string | null,
  now: Date,
): Promise<void> {
  const identifiedMeters = await Promise.all(meters.map((meter) => identified(tx, account.id, meter)));
  await putWork(tx, {
    account_id: account.id,
    id: idOf('work', account.id, kind, doneOn, ...meters.map(({ role, serialNumber }) => `${role} ${serialNumber}`)),
    kind,
    done_on: doneOn,
    result,
    note,
    meters: JSON.stringify(identifiedMeters),
    next_on: nextOn,
    document_id: documentId,
    recorded_at: now,
  });
}

/** A meter of works, with what the registry knows of it. */
async function identified(tx: Tx, accountId: string, meter: NewWorkMeter): Promise<WorkMeter> {
  const found = await meterBySerial(tx, accountId, meter.serialNumber);
  return { ...meter, meterId: found?.id ?? null, service: found?.service ?? null, place: found?.place ?? '' };
}
