import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { queueMessage } from '../messages/message-queue.ts';
import type { Filled } from '../messages/templates.ts';

type Plain =
  | 'new-device'
  | 'device-copied'
  | 'registered'
  | 'password-changed'
  | 'data-copy'
  | 'factor-on'
  | 'passkey-added'
  | 'factor-off'
  | 'recovery-codes'
  | 'restored'
  | 'frozen';
export type Notice = Plain | 'recovery-code-used' | 'phone-changed' | 'email-changed';

/** Where an act came from; empty when it was done at the utility. */
interface At {
  readonly address: string;
  readonly now: Date;
}

/**
 * Sends a notice by mail, or by SMS to a customer without an e-mail address. `value` is shown in some texts, so it must
 * be safe to show.
 */
export async function notify(db: Database | Tx, customerId: string, notice: Notice, at: At, value = ''): Promise<void> {
  const { email, phone, callUs } = await db
    .selectFrom('customer')
    .select(['email', 'phone', phoneOfUtility])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();
  await send(db, { customerId, email, phone, callUs }, notice, at, value);
}

/** Sends a notice to a former e-mail address or phone, whose owner must learn of the change. */
export async function notifyAddress(
  db: Database | Tx,
  former: { readonly customerId: string; readonly email: string | null; readonly phone: string | null },
  notice: Notice,
  at: At,
  value = '',
): Promise<void> {
  const { callUs } = await db.selectNoFrom(phoneOfUtility).executeTakeFirstOrThrow();
  await send(db, { ...former, callUs }, notice, at, value);
}

/** Notices contain the utility's phone number, so that a worried customer can call at once. */
const phoneOfUtility = sql<
  string | null
>`(select value ->> 'phone' from setting where kind = 'utility' order by valid_from desc limit 1)`.as('callUs');

/** Two kinds of notices: with a value to show, and without. */
function filledWith(template: Notice, callUs: string, value: string): Filled {
  switch (template) {
    case 'recovery-code-used':
    case 'phone-changed':
    case 'email-changed':
      return { template, values: { callUs, value } };
    default:
      return { template, values: { callUs } };
  }
}

async function send(
  db: Database | Tx,
  {
    customerId,
    email,
    phone,
    callUs,
  }: {
    readonly customerId: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly callUs: string | null;
  },
  template: Notice,
  { address, now }: At,
  value: string,
): Promise<void> {
  const recipient = email ?? phone;
  if (!recipient) return;
  await queueMessage(
    db,
    {
      channel: email ? 'mail' : 'sms',
      recipient,
      ...filledWith(template, callUs ? `: ${callUs}` : '', value),
      cause: { kind: 'notice', address, account: customerId },
    },
    now,
  );
}
