import type { FiscalReceipt } from '@vodokanal/contract';
import {
  AcquirerFault,
  AcquirerRefusal,
  callAcquirer,
  type Acquirer,
  type Order,
  type OrderStatus,
  type PlacedOrder,
  type TakenOrder,
  type UtilityOrder,
} from './acquirer.ts';
import {
  isAddressOf,
  readYooKassaNotification,
  readYooKassaPayment,
  readYooKassaReceipts,
  readYooKassaRefund,
  yooKassaAmount,
  yooKassaReceipt,
  type YooKassaPayment,
} from './yookassa.ts';

const API = 'https://api.yookassa.ru/v3';

/** Networks that notifications come from, as its documentation lists them («Уведомления», 2026). */
const NETWORKS = [
  '185.71.76.0/27',
  '185.71.77.0/27',
  '77.75.153.0/25',
  '77.75.156.11',
  '77.75.156.35',
  '77.75.154.128/25',
  '2a02:5180::/32',
];

/** The payment order of a payment for utilities («Оплата ЖКУ»), which ЮKassa passes on to ГИС ЖКХ. */
const paymentOrder = (amount: number, purpose: string, { payee, accountNumber }: UtilityOrder) => ({
  type: 'utilities',
  amount: yooKassaAmount(amount),
  payment_purpose: purpose.slice(0, 210),
  recipient: {
    name: payee.name,
    inn: payee.inn,
    kpp: payee.kpp,
    bank: {
      name: payee.bankName,
      bic: payee.bic,
      account: payee.personalAcc,
      correspondent_account: payee.correspAcc,
    },
  },
  account_number: accountNumber,
});

interface Items {
  readonly items?: readonly unknown[];
}

/**
 * ЮKassa (https://yookassa.ru/developers): payments by card and СБП with a redirect. Off unless `ACQUIRER=yookassa`. Fiscal
 * receipts are ordered with the payment; those of refunds are made by ЮKassa, or by a clerk in its account.
 */
export class YooKassaAcquirer implements Acquirer {
  readonly name = 'yookassa';
  readonly makesReceipts = false;
  /** Recurring payments have to be allowed by its manager («Автоплатежи»). */
  readonly keeps = ['card', 'sbp'] as const;
  /** A payment order for ГИС ЖКХ names one account. */
  readonly takesOneAccount: boolean;
  readonly #api: string;
  readonly #headers: Record<string, string>;

  constructor({
    shopId,
    secretKey,
    paysUtilities = false,
    api = API,
  }: {
    readonly shopId: string;
    readonly secretKey: string;
    /** The shop takes payments for utilities, which ЮKassa registers in ГИС ЖКХ before they succeed. */
    readonly paysUtilities?: boolean;
    readonly api?: string;
  }) {
    this.takesOneAccount = paysUtilities;
    this.#api = api;
    this.#headers = { Authorization: `Basic ${Buffer.from(`${shopId}:${secretKey}`).toString('base64')}` };
  }

  async place({ method, returnUrl, keepsMethod, ...order }: Order): Promise<PlacedOrder> {
    const answer = await this.#create(order, {
      payment_method_data: { type: method === 'sbp' ? 'sbp' : 'bank_card' },
      confirmation: { type: 'redirect', return_url: returnUrl },
      ...(keepsMethod && { save_payment_method: true }),
    });
    const { id, confirmation } = answer as {
      readonly id?: unknown;
      readonly confirmation?: { readonly confirmation_url?: unknown };
    };
    const url = confirmation?.confirmation_url;
    if (typeof id !== 'string' || typeof url !== 'string') throw new AcquirerFault('ЮKassa answers something else');
    return { acquirerId: id, confirmation: { kind: 'page', url } };
  }

  async charge(order: Omit<Order, 'returnUrl'>, token: string): Promise<Pick<PlacedOrder, 'acquirerId'>> {
    const { id } = (await this.#create(order, { payment_method_id: token })) as { readonly id?: unknown };
    if (typeof id !== 'string') throw new AcquirerFault('ЮKassa answers something else');
    return { acquirerId: id };
  }

  async #create(
    { paymentId, number, amount, description, utilities, receipt }: Omit<Order, 'method' | 'returnUrl' | 'expiresAt'>,
    way: object,
  ): Promise<unknown> {
    if (this.takesOneAccount && !utilities)
      throw new AcquirerRefusal('A payment for utilities has no account or payee');
    return callAcquirer(`${this.#api}/payments`, {
      method: 'POST',
      headers: { ...this.#headers, 'Idempotence-Key': paymentId },
      body: {
        amount: yooKassaAmount(amount),
        capture: true,
        description,
        metadata: { payment: paymentId, number },
        ...(receipt && { receipt: yooKassaReceipt(receipt) }),
        ...(this.takesOneAccount && utilities && { payment_order: paymentOrder(amount, description, utilities) }),
        ...way,
      },
    });
  }

  async taken(from: Date, to: Date): Promise<readonly TakenOrder[]> {
    const taken: TakenOrder[] = [];
    let cursor: string | undefined;
    do {
      const query = new URLSearchParams({
        status: 'succeeded',
        'captured_at.gte': from.toISOString(),
        'captured_at.lt': to.toISOString(),
        limit: '100',
        ...(cursor !== undefined && { cursor }),
      });
      const page = (await callAcquirer(`${this.#api}/payments?${query}`, { headers: this.#headers })) as Items & {
        readonly next_cursor?: unknown;
      };
      for (const item of page.items ?? []) {
        const payment = readYooKassaPayment(item);
        if (payment?.fact.kind === 'succeeded')
          taken.push({ acquirerId: payment.id, paymentId: payment.payment, amount: payment.fact.amount });
      }
      cursor = typeof page.next_cursor === 'string' ? page.next_cursor : undefined;
    } while (cursor !== undefined);
    return taken;
  }

  async ask(acquirerId: string): Promise<OrderStatus> {
    const id = encodeURIComponent(acquirerId);
    const payment = readYooKassaPayment(await callAcquirer(`${this.#api}/payments/${id}`, { headers: this.#headers }));
    if (!payment) throw new AcquirerFault('ЮKassa answers something else');
    const { fact, savedMethod, receiptStatus } = payment;
    const listed =
      fact.kind === 'succeeded'
        ? ((await callAcquirer(`${this.#api}/refunds?payment_id=${id}`, { headers: this.#headers })) as Items)
        : {};
    const refunds = (listed.items ?? []).flatMap((refund) => readYooKassaRefund(refund) ?? []);
    const receipt =
      fact.kind === 'succeeded' ? await this.#receiptOf(receiptStatus, fact.amount, `payment_id=${id}`) : undefined;
    const refundReceipts = new Map<string, FiscalReceipt | null>();
    for (const { fact: refund, receiptStatus: status } of refunds) {
      const found = await this.#receiptOf(status, refund.amount, `refund_id=${encodeURIComponent(refund.refundId)}`);
      if (found !== undefined) refundReceipts.set(refund.refundId, found);
    }
    return { facts: [fact, ...refunds.map((refund) => refund.fact)], receipt, refundReceipts, savedMethod };
  }

  /** The receipt of a payment or refund; undefined when none was ordered, null when it was refused. */
  async #receiptOf(
    status: YooKassaPayment['receiptStatus'],
    amount: number,
    filter: string,
  ): Promise<FiscalReceipt | null | undefined> {
    if (status === undefined) return undefined;
    if (status === 'canceled') return null;
    try {
      const listed = await callAcquirer(`${this.#api}/receipts?${filter}`, { headers: this.#headers });
      return readYooKassaReceipts((listed as Items).items ?? [], amount);
    } catch (fault) {
      if (!(fault instanceof AcquirerFault)) throw fault;
      // The result of the payment does not wait for it.
      return { state: 'forming' };
    }
  }

  /** A notification has no signature, so it counts only from the acquirer's networks, and only as a hint to ask. */
  readNotification(_headers: Headers, body: string, address: string): string | undefined {
    if (!isAddressOf(address, NETWORKS)) return undefined;
    try {
      const parsed: unknown = JSON.parse(body);
      const said = readYooKassaNotification(parsed);
      if (said?.object === 'payment') return said.id;
      const { object } = parsed as { readonly object?: { readonly payment_id?: unknown } };
      return said && typeof object?.payment_id === 'string' ? object.payment_id : undefined;
    } catch {
      return undefined;
    }
  }
}
