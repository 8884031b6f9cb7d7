import { sql } from 'kysely';
import type { ProblemCode } from '@vodokanal/contract';
import { foldEmail } from '@vodokanal/contract/rules/account-number';
import { isEmail, parsePhone } from '@vodokanal/contract/rules/contact';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret, newId } from '../ids.ts';
import { budgetsOf, spending, type Budget, type Cause } from './budget.ts';
import { messageText, type Filled } from './templates.ts';

export type Channel = 'mail' | 'sms';

export type Message = Filled & {
  readonly channel: Channel;
  /** One phone number or e-mail address, or who it would be for when a login is unknown: then nothing is sent. */
  readonly recipient: string | { readonly nobody: string };
  readonly cause: Cause;
  /** The message is not sent after this time. */
  readonly expiresAt?: Date;
};

/** Normalises the one recipient of a message; null for a list of them, or when it is none. */
export function oneRecipient(channel: Channel, text: string): string | null {
  if (channel === 'sms') return parsePhone(text);
  const email = foldEmail(text);
  return isEmail(email) ? email : null;
}

/**
 * Adds a message to the outbox. Call it in the transaction of the change that it reports, so that neither exists without
 * the other. Every message takes one off the budgets of its recipient, its network and its account. Over a budget that
 * may be told it throws `RATE_LIMITED`; over another one the message waits for the end of its term, or is left out when
 * it would come too late or waits already. Returns false when it was left out or waits. `also` are budgets of the change
 * itself.
 */
export async function queueMessage(
  db: Database | Tx,
  { channel, recipient, cause, expiresAt, ...filled }: Message,
  now: Date,
  also: readonly Budget[] = [],
): Promise<boolean> {
  const to = typeof recipient === 'string' ? oneRecipient(channel, recipient) : null;
  if (typeof recipient === 'string' && to === null) throw new TypeError(`A message needs one ${channel} recipient`);
  const { subject, body } = messageText(filled);
  const who = `${channel} ${hashSecret(to ?? (typeof recipient === 'string' ? '' : recipient.nobody))}`;
  const row = { id: newId(), channel, recipient: to, subject, body, expires: expiresAt?.toISOString() ?? null };
  return transact(db, async (tx) => {
    const { rows } = await sql<Outcome>`
      with ${spending([...also, ...budgetsOf(cause, who)], now)},
        next as (select coalesce(max(until), ${now.toISOString()}::timestamptz) as at from exceeded),
        told as (
          insert into message (id, channel, recipient, subject, body, created_at, next_at, expires_at)
          select ${row.id}::uuid, ${row.channel}, ${row.recipient}, ${row.subject}, ${row.body}, ${now.toISOString()}::timestamptz, next.at, ${row.expires}::timestamptz
          from next
          where ${row.recipient}::text is not null and (${row.expires}::timestamptz is null or next.at < ${row.expires}::timestamptz)
            and not (exists (select from exceeded) and exists (
              select from message where sent_at is null and recipient = ${row.recipient} and subject = ${row.subject} and body = ${row.body})))
      ${outcome}`.execute(tx);
    return settled(rows[0], now);
  });
}

/** Takes one off budgets without a message. Throws the refusal of the first one that is used up. */
export async function spend(db: Database | Tx, budgets: readonly Budget[], now: Date): Promise<void> {
  await transact(db, async (tx) => {
    const { rows } = await sql<Outcome>`with ${spending(budgets, now)} ${outcome}`.execute(tx);
    settled(rows[0], now);
  });
}

interface Outcome {
  readonly refusal: ProblemCode | null;
  readonly until: Date | null;
  readonly isOver: boolean;
}

const outcome = sql`
  select first.refusal, first.until, exists (select from exceeded) as "isOver"
  from (select 1) as one left join lateral (
    select refusal, until from exceeded where refusal is not null order by place limit 1) as first on true`;

/** The exception rolls back, so a refused request uses no budget. */
function settled(row: Outcome | undefined, now: Date): boolean {
  if (row?.refusal && row.until)
    throw new ProblemError(row.refusal, { retryAfter: (row.until.getTime() - now.getTime()) / 1000 });
  return row?.isOver !== true;
}
