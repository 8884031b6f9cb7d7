import type { PaymentState } from '../index.ts';

/** Whether the result of a payment is still open: it is prepared, or with the acquirer. */
export const isUnfinished = (state: PaymentState): boolean => state === 'created' || state === 'pending';
