import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { SandboxOrder } from '@vodokanal/gateway/sandbox';

/** An order as the sandbox stores it. */
export interface StoredOrder extends Omit<SandboxOrder, 'url'> {
  /** The same key is the same order. */
  readonly key: string;
  readonly number: string;
  readonly method: 'sbp' | 'card';
  readonly description: string;
  readonly returnUrl: string;
  readonly notifyUrl: string;
  readonly expiresAt: string;
  /** The payer lets the bank keep the card or account. */
  readonly keepsMethod?: boolean;
}

export type NewOrder = Pick<
  StoredOrder,
  'key' | 'number' | 'amount' | 'method' | 'description' | 'returnUrl' | 'notifyUrl' | 'expiresAt' | 'keepsMethod'
> & {
  /** A card or account that was kept: the money is taken at once. */
  readonly token?: string;
};

/** How the payer's attempt ends. */
export type Outcome = 'taken' | 'declined' | 'funds' | 'cancelled';

/** Milliseconds until the fiscal receipt of a payment is there. */
const RECEIPT_DELAY = 4000;

/** The orders of the sandbox, stored in a JSON file so that a restart forgets none. */
export class Orders {
  readonly #file: string | undefined;
  readonly #now: () => Date;
  readonly #orders: Map<string, StoredOrder>;

  constructor(file?: string, now: () => Date = () => new Date()) {
    this.#file = file;
    this.#now = now;
    const stored = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as StoredOrder[]) : [];
    this.#orders = new Map(stored.map((order) => [order.id, order]));
  }

  /** Newest first. */
  list(): StoredOrder[] {
    return [...this.#orders.keys()].reverse().flatMap((id) => this.find(id) ?? []);
  }

  /** Orders whose money was taken from one instant until before another, ISO 8601. */
  taken(from: string, to: string): StoredOrder[] {
    return this.list().filter(({ takenAt }) => takenAt !== null && takenAt >= from && takenAt < to);
  }

  find(id: string): StoredOrder | undefined {
    const order = this.#orders.get(id);
    const isOver = order?.state === 'waiting' && Date.parse(order.expiresAt) <= this.#now().getTime();
    return order && isOver ? { ...order, state: 'expired' } : order;
  }

  /** Creates an order, or returns the one with the same key. */
  create({ token: _token, ...given }: NewOrder): StoredOrder {
    const known = [...this.#orders.values()].find(({ key }) => key === given.key);
    if (known) return known;
    return this.#store({
      ...given,
      id: randomUUID(),
      kind: given.method === 'sbp' ? 'code' : 'page',
      state: 'waiting',
      takenAt: null,
      reason: null,
      refunds: [],
      receipt: null,
      savedMethod: null,
    });
  }

  /** Ends the payer's attempt. An order that has ended stays as it is. */
  end(id: string, outcome: Outcome): StoredOrder | undefined {
    const order = this.find(id);
    if (order?.state !== 'waiting') return order;
    if (outcome !== 'taken') return this.#store({ ...order, state: 'declined', reason: outcome });
    const title = order.method === 'card' ? 'Карта •••• 0004' : 'СБП, Тестовый банк';
    const savedMethod = order.keepsMethod ? { token: `kept-${order.id}`, title } : null;
    return this.#store({ ...order, state: 'taken', takenAt: this.#now().toISOString(), savedMethod });
  }

  /** Whether a card or account was kept by one of the orders. */
  keeps(token: string): boolean {
    return [...this.#orders.values()].some(({ savedMethod }) => savedMethod?.token === token);
  }

  /** Gives back a part of a payment, or what is left of it. */
  refund(id: string, amount?: number): StoredOrder | undefined {
    const order = this.find(id);
    if (order?.state !== 'taken') return order;
    const left = order.amount - order.refunds.reduce((sum, refund) => sum + refund.amount, 0);
    const given = Math.min(amount ?? left, left);
    if (given <= 0) return order;
    const refund = { id: randomUUID(), amount: given, at: this.#now().toISOString() };
    return this.#store({ ...order, refunds: [...order.refunds, refund] });
  }

  /** The order as the utility is told it; its receipt appears a few seconds after the payment. */
  told(order: StoredOrder, origin: string): SandboxOrder {
    const { id, key, kind, state, amount, takenAt, reason, refunds, savedMethod } = order;
    const hasReceipt = takenAt !== null && this.#now().getTime() - Date.parse(takenAt) >= RECEIPT_DELAY;
    const number = [...this.#orders.keys()].indexOf(id) + 1;
    return {
      id,
      key,
      url: `${origin}/pay/${id}`,
      kind,
      state,
      amount,
      takenAt,
      reason,
      refunds,
      savedMethod,
      receipt: hasReceipt
        ? {
            issuedAt: takenAt,
            amount,
            fn: '9999078900005430',
            fd: String(40_000 + number),
            fpd: String(3_522_207_165 - number),
          }
        : null,
    };
  }

  #store(order: StoredOrder): StoredOrder {
    this.#orders.set(order.id, order);
    if (this.#file !== undefined) {
      writeFileSync(`${this.#file}.new`, JSON.stringify([...this.#orders.values()]));
      renameSync(`${this.#file}.new`, this.#file);
    }
    return order;
  }
}
