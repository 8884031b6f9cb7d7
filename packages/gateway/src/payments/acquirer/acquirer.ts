import type { FiscalReceipt, Payee, Payment } from '@vodokanal/contract';
import type { PaymentFact } from '@vodokanal/contract/rules/payment-facts';
import type { OrderReceipt } from '../order-receipt.ts';

/** What an acquirer is asked to take. */
export interface Order {
  /** Our id of the payment: the same id is the same order. */
  readonly paymentId: string;
  readonly number: string;
  /** Kopecks, with the fee. */
  readonly amount: number;
  readonly method: 'sbp' | 'card';
  /** What the payer sees, e.g. «Вода, лицевой счёт 230100001»; no name and no address. */
  readonly description: string;
  /** Where the acquirer's page leads back to. */
  readonly returnUrl: string;
  readonly expiresAt: Date;
  /** The payer agrees that the acquirer keeps the card or account for later charges. */
  readonly keepsMethod?: boolean;
  /** What an acquirer passes on to ГИС ЖКХ; left out for several accounts at once. */
  readonly utilities?: UtilityOrder;
  /** What stands on the fiscal receipt; left out when the utility orders none here. */
  readonly receipt?: OrderReceipt;
}

/** A payment for utilities as ГИС ЖКХ registers it. */
export interface UtilityOrder {
  readonly payee: Payee;
  readonly accountNumber: string;
}

/** A card or account that an acquirer keeps. */
export interface SavedMethod {
  /** Worth nothing without the acquirer's secret. */
  readonly token: string;
  /** As the payer knows it, e.g. «Карта •••• 0004». */
  readonly title: string;
}

export interface PlacedOrder {
  readonly acquirerId: string;
  readonly confirmation: NonNullable<Payment['confirmation']>;
}

/** What an acquirer says of an order when it is asked. */
export interface OrderStatus {
  readonly facts: readonly PaymentFact[];
  /** Undefined while there is none; null when it could not be made. */
  readonly receipt: FiscalReceipt | null | undefined;
  /** The receipts of refunds, by the ids of the refunds; null when one could not be made. */
  readonly refundReceipts?: ReadonlyMap<string, FiscalReceipt | null>;
  /** What the acquirer has kept, if it was asked to and the payment has succeeded. */
  readonly savedMethod?: SavedMethod | undefined;
}

/** An order whose money was taken, as the acquirer lists it for a reconciliation. */
export interface TakenOrder {
  readonly acquirerId: string;
  /** Our id of the payment; null when the acquirer does not know it. */
  readonly paymentId: string | null;
  /** Kopecks, with the fee. */
  readonly amount: number;
}

/** A bank or payment service that takes the money. All methods reject when it does not answer. */
export interface Acquirer {
  readonly name: string;
  /** Whether each payment gets a fiscal receipt some time later; else `ask` says which do. */
  readonly makesReceipts: boolean;
  /** Whether an order may be for one account only. */
  readonly takesOneAccount?: boolean;
  /** The ways to pay that the acquirer can keep for later charges. */
  readonly keeps: readonly Order['method'][];
  /** Places an order. A second call with the same payment id returns the same order. */
  place(order: Order): Promise<PlacedOrder>;
  /** Takes the money from a card or account that it keeps. A second call with the same payment id is the same order. */
  charge(order: Omit<Order, 'returnUrl' | 'keepsMethod'>, token: string): Promise<Pick<PlacedOrder, 'acquirerId'>>;
  /** The orders whose money was taken from one instant until before another. */
  taken(from: Date, to: Date): Promise<readonly TakenOrder[]>;
  /** What is known of an order. */
  ask(acquirerId: string): Promise<OrderStatus>;
  /**
   * The order that a notification is about; undefined when it is forged or no notification. Its content is only a hint:
   * the result comes from `ask`.
   */
  readNotification(headers: Headers, body: string, address: string): string | undefined;
}

/** The acquirer does not answer, or its answer cannot be read. */
export class AcquirerFault extends Error {}

/** The acquirer has refused for good: asking again changes nothing. */
export class AcquirerRefusal extends AcquirerFault {}

/** Statuses of a 4xx answer that say nothing of the order itself. */
const TRY_AGAIN = [401, 403, 408, 409, 425, 429];

/** Milliseconds to wait for an acquirer. */
const PATIENCE = 8000;

/** Calls the acquirer's HTTP interface and reads JSON. Throws an `AcquirerFault`, for a refused order an `AcquirerRefusal`. */
export async function callAcquirer(
  url: string,
  {
    method = 'GET',
    headers,
    body,
  }: { readonly method?: string; readonly headers: Record<string, string>; readonly body?: unknown },
): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE),
      redirect: 'error',
    });
    if (!response.ok) {
      const isRefusal = response.status >= 400 && response.status < 500 && !TRY_AGAIN.includes(response.status);
      throw new (isRefusal ? AcquirerRefusal : AcquirerFault)(`The acquirer answers ${response.status}`);
    }
    return await response.json();
  } catch (fault) {
    if (fault instanceof AcquirerFault) throw fault;
    throw new AcquirerFault('The acquirer does not answer', { cause: fault });
  }
}
