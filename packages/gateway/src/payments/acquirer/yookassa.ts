import ipaddr from 'ipaddr.js';
import type { SavedMethod } from './acquirer.ts';
import type { PaymentFact } from '@vodokanal/contract/rules/payment-facts';

/**
 * What a notification of ЮKassa is about. It carries no signature, so its body is only a hint to ask the acquirer: the
 * state and the sum are what `GET /v3/payments/{id}` answers.
 */
export interface YooKassaNotification {
  readonly object: 'payment' | 'refund';
  readonly id: string;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a notification; undefined when it is none. */
export function readYooKassaNotification(body: unknown): YooKassaNotification | undefined {
  if (!isObject(body) || body.type !== 'notification' || !isObject(body.object)) return undefined;
  const [, object] = /^(payment|refund)\.[a-z_]+$/.exec(typeof body.event === 'string' ? body.event : '') ?? [];
  const { id } = body.object;
  return object && typeof id === 'string' && /^[\w-]{1,64}$/.test(id)
    ? { object: object as YooKassaNotification['object'], id }
    : undefined;
}

/**
 * Whether an address belongs to the acquirer's networks (CIDR, or single addresses; dated data of the acquirer). The
 * address must be that of the connection, or come from a trusted proxy.
 */
export function isAddressOf(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return networks.some((network) => {
    const [range, bits] = ipaddr.isValidCIDR(network)
      ? ipaddr.parseCIDR(network)
      : [ipaddr.parse(network), network.includes(':') ? 128 : 32];
    return range.kind() === parsed.kind() && parsed.match(range, bits);
  });
}

/** Kopecks of a sum such as `{ value: '1500.00', currency: 'RUB' }`; undefined when it is no sum of roubles. */
function kopecksOf(amount: unknown): number | undefined {
  if (!isObject(amount) || amount.currency !== 'RUB' || typeof amount.value !== 'string') return undefined;
  const [, roubles = '', kopecks = ''] = /^(\d{1,12})\.(\d{2})$/.exec(amount.value) ?? [];
  return roubles === '' ? undefined : Number(roubles) * 100 + Number(kopecks);
}

const instantOf = (text: unknown): string | undefined =>
  typeof text === 'string' && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : undefined;

/** The answer of the acquirer about a payment: its own id of ours, and the fact it states. */
export interface YooKassaPayment {
  readonly id: string;
  /** Our id of the payment, from its metadata; null when it has none. */
  readonly payment: string | null;
  readonly fact: PaymentFact;
  /** The card or account that was kept. */
  readonly savedMethod: SavedMethod | undefined;
}

/** Reads a payment as `GET /v3/payments/{id}` answers it; undefined when it cannot be read, which changes nothing. */
export function readYooKassaPayment(body: unknown): YooKassaPayment | undefined {
  if (!isObject(body) || typeof body.id !== 'string') return undefined;
  const { id, metadata } = body;
  const payment = isObject(metadata) && typeof metadata.payment === 'string' ? metadata.payment : null;
  const fact = paymentFactOf(body);
  return fact && { id, payment, fact, savedMethod: savedMethodOf(body.payment_method) };
}

function savedMethodOf(method: unknown): SavedMethod | undefined {
  if (!isObject(method) || method.saved !== true || typeof method.id !== 'string') return undefined;
  return { token: method.id, title: typeof method.title === 'string' ? method.title : '' };
}

function paymentFactOf(body: Json): PaymentFact | undefined {
  switch (body.status) {
    case 'pending':
    case 'waiting_for_capture':
      return { kind: 'pending' };
    case 'succeeded': {
      const [amount, at] = [kopecksOf(body.amount), instantOf(body.captured_at)];
      return body.paid === true && amount !== undefined && at !== undefined
        ? { kind: 'succeeded', amount, at }
        : undefined;
    }
    case 'canceled': {
      const { cancellation_details: details } = body;
      const reason = isObject(details) && typeof details.reason === 'string' ? details.reason : 'canceled';
      return reason.startsWith('expired_on') ? { kind: 'expired' } : { kind: 'failed', reason };
    }
    default:
      return undefined;
  }
}

/** Reads a refund as `GET /v3/refunds/{id}` answers it; undefined when it is not done or cannot be read. */
export function readYooKassaRefund(
  body: unknown,
): { readonly paymentId: string; readonly fact: PaymentFact } | undefined {
  if (!isObject(body) || body.status !== 'succeeded') return undefined;
  const { id, payment_id: paymentId } = body;
  const [amount, at] = [kopecksOf(body.amount), instantOf(body.created_at)];
  if (typeof id !== 'string' || typeof paymentId !== 'string' || amount === undefined || at === undefined)
    return undefined;
  return { paymentId, fact: { kind: 'refunded', refundId: id, amount, at } };
}
