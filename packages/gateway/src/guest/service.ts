import type { GuestLookup } from '@vodokanal/contract';
import { meterBySerial } from '@vodokanal/contract/policies/account-proof';
import { GUEST_TICKET_LIFE } from '@vodokanal/contract/policies/guest';
import { presentNumber } from '../accounts/queries.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret, newId, newSecret } from '../ids.ts';
import type { Secrets } from '../secrets.ts';
import { countAttempt, type Source } from '../session/throttle.ts';
import { findTicket, insertTicket, metersByAccountNumber } from './queries.ts';
import { demandWork } from './work.ts';

const sourceOf = (about: string, address: string): Source => ({
  login: hashSecret(about),
  address,
  knownDevice: undefined,
});

/**
 * Finds the meter by account number and serial number. Failures are counted; throws `GUEST_NOT_FOUND`, `WORK_REQUIRED`
 * or `RATE_LIMITED`.
 */
export async function findGuestMeter(
  db: Database,
  secrets: Secrets,
  { accountNumber, serialNumber, work }: GuestLookup,
  address: string,
  now: Date,
) {
  const number = await presentNumber(db, accountNumber);
  const source = sourceOf(`guest ${number}`, address);
  await demandWork(db, secrets, { source, work, now });
  await countAttempt(db, source, now);
  const meter = meterBySerial(serialNumber, await metersByAccountNumber(db, number));
  if (!meter) throw new ProblemError('GUEST_NOT_FOUND');
  return { meter, source };
}

export async function openTicket(
  db: Tx,
  meter: { readonly id: string; readonly account_id: string },
  now: Date,
): Promise<string> {
  const ticket = newSecret();
  await insertTicket(db, {
    id_hash: hashSecret(ticket),
    id: newId(),
    account_id: meter.account_id,
    meter_id: meter.id,
    expires_at: new Date(now.getTime() + GUEST_TICKET_LIFE),
  });
  return ticket;
}

/**
 * Returns the ticket of a guest's reading. Tries are limited, because a refusal tells whether the value is above the
 * previous one.
 */
export async function useTicket(db: Database, secret: string, address: string, now: Date) {
  const ticket = await findTicket(db, hashSecret(secret), now);
  if (!ticket) throw new ProblemError('GUEST_NOT_FOUND');
  const source = sourceOf(`guest-reading ${ticket.meter_id}`, address);
  await countAttempt(db, source, now);
  return { ticket, source };
}
