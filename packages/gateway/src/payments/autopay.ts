import type { Account, Autopay, AutopayStatus, AutopayTerms } from '@vodokanal/contract';
import type { Logger } from 'pino';
import { assertTerms } from '@vodokanal/contract/policies/autopay';
import { offeredMethod, PAYMENT_LIMITS } from '@vodokanal/contract/policies/payment';
import { autopayCharge, autopayPlan, firstAutopayOn, nextAutopayOn } from '@vodokanal/contract/rules/autopay';
import { addDays, localHour, russianDate, startOfDay } from '@vodokanal/contract/rules/calendar';
import { balanceOn } from '@vodokanal/contract/rules/ledger';
import { formatMoney } from '@vodokanal/contract/rules/money-text';
import { paymentFee } from '@vodokanal/contract/rules/payment-fee';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { idOf } from '../ids.ts';
import { ledgerOf } from '../ledger/queries.ts';
import type { SignedIn } from '../session/sessions.ts';
import type { Settings } from '../settings/settings.ts';
import { AcquirerFault, type Acquirer } from './acquirer/acquirer.ts';
import { autopayOffer } from './autopay-offer.ts';
import {
  autopaysToAnnounce,
  autopaysToCharge,
  heldAutopay,
  lockAutopay,
  setAutopay,
  type AutopayRow,
  type DueAutopay,
} from './autopay-queries.ts';
import { noticeDays, tellPayer } from './autopay-results.ts';
import { unfinishedPayments } from './queries.ts';
import type { PaymentService } from './service.ts';

/** Local hours in which people are written to and money is taken. */
const DAYTIME = { from: 9, to: 21 };
/** Milliseconds between two looks at what is due. */
const PAUSE = 60_000;
/** Accounts that one look handles at most. */
const MOST_AT_ONCE = 100;
/** Days for which a charge is tried while the acquirer does not answer, or while another payment is open. */
const DAYS_TO_TRY = 3;

/** Whose autopay it is, and where the request came from. */
export interface AutopayOwner {
  readonly accountId: string;
  readonly customerId: string;
  readonly address: string;
}

/** Automatic payments: a notice some days before, then a charge of at most the announced sum. */
export class AutopayService {
  readonly #db: Database;
  readonly #settings: Settings;
  readonly #payments: PaymentService;
  readonly #acquirer: Acquirer | undefined;
  readonly #log: Logger | undefined;
  #workedAt = -Infinity;
  #isWorking = false;

  constructor(
    db: Database,
    settings: Settings,
    payments: PaymentService,
    { acquirer, log }: { readonly acquirer?: Acquirer | undefined; readonly log?: Logger | undefined },
  ) {
    this.#db = db;
    this.#settings = settings;
    this.#payments = payments;
    this.#acquirer = acquirer;
    this.#log = log;
  }

  /** Autopay of an account. That of another customer is told to nobody else. */
  async status(account: Account, customer: SignedIn, today: string): Promise<AutopayStatus> {
    const row = await heldAutopay(this.#db, account.id);
    if (row && row.customer_id !== customer.id) return { offer: null, autopay: null };
    const offer = account.role === 'helper' ? null : autopayOffer(this.#settings, this.#acquirer, today);
    return { offer, autopay: row ? await this.#shown(this.#db, row) : null };
  }

  /** Changes day and limit. What was announced is announced again. Throws NOT_FOUND and INVALID. */
  async change(
    tx: Tx,
    { accountId, customerId, address }: AutopayOwner,
    terms: AutopayTerms,
    now: Date,
  ): Promise<Autopay> {
    const row = await this.#own(tx, accountId, customerId);
    const today = this.#settings.today(now);
    const policy = this.#settings.find('autopayPolicy', '', today)?.value ?? { mostLimit: row.amount_limit };
    assertTerms(terms, policy);
    const changed = await tx
      .updateTable('autopay')
      .set({
        ...{ day: terms.day, amount_limit: terms.limit, announced_for: null, announced_amount: null },
        next_on: firstAutopayOn(terms.day, today, noticeDays(this.#settings, today)),
      })
      .where('account_id', '=', accountId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, { action: 'autopay-changed', customerId, address, now });
    return this.#shown(tx, changed);
  }

  /** Ends autopay. Throws NOT_FOUND. */
  async remove(tx: Tx, { accountId, customerId, address }: AutopayOwner, now: Date): Promise<void> {
    await this.#own(tx, accountId, customerId);
    await tx.deleteFrom('autopay').where('account_id', '=', accountId).execute();
    await audit(tx, { action: 'autopay-off', customerId, address, now });
  }

  async #own(tx: Tx, accountId: string, customerId: string): Promise<AutopayRow> {
    const row = await tx
      .selectFrom('autopay')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('customer_id', '=', customerId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new ProblemError('NOT_FOUND');
    return row;
  }

  /** Announces and charges what is due; called by a timer. What fails is tried again the next time. */
  async work(now: Date): Promise<void> {
    if (!this.#acquirer || this.#isWorking || Math.abs(now.getTime() - this.#workedAt) < PAUSE) return;
    this.#workedAt = now.getTime();
    this.#isWorking = true;
    try {
      await this.#workOn(now);
    } finally {
      this.#isWorking = false;
    }
  }

  async #workOn(now: Date): Promise<void> {
    const today = this.#settings.today(now);
    const { timeZone } = this.#settings.get('utility', '', today);
    const hour = localHour(now, timeZone);
    if (hour < DAYTIME.from || hour >= DAYTIME.to) return;
    const days = noticeDays(this.#settings, today);
    for (const due of await autopaysToAnnounce(this.#db, addDays(today, days), MOST_AT_ONCE))
      await this.#tried(due, () => this.#announce(due, today, now));
    for (const due of await autopaysToCharge(this.#db, today, MOST_AT_ONCE))
      await this.#tried(due, () => this.#charge(due, today, timeZone, now));
  }

  /** One that fails does not stop the others. */
  async #tried({ account_id }: DueAutopay, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (fault) {
      const cause = fault instanceof AcquirerFault ? fault.message : (fault as Error).name;
      this.#log?.warn({ account: account_id, cause }, 'autopay');
    }
  }

  /** The fee of a sum; null when the utility offers this way to pay no more. */
  #feeOf(amount: number, { method }: DueAutopay, today: string): number | null {
    try {
      return paymentFee(amount, offeredMethod(this.#payments.methods(today), method));
    } catch {
      return null;
    }
  }

  /** Tells the customer what will be taken. Without enough time before the day of the charge, that day is put off. */
  async #announce(due: DueAutopay, today: string, now: Date): Promise<void> {
    const owed = balanceOn(await ledgerOf(this.#db, due.account_id), today);
    const fee = this.#feeOf(Math.max(0, owed), due, today);
    const amount = Math.max(0, owed) + (fee ?? 0);
    const { least, most } = PAYMENT_LIMITS;
    const plan = autopayPlan(owed, amount, { limit: Math.min(due.amount_limit, most), least });
    await transact(this.#db, async (tx) => {
      const row = await lockAutopay(tx, due.account_id);
      if (!row || row.next_on !== due.next_on || row.announced_for === row.next_on) return;
      if (plan !== 'announce' || fee === null)
        await setAutopay(tx, row.account_id, {
          ...{ next_on: nextAutopayOn(row.day, row.next_on), last_on: row.next_on, last_payment_id: null },
          ...{ last_result: plan === 'announce' ? 'failed' : plan, last_amount: amount },
        });
      else {
        const earliest = addDays(today, noticeDays(this.#settings, today));
        const on = row.next_on < earliest ? earliest : row.next_on;
        await setAutopay(tx, row.account_id, { next_on: on, announced_for: on, announced_amount: amount });
        await tellPayer(tx, row.customer_id, now, {
          template: 'autopayAnnounced',
          values: {
            ...{ date: russianDate(on), amount: formatMoney(amount, 'ru') },
            ...{ account: due.number, title: row.title },
          },
        });
      }
      if (plan === 'overLimit')
        await tellPayer(tx, row.customer_id, now, {
          template: 'autopayOverLimit',
          values: {
            ...{ account: due.number, amount: formatMoney(amount, 'ru'), limit: formatMoney(row.amount_limit, 'ru') },
          },
        });
    });
  }

  /** Takes what is owed, at most what was announced. Nothing is taken while another payment may still succeed. */
  async #charge(due: DueAutopay, today: string, timeZone: string, now: Date): Promise<void> {
    const id = idOf('autopay', due.account_id, due.next_on);
    const others = await unfinishedPayments(this.#db, due.account_id, due.customer_id, now);
    const isOverdue = addDays(due.next_on, DAYS_TO_TRY) < today;
    if (!isOverdue && others.some((each) => each.state === 'pending' && each.id !== id)) return;
    const owed = balanceOn(await ledgerOf(this.#db, due.account_id), today);
    const announced = due.announced_amount ?? 0;
    const whole = autopayCharge(owed, announced);
    // The fee counts towards the announced sum.
    const fee = this.#feeOf(whole, due, today) ?? 0;
    const amount = Math.min(whole, announced - fee);
    const advance = async (tx: Tx, result: 'charged' | 'failed' | 'nothingOwed', taken: number) => {
      const row = await lockAutopay(tx, due.account_id);
      if (row?.next_on !== due.next_on) return;
      await setAutopay(tx, row.account_id, {
        ...{ next_on: nextAutopayOn(row.day, row.next_on), last_on: row.next_on, last_result: result },
        ...{ last_amount: taken, last_payment_id: result === 'charged' ? id : null },
      });
    };
    if (isOverdue) return transact(this.#db, (tx) => advance(tx, 'failed', amount + fee));
    if (amount < PAYMENT_LIMITS.least) return transact(this.#db, (tx) => advance(tx, 'nothingOwed', 0));
    await this.#payments.payAutomatically(
      {
        ...{ id, customerId: due.customer_id, method: due.method, token: due.token, fee },
        paid: { accountId: due.account_id, accountNumber: due.number, address: due.address, amount },
        endsAt: startOfDay(addDays(due.next_on, DAYS_TO_TRY + 1), timeZone),
      },
      (tx, taken) => advance(tx, 'charged', taken),
      now,
    );
  }

  async #shown(db: Database | Tx, row: AutopayRow): Promise<Autopay> {
    return {
      ...{ day: row.day, limit: row.amount_limit, method: row.method, title: row.title },
      since: row.since.toISOString(),
      nextOn: row.next_on,
      announced: row.announced_for === row.next_on ? row.announced_amount : null,
      last:
        row.last_on === null || row.last_result === null
          ? null
          : { on: row.last_on, result: await resultOf(db, row), amount: row.last_amount ?? 0 },
    };
  }
}

/** What became of the last day: for a charge, what became of its payment. */
async function resultOf(
  db: Database | Tx,
  { last_result, last_payment_id }: AutopayRow,
): Promise<NonNullable<Autopay['last']>['result']> {
  if (last_result !== 'charged') return last_result ?? 'failed';
  const payment = await db
    .selectFrom('payment')
    .select('state')
    .where('id', '=', last_payment_id ?? '')
    .executeTakeFirst();
  const state = payment?.state;
  return state === 'succeeded' || state === 'refunded' ? 'paid' : state === 'pending' ? 'pending' : 'failed';
}
