import type { Payment } from '@vodokanal/contract';
import type { ChargedFor, LedgerEntry, PaidBy } from '@vodokanal/contract/rules/ledger';
import { compareServices } from '@vodokanal/contract/rules/service-order';
import type { FiscalReceipt, PaymentMethod, Service } from '@vodokanal/contract';
import type { Database } from '../database/open.ts';
import { statement } from '../database/statement.ts';
import type { Tx } from '../database/transaction.ts';
import { canonical } from '../decimal.ts';

interface Row {
  readonly id: string;
  readonly kind: LedgerEntry['kind'];
  readonly amount: number;
  readonly enteredOn: string;
  readonly period: string | null;
  readonly service: Service | null;
  readonly line: ChargedFor['kind'] | null;
  readonly dueOn: string | null;
  readonly basis: ChargedFor['basis'];
  readonly quantity: string | null;
  readonly reason: string | null;
  readonly corrects: ChargedFor['corrects'] | null;
  readonly document: string | null;
  readonly channel: PaidBy['channel'] | null;
  readonly method: PaymentMethod | null;
  readonly ofId: string | null;
  readonly debtIds: readonly string[] | null;
  readonly receipt: FiscalReceipt | null;
}

const entries = statement<Row, [accountId: string]>(`
  select entry.id, entry.kind, entry.amount, entered_on as "enteredOn", period, service, line, due_on as "dueOn", basis, quantity::text as quantity,
    entry.reason, document, channel, entry.method, of_id as "ofId", debt_ids as "debtIds",
    -- A correction has the subject of what it corrects, e.g. charge 2026-09 coldWater coefficient.
    case when line = 'recalculation' then substring(entry.subject from ' (volume|heat|coefficient)$') end as corrects,
    -- The receipt of a payment for several accounts names the whole sum, which is not for all of them.
    case when jsonb_array_length(payment.items) = 1 then
      case entry.kind when 'payment' then payment.receipt else payment.refund_receipts -> substr(entry.subject, length('payment ' || payment.number) + 2) end
    end as receipt
  from ledger_entry as entry left join payment on payment.id = entry.payment_id and entry.kind in ('payment', 'refund')
  where account_id = $1::uuid order by entered_on, entered_at, version`);

const LINES: readonly (ChargedFor['kind'] | null)[] = ['volume', 'heat', 'coefficient', 'recalculation', 'lateFee'];

/** Entries of one day: charges first, in the order of the bill. */
function compareRows(a: Row, b: Row): number {
  if (a.enteredOn !== b.enteredOn) return a.enteredOn < b.enteredOn ? -1 : 1;
  if (a.kind !== 'charge' || b.kind !== 'charge') return Number(a.kind !== 'charge') - Number(b.kind !== 'charge');
  if (a.service && b.service && a.service !== b.service) return compareServices(a.service, b.service);
  return LINES.indexOf(a.line) - LINES.indexOf(b.line);
}

function entryOf(row: Row): LedgerEntry {
  const { id, kind, amount, enteredOn, reason, corrects } = row;
  if (kind === 'charge')
    return {
      kind,
      id,
      amount,
      enteredOn,
      charge: {
        period: row.period ?? '',
        service: row.service,
        kind: row.line ?? 'volume',
        dueOn: row.dueOn ?? '',
        basis: row.basis,
        quantity: row.quantity && canonical(row.quantity),
        ...(reason !== null && { reason }),
        ...(corrects && { corrects }),
      },
    };
  return {
    kind,
    id,
    amount,
    enteredOn,
    payment: {
      document: row.document ?? '',
      channel: row.channel ?? 'register',
      ...(row.method && { method: row.method }),
      ...(row.ofId !== null && { of: row.ofId }),
      ...(reason !== null && { reason }),
      ...(row.receipt && { receipt: row.receipt }),
      ...(row.debtIds && { debtIds: row.debtIds }),
    },
  };
}

/** The whole ledger of an account in its order. */
export const ledgerOf = async (db: Database | Tx, accountId: string): Promise<LedgerEntry[]> =>
  (await entries(db, accountId)).sort(compareRows).map(entryOf);

/** An entry that a payment makes in the ledger of one account. */
export interface EnteredPayment {
  readonly accountId: string;
  readonly id: string;
  /** The same for the same fact, so that an entry is made once. */
  readonly key: string;
  readonly kind: 'payment' | 'refund';
  /** Kopecks; above zero for a payment and for a refund. */
  readonly amount: number;
  readonly enteredOn: string;
  readonly document: string;
  readonly method: Payment['method'];
  readonly ofId: string | null;
  readonly paymentId: string;
  readonly debtIds: readonly string[];
  readonly now: Date;
}

/** Enters a payment or a refund once; the same key again changes nothing. */
export async function enterPayment(tx: Tx, entry: EnteredPayment): Promise<void> {
  await tx
    .insertInto('ledger_entry')
    .values({
      account_id: entry.accountId,
      id: entry.id,
      subject: entry.key,
      version: 1,
      kind: entry.kind,
      amount: entry.kind === 'payment' ? -entry.amount : entry.amount,
      entered_on: entry.enteredOn,
      entered_at: entry.now,
      document: entry.document,
      channel: 'online',
      method: entry.method,
      of_id: entry.ofId,
      payment_id: entry.paymentId,
      debt_ids: entry.debtIds.length > 0 ? JSON.stringify(entry.debtIds) : null,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'subject', 'version']).doNothing())
    .execute();
}

/** A payment and the accounts that it is for. */
interface PaymentOfAccounts {
  readonly number: string;
  readonly items: readonly { readonly accountId: string }[];
}

/** The ids of the entries that stand for a payment, by account; the billing system may have reported some of them first. */
export async function enteredPayments(
  tx: Tx,
  { number, items }: PaymentOfAccounts,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('ledger_entry')
    .select(['account_id', 'id'])
    .where(
      'account_id',
      'in',
      items.map(({ accountId }) => accountId),
    )
    .where('subject', '=', `payment ${number}`)
    .where('version', '=', 1)
    .execute();
  return new Map(rows.map(({ account_id, id }) => [account_id, id]));
}
