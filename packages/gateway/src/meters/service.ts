import type { MeterRequest, NewMeterRequest } from '@vodokanal/contract';
import { meterRequestFaults } from '@vodokanal/contract/rules/meter-request';
import { arshinRecord } from '@vodokanal/contract/rules/verification';
import { StartError, type Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { queueMessage } from '../messages/message-queue.ts';
import type { Filled } from '../messages/templates.ts';
import { emailOf } from '../session/queries.ts';
import type { Settings } from '../settings/settings.ts';
import { meterRequestEvent } from '../webhooks/case-events.ts';
import { recordEvent } from '../webhooks/events.ts';
import {
  closeMeterRequest,
  insertMeterRequest,
  meterRequestsOf,
  nextMeterRequestNumber,
  setVerification,
} from './queries.ts';

interface Row {
  readonly id: string;
  readonly meter_id: string;
  readonly number: string;
  readonly kind: MeterRequest['kind'];
  readonly state: MeterRequest['state'];
  readonly text: string;
  readonly registered_at: Date;
  readonly due_on: string;
  readonly decided_at: Date | null;
}

const bodyOf = (row: Row, settings: Settings, now: Date): MeterRequest => ({
  id: row.id,
  meterId: row.meter_id,
  number: row.number,
  kind: row.kind,
  state: row.state,
  ...(row.text && { text: row.text }),
  registeredAt: row.registered_at.toISOString(),
  ...settings.termOf(row, now),
});

/** Stores a request under a new number. Throws `INVALID`. */
export async function addMeterRequest(
  db: Tx,
  settings: Settings,
  {
    accountId,
    meterId,
    customerId,
    request,
    now,
  }: {
    readonly accountId: string;
    readonly meterId: string;
    readonly customerId: string;
    readonly request: NewMeterRequest;
    readonly now: Date;
  },
): Promise<MeterRequest> {
  const today = settings.today(now);
  const errors = meterRequestFaults(request, today);
  if (errors.length > 0) throw new ProblemError('INVALID', { errors });
  const row = {
    account_id: accountId,
    id: newId(),
    meter_id: meterId,
    number: `С-${(await nextMeterRequestNumber(db)).padStart(6, '0')}`,
    customer_id: customerId,
    kind: request.kind,
    record: request.kind === 'verification' ? arshinRecord(request.record ?? '') : null,
    verified_on: request.kind === 'verification' ? (request.verifiedOn ?? null) : null,
    comment: request.comment?.trim() ?? '',
    state: 'registered' as const,
    text: '',
    registered_at: now,
    due_on: settings.requestDueOn('meterRequest', today),
    decided_at: null,
  };
  await insertMeterRequest(db, row);
  await recordEvent(db, meterRequestEvent('meter-request.created', row), now);
  return bodyOf(row, settings, now);
}

export async function listMeterRequests(
  db: Database | Tx,
  settings: Settings,
  { accountId, customerId }: { readonly accountId: string; readonly customerId: string },
  now: Date,
): Promise<MeterRequest[]> {
  return (await meterRequestsOf(db, accountId, customerId)).map((row) => bodyOf(row, settings, now));
}

/**
 * Records the staff's decision and mails it to the customer. A verification found in ФГИС «Аршин» takes effect at once.
 * Throws a `StartError` when the request is not open.
 */
export async function decideMeterRequest(
  db: Database | Tx,
  number: string,
  state: 'done' | 'refused',
  { text, until }: { readonly text: string; readonly until?: string | undefined },
  now: Date,
): Promise<void> {
  await transact(db, async (tx) => {
    const request = await closeMeterRequest(tx, number, state, text, now);
    if (!request) throw new StartError(`There is no open request ${number}. See: gateway meter-request list`);
    if (state === 'done' && request.kind === 'verification') {
      if (!until)
        throw new StartError(
          `Say until when the verification holds: gateway meter-request done ${number} --until 2032-11-21`,
        );
      await setVerification(tx, request.account_id, request.meter_id, request.verified_on, until);
    }
    await recordEvent(tx, meterRequestEvent('meter-request.decided', request), now);
    const email = await emailOf(tx, request.customer_id);
    const filled: Filled =
      state === 'refused'
        ? { template: 'meterRequestRefused', values: { number, reason: text } }
        : request.kind === 'verification'
          ? { template: 'verificationFound', values: { number } }
          : { template: 'visitDone', values: { number, text } };
    if (email) await queueMessage(tx, { channel: 'mail', recipient: email, ...filled, cause: { kind: 'staff' } }, now);
  });
}
