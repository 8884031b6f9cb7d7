import type { Account, AccountDebt, DebtNotice } from '@vodokanal/contract';
import { debtOf, type DebtRules } from '@vodokanal/contract/rules/ledger';
import type { AccountAllocation } from '@vodokanal/contract/rules/payment-allocation';
import { hasNumber } from '../accounts/queries.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { idOf } from '../ids.ts';
import { ledgerOf } from '../ledger/queries.ts';
import type { Settings } from '../settings/settings.ts';
import { allocationOf } from './allocation.ts';

const NO_STEPS = {
  lateFee: { afterDays: 30, law: '' },
  notice: { law: '' },
  restriction: { afterDays: 20, law: '' },
  court: { law: '' },
};

/** The law and the utility's rules for a debt on a date. */
export const debtRules = (settings: Settings, date: string, allocation: AccountAllocation): DebtRules => ({
  allocation,
  terms: settings
    .all('lateFeeTerms', '')
    .map(({ validFrom, validTo, value, law }) => ({ validFrom, validTo, value: { ...value, law } })),
  // Each version of the setting holds all rates; those known on the date are chosen by the rules.
  rates: settings.all('lateFeeRates', '').flatMap(({ value, law }) => value.map((rate) => ({ ...rate, law }))),
  steps: settings.find('debtSteps', '', date)?.value ?? NO_STEPS,
});

const noticesOf = async (db: Database | Tx, accountId: string): Promise<DebtNotice[]> =>
  (
    await db
      .selectFrom('debt_notice')
      .selectAll()
      .where('account_id', '=', accountId)
      .orderBy('sent_on', 'desc')
      .limit(50)
      .execute()
  ).map(({ id, kind, sent_on, amount, acknowledged_on }) => ({
    id,
    kind,
    sentOn: sent_on,
    amount,
    acknowledgedOn: acknowledged_on,
  }));

export async function debtFor(db: Database, settings: Settings, account: Account, today: string): Promise<AccountDebt> {
  const entries = await ledgerOf(db, account.id);
  return debtOf(
    entries,
    { accountId: account.id, accountNumber: account.number, address: account.address },
    await noticesOf(db, account.id),
    debtRules(settings, today, await allocationOf(db, settings, account.id, today)),
    today,
  );
}

/** Records that a notice was read. A second call keeps the first day. Throws NOT_FOUND. */
export async function acknowledge(tx: Tx, accountId: string, noticeId: string, today: string): Promise<DebtNotice> {
  await tx
    .updateTable('debt_notice')
    .set({ acknowledged_on: today })
    .where('account_id', '=', accountId)
    .where('id', '=', noticeId)
    .where('acknowledged_on', 'is', null)
    .execute();
  const notice = (await noticesOf(tx, accountId)).find(({ id }) => id === noticeId);
  if (!notice) throw new ProblemError('NOT_FOUND');
  return notice;
}

/**
 * Records a notice that was sent to a debtor, once for each kind and day. Undefined for an unknown account.
 */
export async function recordNotice(
  db: Database,
  settings: Settings,
  foldedNumber: string,
  { kind, sentOn }: Pick<DebtNotice, 'kind' | 'sentOn'>,
): Promise<DebtNotice | undefined> {
  await settings.refresh();
  const account = await db.selectFrom('account').select('id').where(hasNumber(foldedNumber)).executeTakeFirst();
  if (!account) return undefined;
  const { amount } = debtOf(
    (await ledgerOf(db, account.id)).filter(({ enteredOn }) => enteredOn <= sentOn),
    { accountId: account.id, accountNumber: foldedNumber, address: '' },
    [],
    debtRules(settings, sentOn, await allocationOf(db, settings, account.id, sentOn)),
    sentOn,
  );
  const notice = { id: idOf('notice', account.id, kind, sentOn), kind, sentOn, amount, acknowledgedOn: null };
  await db
    .insertInto('debt_notice')
    .values({ account_id: account.id, id: notice.id, kind, sent_on: sentOn, amount, acknowledged_on: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return notice;
}
