import { hasNumber } from '../accounts/queries.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';

/** Returns the meters of an account by its folded number, without removed ones. */
export const metersByAccountNumber = (db: Database, foldedNumber: string) =>
  db
    .selectFrom('meter')
    .innerJoin('account', 'account.id', 'meter.account_id')
    .select([
      'meter.id',
      'account_id',
      'serial_number as serialNumber',
      'meter.state',
      'service',
      'digits',
      'fraction_digits',
    ])
    .where(hasNumber(foldedNumber))
    .where('meter.state', '<>', 'removed')
    .execute();

export async function insertTicket(
  db: Tx,
  ticket: {
    readonly id_hash: string;
    readonly id: string;
    readonly account_id: string;
    readonly meter_id: string;
    readonly expires_at: Date;
  },
): Promise<void> {
  await db.insertInto('guest_ticket').values(ticket).execute();
}

/** Finds a valid ticket with the account status that the reading check needs. */
export const findTicket = (db: Database, idHash: string, now: Date) =>
  db
    .selectFrom('guest_ticket')
    .innerJoin('account', 'account.id', 'guest_ticket.account_id')
    .select(['guest_ticket.id', 'account_id', 'meter_id', 'account.status'])
    .where('id_hash', '=', idHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
