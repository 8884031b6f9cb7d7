import { sql, type RawBuilder } from 'kysely';
import type { CaseKind, CaseState } from '@vodokanal/contract/office';

/** A case as the table of its noun has it. */
export interface SourceRow {
  readonly id: string;
  readonly number: string;
  /** Either the instant or the local date is set. */
  readonly registered_at: Date | null;
  readonly registered_on: string | null;
  /** Set where the noun has a term of its own. */
  readonly due_on: string | null;
  readonly customer_id: string | null;
  readonly account_id: string | null;
  /** The account number that somebody who cannot sign in has typed. */
  readonly typed_number: string | null;
  readonly subject: string;
  readonly state: Exclude<CaseState, 'inWork' | 'proposed'>;
  readonly is_open: boolean;
  readonly is_extended: boolean;
}

export interface CaseSource {
  /** Selects a `SourceRow` for each case, with `urgency`, by which the queue is ordered. */
  readonly rows: RawBuilder<unknown>;
  /** The indexed column that says whom a case is of. */
  readonly subject: 'account_id' | 'customer_id';
  /** The type of `urgency`. */
  readonly urgency: 'timestamptz' | 'date';
  /** The table whose row is locked while the case is decided. */
  readonly table:
    'unlock' | 'profile_change' | 'meter_request' | 'incident' | 'data_request' | 'instalment_plan' | 'reading';
}

/** Where the cases of each kind are. Their state is that of the noun, so it cannot differ from what the customer sees. */
export const CASE_SOURCES: Readonly<Record<CaseKind, CaseSource>> = {
  unlock: {
    table: 'unlock',
    subject: 'customer_id',
    urgency: 'date',
    rows: sql`
      select id, number, registered_at, null::date as registered_on, due_on as urgency, due_on, customer_id, null::uuid as account_id, account_number as typed_number, way as subject,
        case state when 'inReview' then 'new' when 'needMore' then 'waiting' when 'restored' then 'approved' else 'refused' end as state,
        decided_at is null as is_open, false as is_extended
      from unlock`,
  },
  profileChange: {
    table: 'profile_change',
    subject: 'account_id',
    urgency: 'date',
    rows: sql`
      select id, number, sent_at as registered_at, null::date as registered_on, due_on as urgency, due_on, customer_id, account_id, null::text as typed_number, field as subject,
        case state when 'inReview' then 'new' when 'applied' then 'approved' else 'refused' end as state, state = 'inReview' as is_open, false as is_extended
      from profile_change`,
  },
  meterRequest: {
    table: 'meter_request',
    subject: 'account_id',
    urgency: 'date',
    rows: sql`
      select id, number, registered_at, null::date as registered_on, due_on as urgency, due_on, customer_id, account_id, null::text as typed_number, kind as subject,
        case state when 'registered' then 'new' when 'done' then 'approved' else 'refused' end as state, state = 'registered' as is_open, false as is_extended
      from meter_request`,
  },
  incident: {
    table: 'incident',
    subject: 'customer_id',
    urgency: 'timestamptz',
    rows: sql`
      select id, number, registered_at, null::date as registered_on, registered_at as urgency, null::date as due_on, customer_id, null::uuid as account_id, null::text as typed_number, '' as subject,
        case when closed_at is null then 'new' else 'approved' end as state, closed_at is null as is_open, false as is_extended
      from incident`,
  },
  dataRequest: {
    table: 'data_request',
    subject: 'customer_id',
    urgency: 'date',
    rows: sql`
      select id, number, registered_at, registered_on, due_on as urgency, due_on, customer_id, null::uuid as account_id, null::text as typed_number, kind as subject,
        case state when 'received' then 'new' when 'inWork' then 'new' when 'refused' then 'refused' else 'approved' end as state,
        answered_on is null as is_open, extended_on is not null as is_extended
      from data_request`,
  },
  instalmentPlan: {
    table: 'instalment_plan',
    subject: 'account_id',
    urgency: 'date',
    rows: sql`
      select id, number, null::timestamptz as registered_at, created_on as registered_on, coalesce(answer_by, created_on) as urgency, answer_by as due_on, customer_id, account_id,
        null::text as typed_number, '' as subject,
        case state when 'requested' then 'new' when 'refused' then 'refused' when 'withdrawn' then 'ended' else 'approved' end as state, state = 'requested' as is_open, false as is_extended
      from instalment_plan`,
  },
  difference: {
    table: 'reading',
    subject: 'account_id',
    urgency: 'timestamptz',
    rows: sql`
      select reading.id, coalesce(receipt_number, '') as number, since as registered_at, null::date as registered_on, since as urgency, null::date as due_on, customer_id, reading.account_id,
        null::text as typed_number, '' as subject,
        case when last.action = 'refuse' then 'refused' when status = 'different' then 'new' when last.action = 'approve' then 'approved' else 'ended' end as state,
        status = 'different' and last.action is distinct from 'refuse' as is_open, false as is_extended
      from (
        select account_id, id from reading where status = 'different'
        union select account_id, case_id from case_decision where kind = 'difference' and account_id is not null
      ) as known
      join reading on reading.account_id = known.account_id and reading.id = known.id
      cross join lateral (
        select coalesce(max(each.received_at), reading.received_at) as since from reading as each
        where each.account_id = reading.account_id and each.meter_id = reading.meter_id and each.period = reading.period and each.id <> reading.id and each.status = 'billed') as billed
      left join lateral (
        select action from case_decision
        where case_decision.kind = 'difference' and case_decision.case_id = reading.id and case_decision.state = 'done' and case_decision.ended_at >= since
        order by ended_at desc limit 1) as last on true`,
  },
};
