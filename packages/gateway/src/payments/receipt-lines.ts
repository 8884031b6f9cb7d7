import { openDebts, type LedgerEntry } from '@vodokanal/contract/rules/ledger';
import type { AccountAllocation } from '@vodokanal/contract/rules/payment-allocation';
import { SERVICES } from '../bills/bill-texts.ts';
import type { FiscalRules } from '../settings/fiscal-rules.ts';
import type { ReceiptLine } from './order-receipt.ts';

/** What is paid for an account with these entries. */
export interface PaidAccount {
  readonly accountNumber: string;
  /** Kopecks. */
  readonly amount: number;
  readonly debtIds?: readonly string[];
  readonly entries: readonly LedgerEntry[];
  /** How payments of this account are spread. */
  readonly rule: AccountAllocation;
}

type Line = Pick<ReceiptLine, 'kind' | 'description'>;

/** The line on which a debt is paid: one for each service, for late fees, and for each optional service. */
function lineOf({ service, isLateFee, isOptional }: ReturnType<typeof openDebts>[number]): Line {
  if (isLateFee || !service) return { kind: 'lateFee', description: 'Пени' };
  return { kind: 'service', description: `${SERVICES[service]}${isOptional ? ', необязательная услуга' : ''}` };
}

/** What a payment on a local date pays of each open debt, and what it leaves as an advance. */
function linesOfAccount(
  { amount, debtIds, entries, rule }: PaidAccount,
  today: string,
): readonly (Line & { readonly amount: number })[] {
  const payment = { document: '', channel: 'online' as const, ...(debtIds && { debtIds }) };
  const paying: LedgerEntry = { kind: 'payment', id: 'paying', amount: -amount, enteredOn: today, payment };
  const left = new Map(openDebts([...entries, paying], rule).map((debt) => [debt.id, debt.amount]));
  const paid = openDebts(entries, rule).map((debt) => ({
    ...lineOf(debt),
    amount: debt.amount - (left.get(debt.id) ?? 0),
  }));
  const advance = amount - paid.reduce((sum, line) => sum + line.amount, 0);
  return [...paid, { kind: 'advance', description: 'Аванс за воду', amount: advance }];
}

/**
 * The lines of the receipt of a payment, exact to the kopeck: what its parts pay of each service and of the late fees by
 * the rule of the utility, what stays as an advance, and the fee.
 */
export function receiptLines(
  paid: readonly PaidAccount[],
  fee: number,
  {
    rules: { vat, lateFeeVat },
    today,
  }: {
    readonly rules: FiscalRules;
    readonly today: string;
  },
): ReceiptLine[] {
  const sums = new Map<string, ReceiptLine>();
  const add = (kind: ReceiptLine['kind'], description: string, amount: number) => {
    const before = sums.get(description)?.amount ?? 0;
    const rate = kind === 'lateFee' ? lateFeeVat : vat;
    if (amount !== 0) sums.set(description, { kind, description, amount: before + amount, vat: rate });
  };
  for (const account of paid)
    for (const { kind, description, amount } of linesOfAccount(account, today))
      add(kind, `${description}, лицевой счёт ${account.accountNumber}`, amount);
  add('fee', 'Комиссия за оплату', fee);
  return [...sums.values()];
}
