import { sql } from 'kysely';
import type { MeterRequest, NewMeterRequest } from '@vodokanal/contract';
import { meterRequestFaults } from '@vodokanal/contract/rules/meter-request';
import { arshinRecord } from '@vodokanal/contract/rules/verification';
import { StartError, type Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { queueMessage } from '../messages/message-queue.ts';

interface Row {
  readonly id: string;
  readonly meter_id: string;
  readonly number: string;
  readonly kind: MeterRequest['kind'];
  readonly state: MeterRequest['state'];
  readonly text: string;
  readonly registered_at: Date;
}

const bodyOf = ({ id, meter_id, number, kind, state, text, registered_at }: Row): MeterRequest => ({
  id,
  meterId: meter_id,
  number,
  kind,
  state,
  ...(text && { text }),
  registeredAt: registered_at.toISOString(),
});

/** Stores a request under a new number. Throws `INVALID`. */
export async function addMeterRequest(
  db: Database | Tx,
  {
    accountId,
    meterId,
    customerId,
    request,
    today,
    now,
  }: {
    readonly accountId: string;
    readonly meterId: string;
    readonly customerId: string;
    readonly request: NewMeterRequest;
    readonly today: string;
    readonly now: Date;
  },
): Promise<MeterRequest> {
  const errors = meterRequestFaults(request, today);
  if (errors.length > 0) throw new ProblemError('INVALID', { errors });
  const { rows } = await sql<{ number: string }>`select nextval('meter_request_number')::text as number`.execute(db);
  const row = {
    account_id: accountId,
    id: newId(),
    meter_id: meterId,
    number: `С-${(rows[0]?.number ?? '').padStart(6, '0')}`,
    customer_id: customerId,
    kind: request.kind,
    record: request.kind === 'verification' ? arshinRecord(request.record ?? '') : null,
    verified_on: request.kind === 'verification' ? (request.verifiedOn ?? null) : null,
    comment: request.comment?.trim() ?? '',
    state: 'registered' as const,
    text: '',
    registered_at: now,
    decided_at: null,
  };
  await db.insertInto('meter_request').values(row).execute();
  return bodyOf(row);
}

export async function listMeterRequests(
  db: Database | Tx,
  accountId: string,
  customerId: string,
): Promise<MeterRequest[]> {
  return (
    await db
      .selectFrom('meter_request')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('customer_id', '=', customerId)
      .orderBy('registered_at', 'desc')
      .limit(50)
      .execute()
  ).map(bodyOf);
}

/**
 * Records the staff's decision and mails it to the customer. A verification found in ФГИС «Аршин» takes effect at once.
 * Throws a `StartError` when the request is not open.
 */
export async function decideMeterRequest(
  db: Database,
  number: string,
  state: 'done' | 'refused',
  { text, until }: { readonly text: string; readonly until?: string | undefined },
  now: Date,
): Promise<void> {
  await transact(db, async (tx) => {
    const request = await tx
      .updateTable('meter_request')
      .set({ state, text, decided_at: now })
      .where('number', '=', number)
      .where('state', '=', 'registered')
      .returningAll()
      .executeTakeFirst();
    if (!request) throw new StartError(`There is no open request ${number}. See: gateway meter-request list`);
    if (state === 'done' && request.kind === 'verification') {
      if (!until)
        throw new StartError(
          `Say until when the verification holds: gateway meter-request done ${number} --until 2032-11-21`,
        );
      await tx
        .updateTable('meter')
        .set({
          verified_on: request.verified_on,
          next_verification_on: until,
          state: sql`case when state = 'expiredVerification' then 'inService' else state end`,
        })
        .where('account_id', '=', request.account_id)
        .where('id', '=', request.meter_id)
        .execute();
    }
    const { email } = await tx
      .selectFrom('customer')
      .select('email')
      .where('id', '=', request.customer_id)
      .executeTakeFirstOrThrow();
    const words =
      state === 'refused'
        ? `Мы не смогли выполнить вашу просьбу: ${text}`
        : request.kind === 'verification'
          ? 'Мы нашли запись о поверке вашего счётчика: показания снова принимаем.'
          : `Визит состоялся или назначен.${text ? ` ${text}` : ''}`;
    if (email)
      await queueMessage(tx, { channel: 'mail', recipient: email, subject: `Счётчик, ${number}`, body: words }, now);
  });
}
