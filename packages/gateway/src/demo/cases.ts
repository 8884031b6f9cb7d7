import { addDays, startOfDay } from '@vodokanal/contract/rules/calendar';
import { dataRequestDueOn } from '@vodokanal/contract/rules/data-request';
import { hasNumber } from '../accounts/queries.ts';
import { insertRequest, nextRequestNumber } from '../data-requests/queries.ts';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { hashSecret, newId, newSecret } from '../ids.ts';
import { nextPlanNumber } from '../instalments/queries.ts';
import { insertMeterRequest, nextMeterRequestNumber } from '../meters/queries.ts';
import { insertChange, nextChangeNumber } from '../profile/queries.ts';
import { insertIncident, nextIncidentNumber } from '../security/queries.ts';
import type { Settings } from '../settings/settings.ts';
import { insertUnlock, nextUnlockNumber } from '../unlocks/queries.ts';

/** Whose cases the office of the demo has. */
interface Subject {
  readonly accountNumber: string;
  readonly accountId: string;
  readonly customerId: string;
}

const year = (today: string) => today.slice(0, 4);
const padded = (number: string) => number.padStart(6, '0');

/** Fills each queue of the office with one case of the holder of an account; does nothing when they are there. */
export async function addDemoCases(
  db: Database,
  settings: Settings,
  accountNumber: string,
  today: string,
): Promise<void> {
  await transact(db, async (tx) => {
    const account = await tx
      .selectFrom('account')
      .innerJoin('customer_account', 'customer_account.account_id', 'account.id')
      .select(['account.id', 'customer_account.customer_id'])
      .where(hasNumber(accountNumber))
      .where('role', '=', 'holder')
      .executeTakeFirstOrThrow();
    const of = { accountNumber, accountId: account.id, customerId: account.customer_id };
    const isThere = await tx
      .selectFrom('incident')
      .select('id')
      .where('customer_id', '=', of.customerId)
      .executeTakeFirst();
    if (isThere) return;
    const { timeZone } = settings.get('utility', '', today);
    const at = (daysAgo: number) => new Date(startOfDay(addDays(today, -daysAgo), timeZone).getTime() + 10 * 3_600_000);
    await addRequests(tx, settings, of, today, at);
    await addDataRequest(tx, settings, of, today, at(2));
    await addPlan(tx, of, today);
    await addDifference(tx, of, at(1));
  });
}

async function addRequests(
  tx: Tx,
  settings: Settings,
  { accountNumber, accountId, customerId }: Subject,
  today: string,
  at: (daysAgo: number) => Date,
): Promise<void> {
  await insertUnlock(tx, {
    id: newId(),
    number: `В-${year(today)}-${padded(await nextUnlockNumber(tx))}`,
    ticket_hash: hashSecret(newSecret()),
    customer_id: customerId,
    account_number: accountNumber,
    way: 'documents',
    contact: 'gavan@example.org',
    words: 'Потерял телефон, код приходит на старый номер.',
    state: 'inReview',
    text: '',
    registered_at: at(1),
    due_on: settings.requestDueOn('unlock', addDays(today, -1)),
    decided_at: null,
    delete_on: null,
    deleted_at: null,
  });
  await insertChange(tx, {
    account_id: accountId,
    id: newId(),
    number: `И-${padded(await nextChangeNumber(tx))}`,
    customer_id: customerId,
    field: 'holder',
    value: 'Гаванская Марина Львовна',
    comment: 'Вступила в наследство, выписку из ЕГРН приложу.',
    state: 'inReview',
    ground: '',
    sent_at: at(2),
    due_on: settings.requestDueOn('profileChange', addDays(today, -2)),
    decided_at: null,
  });
  const meter = await tx.selectFrom('meter').select('id').where('account_id', '=', accountId).executeTakeFirst();
  if (meter)
    await insertMeterRequest(tx, {
      account_id: accountId,
      id: newId(),
      meter_id: meter.id,
      number: `С-${padded(await nextMeterRequestNumber(tx))}`,
      customer_id: customerId,
      kind: 'verification',
      record: '1-123456789',
      verified_on: addDays(today, -20),
      comment: '',
      state: 'registered',
      text: '',
      // Late, so that the queue shows how that looks.
      registered_at: at(45),
      due_on: settings.requestDueOn('meterRequest', addDays(today, -45)),
      decided_at: null,
    });
  await insertIncident(tx, {
    id: newId(),
    number: `Д-${year(today)}-${padded(await nextIncidentNumber(tx))}`,
    customer_id: customerId,
    text: 'Пришло письмо о входе с телефона, которого у меня нет.',
    address: '192.0.2.14',
    registered_at: at(0),
    closed_at: null,
  });
}

async function addDataRequest(
  tx: Tx,
  settings: Settings,
  { customerId }: Subject,
  today: string,
  registeredAt: Date,
): Promise<void> {
  const registeredOn = addDays(today, -2);
  const term = settings.find('dataRequestTerm', 'copy', registeredOn);
  if (!term) return;
  await insertRequest(tx, {
    id: newId(),
    number: `ПД-${year(today)}-${padded(await nextRequestNumber(tx))}`,
    customer_id: customerId,
    kind: 'copy',
    state: 'received',
    sections: '[]',
    text: 'Кому вы передавали мой телефон за последний год?',
    registered_at: registeredAt,
    registered_on: registeredOn,
    due_on: dataRequestDueOn(registeredOn, term.value, settings.get('calendar', '', today)),
    law: term.law,
    extended_on: null,
    extension_reason: '',
    answered_on: null,
    answer: '',
    parts: '[]',
    copy_until: null,
  });
}

async function addPlan(tx: Tx, { accountId, customerId }: Subject, today: string): Promise<void> {
  const amount = 120_000;
  await tx
    .insertInto('instalment_plan')
    .values({
      id: newId(),
      number: `Р-${year(today)}-${padded(await nextPlanNumber(tx))}`,
      account_id: accountId,
      customer_id: customerId,
      state: 'requested',
      amount,
      debt_ids: '[]',
      instalments: JSON.stringify(
        [30, 60, 90, 120].map((days) => ({ dueOn: addDays(today, days), amount: amount / 4 })),
      ),
      reason: 'Болел два месяца, работы не было.',
      created_on: addDays(today, -3),
      answer_by: addDays(today, 7),
      offered_until: null,
      signed_at: null,
      refusal: null,
    })
    .execute();
}

/** A reading that was accepted, of which the last bill has another value. */
async function addDifference(tx: Tx, { accountId, customerId }: Subject, receivedAt: Date): Promise<void> {
  const billed = await tx
    .selectFrom('reading')
    .select(['meter_id', 'period', 'value', 'taken_on'])
    .where('account_id', '=', accountId)
    .where('status', '=', 'billed')
    .where('source', '<>', 'control')
    .orderBy('period', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!billed) return;
  const id = newId();
  await tx
    .insertInto('reading')
    .values({
      account_id: accountId,
      id,
      meter_id: billed.meter_id,
      period: billed.period,
      value: String(Number(billed.value) + 2),
      volume: null,
      taken_on: billed.taken_on,
      received_at: receivedAt,
      source: 'resident',
      status: 'different',
      receipt_number: `${billed.period}-${id.slice(-6)}`,
      customer_id: customerId,
    })
    .execute();
}
