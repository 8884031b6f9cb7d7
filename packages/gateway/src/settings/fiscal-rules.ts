import { isEmail } from '@vodokanal/contract/rules/contact';
import { StartError } from '../database/open.ts';
import { VAT_RATES, type VatRate } from '../payments/order-receipt.ts';

/** How the fiscal receipts of payments on the site are made (54-ФЗ). */
export interface FiscalRules {
  /** On water, wastewater and the fee. */
  readonly vat: VatRate;
  readonly lateFeeVat: VatRate;
  /** Code of the tax system of the utility, 1 to 6; left out when the cash register knows it. */
  readonly taxSystem?: number;
  /** Gets the receipts of payers of whom neither e-mail nor phone is known. */
  readonly email: string;
}

const isRate = (value: unknown): value is VatRate => (VAT_RATES as readonly unknown[]).includes(value);

/** Throws a `StartError`, because a wrong rate would stand on each receipt. */
export function checkFiscalRules(value: unknown): void {
  const { vat, lateFeeVat, taxSystem, email } = (value ?? {}) as Record<string, unknown>;
  for (const [name, rate] of Object.entries({ vat, lateFeeVat }))
    if (!isRate(rate)) throw new StartError(`fiscalRules: ${name} must be one of ${VAT_RATES.join(', ')}, as a text.`);
  if (taxSystem !== undefined && !(Number.isInteger(taxSystem) && Number(taxSystem) >= 1 && Number(taxSystem) <= 6))
    throw new StartError('fiscalRules: taxSystem must be a whole number from 1 to 6.');
  if (typeof email !== 'string' || !isEmail(email))
    throw new StartError('fiscalRules: email must be the address for receipts of payers without a contact.');
}
