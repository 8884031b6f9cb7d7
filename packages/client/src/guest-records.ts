import type { Storage } from './storage.ts';

/** A guest's confirmed payment, kept on the device until its result has been seen. */
export interface GuestPaymentRecord {
  readonly paymentId: string;
  readonly ticket: string;
  /** Of the payment link by which it is paid. */
  readonly secret?: string;
  /** What the person is told of it when the endpoint tells no more. */
  readonly number?: string;
  /** With the fee, in kopecks. */
  readonly amount?: number;
  readonly confirmedAt?: string;
}

const KEY = 'guest-payments';

/** The payments that were confirmed on this device without a sign-in, oldest first. */
export function guestRecords(storage: Storage): readonly GuestPaymentRecord[] {
  try {
    const stored: unknown = JSON.parse(storage.get(KEY) ?? '[]');
    return Array.isArray(stored) ? (stored as GuestPaymentRecord[]) : [];
  } catch {
    return [];
  }
}

/** Returns false when the browser cannot keep it. */
export const keepGuestRecord = (storage: Storage, record: GuestPaymentRecord): boolean =>
  storage.set(
    KEY,
    JSON.stringify([...guestRecords(storage).filter(({ paymentId }) => paymentId !== record.paymentId), record]),
  );

export function dropGuestRecord(storage: Storage, paymentId: string): void {
  const left = guestRecords(storage).filter((record) => record.paymentId !== paymentId);
  if (left.length > 0) storage.set(KEY, JSON.stringify(left));
  else storage.remove(KEY);
}
