import ipaddr from 'ipaddr.js';
import type { FiscalReceipt } from '@vodokanal/contract';
import type { OrderReceipt, VatRate } from '../order-receipt.ts';
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

/** Whether the receipt of a payment or refund is registered; there is no status when none was ordered. */
type ReceiptStatus = 'pending' | 'succeeded' | 'canceled';

function receiptStatusOf({ receipt_registration: status }: Json): ReceiptStatus | undefined {
  return status === 'pending' || status === 'succeeded' || status === 'canceled' ? status : undefined;
}

const instantOf = (text: unknown): string | undefined =>
  typeof text === 'string' && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : undefined;

/** The answer of the acquirer about a payment: its own id of ours, and the fact it states. */
export interface YooKassaPayment {
  readonly id: string;
  /** Our id of the payment, from its metadata; null when it has none. */
  readonly payment: string | null;
  readonly fact: PaymentFact;
  readonly receiptStatus: ReceiptStatus | undefined;
  /** The card or account that was kept. */
  readonly savedMethod: SavedMethod | undefined;
}

/** Reads a payment as `GET /v3/payments/{id}` answers it; undefined when it cannot be read, which changes nothing. */
export function readYooKassaPayment(body: unknown): YooKassaPayment | undefined {
  if (!isObject(body) || typeof body.id !== 'string') return undefined;
  const { id, metadata } = body;
  const payment = isObject(metadata) && typeof metadata.payment === 'string' ? metadata.payment : null;
  const fact = paymentFactOf(body);
  const receiptStatus = receiptStatusOf(body);
  return fact && { id, payment, fact, receiptStatus, savedMethod: savedMethodOf(body.payment_method) };
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

export interface YooKassaRefund {
  readonly paymentId: string;
  readonly fact: Extract<PaymentFact, { kind: 'refunded' }>;
  readonly receiptStatus: ReceiptStatus | undefined;
}

/** Reads a refund as `GET /v3/refunds/{id}` answers it; undefined when it is not done or cannot be read. */
export function readYooKassaRefund(body: unknown): YooKassaRefund | undefined {
  if (!isObject(body) || body.status !== 'succeeded') return undefined;
  const { id, payment_id: paymentId } = body;
  const [amount, at] = [kopecksOf(body.amount), instantOf(body.created_at)];
  if (typeof id !== 'string' || typeof paymentId !== 'string' || amount === undefined || at === undefined)
    return undefined;
  return { paymentId, fact: { kind: 'refunded', refundId: id, amount, at }, receiptStatus: receiptStatusOf(body) };
}

/**
 * Reads the receipt of a payment or refund of this sum from what `GET /v3/receipts` answers: `forming` until one is
 * registered there.
 */
export function readYooKassaReceipts(items: readonly unknown[], amount: number): FiscalReceipt {
  for (const item of items) {
    if (!isObject(item) || item.status !== 'succeeded') continue;
    const { fiscal_storage_number: fn, fiscal_document_number: fd, fiscal_attribute: fpd } = item;
    const issuedAt = instantOf(item.registered_at);
    if (issuedAt !== undefined && isNumber(fn, 16, 16) && isNumber(fd, 1, 10) && isNumber(fpd, 1, 10))
      return { state: 'ready', issuedAt, amount, fn, fd, fpd };
  }
  return { state: 'forming' };
}

const isNumber = (value: unknown, least: number, most: number): value is string =>
  typeof value === 'string' && /^\d+$/.test(value) && value.length >= least && value.length <= most;

/** A sum in kopecks as the acquirer writes it. */
export const yooKassaAmount = (kopecks: number) => ({
  value: `${Math.floor(kopecks / 100)}.${String(kopecks % 100).padStart(2, '0')}`,
  currency: 'RUB',
});

/** `vat_code` by the rate, of charges and of advances, which are taxed inclusively (10/110 and so on). */
const VAT_CODES: Readonly<Record<VatRate, readonly [charge: number, advance: number]>> = {
  none: [1, 1],
  0: [2, 2],
  10: [3, 5],
  20: [4, 6],
  5: [7, 9],
  7: [8, 10],
  22: [11, 12],
};

/** What is paid: a service, a late fee as income outside of sales, or a payment ahead. */
const SUBJECTS = { service: 'service', fee: 'service', lateFee: 'non_operating_gain', advance: 'payment' } as const;

/** The receipt of an order as `POST /v3/payments` takes it (https://yookassa.ru/developers/54fz). */
export const yooKassaReceipt = ({ lines, taxSystem, contact }: OrderReceipt) => ({
  customer: 'email' in contact ? contact : { phone: contact.phone.replace('+', '') },
  ...(taxSystem !== undefined && { tax_system_code: taxSystem }),
  items: lines.map(({ kind, description, amount, vat }) => ({
    description: description.slice(0, 128),
    quantity: 1,
    amount: yooKassaAmount(amount),
    vat_code: VAT_CODES[vat][kind === 'advance' ? 1 : 0],
    payment_subject: SUBJECTS[kind],
    payment_mode: kind === 'advance' ? 'advance' : 'full_payment',
  })),
});
