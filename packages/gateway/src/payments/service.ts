import type { Logger } from 'pino';
import type {
  Account,
  AutopayTerms,
  NewGuestPayment,
  NewPayment,
  Payment,
  PaymentEntry,
  PaymentOptions,
} from '@vodokanal/contract';
import type { OperationId } from '@vodokanal/contract/operations';
import { accessibleAccount } from '@vodokanal/contract/policies/account-access';
import { assertFewOpen, GUEST_PAYMENT_LIFE, optionsForGuest } from '@vodokanal/contract/policies/guest-payment';
import {
  assertCancellable,
  assertConfirmable,
  assertGuestPayment,
  assertPayment,
  offeredMethod,
  PAYMENT_LIMITS,
  PAYMENT_MINUTES,
  stateNow,
  type OfferedMethod,
} from '@vodokanal/contract/policies/payment';
import { assertNoFindings, blockingFinding } from '@vodokanal/contract/problem';
import { assertAutopayBegins } from '@vodokanal/contract/policies/autopay';
import { formatMoney } from '@vodokanal/contract/rules/money-text';
import { paymentFee } from '@vodokanal/contract/rules/payment-fee';
import { isUnfinished } from '@vodokanal/contract/rules/payment-state';
import { addDays, localDate, startOfDay } from '@vodokanal/contract/rules/calendar';
import { balanceOn, openDebts, payeeOn, paymentEntries as entriesOfLedger } from '@vodokanal/contract/rules/ledger';
import {
  addFact,
  paymentEntries,
  paymentState,
  type PaymentFact,
  type PaymentFacts,
} from '@vodokanal/contract/rules/payment-facts';
import { splitRefund, splitSum } from '@vodokanal/contract/rules/split';
import { audit } from '../audit/audit.ts';
import { payeesOf } from '../bills/service.ts';
import { lockAccounts, lockCustomer } from '../database/locks.ts';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { allocationOf } from '../debts/allocation.ts';
import { ProblemError } from '../http/problems.ts';
import { idOf, newId } from '../ids.ts';
import { enteredPayments, enterPayment, ledgerOf } from '../ledger/queries.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import type { SignedIn } from '../session/sessions.ts';
import type { Settings } from '../settings/settings.ts';
import { paymentEvent } from '../webhooks/case-events.ts';
import { recordEvent } from '../webhooks/events.ts';
import {
  AcquirerFault,
  AcquirerRefusal,
  type Acquirer,
  type Order,
  type OrderStatus,
  type PlacedOrder,
  type TakenOrder,
} from './acquirer/acquirer.ts';
import { autopayOffer } from './autopay-offer.ts';
import { autopayEnded, beginAutopay } from './autopay-results.ts';
import { isBeingPaidByLink, lockLink, openLink, type PayableLink } from './links.ts';
import { keyOf, type GuestPayer, type PayableAccount, type Payer } from './payer.ts';
import type { OrderReceipt } from './order-receipt.ts';
import { receiptLines } from './receipt-lines.ts';
import {
  findContact,
  findPayment,
  insertPayment,
  lockPayment,
  nextNumber,
  paymentOfOrder,
  paymentsToAsk,
  preparedCharges,
  openPayments,
  orderedPayment,
  setOrder,
  settledBetween,
  rememberOrder,
  unfinishedPayments,
  type PaymentRow,
} from './queries.ts';

/** Milliseconds between two questions to the acquirer about one payment, asked for a waiting person and by the timer. */
const PAUSE = { person: 3000, timer: 15_000 } as const;
/** Days for which a receipt is asked for. */
const RECEIPT_DAYS = 3;
/** Most payments that one run of the timer asks about. */
const MOST_AT_ONCE = 50;

const factsOf = ({ facts }: PaymentRow): PaymentFacts =>
  facts.reduce<PaymentFacts>((all, fact) => addFact(all, fact).facts, new Map());

const REASONS: readonly unknown[] = ['declined', 'funds', 'limit', 'cancelled'];

function reasonOf(facts: PaymentFacts): PaymentRow['reason'] {
  const failed = facts.get('failed');
  if (failed?.kind !== 'failed') return null;
  return REASONS.includes(failed.reason) ? (failed.reason as PaymentRow['reason']) : 'other';
}

/** An account and what is paid for it. */
type Paid = PaymentRow['items'][number];

/** What a reconciliation of a day with the acquirer has found; payments by their numbers. */
export interface Reconciliation {
  readonly day: string;
  /** How many orders the acquirer has taken. */
  readonly orders: number;
  /** Payments whose success was not known; they are settled now. */
  readonly found: readonly string[];
  /** Orders of no payment. */
  readonly unknown: readonly TakenOrder[];
  /** Payments of which the acquirer has taken another sum. */
  readonly otherSums: readonly string[];
  /** Payments that are settled here, and that the acquirer does not list. */
  readonly missing: readonly string[];
}

/** A payment from a card or account that the acquirer keeps; sums in kopecks. */
export interface AutomaticPayment {
  readonly id: string;
  readonly customerId: string;
  readonly paid: Paid;
  readonly method: NewPayment['method'];
  readonly token: string;
  readonly fee: number;
  /** When the customer agreed to autopay. */
  readonly consentAt: Date;
  /** Until when the acquirer is asked. */
  readonly endsAt: Date;
}

/** Paying: payments are prepared here, confirmed by a person, taken by an acquirer, and entered in the ledger once. */
export class PaymentService {
  readonly #db: Database;
  readonly #settings: Settings;
  readonly #acquirer: Acquirer | undefined;
  readonly #origin: string;
  readonly #log: Logger | undefined;
  #isWorking = false;
  /** The local day that was compared with the acquirer last. */
  #reconciledDay = '';

  constructor(
    db: Database,
    settings: Settings,
    {
      acquirer,
      origin,
      log,
    }: { readonly acquirer?: Acquirer | undefined; readonly origin: string; readonly log?: Logger | undefined },
  ) {
    this.#db = db;
    this.#settings = settings;
    this.#acquirer = acquirer;
    this.#origin = origin;
    this.#log = log;
  }

  /** The ways to pay on a date. Without an acquirer only those that need none are offered. */
  methods(today: string): OfferedMethod[] {
    return (this.#settings.find('paymentMethods', '', today)?.value ?? []).map((method) =>
      this.#acquirer || method.method === 'bank' || !method.isOffered
        ? method
        : { ...method, isOffered: false, reason: 'Оплата на сайте пока не подключена' },
    );
  }

  async options(account: PayableAccount, customer: SignedIn, today: string, now: Date): Promise<PaymentOptions> {
    // First, because it may enter a payment that the acquirer has taken meanwhile.
    const unfinished = await this.unfinished(account.id, customer.id, now);
    const isPaidByLink = await isBeingPaidByLink(this.#db, account.id, customer.id);
    return { ...(await this.#optionsOf(account, today)), unfinished, ...(isPaidByLink && { isPaidByLink }) };
  }

  /** What somebody without a sign-in may see of an account and its ways to pay. */
  async guestOptions(account: PayableAccount, today: string): Promise<PaymentOptions> {
    return optionsForGuest(await this.#optionsOf(account, today));
  }

  async #optionsOf(account: PayableAccount, today: string): Promise<PaymentOptions> {
    const entries = await ledgerOf(this.#db, account.id);
    return {
      accountId: account.id,
      accountNumber: account.number,
      address: account.address,
      amount: balanceOn(entries, today),
      methods: this.methods(today),
      debts: openDebts(entries, await allocationOf(this.#db, this.#settings, account.id, today)),
      payee: this.#payee(),
      unfinished: [],
      ...PAYMENT_LIMITS,
    };
  }

  /** The customer's payments for an account whose result is open; those with the acquirer are asked about. */
  async unfinished(accountId: string, customerId: string, now: Date): Promise<Payment[]> {
    const rows = await unfinishedPayments(this.#db, accountId, customerId, now);
    const present = await Promise.all(rows.map((row) => this.#refreshed(row, now)));
    return present.map((row) => this.#shown(row, now)).filter(({ state }) => isUnfinished(state));
  }

  async history(account: Account): Promise<PaymentEntry[]> {
    return entriesOfLedger(await ledgerOf(this.#db, account.id));
  }

  /** Prepares a payment. Throws INVALID, METHOD_UNAVAILABLE, NOT_FOUND, HELPER_REFUSED and RATE_LIMITED. */
  async create(tx: Tx, customer: SignedIn, payment: NewPayment, now: Date): Promise<Payment> {
    assertPayment(payment);
    const today = this.#settings.today(now);
    // Before the accounts: an endpoint without an acquirer says so, whoever asks.
    offeredMethod(this.methods(today), payment.method);
    const paid = payment.items.map((item) => {
      const { number, address } = accessibleAccount(customer.accounts, item.accountId, 'payments.create');
      return { ...item, accountNumber: number, address };
    });
    const roles = payment.items.map(({ accountId }) => customer.accounts.find(({ id }) => id === accountId)?.role);
    assertAutopayBegins(payment, autopayOffer(this.#settings, this.#acquirer, today), roles);
    return this.#prepare(tx, customer, paid, payment.method, now, {
      ...(payment.autopay && { autopay: payment.autopay }),
    });
  }

  /** Prepares a payment without a sign-in. Throws INVALID, METHOD_UNAVAILABLE and RATE_LIMITED. */
  async createForGuest(
    tx: Tx,
    guest: GuestPayer & { readonly account: PayableAccount; readonly link: PayableLink | null },
    { amount, method }: Pick<NewGuestPayment, 'amount' | 'method'>,
    now: Date,
  ): Promise<Payment> {
    const { id: accountId, number: accountNumber, address } = guest.account;
    assertGuestPayment({ amount });
    const { link } = guest;
    assertNoFindings(link && amount !== link.amount ? [blockingFinding('NOT_ALLOWED', '/amount')] : []);
    const paid = [{ accountId, accountNumber, address, amount }];
    return this.#prepare(tx, guest, paid, method, now, { ...(link && { linkId: link.id }) });
  }

  async #prepare(
    tx: Tx,
    payer: Payer,
    paid: readonly Paid[],
    method: NewPayment['method'],
    now: Date,
    { linkId, autopay }: { readonly linkId?: string; readonly autopay?: AutopayTerms },
  ): Promise<Payment> {
    const today = this.#settings.today(now);
    const offered = offeredMethod(this.methods(today), method);
    if (this.#acquirer?.takesOneAccount && paid.length > 1) assertNoFindings([blockingFinding('TOO_MANY', '/items')]);
    const accountIds = paid.map(({ accountId }) => accountId);
    await ('guestHash' in payer ? lockAccounts(tx, accountIds) : lockCustomer(tx, payer.id));
    const { count, endsAt } = await openPayments(tx, keyOf(payer), accountIds, now);
    assertFewOpen(count, Math.max(60, (endsAt.getTime() - now.getTime()) / 1000));
    const amount = paid.reduce((sum, item) => sum + item.amount, 0);
    const row = {
      id: newId(),
      number: await this.#nextNumber(tx, now),
      ...('guestHash' in payer
        ? { customer_id: null, guest_hash: payer.guestHash }
        : { customer_id: payer.id, guest_hash: null }),
      link_id: linkId ?? null,
      state: 'created' as const,
      method,
      amount,
      fee: paymentFee(amount, offered),
      created_at: now,
      expires_at: new Date(now.getTime() + PAYMENT_MINUTES * 60_000),
    };
    await insertPayment(
      tx,
      { ...row, items: JSON.stringify(paid), facts: '[]', autopay: autopay ? JSON.stringify(autopay) : null },
      paid.map(({ accountId }) => accountId),
    );
    return this.#shown(await this.#own(tx, row.id, payer, 'payments.create', now), now);
  }

  /** A payment with its result as far as it is known. Throws NOT_FOUND. */
  async find(id: string, payer: Payer, now: Date): Promise<Payment> {
    const row = await this.#own(this.#db, id, payer, 'payments.get', now);
    return this.#shown(await this.#refreshed(row, now), now);
  }

  /**
   * Places the order at the acquirer, before the transaction of the confirmation. Undefined when it has been placed already.
   * Throws PAYMENT_CLOSED, LINK_ENDED, LINK_USED, and ACQUIRER_UNAVAILABLE: then the payment can be confirmed again.
   */
  async place(id: string, payer: Payer, returnUrl: string | undefined, now: Date): Promise<PlacedOrder | undefined> {
    const row = await this.#own(this.#db, id, payer, 'payments.confirm', now);
    if (row.is_automatic) throw new ProblemError('PAYMENT_CLOSED');
    assertConfirmable(this.#shown(row, now).state);
    if (row.acquirer_id !== null) return undefined;
    if (row.link_id !== null) await openLink(this.#db, row.link_id, now);
    if (!this.#acquirer || row.method === 'bank') throw new ProblemError('METHOD_UNAVAILABLE');
    const accounts = row.items.map(({ accountNumber }) => accountNumber).join(', ');
    try {
      return await this.#acquirer.place({
        paymentId: id,
        number: row.number,
        amount: row.amount + row.fee,
        method: row.method,
        description: `Вода, лицевой счёт ${accounts}`.slice(0, 128),
        ...(await this.#remembered(row, returnUrl, now)),
        expiresAt: row.expires_at,
        ...(row.autopay && { keepsMethod: true }),
        ...this.#utilitiesOf(row, now),
      });
    } catch (fault) {
      if (!(fault instanceof AcquirerFault)) throw fault;
      this.#log?.warn({ acquirer: this.#acquirer.name, cause: fault.message }, 'acquirer');
      throw new ProblemError('ACQUIRER_UNAVAILABLE', { retryAfter: 5 });
    }
  }

  /** Notes that the person has confirmed and where the acquirer takes the money. */
  async confirm(
    tx: Tx,
    id: string,
    payer: Payer,
    placed: PlacedOrder | undefined,
    address: string,
    now: Date,
  ): Promise<Payment> {
    await lockPayment(tx, id);
    const row = await this.#own(tx, id, payer, 'payments.confirm', now);
    if (placed && row.state === 'created') {
      if (row.link_id !== null) {
        await lockLink(tx, row.link_id);
        await openLink(tx, row.link_id, now);
      }
      await tx
        .updateTable('payment')
        .set({
          state: 'pending',
          acquirer: this.#acquirer?.name ?? null,
          acquirer_id: placed.acquirerId,
          confirmation: JSON.stringify(placed.confirmation),
          confirmed_at: now,
          asked_at: now,
        })
        .where('id', '=', id)
        .execute();
      await audit(tx, {
        action: 'payment-confirmed',
        customerId: 'guestHash' in payer ? null : payer.id,
        address,
        now,
        details: { paymentId: id },
      });
    }
    return this.#shown(await this.#own(tx, id, payer, 'payments.confirm', now), now);
  }

  /** Gives up a payment that was not confirmed. Throws PAYMENT_CLOSED and NOT_FOUND. */
  async cancel(tx: Tx, id: string, customer: SignedIn, now: Date): Promise<Payment> {
    await lockPayment(tx, id);
    const row = await this.#own(tx, id, customer, 'payments.cancel', now);
    if (row.is_automatic) throw new ProblemError('PAYMENT_CLOSED');
    assertCancellable(this.#shown(row, now).state);
    await tx.updateTable('payment').set({ state: 'cancelled' }).where('id', '=', id).execute();
    return this.#shown({ ...row, state: 'cancelled' }, now);
  }

  /**
   * Prepares a payment from a card or account that the acquirer keeps; `chargePrepared` takes the money. The consent that
   * was given to autopay is its confirmation.
   */
  async prepareAutomatic(tx: Tx, payment: AutomaticPayment, now: Date): Promise<void> {
    const { id, customerId, paid, method, token, fee, consentAt, endsAt } = payment;
    await insertPayment(
      tx,
      {
        id,
        customer_id: customerId,
        method,
        amount: paid.amount,
        fee,
        token,
        is_automatic: true,
        autopay: null,
        number: await this.#nextNumber(tx, now),
        state: 'created',
        created_at: now,
        confirmed_at: consentAt,
        expires_at: endsAt,
        items: JSON.stringify([paid]),
        facts: '[]',
      },
      [paid.accountId],
    );
  }

  /**
   * Takes the money of prepared automatic payments. The id of the payment is the key of its order, so that a call after a
   * crash or an unknown outcome makes no second order. Stops when the acquirer does not answer.
   */
  async chargePrepared(now: Date): Promise<void> {
    const acquirer = this.#acquirer;
    if (!acquirer) return;
    for (const { id } of await preparedCharges(this.#db, MOST_AT_ONCE)) {
      const row = await transact(this.#db, (tx) => this.#beginCharge(tx, id, now));
      if (row?.token == null || row.method === 'bank') continue;
      const { number, amount, fee, method, token, expires_at: expiresAt, items } = row;
      const description = `Вода, лицевой счёт ${items[0]?.accountNumber ?? ''}`;
      const order = {
        paymentId: id,
        number,
        amount: amount + fee,
        method,
        description,
        expiresAt,
        ...this.#utilitiesOf(row, now),
      };
      try {
        const { receipt } = await this.#remembered(row, undefined, now);
        const { acquirerId } = await acquirer.charge({ ...order, ...(receipt && { receipt }) }, token);
        await setOrder(this.#db, id, acquirer.name, acquirerId);
      } catch (fault) {
        if (fault instanceof AcquirerRefusal)
          await transact(this.#db, (tx) => this.#endCharge(tx, id, { kind: 'failed', reason: 'declined' }, now));
        if (!(fault instanceof AcquirerFault)) throw fault;
        this.#log?.warn({ payment: id, cause: fault.message }, 'automatic payment');
        if (!(fault instanceof AcquirerRefusal)) return;
      }
    }
  }

  /** The payment that may be charged now, marked as tried; one whose time has passed ends instead. */
  async #beginCharge(tx: Tx, id: string, now: Date): Promise<PaymentRow | undefined> {
    const row = await lockPayment(tx, id);
    if (row?.state !== 'created' || row.acquirer_id !== null) return undefined;
    if (row.expires_at <= now) {
      await this.#endCharge(tx, id, { kind: 'expired' }, now);
      return undefined;
    }
    await tx.updateTable('payment').set({ asked_at: now }).where('id', '=', id).execute();
    return row;
  }

  /** Ends an automatic payment of which the acquirer has no order. */
  async #endCharge(tx: Tx, id: string, fact: PaymentFact, now: Date): Promise<void> {
    const row = await lockPayment(tx, id);
    if (row?.state !== 'created' || row.acquirer_id !== null) return;
    await this.#apply(tx, id, { facts: [fact], receipt: undefined }, now);
  }

  async #nextNumber(tx: Tx, now: Date): Promise<string> {
    return `П-${this.#settings.today(now).slice(0, 4)}-${(await nextNumber(tx)).padStart(6, '0')}`;
  }

  /** Handles a notification of the acquirer. Returns false when it is forged or names an unknown order. */
  async notified(headers: Headers, body: string, address: string, now: Date): Promise<boolean> {
    const acquirer = this.#acquirer;
    const acquirerId = acquirer?.readNotification(headers, body, address);
    if (!acquirer || acquirerId === undefined) return false;
    const found = await paymentOfOrder(this.#db, acquirer.name, acquirerId);
    if (!found) return false;
    await this.#ask(found.id, acquirerId, now);
    return true;
  }

  /** Asks the acquirer about payments without a result or receipt; called by a timer. Tries again later when the acquirer is down. */
  async work(now: Date): Promise<void> {
    if (!this.#acquirer || this.#isWorking) return;
    this.#isWorking = true;
    try {
      const before = new Date(now.getTime() - PAUSE.timer);
      for (const row of await paymentsToAsk(this.#db, this.#acquirer.name, before, MOST_AT_ONCE))
        await this.#refreshed(row, now);
      await this.#reconcileYesterday(now).catch((fault: unknown) => {
        if (!(fault instanceof AcquirerFault)) throw fault;
        this.#log?.warn({ acquirer: this.#acquirer?.name, cause: fault.message }, 'reconciliation');
      });
    } finally {
      this.#isWorking = false;
    }
  }

  /**
   * Compares the acquirer's orders of a local day with the payments. What was taken and not noticed is settled; what only
   * one side knows, and other sums, are returned for a clerk. It may be repeated. Throws an `AcquirerFault`.
   */
  async reconcile(day: string, now: Date): Promise<Reconciliation | undefined> {
    const acquirer = this.#acquirer;
    if (!acquirer) return undefined;
    const { timeZone } = this.#settings.get('utility', '', day);
    const [from, to] = [startOfDay(day, timeZone), startOfDay(addDays(day, 1), timeZone)];
    const orders = await acquirer.taken(from, to);
    const result = { found: [] as string[], unknown: [] as TakenOrder[], otherSums: [] as string[] };
    for (const order of orders) {
      const row = await orderedPayment(this.#db, acquirer.name, order);
      if (!row) {
        result.unknown.push(order);
        continue;
      }
      if (row.amount + row.fee !== order.amount) result.otherSums.push(row.number);
      if (row.settled_at !== null) continue;
      await this.#ask(row.id, order.acquirerId, now);
      result.found.push(row.number);
    }
    const known = new Set(orders.map(({ acquirerId }) => acquirerId));
    const missing = (await settledBetween(this.#db, acquirer.name, from, to))
      .filter(({ acquirer_id }) => !known.has(acquirer_id ?? ''))
      .map(({ number }) => number);
    const reconciliation = { day, orders: orders.length, ...result, missing };
    if (result.unknown.length + result.otherSums.length + missing.length > 0)
      this.#log?.error(
        { day, unknown: result.unknown.length, otherSums: result.otherSums, missing },
        'reconciliation with the acquirer',
      );
    return reconciliation;
  }

  /** Once each local day, the day before is compared with the acquirer. */
  async #reconcileYesterday(now: Date): Promise<void> {
    const yesterday = addDays(this.#settings.today(now), -1);
    if (this.#reconciledDay === yesterday) return;
    await this.reconcile(yesterday, now);
    this.#reconciledDay = yesterday;
  }

  /** What ГИС ЖКХ registers of a payment for one account. */
  #utilitiesOf({ items }: PaymentRow, now: Date): Pick<Order, 'utilities'> {
    const [item, another] = items;
    const payee = payeeOn(payeesOf(this.#settings), this.#settings.today(now));
    return item && !another && payee ? { utilities: { payee, accountNumber: item.accountNumber } } : {};
  }

  /** What is told the acquirer of a payment: the same for each try. */
  async #remembered(
    row: PaymentRow,
    returnUrl: string | undefined,
    now: Date,
  ): Promise<Pick<Order, 'returnUrl' | 'receipt'>> {
    return rememberOrder(this.#db, row.id, {
      returnUrl: returnUrl ?? `${this.#origin}/`,
      receipt: await this.#receiptOf(row, now),
    });
  }

  /** The fiscal receipt of a payment as its debts stand now; undefined when the utility orders none here. */
  async #receiptOf({ items, fee, customer_id }: PaymentRow, now: Date): Promise<OrderReceipt | undefined> {
    const today = this.#settings.today(now);
    const rules = this.#settings.find('fiscalRules', '', today)?.value;
    if (!rules) return undefined;
    const paid = await Promise.all(
      items.map(async (item) => ({
        ...item,
        entries: await ledgerOf(this.#db, item.accountId),
        rule: await allocationOf(this.#db, this.#settings, item.accountId, today),
      })),
    );
    const payer = customer_id === null ? undefined : await findContact(this.#db, customer_id);
    return {
      lines: receiptLines(paid, fee, { rules, today }),
      ...(rules.taxSystem !== undefined && { taxSystem: rules.taxSystem }),
      contact: payer?.email || !payer?.phone ? { email: payer?.email ?? rules.email } : { phone: payer.phone },
    };
  }

  #payee(): string {
    return payeesOf(this.#settings).at(-1)?.name ?? this.#settings.get('utility', '', '9999-12-31').name;
  }

  /** A payment of the payer, whose rights to its accounts may have ended since. Throws NOT_FOUND, HELPER_REFUSED. */
  async #own(db: Database | Tx, id: string, payer: Payer, operation: OperationId, now: Date): Promise<PaymentRow> {
    const row = await findPayment(db, id, keyOf(payer));
    if (!row) throw new ProblemError('NOT_FOUND');
    if (!('guestHash' in payer))
      for (const { accountId } of row.items) accessibleAccount(payer.accounts, accountId, operation);
    else if (now.getTime() - row.created_at.getTime() > GUEST_PAYMENT_LIFE.result) throw new ProblemError('NOT_FOUND');
    return row;
  }

  /** The payment after asking the acquirer, unless it was asked a moment ago or does not answer. */
  async #refreshed(row: PaymentRow, now: Date): Promise<PaymentRow> {
    const receipts = [row.receipt, ...Object.values(row.refund_receipts ?? {})];
    const isOpen = row.state === 'pending' || receipts.some((receipt) => receipt?.state === 'forming');
    const wasAsked = row.asked_at !== null && now.getTime() - row.asked_at.getTime() < PAUSE.person;
    if (!isOpen || wasAsked || row.acquirer_id === null || row.acquirer !== this.#acquirer?.name) return row;
    try {
      return (await this.#ask(row.id, row.acquirer_id, now)) ?? row;
    } catch (fault) {
      if (!(fault instanceof AcquirerFault)) throw fault;
      this.#log?.warn({ acquirer: row.acquirer, cause: fault.message }, 'acquirer');
      await this.#db.updateTable('payment').set({ asked_at: now }).where('id', '=', row.id).execute();
      return row;
    }
  }

  async #ask(id: string, acquirerId: string, now: Date): Promise<PaymentRow | undefined> {
    const status = await this.#acquirer?.ask(acquirerId);
    return status && transact(this.#db, (tx) => this.#apply(tx, id, status, now));
  }

  /** Stores the acquirer's answer with the payment and makes the ledger entries that follow. The same answer again changes nothing. */
  async #apply(tx: Tx, id: string, status: OrderStatus, now: Date): Promise<PaymentRow | undefined> {
    const row = await lockPayment(tx, id);
    if (!row) return undefined;
    const { savedMethod } = status;
    const before = factsOf(row);
    const facts = status.facts.reduce((all, fact) => this.#add(row, all, fact), before);
    const state = facts.size === 0 ? row.state : paymentState(facts);
    const entries = paymentEntries(facts);
    if (entries.length > paymentEntries(before).length) await this.#enter(tx, row, facts, now);
    const [first] = entries;
    const changed = {
      state: state === 'created' ? row.state : state,
      facts: JSON.stringify([...facts.values()]),
      settled_at: first ? new Date(first.at) : null,
      reason: reasonOf(facts),
      asked_at: now,
      ...(state !== 'pending' && { confirmation: null, receipt_order: null }),
      ...(first && this.#receiptsAfter(row, status, entries.at(-1)?.at ?? first.at)),
    };
    await tx.updateTable('payment').set(changed).where('id', '=', id).execute();
    if (first && row.settled_at === null)
      await recordEvent(
        tx,
        paymentEvent(row, state === 'refunded' ? 'refunded' : 'succeeded', this.#settings.today(new Date(first.at))),
        now,
      );
    if (first && row.settled_at === null && row.customer_id !== null)
      await tellCustomer(
        tx,
        row.customer_id,
        'mail',
        { template: 'paymentReceived', values: { number: row.number, amount: formatMoney(row.amount, 'ru') } },
        now,
      );
    if (first && savedMethod) await beginAutopay(tx, this.#settings, row, savedMethod, now);
    if (row.is_automatic && isUnfinished(row.state) && !isUnfinished(changed.state))
      await autopayEnded(tx, row, { isPaid: first !== undefined, reason: changed.reason }, now);
    return tx.selectFrom('payment').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** The receipts of a payment and of its refunds after an answer; `last` is the instant of its last entry. */
  #receiptsAfter(row: PaymentRow, { receipt, refundReceipts = new Map() }: OrderStatus, last: string) {
    // The cash register has refused it; a clerk has to make it there.
    if ([receipt, ...refundReceipts.values()].includes(null))
      this.#log?.error({ payment: row.id }, 'fiscal receipt refused');
    const known = row.receipt ?? (this.#acquirer?.makesReceipts ? { state: 'forming' as const } : null);
    const own = receipt === undefined ? known : receipt;
    const ofRefunds = new Map(Object.entries(row.refund_receipts ?? {}));
    for (const [id, each] of refundReceipts)
      if (each) ofRefunds.set(`refund ${id}`, each);
      else ofRefunds.delete(`refund ${id}`);
    const isForming = [own, ...ofRefunds.values()].some((each) => each?.state === 'forming');
    return {
      receipt: own && JSON.stringify(own),
      refund_receipts: ofRefunds.size > 0 ? JSON.stringify(Object.fromEntries(ofRefunds)) : null,
      receipts_until: isForming ? new Date(Date.parse(last) + RECEIPT_DAYS * 86_400_000) : null,
    };
  }

  #add(row: PaymentRow, facts: PaymentFacts, said: PaymentFact): PaymentFacts {
    const { facts: next, conflict } = addFact(facts, said);
    const isOtherSum = said.kind === 'succeeded' && said.amount !== row.amount + row.fee;
    // A clerk has to check it; the ledger gets the sum that was really paid.
    if (conflict || isOtherSum) this.#log?.error({ payment: row.id, fact: said.kind }, 'payment conflict');
    return next;
  }

  /** Enters a payment and its refunds for each account, exact to the kopeck. The fee is not part of the ledger. */
  async #enter(tx: Tx, row: PaymentRow, facts: PaymentFacts, now: Date): Promise<void> {
    const { timeZone } = this.#settings.get('utility', '', this.#settings.today(now));
    const [success, ...refunds] = paymentEntries(facts);
    if (!success) return;
    const taken = Math.max(0, success.amount - row.fee);
    const shares = splitSum(
      taken,
      row.items.map(({ amount }) => amount),
    );
    const returned = row.items.map(() => 0);
    const entryId = (accountId: string) => idOf('payment', row.id, accountId);
    // If the billing system reported the payment first, its entry stays.
    const entered = await enteredPayments(tx, row);
    for (const [at, { accountId, debtIds = [] }] of row.items.entries())
      await enterPayment(tx, {
        accountId,
        debtIds,
        now,
        method: row.method,
        document: row.number,
        paymentId: row.id,
        id: entryId(accountId),
        // The billing system reports the same payment later under its number.
        key: `payment ${row.number}`,
        kind: 'payment',
        amount: shares[at] ?? 0,
        enteredOn: localDate(new Date(success.at), timeZone),
        ofId: null,
      });
    for (const refund of refunds) {
      const left = taken - returned.reduce((sum, part) => sum + part, 0);
      const parts = splitRefund(Math.min(-refund.amount, left), shares, returned);
      for (const [at, { accountId }] of row.items.entries()) {
        const part = parts[at] ?? 0;
        returned[at] = (returned[at] ?? 0) + part;
        if (part === 0) continue;
        await enterPayment(tx, {
          accountId,
          debtIds: [],
          now,
          method: row.method,
          document: row.number,
          paymentId: row.id,
          id: idOf('refund', row.id, accountId, refund.key),
          key: `payment ${row.number} ${refund.key}`,
          kind: 'refund',
          amount: part,
          enteredOn: localDate(new Date(refund.at), timeZone),
          ofId: entered.get(accountId) ?? entryId(accountId),
        });
      }
    }
  }

  #shown(row: PaymentRow, now: Date): Payment {
    const state = stateNow({ state: row.state, expiresAt: row.expires_at.toISOString() }, now);
    return {
      id: row.id,
      number: row.number,
      state,
      method: row.method,
      amount: row.amount,
      fee: row.fee,
      payee: this.#payee(),
      items: row.items.map(({ accountId, accountNumber, address, amount }) => ({
        accountId,
        accountNumber,
        address,
        amount,
      })),
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
      settledAt: row.settled_at?.toISOString() ?? null,
      ...(row.reason && { reason: row.reason }),
      confirmation: state === 'pending' ? row.confirmation : null,
      ...(row.receipt && { receipt: row.receipt }),
      ...(row.autopay && { autopay: row.autopay }),
      ...(row.is_automatic && { isAutomatic: true as const }),
    };
  }
}
