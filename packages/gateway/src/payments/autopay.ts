import type { Account, Autopay, AutopayStatus, AutopayTerms } from '@vodokanal/contract';
import type { Logger } from 'pino';
import { assertTerms } from '@vodokanal/contract/policies/autopay';
import { PAYMENT_LIMITS } from '@vodokanal/contract/policies/payment';
import { autopayCharge, autopayPlan, firstAutopayOn, nextAutopayOn } from '@vodokanal/contract/rules/autopay';
import { addDays, localHour, russianDate, startOfDay } from '@vodokanal/contract/rules/calendar';
import { deferredOf } from '@vodokanal/contract/rules/instalment-plan';
import { balanceOn } from '@vodokanal/contract/rules/ledger';
import { formatMoney } from '@vodokanal/contract/rules/money-text';
import { paymentFee } from '@vodokanal/contract/rules/payment-fee';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { isDaytime } from '../messages/daytime.ts';
import { newId } from '../ids.ts';
import { openPlanOf } from '../instalments/service.ts';
import { ledgerOf } from '../ledger/queries.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import type { SignedIn } from '../session/sessions.ts';
import type { Settings } from '../settings/settings.ts';
import type { Acquirer } from './acquirer/acquirer.ts';
import { autopayOffer } from './autopay-offer.ts';
import {
  autopaysToAnnounce,
  autopaysToCharge,
  endAutopay,
  heldAutopay,
  lockAutopay,
  setAutopay,
  type AutopayRow,
  type DueAutopay,
} from './autopay-queries.ts';
import { autopayFailed, noticeDays } from './autopay-results.ts';
import { isBeingPaid } from './queries.ts';
import type { PaymentService } from './service.ts';

const NOT_ANNOUNCED = { announced_for: null, announced_amount: null, announced_principal: null };

/** Milliseconds between two looks at what is due. */
const PAUSE = 60_000;
/** Accounts to which one look writes at most. */
const MOST_AT_ONCE = 100;
/** Days for which a charge waits for an acquirer that does not answer, or for another payment. */
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
    const isAnnounced = row.announced_for === row.next_on && (row.announced_amount ?? 0) <= terms.limit;
    const changed = await tx
      .updateTable('autopay')
      .set({
        day: terms.day,
        amount_limit: terms.limit,
        // A notice for the same day still holds; another day needs another notice.
        ...(terms.day !== row.day && { next_on: firstAutopayOn(terms.day, today, noticeDays(this.#settings, today)) }),
        ...(!(terms.day === row.day && isAnnounced) && NOT_ANNOUNCED),
      })
      .where('account_id', '=', accountId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, { action: 'autopay-changed', customerId, address, now });
    return this.#shown(tx, changed);
  }

  /** Ends autopay, and a charge for which the acquirer has not been asked yet. Throws NOT_FOUND. */
  async remove(tx: Tx, { accountId, customerId, address }: AutopayOwner, now: Date): Promise<void> {
    await this.#own(tx, accountId, customerId);
    await endAutopay(tx, accountId, customerId);
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
    if (!isDaytime(localHour(now, timeZone))) return;
    const days = noticeDays(this.#settings, today);
    for (const due of await autopaysToAnnounce(this.#db, addDays(today, days), MOST_AT_ONCE))
      await this.#tried(due, () => transact(this.#db, (tx) => this.#announce(tx, due, today, now)));
    for (const due of await autopaysToCharge(this.#db, today))
      await this.#tried(due, () => transact(this.#db, (tx) => this.#charge(tx, due, today, timeZone, now)));
    await this.#payments.chargePrepared(now);
  }

  /** One that fails does not stop the others. */
  async #tried({ account_id }: DueAutopay, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (fault) {
      this.#log?.warn({ account: account_id, cause: (fault as Error).name }, 'autopay');
    }
  }

  /** The fee of a sum; null when the utility offers this way to pay no more. */
  #feeOf(amount: number, { method }: AutopayRow, today: string): number | null {
    const found = this.#payments.methods(today).find((each) => each.method === method && each.isOffered);
    return found ? paymentFee(amount, found) : null;
  }

  /** What an account owes: of a debt in instalments only what is due before the charge after this one. */
  async #owed(tx: Tx, { account_id, day, next_on }: AutopayRow, today: string): Promise<number> {
    const owed = balanceOn(await ledgerOf(tx, account_id), today);
    const plan = await openPlanOf(tx, this.#settings, account_id, today);
    return owed - (plan ? deferredOf(plan, nextAutopayOn(day, next_on)) : 0);
  }

  /** Tells the customer what will be taken. Without enough time before the day of the charge, that day is put off. */
  async #announce(tx: Tx, due: DueAutopay, today: string, now: Date): Promise<void> {
    const row = await lockAutopay(tx, due.account_id);
    if (!row || row.next_on !== due.next_on || row.announced_for === row.next_on) return;
    const owed = Math.max(0, await this.#owed(tx, row, today));
    const fee = this.#feeOf(owed, row, today);
    const amount = owed + (fee ?? 0);
    const { least, most } = PAYMENT_LIMITS;
    const plan = autopayPlan(owed, amount, { limit: Math.min(row.amount_limit, most), least });
    if (plan === 'announce' && fee === null)
      return this.#fail(tx, row, { accountNumber: due.number, amount, reason: 'methodOff' }, now);
    if (plan !== 'announce') {
      await this.#advance(tx, row, plan, amount);
      if (plan === 'overLimit')
        await tellCustomer(
          tx,
          row.customer_id,
          'mailOrSms',
          {
            template: 'autopayOverLimit',
            values: {
              account: due.number,
              amount: formatMoney(amount, 'ru'),
              limit: formatMoney(row.amount_limit, 'ru'),
            },
          },
          now,
        );
      return;
    }
    const earliest = addDays(today, noticeDays(this.#settings, today));
    const on = row.next_on < earliest ? earliest : row.next_on;
    const isTold = await tellCustomer(
      tx,
      row.customer_id,
      'mailOrSms',
      {
        template: 'autopayAnnounced',
        values: {
          date: russianDate(on),
          amount: formatMoney(amount, 'ru'),
          account: due.number,
          title: row.title,
        },
      },
      now,
    );
    // Nothing is taken from somebody who cannot be told before.
    if (!isTold) return this.#advance(tx, row, 'failed', amount);
    await setAutopay(tx, row.account_id, {
      next_on: on,
      announced_for: on,
      announced_amount: amount,
      announced_principal: owed,
    });
  }

  /**
   * Prepares a payment of what is owed, at most what was announced. It waits while another payment of the account may
   * still succeed, whoever pays it.
   */
  async #charge(tx: Tx, due: DueAutopay, today: string, timeZone: string, now: Date): Promise<void> {
    const row = await lockAutopay(tx, due.account_id);
    if (!row || row.next_on !== due.next_on || row.announced_for !== row.next_on) return;
    const owed = await this.#owed(tx, row, today);
    const amount = autopayCharge(owed, row.announced_principal ?? 0);
    if (amount < PAYMENT_LIMITS.least) return this.#advance(tx, row, 'nothingOwed', 0);
    const fee = this.#feeOf(amount, row, today);
    const failed = { accountNumber: due.number, amount: amount + (fee ?? 0) };
    if (fee === null) return this.#fail(tx, row, { ...failed, reason: 'methodOff' }, now);
    if (await isBeingPaid(tx, row.account_id)) {
      if (addDays(row.next_on, DAYS_TO_TRY) < today)
        await this.#fail(tx, row, { ...failed, reason: 'otherPayment' }, now);
      return;
    }
    const id = newId();
    await this.#payments.prepareAutomatic(
      tx,
      {
        id,
        customerId: row.customer_id,
        method: row.method,
        token: row.token,
        fee,
        consentAt: row.since,
        paid: { accountId: row.account_id, accountNumber: due.number, address: due.address, amount },
        endsAt: startOfDay(addDays(today, DAYS_TO_TRY + 1), timeZone),
      },
      now,
    );
    await this.#advance(tx, row, 'charged', amount + fee, id);
  }

  /** Goes on to the next month. */
  async #advance(
    tx: Tx,
    { account_id, day, next_on }: AutopayRow,
    result: NonNullable<AutopayRow['last_result']>,
    amount: number,
    paymentId: string | null = null,
  ): Promise<void> {
    await setAutopay(tx, account_id, {
      ...NOT_ANNOUNCED,
      next_on: nextAutopayOn(day, next_on),
      last_on: next_on,
      last_result: result,
      last_amount: amount,
      last_payment_id: paymentId,
    });
  }

  async #fail(tx: Tx, row: AutopayRow, failure: Parameters<typeof autopayFailed>[2], now: Date): Promise<void> {
    await this.#advance(tx, row, 'failed', failure.amount);
    await autopayFailed(tx, row, failure, now);
  }

  async #shown(db: Database | Tx, row: AutopayRow): Promise<Autopay> {
    return {
      day: row.day,
      limit: row.amount_limit,
      method: row.method,
      title: row.title,
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
