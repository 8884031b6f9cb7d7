import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import type { StatementDocument } from './client-bank-exchange.ts';
import type { PaymentRegister } from './register.ts';

/** What is known of an account number; `movedTo` is the folded number that has replaced it. */
export interface KnownAccount {
  readonly status: 'open' | 'closed';
  readonly movedTo?: string;
}

/** Accounts by folded number, those of the past included. */
export type AccountDirectory = ReadonlyMap<string, KnownAccount>;

/** Why the clerk must look at money that has arrived. */
export type UnidentifiedReason = 'noAccount' | 'unknownAccount' | 'severalAccounts' | 'closedAccount';

/** Whom a payment is credited to (a folded number), or why the clerk must decide. */
export type PaymentTarget =
  | { readonly kind: 'account'; readonly accountNumber: string }
  | { readonly kind: 'unidentified'; readonly reason: UnidentifiedReason };

const unidentified = (reason: UnidentifiedReason): PaymentTarget => ({ kind: 'unidentified', reason });

/** The account of a number as written; a number of the past leads to the present one. */
export function targetOf(written: string, accounts: AccountDirectory): PaymentTarget {
  let number = foldAccountNumber(written);
  const seen = new Set<string>();
  for (let known = accounts.get(number); known && !seen.has(number); known = accounts.get(number)) {
    if (known.status === 'open') return { kind: 'account', accountNumber: number };
    if (known.movedTo === undefined) return unidentified('closedAccount');
    seen.add(number);
    number = known.movedTo;
  }
  return unidentified('unknownAccount');
}

/** «л/с», «ЛС», «лиц. счёт»; a bare «счёт» is an invoice. */
const MARK =
  /(?<![\p{L}\p{N}])(?:л\s*\/\s*с|лс|лиц(?:евой|евого|евому|\.)?\s*сч(?:[её]ту?|[её]та|\.)?)[\s.:№#N]*(\d[\p{L}\d./_\p{Pd}]*)/giu;

/**
 * The account that the purpose of a payment names. A number counts only behind «л/с» or «лицевой счёт», and only whole
 * with its zeros: a number that merely looks like an account may be one of an invoice.
 */
export function targetOfPurpose(purpose: string, accounts: AccountDirectory): PaymentTarget {
  const targets = [...purpose.matchAll(MARK)].map(([, written = '']) => targetOf(written, accounts));
  const numbers = new Set(targets.flatMap((target) => (target.kind === 'account' ? [target.accountNumber] : [])));
  const [only] = numbers;
  if (numbers.size > 1) return unidentified('severalAccounts');
  if (only !== undefined && targets.every(({ kind }) => kind === 'account'))
    return { kind: 'account', accountNumber: only };
  return targets.find(({ kind }) => kind === 'unidentified') ?? unidentified('noAccount');
}

/** What the money of a statement document is. */
export type DocumentTarget =
  | PaymentTarget
  /** The bank's sum of a register: never a payment of a resident. `isMatched` when that register gives the same sum. */
  | { readonly kind: 'lumpSum'; readonly registerNumber: string; readonly isMatched: boolean }
  /** Money that went out, or between accounts of the utility. */
  | { readonly kind: 'ignored' };

const LUMP_SUM = /(?<![\p{L}])реестр\p{L}*\s*(?:платежей\s*)?(?:№|N|#)?\s*(\d+)/iu;

/** What a document of a statement is, beside the registers that were read. */
export function targetOfDocument(
  { direction, purpose, amount }: StatementDocument,
  accounts: AccountDirectory,
  registers: readonly Pick<PaymentRegister, 'number' | 'transferred'>[],
): DocumentTarget {
  if (direction !== 'incoming') return { kind: 'ignored' };
  const registerNumber = LUMP_SUM.exec(purpose)?.[1];
  if (registerNumber === undefined) return targetOfPurpose(purpose, accounts);
  const isMatched = registers.some(({ number, transferred }) => number === registerNumber && transferred === amount);
  return { kind: 'lumpSum', registerNumber, isMatched };
}
