import { randomUUID } from 'node:crypto';
import {
  AcquirerFault,
  type Acquirer,
  type Order,
  type OrderStatus,
  type PlacedOrder,
  type TakenOrder,
} from '../src/payments/acquirer/acquirer.ts';

interface PlacedDouble extends Order {
  readonly id: string;
  status: OrderStatus;
}

/** The header by which a notification of the double is known to be real. */
export const DOUBLE_HEADER = 'X-Double';

/** An acquirer in memory. Tests decide what it says of an order, and whether it answers at all. */
export class AcquirerDouble implements Acquirer {
  readonly name = 'double';
  readonly makesReceipts = true;
  readonly keeps = ['card', 'sbp'] as const;
  /** Tokens of charges, by the payment. */
  readonly charged = new Map<string, string>();
  readonly orders = new Map<string, PlacedDouble>();
  isDown = false;
  asked = 0;

  place(order: Order): Promise<PlacedOrder> {
    if (this.isDown) return Promise.reject(new AcquirerFault('down'));
    let placed = [...this.orders.values()].find(({ paymentId }) => paymentId === order.paymentId);
    if (!placed) {
      placed = { ...order, id: randomUUID(), status: { facts: [{ kind: 'pending' }], receipt: undefined } };
      this.orders.set(placed.id, placed);
    }
    const url = `https://bank.example.org/pay/${placed.id}`;
    return Promise.resolve({ acquirerId: placed.id, confirmation: { kind: 'page', url } });
  }

  async charge(order: Omit<Order, 'returnUrl'>, token: string): Promise<Pick<PlacedOrder, 'acquirerId'>> {
    const { acquirerId } = await this.place({ ...order, returnUrl: '' });
    this.charged.set(order.paymentId, token);
    return { acquirerId };
  }

  taken(from: Date, to: Date): Promise<readonly TakenOrder[]> {
    if (this.isDown) return Promise.reject(new AcquirerFault('down'));
    return Promise.resolve(
      [...this.orders.values()].flatMap(({ id, paymentId, status }) =>
        status.facts.flatMap((fact) =>
          fact.kind === 'succeeded' && fact.at >= from.toISOString() && fact.at < to.toISOString()
            ? [{ acquirerId: id, paymentId, amount: fact.amount }]
            : [],
        ),
      ),
    );
  }

  ask(acquirerId: string): Promise<OrderStatus> {
    this.asked++;
    const order = this.orders.get(acquirerId);
    return this.isDown || !order ? Promise.reject(new AcquirerFault('down')) : Promise.resolve(order.status);
  }

  readNotification(headers: Headers, body: string): string | undefined {
    return headers.get(DOUBLE_HEADER) === 'real' ? body : undefined;
  }

  orderOf(paymentId: string): PlacedDouble {
    const order = [...this.orders.values()].find((each) => each.paymentId === paymentId);
    if (!order) throw new Error(`The acquirer has no order for ${paymentId}`);
    return order;
  }

  /** The bank refuses. */
  decline(paymentId: string): void {
    this.orderOf(paymentId).status = { facts: [{ kind: 'failed', reason: 'funds' }], receipt: undefined };
  }

  /** The payer pays. */
  take(paymentId: string, at: Date): void {
    const order = this.orderOf(paymentId);
    order.status = {
      facts: [{ kind: 'succeeded', amount: order.amount, at: at.toISOString() }],
      receipt: { state: 'forming' },
      ...(order.keepsMethod && { savedMethod: { token: `kept ${order.id}`, title: 'Карта •••• 0004' } }),
    };
  }
}

/** A notification of the double about a payment. */
export const notificationOf = (double: AcquirerDouble, paymentId: string, origin: string): Request =>
  new Request(`${origin}/v1/acquirer/notifications`, {
    method: 'POST',
    headers: { [DOUBLE_HEADER]: 'real' },
    body: double.orderOf(paymentId).id,
  });
