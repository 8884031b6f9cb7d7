import { sql, type RawBuilder } from 'kysely';
import type { ProblemCode } from '@vodokanal/contract';
import { MOST } from '@vodokanal/contract/policies/limits';
import { network } from '../session/throttle.ts';
import { attemptsOf, type AttemptLimits } from '../settings/attempt-limits.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Who has a message sent. Each kind has budgets of its own, so that strangers cannot use up what the customer needs to
 * get in again.
 *
 * - `stranger`: somebody who typed a login
 * - `proven`: somebody who has proven an account or is signed in, to a contact that is not proven
 * - `password`: somebody who knows the password, for a code
 * - `device`: a device from which the customer has signed in before
 * - `notice`: the customer's own act, which they are told of
 * - `staff`: the utility
 */
export type Cause =
  | { readonly kind: 'staff' }
  | {
      readonly kind: 'stranger' | 'proven' | 'password' | 'device' | 'notice';
      readonly address: string;
      /** The account or customer that is charged; null when it must not matter, because it may not exist. */
      readonly account: string | null;
      /** Hash of what the login is counted by, which is limited for this network. */
      readonly login?: string;
    };

/** A count that may not exceed `most` within `within` milliseconds. */
export interface Budget {
  readonly key: string;
  readonly most: number;
  readonly within: number;
  /** Whoever asks is refused with this problem; otherwise the message waits, and they learn nothing. */
  readonly refusal?: ProblemCode;
}

/** Most messages to one recipient for each kind of cause. An SMS costs money and disturbs its recipient. */
const RECIPIENT = {
  stranger: { hour: 6, day: 12 },
  proven: { hour: 6, day: 12 },
  password: { hour: 6, day: 12 },
  device: { hour: 6, day: 12 },
  notice: { hour: 30, day: 100 },
  staff: { hour: 20, day: 50 },
} as const satisfies Record<Cause['kind'], { readonly hour: number; readonly day: number }>;

const CODES = { login: 6, network: 20, neighbourhood: 200, accountDay: 20 } as const;
const NOTICES = { network: 600, accountDay: 200 } as const;

/** The budgets of one message. The order decides which one is reported first. */
export function budgetsOf(cause: Cause, recipient: string): Budget[] {
  const { kind } = cause;
  const { hour, day } = RECIPIENT[kind];
  // What a stranger learns must not depend on the recipient, who is another one for each login of a customer.
  const isTold = kind === 'proven' || kind === 'password' || kind === 'device';
  const told = { ...(isTold && { refusal: 'RATE_LIMITED' as const }) };
  const ofRecipient: Budget[] = [
    { key: `${kind} recipient ${recipient}`, most: hour, within: HOUR, ...told },
    { key: `${kind} recipient-day ${recipient}`, most: day, within: DAY, ...told },
  ];
  if (cause.kind === 'staff') return ofRecipient;
  const { address, account, login } = cause;
  if (cause.kind === 'notice')
    return [
      // A notice that no request has caused has no network: all of them would share one budget.
      ...(address === '' ? [] : [{ key: `notice network ${network(address)}`, most: NOTICES.network, within: HOUR }]),
      ...(account ? [{ key: `notice account ${account}`, most: NOTICES.accountDay, within: DAY }] : []),
      ...ofRecipient,
    ];
  const refusal = 'RATE_LIMITED' as const;
  return [
    { key: `${kind} network ${network(address)}`, most: CODES.network, within: HOUR, refusal },
    { key: `${kind} neighbourhood ${network(address, 3)}`, most: CODES.neighbourhood, within: HOUR, refusal },
    ...(login ? [{ key: `login ${login} ${network(address)}`, most: CODES.login, within: HOUR, refusal }] : []),
    ...(account ? [{ key: `account-day ${account}`, most: CODES.accountDay, within: DAY, refusal }] : []),
    ...ofRecipient,
  ];
}

/** What somebody may do in 24 hours; more is refused with `LIMIT_REACHED`. */
export const dailyBudget = (what: 'claims' | 'applications' | 'dataCopies', who: string): Budget => ({
  key: `${what} ${who}`,
  most: MOST[what],
  within: DAY,
  refusal: 'LIMIT_REACHED',
});

/** How many contacts of residents a member of staff opens in an hour: more than anybody can call, less than a theft. */
export const contactsBudget = (staffId: string): Budget => ({
  key: `contacts ${staffId}`,
  most: 60,
  within: HOUR,
  refusal: 'RATE_LIMITED',
});

/** Most unlock requests of one network, because each may bring files. */
export const unlockBudget = (address: string): Budget => ({
  key: `unlock ${network(address)}`,
  most: 10,
  within: DAY,
  refusal: 'RATE_LIMITED',
});

/** Most links opened or payments prepared without a sign-in from one network in an hour, each kind for itself. */
export function guestPaymentBudgets(what: 'link' | 'payment', address: string, limits: AttemptLimits): Budget[] {
  const most = attemptsOf(limits, address);
  const within = { within: HOUR, refusal: 'RATE_LIMITED' } as const;
  return [
    { key: `guest ${what} ${network(address)}`, most: most.address, ...within },
    { key: `guest ${what} neighbourhood ${network(address, 3)}`, most: most.neighbourhood, ...within },
  ];
}

/**
 * Statements for a `with` clause that take one off every budget: `exceeded` has a row for each one that is used up, with
 * its place in the list, the refusal and the end of its term.
 */
export function spending(budgets: readonly Budget[], now: Date): RawBuilder<unknown> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const asked = JSON.stringify(budgets.map((budget, place) => ({ place, refusal: null, ...budget })));
  // A start in the future was written before the clock was set back, and counts no more.
  const isOver = sql`(old.since < ${at} - term.within::float8 * interval '1 millisecond' or old.since > ${at} + interval '1 minute')`;
  const term = sql`(select within from asked where asked.key = old.key) as term (within)`;
  // Sorted by key, so that two concurrent requests cannot deadlock.
  return sql`
    asked as (select * from jsonb_to_recordset(${asked}::jsonb) as asked (place integer, key text, most integer, within bigint, refusal text)),
    spent as (
      insert into budget as old (key, spent, since) select key, 1, ${at} from asked order by key
      on conflict (key) do update set
        spent = (select case when ${isOver} then 1 else old.spent + 1 end from ${term}),
        since = (select case when ${isOver} then ${at} else old.since end from ${term})
      returning key, spent, since),
    exceeded as (
      select place, refusal, least(since, ${at}) + within::float8 * interval '1 millisecond' as until
      from spent join asked using (key) where spent > most)`;
}
