import { sql } from 'kysely';
import type { WebhookEvent, WebhookEventType, WebhookField } from '@vodokanal/contract/webhooks';
import type { Database } from '../database/open.ts';
import { canonical } from '../decimal.ts';

type Fields = NonNullable<WebhookEvent['data']['fields']>;

/** What an event is about, as it is stored. */
export interface StoredEvent {
  readonly type: WebhookEventType;
  readonly account_id: string | null;
  readonly customer_id: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Words {
  readonly text?: string | null;
  readonly value?: string | null;
  readonly amount?: number | null;
}

type Noun = WebhookEventType extends `${infer N}.${string}` ? N : never;

const one = async (query: Promise<{ rows: Words[] }>): Promise<Words> => (await query).rows[0] ?? {};

/** What was written about a case, its value and its sum. A decision has the words of the utility. */
const words: Readonly<Record<Noun, (db: Database, event: StoredEvent) => Promise<Words>>> = {
  claim: (db, { data, account_id }) =>
    one(
      sql<Words>`
        select coalesce((select text from claim_message where account_id = ${account_id} and id = ${data['messageId'] ?? null}::uuid), text) as text, amount
        from claim where account_id = ${account_id} and id = ${data['id']}::uuid`.execute(db),
    ),
  document: (db, { data, account_id }) =>
    one(
      sql<Words>`
        select coalesce(withdrawal_reason, concat_ws(' № ', title, nullif(number, ''))) as text
        from document where account_id = ${account_id} and id = ${data['id']}::uuid`.execute(db),
    ),
  'profile-change': (db, { data, account_id }) =>
    one(
      sql<Words>`
        select case when decided_at is null then comment else ground end as text, value
        from profile_change where account_id = ${account_id} and id = ${data['id']}::uuid`.execute(db),
    ),
  'meter-request': (db, { data, account_id }) =>
    one(
      sql<Words>`
        select case when decided_at is null then comment else text end as text
        from meter_request where account_id = ${account_id} and id = ${data['id']}::uuid`.execute(db),
    ),
  unlock: (db, { data }) =>
    one(
      sql<Words>`
        select case when text = '' then words else text end as text from unlock where id = ${data['id']}::uuid`.execute(
        db,
      ),
    ),
  'data-request': (db, { data }) =>
    one(
      sql<Words>`
        select case when answered_on is null then text else answer end as text
        from data_request where id = ${data['id']}::uuid`.execute(db),
    ),
  reading: (db, { data, account_id }) =>
    one(
      sql<Words>`
        select value::text as value, verdict_text as text from reading
        where account_id = ${account_id} and id = ${data['id']}::uuid`.execute(db),
    ),
  payment: (db, { data }) => one(sql<Words>`select amount from payment where id = ${data['id']}::uuid`.execute(db)),
  instalment: (db, { data }) =>
    one(
      sql<Words>`
        select coalesce(refusal, reason) as text, amount from instalment_plan where id = ${data['id']}::uuid`.execute(
        db,
      ),
    ),
  webhook: () => Promise.resolve({}),
};

const PERSON: readonly WebhookField[] = ['accountNumber', 'holder', 'address', 'email', 'phone'];
const WORDS: readonly WebhookField[] = ['text', 'value', 'amount'];

/**
 * Reads the fields that a receiver may be given besides the facts of an event. They are read at each attempt and stored
 * nowhere, so that data which was deleted meanwhile does not leave.
 */
export async function fieldsOf(
  db: Database,
  event: StoredEvent,
  allowed: readonly WebhookField[],
): Promise<Fields | undefined> {
  if (allowed.length === 0) return undefined;
  const found: Record<string, string | number | null | undefined> = {};
  if (allowed.some((field) => PERSON.includes(field))) {
    const { rows } = await sql<Record<string, string | null>>`
      select account.number as "accountNumber", holder, address, email, phone
      from (select 1) as one left join account on account.id = ${event.account_id} left join customer on customer.id = ${event.customer_id}`.execute(
      db,
    );
    Object.assign(found, rows[0]);
  }
  if (allowed.some((field) => WORDS.includes(field))) {
    const noun = event.type.split('.')[0] as Noun;
    const { value, ...rest } = await words[noun](db, event);
    Object.assign(
      found,
      rest,
      value !== undefined && value !== null && { value: noun === 'reading' ? canonical(value) : value },
    );
  }
  const entries = allowed.flatMap((field) => {
    const value = found[field];
    return value === undefined || value === null || value === '' ? [] : [[field, value] as const];
  });
  return Object.fromEntries(entries);
}
