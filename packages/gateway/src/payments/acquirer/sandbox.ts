import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FiscalReceipt } from '@vodokanal/contract';
import type { PaymentFact } from '@vodokanal/contract/rules/payment-facts';
import {
  AcquirerFault,
  callAcquirer,
  type Acquirer,
  type Order,
  type OrderStatus,
  type PlacedOrder,
  type SavedMethod,
  type TakenOrder,
} from './acquirer.ts';

/** An order as the sandbox acquirer tells it; sums in kopecks, instants as ISO 8601. */
export interface SandboxOrder {
  readonly id: string;
  /** The id of the payment at the utility. */
  readonly key: string;
  readonly url: string;
  readonly kind: 'page' | 'code';
  readonly state: 'waiting' | 'taken' | 'declined' | 'expired';
  readonly amount: number;
  readonly takenAt: string | null;
  readonly reason: 'declined' | 'funds' | 'cancelled' | null;
  readonly refunds: readonly { readonly id: string; readonly amount: number; readonly at: string }[];
  readonly receipt: Omit<FiscalReceipt, 'state'> | null;
  readonly savedMethod: SavedMethod | null;
}

export const SIGNATURE_HEADER = 'X-Sandbox-Signature';

/** The signature of a notification: HMAC-SHA-256 of its body in hex. */
export const signatureOf = (body: string, secret: string): string =>
  createHmac('sha256', secret).update(body).digest('hex');

function factsOf({ state, amount, takenAt, reason, refunds }: SandboxOrder): PaymentFact[] {
  if (state === 'declined') return [{ kind: 'failed', reason: reason ?? 'declined' }];
  if (state === 'expired') return [{ kind: 'expired' }];
  if (state === 'waiting' || takenAt === null) return [{ kind: 'pending' }];
  return [
    { kind: 'succeeded', amount, at: takenAt },
    ...refunds.map((refund): PaymentFact => ({
      kind: 'refunded',
      refundId: refund.id,
      amount: refund.amount,
      at: refund.at,
    })),
  ];
}

/** The acquirer of demonstrations and tests (`packages/demo/acquirer`), which moves no money. */
export class SandboxAcquirer implements Acquirer {
  readonly name = 'sandbox';
  readonly makesReceipts = true;
  readonly keeps = ['card', 'sbp'] as const;
  readonly #url: string;
  readonly #secret: string;
  readonly #notifyUrl: string;

  /** `notifyUrl` is where the sandbox sends its notifications. */
  constructor({
    url,
    secret,
    notifyUrl,
  }: {
    readonly url: string;
    readonly secret: string;
    readonly notifyUrl: string;
  }) {
    this.#url = url.replace(/\/$/, '');
    this.#secret = secret;
    this.#notifyUrl = notifyUrl;
  }

  async place(order: Order): Promise<PlacedOrder> {
    const { id, kind, url } = await this.#create(order);
    return { acquirerId: id, confirmation: { kind, url } };
  }

  async charge(order: Omit<Order, 'returnUrl'>, token: string): Promise<Pick<PlacedOrder, 'acquirerId'>> {
    const { id } = await this.#create({ ...order, token });
    return { acquirerId: id };
  }

  #create({ paymentId, expiresAt, ...order }: Omit<Order, 'returnUrl'> & { readonly token?: string }) {
    const body = { key: paymentId, ...order, expiresAt: expiresAt.toISOString(), notifyUrl: this.#notifyUrl };
    return this.#call('/orders', { method: 'POST', body });
  }

  async taken(from: Date, to: Date): Promise<readonly TakenOrder[]> {
    const query = new URLSearchParams({ from: from.toISOString(), to: to.toISOString() });
    const { orders } = (await callAcquirer(`${this.#url}/taken?${query}`, { headers: this.#headers })) as {
      readonly orders?: readonly SandboxOrder[];
    };
    if (!Array.isArray(orders)) throw new AcquirerFault('The sandbox answers something else');
    return orders.map(({ id, key, amount }: SandboxOrder) => ({ acquirerId: id, paymentId: key, amount }));
  }

  get #headers(): Record<string, string> {
    return { Authorization: `Bearer ${this.#secret}` };
  }

  async ask(acquirerId: string): Promise<OrderStatus> {
    const order = await this.#call(`/orders/${encodeURIComponent(acquirerId)}`);
    return {
      facts: factsOf(order),
      receipt: order.receipt ? { state: 'ready', ...order.receipt } : undefined,
      savedMethod: order.savedMethod ?? undefined,
    };
  }

  readNotification(headers: Headers, body: string): string | undefined {
    const given = Buffer.from(headers.get(SIGNATURE_HEADER) ?? '', 'hex');
    const right = Buffer.from(signatureOf(body, this.#secret), 'hex');
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    try {
      const { orderId } = JSON.parse(body) as { readonly orderId?: unknown };
      return typeof orderId === 'string' ? orderId : undefined;
    } catch {
      return undefined;
    }
  }

  async #call(
    path: string,
    { method, body }: { readonly method?: string; readonly body?: unknown } = {},
  ): Promise<SandboxOrder> {
    const order = await callAcquirer(`${this.#url}${path}`, {
      ...(method && { method }),
      headers: this.#headers,
      ...(body !== undefined && { body }),
    });
    if (typeof (order as Partial<SandboxOrder> | null)?.id !== 'string')
      throw new AcquirerFault('The sandbox answers something else');
    return order as SandboxOrder;
  }
}
