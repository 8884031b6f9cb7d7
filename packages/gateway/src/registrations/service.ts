import { assertFreeToHold } from '@vodokanal/contract/policies/account-access';
import { presentDocument } from '@vodokanal/contract/policies/consent';
import { registrationContacts } from '@vodokanal/contract/policies/contact';
import { assertNoFindings } from '@vodokanal/contract/problem';
import { maskPhone } from '@vodokanal/contract/rules/contact';
import type { CodeTicketed, ConsentDocument, NewRegistration } from '@vodokanal/contract';
import { audit } from '../audit/audit.ts';
import type { Ticket } from '../codes/service.ts';
import { giveConsent } from '../consents/service.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { RequestBody } from '@vodokanal/contract/requests';
import type { Call } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { notify } from '../security/notices.ts';
import type { Services } from '../services.ts';
import { completeSignIn, type SignInAnswer } from '../session/complete-sign-in.ts';
import { deleteHelpers } from '../session/queries.ts';
import { checkPassword } from '../session/password-policy.ts';
import { hashPassword } from '../session/passwords.ts';
import { sendContactCode } from '../profile/service.ts';
import { isHeld, proveAccount, type ProvenAccount } from './account-proof.ts';
import { insertCustomer } from './queries.ts';

type At = Pick<Call<'registrations.complete'>, 'request' | 'address' | 'now'>;

interface Applicant {
  readonly account: ProvenAccount;
  readonly phone: string;
  readonly email: string | undefined;
}

/** Checks the contacts and the account proof of a registration. */
export async function checkApplicant(
  db: Database,
  registration: NewRegistration,
  { address, now }: Pick<At, 'address' | 'now'>,
): Promise<Applicant> {
  const { phone, email, errors } = registrationContacts(registration);
  assertNoFindings(errors);
  return { account: await proveAccount(db, { ...registration, address, now }), phone: phone ?? '', email };
}

/** Sends a code to the phone, to check that it belongs to the applicant. */
export async function beginRegistration(
  { codes }: Services,
  db: Tx,
  { account, phone, email }: Applicant,
  { request, address, now }: At,
): Promise<CodeTicketed> {
  assertFreeToHold({ status: account.status, isHeld: await isHeld(db, account.id) });
  const ticket = await codes.open(
    db,
    {
      purpose: 'registration',
      accountId: account.id,
      channel: 'sms',
      recipient: phone,
      shown: maskPhone(phone),
      data: { ...(email && { email }), personal: [account.number, phone, ...(email ? [email] : [])] },
    },
    request,
    now,
  );
  return { ticket, ...(await codes.send(db, ticket, { request, address, now })) };
}

interface Chosen {
  readonly ticket: Ticket;
  readonly hash: string;
  readonly consents: readonly ConsentDocument[];
}

/**
 * Checks and hashes the password. Throws `ALREADY_REGISTERED` for a ticket that has done its work: repeating it must
 * not open a session, past the second factor and past a newer password.
 */
export async function choosePassword(
  { codes, settings, today }: Services,
  db: Database,
  { ticket: secret, password, consents = [] }: RequestBody<'registrations.complete'>,
  now: Date,
): Promise<Chosen> {
  const ticket = await codes.verified(db, secret, 'registration', now);
  if (ticket.done_at) throw new ProblemError('ALREADY_REGISTERED');
  checkPassword(password, ticket.data.personal ?? []);
  const documents = consents.map((consent, index) =>
    presentDocument(settings.consentDocuments(today(now)), consent, `/consents/${index}/version`),
  );
  return { ticket, hash: await hashPassword(password), consents: documents };
}

export async function completeRegistration(
  { codes, today }: Services,
  db: Tx,
  { ticket, hash, consents }: Chosen,
  at: At,
): Promise<SignInAnswer> {
  const { address, now } = at;
  const {
    data: { email },
    recipient,
  } = ticket;
  const accountId = ticket.account_id ?? '';
  const id = newId();
  if (!(await codes.finish(db, ticket, id, now))) throw new ProblemError('IN_FLIGHT', { retryAfter: 1 });
  if (await isHeld(db, accountId)) throw new ProblemError('ALREADY_REGISTERED');
  await deleteHelpers(db, accountId);
  await insertCustomer(db, { id, phone: recipient, passwordHash: hash, accountId, now });
  for (const document of consents) await giveConsent(db, id, document, address, now);
  await audit(db, { action: 'registered', customerId: id, address, now });
  await notify(db, id, 'registered', { address, now });
  const signedIn = await completeSignIn(db, { customerId: id, remember: false, ...at, today: today(now) });
  if (!email) return signedIn;
  // The address is no contact before its code is entered: it may be somebody else's.
  const emailCode = await sendContactCode(db, codes, 'email', email, at.request, { customerId: id, address, now });
  return { ...signedIn, body: { ...signedIn.body, emailCode } };
}
