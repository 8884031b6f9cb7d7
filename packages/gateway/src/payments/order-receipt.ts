export const VAT_RATES = ['none', '0', '5', '7', '10', '20', '22'] as const;

/** A rate of VAT in percent, or none. */
export type VatRate = (typeof VAT_RATES)[number];

/** A line of a fiscal receipt (54-ФЗ). An advance is what is paid ahead of the charges. */
export interface ReceiptLine {
  readonly kind: 'service' | 'lateFee' | 'fee' | 'advance';
  readonly description: string;
  /** Kopecks above zero. */
  readonly amount: number;
  readonly vat: VatRate;
}

/** The fiscal receipt of an order (54-ФЗ); its lines add up to the sum of the order. */
export interface OrderReceipt {
  readonly lines: readonly ReceiptLine[];
  readonly taxSystem?: number;
  /** Where it is sent: an e-mail, or else a phone, `+79…`. */
  readonly contact: { readonly email: string } | { readonly phone: string };
}
