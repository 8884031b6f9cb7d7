import { sql } from 'kysely';
import type { DataSection } from '@vodokanal/contract';
import type { Tx } from '../database/transaction.ts';
import type { DataSubject } from './personal-data.ts';

/** Deletes what an answer says is deleted. The sweep deletes other sections once their term is over. */
export async function eraseSections(
  tx: Tx,
  subject: DataSubject,
  sections: readonly DataSection[],
  now: Date,
): Promise<void> {
  if (sections.includes('helpers')) await endHelpers(tx, subject);
  if (sections.includes('messages')) await deleteSentMessages(tx, subject);
  if (sections.includes('buildings'))
    await tx.deleteFrom('bulk_job').where('customer_id', '=', subject.customerId).where('done_at', '<=', now).execute();
  if (sections.includes('person')) await deletePerson(tx, subject);
}

/** Ends what rests on consent or on the customer's choice. */
export async function endProcessing(
  tx: Tx,
  subject: DataSubject,
  sections: readonly DataSection[],
  now: Date,
): Promise<void> {
  const { customerId } = subject;
  if (sections.includes('consents')) {
    await tx
      .updateTable('consent')
      .set({ withdrawn_at: now })
      .where('customer_id', '=', customerId)
      .where('withdrawn_at', 'is', null)
      .execute();
    await tx.deleteFrom('connection').where('customer_id', '=', customerId).execute();
    await tx.deleteFrom('connection_code').where('customer_id', '=', customerId).execute();
  }
  if (sections.includes('helpers')) await endHelpers(tx, subject);
}

/** Ends the rights of all helpers on the customer's accounts. */
async function endHelpers(tx: Tx, { accountIds }: DataSubject): Promise<void> {
  if (accountIds.length === 0) return;
  await tx
    .deleteFrom('helper')
    .where('account_id', 'in', [...accountIds])
    .execute();
  await tx
    .deleteFrom('customer_account')
    .where('account_id', 'in', [...accountIds])
    .where('role', '=', 'helper')
    .execute();
}

/** Messages that have not gone yet are still needed. */
async function deleteSentMessages(tx: Tx, { email, phone }: DataSubject): Promise<void> {
  const recipients = [email, phone].filter((each) => each !== null);
  if (recipients.length === 0) return;
  await tx.deleteFrom('message').where('recipient', 'in', recipients).where('sent_at', 'is not', null).execute();
}

/** Deletes the sign-in of somebody without accounts; requests and consents stay for their terms. */
async function deletePerson(tx: Tx, { customerId }: DataSubject): Promise<void> {
  for (const table of [
    'session',
    'device',
    'factor',
    'passkey',
    'recovery_code',
    'code',
    'connection',
    'connection_code',
    'customer_account',
    'helper',
    'manager',
  ] as const)
    await sql`delete from ${sql.table(table)} where customer_id = ${customerId}`.execute(tx);
  await tx.deleteFrom('customer').where('id', '=', customerId).execute();
}
