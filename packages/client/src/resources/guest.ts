import type { GuestMeter, GuestPayer, GuestReading, GuestReceipt, NewGuestPayment, Payment } from '@vodokanal/contract';
import { defineResource } from '../client.ts';
import { dropGuestRecord, guestRecords, keepGuestRecord, type GuestPaymentRecord } from '../guest-records.ts';
import { asProblem } from '../problem.ts';

/** Asks again with a proof of work when the endpoint wants one after failed guesses; it takes about a second. */
async function withWork<T>(ask: (work?: object) => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (fault) {
    const { challenge, bits } = asProblem(fault).findings.find(({ code }) => code === 'WORK_REQUIRED')?.params ?? {};
    if (typeof challenge !== 'string' || typeof bits !== 'number') throw fault;
    const { solve } = await import('@vodokanal/contract/rules/proof-of-work');
    return ask({ challenge, nonce: await solve(challenge, bits) });
  }
}

/** What needs no sign-in. */
export const guestOf = defineResource(({ post, storage }) => ({
  /** Finds a meter by account number and serial number, in any spelling. */
  lookup: (accountNumber: string, serialNumber: string) =>
    withWork((work) =>
      post<GuestMeter>('/v1/guest/lookups', { body: { accountNumber, serialNumber, ...(work && { work }) } }),
    ),
  send: (reading: GuestReading, intent: string) =>
    post<GuestReceipt>('/v1/guest/readings', { body: reading, key: intent }),
  /** Finds an account to pay for, by its number and a serial number of its meters or the code on its bill. */
  findPayer: (accountNumber: string, fact: string) =>
    withWork((work) =>
      post<GuestPayer>('/v1/guest/payment-lookups', { body: { accountNumber, fact, ...(work && { work }) } }),
    ),
  /** Finds the account of a payment link. */
  openLink: (secret: string) => post<GuestPayer>('/v1/guest/payment-links', { body: { secret } }),
  /** Prepares a payment. No money moves before it is confirmed. */
  pay: (payment: NewGuestPayment, intent: string) =>
    post<Payment>('/v1/guest/payments', { body: payment, key: intent }),
  /** The answer tells where the acquirer takes the money. Confirming twice is one payment. */
  confirmPayment: (
    paymentId: string,
    confirmation: { readonly ticket: string; readonly returnUrl?: string },
    intent: string,
  ) => post<Payment>(`/v1/guest/payments/${paymentId}/confirmation`, { body: confirmation, key: intent }),
  /** The payment and its result, as far as it is known. */
  payment: (paymentId: string, ticket: string) =>
    post<Payment>(`/v1/guest/payments/${paymentId}/status`, { body: { ticket } }),
  /** Keeps a payment on the device, so that its result is found after the page was closed; false when it cannot be kept. */
  rememberPayment: (record: GuestPaymentRecord) => keepGuestRecord(storage, record),
  rememberedPayments: () => guestRecords(storage),
  forgetPayment: (paymentId: string) => dropGuestRecord(storage, paymentId),
}));
