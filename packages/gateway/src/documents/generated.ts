import type { Account, AccountDocument } from '@vodokanal/contract';
import { localDate } from '@vodokanal/contract/rules/calendar';
import { chargeMonths } from '@vodokanal/contract/rules/ledger';
import { documentState } from '@vodokanal/contract/rules/document';
import { applicationFile } from '../applications/documents.ts';
import { applicationsOf, type ApplicationRow } from '../applications/queries.ts';
import { billPdf } from '../bills/bill-pdf.ts';
import { billFor, payeesOf } from '../bills/service.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { idOf } from '../ids.ts';
import { plansOfAccount, type PlanRow } from '../instalments/queries.ts';
import { agreementFile } from '../instalments/service.ts';
import { ledgerOf } from '../ledger/queries.ts';
import { monthText } from '../pdf/texts.ts';
import type { Settings } from '../settings/settings.ts';

/** A paper that is made when somebody asks for it. */
export interface GeneratedDocument extends AccountDocument {
  /** Makes the file from the present data. */
  make(db: Database): Promise<Uint8Array>;
}

interface Reader {
  readonly account: Account;
  readonly customerId: string;
  readonly today: string;
}

const MADE = { meterId: null, withdrawal: null, source: 'endpoint', isUnread: false } as const;
const file = (name: string): AccountDocument['file'] => ({ name, type: 'application/pdf', bytes: null });

/** The papers about an account that are made on demand: bills, the agreements that this customer was offered, and their applications. */
export async function generatedDocuments(
  db: Database | Tx,
  settings: Settings,
  reader: Reader,
): Promise<GeneratedDocument[]> {
  const { account, customerId, today } = reader;
  const applications = await applicationsOf(db, account.id, customerId);
  const plans = await plansOfAccount(db, account.id);
  // Without requisites there are no bills.
  const months = payeesOf(settings).length === 0 ? [] : chargeMonths(await ledgerOf(db, account.id));
  return [
    ...months.map(({ period, issuedOn }) => billDocument(settings, reader, period, issuedOn)),
    ...plans
      .filter(({ customer_id, offered_until }) => customer_id === customerId && offered_until !== null)
      .map((plan) => agreementDocument(settings, reader, plan)),
    ...applications.map((row) => applicationPaper(settings, reader, row)),
  ].filter(({ issuedOn }) => issuedOn <= today);
}

function billDocument(
  settings: Settings,
  { account, today }: Reader,
  period: string,
  issuedOn: string,
): GeneratedDocument {
  return {
    ...MADE,
    id: idOf('document', account.id, 'bill', period),
    kind: 'bill',
    title: `Счёт за ${monthText(period)}`,
    number: '',
    issuedOn,
    period,
    signature: { state: 'unsigned', kind: null, signedOn: null },
    state: 'valid',
    validUntil: null,
    file: file(`Счёт ${account.number} ${period}.pdf`),
    make: async (db) =>
      billPdf(await billFor(db, settings, account, period, today), settings.get('utility', '', today)),
  };
}

function agreementDocument(
  settings: Settings,
  { account, customerId, today }: Reader,
  { id: planId, number, created_on, offered_until, signed_at }: PlanRow,
): GeneratedDocument {
  const { timeZone } = settings.get('utility', '', today);
  // An offer ends, a signed agreement does not.
  const validUntil = signed_at ? null : offered_until;
  return {
    ...MADE,
    id: idOf('document', account.id, 'agreement', planId),
    kind: 'contract',
    title: 'Соглашение о погашении задолженности',
    number,
    issuedOn: created_on,
    period: null,
    signature: signed_at
      ? { state: 'both', kind: 'simple', signedOn: localDate(signed_at, timeZone) }
      : { state: 'unsigned', kind: null, signedOn: null },
    state: documentState({ withdrawal: null, validUntil }, today),
    validUntil,
    file: file(`Соглашение о рассрочке ${number}.pdf`),
    make: async (db) => (await agreementFile(db, settings, account, { planId, customerId }, today)).bytes,
  };
}

function applicationPaper(
  settings: Settings,
  { account, customerId, today }: Reader,
  { id: applicationId, number, title, registered_on, confirmed_at }: ApplicationRow,
): GeneratedDocument {
  return {
    ...MADE,
    id: idOf('document', account.id, 'application', applicationId),
    kind: 'application',
    title: title.ru,
    number,
    issuedOn: registered_on,
    period: null,
    signature: confirmed_at
      ? {
          state: 'customer',
          kind: 'simple',
          signedOn: localDate(confirmed_at, settings.get('utility', '', today).timeZone),
        }
      : { state: 'unsigned', kind: null, signedOn: null },
    state: 'valid',
    validUntil: null,
    file: file(`Заявление ${number}.pdf`),
    make: async (db) =>
      (await applicationFile(db, settings, { accountId: account.id, applicationId, customerId }, today)).bytes,
  };
}
