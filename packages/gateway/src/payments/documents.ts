import type { Account, PaymentEntry } from '@vodokanal/contract';
import { accountStatement, statementPeriods } from '@vodokanal/contract/rules/account-statement';
import { periodOf } from '@vodokanal/contract/rules/calendar';
import { balanceOn, chargeMonths, paymentEntries } from '@vodokanal/contract/rules/ledger';
import type { Database } from '../database/open.ts';
import type { AnswerFile } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { zipStream } from '../http/zip-stream.ts';
import { ledgerOf } from '../ledger/queries.ts';
import { hasReceipt, receiptPdf, type ReceiptedEntry, type ReceiptOwner } from './receipt-pdf.ts';
import { statementPdf, type StatementFrame } from './statement-pdf.ts';

type Owner = ReceiptOwner & { readonly account: Account };

/** First and last month, `YYYY-MM`. */
export interface Months {
  readonly from: string;
  readonly to: string;
}

/** `Чек 2026-11-09 П-2026-000012.pdf`; a document number of a bank may have signs that no file name can have. */
const receiptName = ({ paidOn, document }: PaymentEntry): string =>
  `Чек ${paidOn} ${document.replace(/[^\p{L}\p{N}.-]+/gu, '-').slice(0, 60)}.pdf`;

async function receiptsOf(db: Database, account: Account): Promise<ReceiptedEntry[]> {
  return paymentEntries(await ledgerOf(db, account.id)).filter(hasReceipt);
}

/** The receipt of one payment or refund. Throws NOT_FOUND while there is none. */
export async function receiptFile(db: Database, entryId: string, owner: Owner): Promise<AnswerFile> {
  const entry = (await receiptsOf(db, owner.account)).find(({ id }) => id === entryId);
  if (!entry) throw new ProblemError('NOT_FOUND');
  return { bytes: await receiptPdf(entry, owner), type: 'application/pdf', name: receiptName(entry) };
}

/** The receipts of a range of months as a ZIP archive. Throws NOT_FOUND when there is none. */
export async function receiptsFile(db: Database, { from, to }: Months, owner: Owner): Promise<AnswerFile> {
  const entries = (await receiptsOf(db, owner.account)).filter(({ paidOn }) => {
    const period = periodOf(paidOn);
    return period >= from && period <= to;
  });
  if (entries.length === 0) throw new ProblemError('NOT_FOUND');
  return {
    bytes: zipStream(
      entries.map((entry) => ({
        name: receiptName(entry),
        date: entry.paidOn,
        bytes: () => receiptPdf(entry, owner),
      })),
    ),
    type: 'application/zip',
    name: `Чеки ${owner.account.number} ${from}–${to}.zip`,
  };
}

/** The reconciliation statement of a range of months. Throws NOT_FOUND when nothing was charged in these months. */
export async function statementFile(
  db: Database,
  account: Account,
  months: Months,
  frame: Pick<StatementFrame, 'madeOn' | 'utility'>,
): Promise<AnswerFile> {
  const ledger = await ledgerOf(db, account.id);
  const facts = {
    charges: chargeMonths(ledger),
    entries: paymentEntries(ledger),
    balance: balanceOn(ledger, frame.madeOn),
  };
  const periods = statementPeriods(facts).filter((period) => period >= months.from && period <= months.to);
  const [from] = periods;
  const to = periods.at(-1);
  if (from === undefined || to === undefined) throw new ProblemError('NOT_FOUND');
  return {
    bytes: await statementPdf(accountStatement(facts, from, to), { ...frame, from, to, account }),
    type: 'application/pdf',
    name: `Акт сверки ${account.number} ${from}–${to}.pdf`,
  };
}
