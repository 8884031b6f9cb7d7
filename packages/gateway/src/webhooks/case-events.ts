import type { Selectable } from 'kysely';
import { isLateAnswer } from '@vodokanal/contract/rules/claim-state';
import type { Tables } from '../database/tables.ts';
import type { CaseEvent } from './events.ts';

type Row<T extends keyof Tables> = Selectable<Tables[T]>;
type TypesOf<Noun extends string> = Extract<CaseEvent['type'], `${Noun}.${string}`>;

const idsOf = ({
  id,
  account_id,
  customer_id,
}: {
  readonly id: string;
  readonly account_id: string;
  readonly customer_id: string;
}) => ({ caseId: id, accountId: account_id, customerId: customer_id });

/** `message` is the one that was added. */
export function claimEvent(
  type: TypesOf<'claim'>,
  row: Pick<
    Row<'claim'>,
    | 'id'
    | 'number'
    | 'account_id'
    | 'customer_id'
    | 'type'
    | 'state'
    | 'registered_on'
    | 'due_on'
    | 'answered_on'
    | 'outcome'
  >,
  today: string,
  message?: { readonly id: string; readonly side: 'customer' | 'utility' },
): CaseEvent<TypesOf<'claim'>> {
  const { state, due_on: dueOn, answered_on: answeredOn } = row;
  return {
    type,
    ...idsOf(row),
    data: {
      id: row.id,
      number: row.number,
      accountId: row.account_id,
      kind: row.type,
      state,
      registeredOn: row.registered_on,
      dueOn,
      answeredOn,
      outcome: row.outcome,
      isLate: isLateAnswer({ state, dueOn, answeredOn }, today),
      ...(message && { messageId: message.id, side: message.side }),
    },
  };
}

export const documentEvent = (
  type: TypesOf<'document'>,
  row: Pick<Row<'document'>, 'id' | 'account_id' | 'kind' | 'issued_on'>,
): CaseEvent<TypesOf<'document'>> => ({
  type,
  caseId: row.id,
  accountId: row.account_id,
  customerId: null,
  data: {
    id: row.id,
    accountId: row.account_id,
    kind: row.kind,
    state: type === 'document.added' ? 'published' : 'withdrawn',
    issuedOn: row.issued_on,
  },
});

/** When a request was made and decided. */
const termOf = (made: Date, row: { readonly due_on: string; readonly decided_at: Date | null }) => ({
  registeredAt: made.toISOString(),
  dueOn: row.due_on,
  decidedAt: row.decided_at && row.decided_at.toISOString(),
});

export const profileChangeEvent = (
  type: TypesOf<'profile-change'>,
  row: Row<'profile_change'>,
): CaseEvent<TypesOf<'profile-change'>> => ({
  type,
  ...idsOf(row),
  data: {
    id: row.id,
    number: row.number,
    accountId: row.account_id,
    kind: row.field,
    state: row.state,
    ...termOf(row.sent_at, row),
  },
});

export const meterRequestEvent = (
  type: TypesOf<'meter-request'>,
  row: Row<'meter_request'>,
): CaseEvent<TypesOf<'meter-request'>> => ({
  type,
  ...idsOf(row),
  data: {
    id: row.id,
    number: row.number,
    accountId: row.account_id,
    meterId: row.meter_id,
    kind: row.kind,
    state: row.state,
    ...termOf(row.registered_at, row),
  },
});

export const unlockEvent = (type: TypesOf<'unlock'>, row: Row<'unlock'>): CaseEvent<TypesOf<'unlock'>> => ({
  type,
  caseId: row.id,
  accountId: null,
  customerId: row.customer_id,
  data: {
    id: row.id,
    number: row.number,
    kind: row.way,
    state: row.state,
    ...termOf(row.registered_at, row),
  },
});

export const dataRequestEvent = (
  type: TypesOf<'data-request'>,
  row: Row<'data_request'>,
  today: string,
): CaseEvent<TypesOf<'data-request'>> => ({
  type,
  caseId: row.id,
  accountId: null,
  customerId: row.customer_id,
  data: {
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    registeredOn: row.registered_on,
    dueOn: row.due_on,
    answeredOn: row.answered_on,
    isLate: (row.answered_on ?? today) > row.due_on,
  },
});

/** The events of a meter are told in their order, so that a correction never comes before what it corrects. */
export const readingEvent = (
  type: TypesOf<'reading'>,
  row: Pick<
    Row<'reading'>,
    'id' | 'account_id' | 'meter_id' | 'period' | 'taken_on' | 'source' | 'status' | 'customer_id'
  >,
  replacesId: string | null = null,
): CaseEvent<TypesOf<'reading'>> => ({
  type,
  caseId: row.meter_id,
  accountId: row.account_id,
  customerId: row.customer_id,
  data: {
    id: row.id,
    accountId: row.account_id,
    meterId: row.meter_id,
    period: row.period,
    takenOn: row.taken_on,
    source: row.source,
    state: row.status,
    replacesId,
  },
});

export const paymentEvent = (
  row: Pick<Row<'payment'>, 'id' | 'number' | 'customer_id' | 'items' | 'method'>,
  state: 'succeeded' | 'refunded',
  settledOn: string,
): CaseEvent<'payment.confirmed'> => ({
  type: 'payment.confirmed',
  caseId: row.id,
  accountId: row.items[0]?.accountId ?? null,
  customerId: row.customer_id,
  data: {
    id: row.id,
    number: row.number,
    accountIds: row.items.map(({ accountId }) => accountId),
    state,
    method: row.method,
    settledOn,
  },
});

export const instalmentEvent = (
  type: TypesOf<'instalment'>,
  row: Pick<
    Row<'instalment_plan'>,
    'id' | 'number' | 'account_id' | 'customer_id' | 'state' | 'created_on' | 'answer_by' | 'offered_until'
  >,
): CaseEvent<TypesOf<'instalment'>> => ({
  type,
  ...idsOf(row),
  data: {
    id: row.id,
    number: row.number,
    accountId: row.account_id,
    state: row.state,
    registeredOn: row.created_on,
    answerBy: row.answer_by,
    offeredUntil: row.offered_until,
  },
});
