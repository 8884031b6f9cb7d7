import type { Account, Claim, NewClaim } from '@vodokanal/contract';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { claimFaults } from '@vodokanal/contract/policies/claim-fields';
import { assertNoFindings } from '@vodokanal/contract/problem';
import { claimDueOn } from '@vodokanal/contract/rules/claim';
import { uploadLimits } from '../config/service.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import { dailyBudget } from '../messages/budget.ts';
import { queueMessage, spend } from '../messages/message-queue.ts';
import type { Settings } from '../settings/settings.ts';
import { attach, attachment, type Attachment } from '../uploads/attach.ts';
import { attachmentsOf, claimsOf, insertClaim, isMeterOf, numberAndEmail } from './queries.ts';

export async function listClaims(db: Database, account: Account, customerId: string): Promise<Claim[]> {
  const rows = await claimsOf(db, account.id, customerId);
  const files = await attachmentsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => claimBody(row, files.filter(({ owner_id }) => owner_id === row.id).map(attachment)));
}

/** Registers a claim. The legal term for the answer starts on this day. Throws `INVALID` and `LIMIT_REACHED`. */
export async function registerClaim(
  db: Tx,
  settings: Settings,
  {
    account,
    customerId,
    claim,
    address,
    now,
  }: {
    readonly account: Account;
    readonly customerId: string;
    readonly claim: NewClaim;
    readonly address: string;
    readonly now: Date;
  },
): Promise<Claim> {
  const date = settings.today(now);
  const isOwnMeter = claim.meterId !== undefined && (await isMeterOf(db, account.id, claim.meterId));
  assertNoFindings(claimFaults(claim, { today: date, isOwnMeter, maxFiles: uploadLimits.maxFiles }));
  const id = newId();
  const attachments = await attach(db, customerId, claim.uploadIds ?? [], { kind: 'claim', id });
  const { term, unit, law } = settings.claimTerm(claim.type, date);
  const { number, email } = await numberAndEmail(db, customerId);
  const row = {
    account_id: account.id,
    id,
    number: `О-${date.slice(0, 4)}-${number.padStart(6, '0')}`,
    customer_id: customerId,
    type: claim.type,
    state: 'registered' as const,
    text: claim.text.trim(),
    period: claim.period ?? null,
    service: claim.service ?? null,
    meter_id: claim.meterId ?? null,
    amount: claim.amount ?? null,
    demand: claim.demand ?? null,
    registered_at: now,
    registered_on: date,
    due_on: claimDueOn(date, { term, unit }, settings.get('calendar', '', date)),
    law,
  };
  const entry = {
    action: 'claim-registered' as const,
    customerId,
    address,
    now,
    details: { claimId: id, attachments: attachments.length },
  };
  await insertClaim(db, row, entry);
  const budget = dailyBudget('claims', `${account.id} ${customerId}`);
  if (email === null) await spend(db, [budget], now);
  else
    await queueMessage(
      db,
      { ...registeredNotice(email, row), cause: { kind: 'notice', address, account: customerId } },
      now,
      [budget],
    );
  return claimBody(row, attachments);
}

interface ClaimRow {
  readonly id: string;
  readonly number: string;
  readonly account_id: string;
  readonly type: Claim['type'];
  readonly state: Claim['state'];
  readonly text: string;
  readonly period: string | null;
  readonly service: Claim['service'] | null;
  readonly meter_id: string | null;
  readonly amount: number | null;
  readonly demand: Claim['demand'] | null;
  readonly registered_at: Date;
  readonly registered_on: string;
  readonly due_on: string;
  readonly law: string;
}

function claimBody(row: ClaimRow, attachments: Attachment[]): Claim {
  return {
    id: row.id,
    number: row.number,
    accountId: row.account_id,
    type: row.type,
    state: row.state,
    text: row.text,
    ...(row.period !== null && { period: row.period }),
    ...(row.service && { service: row.service }),
    ...(row.meter_id !== null && { meterId: row.meter_id }),
    ...(row.amount !== null && { amount: row.amount }),
    ...(row.demand && { demand: row.demand }),
    registeredAt: row.registered_at.toISOString(),
    registeredOn: row.registered_on,
    dueOn: row.due_on,
    law: row.law,
    attachments,
  };
}

const registeredNotice = (recipient: string, { number, due_on, law }: Pick<ClaimRow, 'number' | 'due_on' | 'law'>) => ({
  channel: 'mail' as const,
  recipient,
  template: 'claimRegistered' as const,
  values: { number, dueOn: russianDate(due_on), law },
});
