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
import { dropHelpers } from '../session/customers.ts';
import { checkPassword } from '../session/password-policy.ts';
import { hashPassword, verifyPassword } from '../session/passwords.ts';
import { passwordOf } from '../session/queries.ts';
import { isHeld, proveAccount, type ProvenAccount } from './account-proof.ts';
import { insertCustomer, isEmailFree } from './queries.ts';

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
  return { ticket, ...(await codes.send(db, ticket, address, now)) };
}

/** `customerId` is set when the registration is already done and only the answer was lost. */
type Chosen =
  | { readonly customerId: string }
  | { readonly ticket: Ticket; readonly hash: string; readonly consents: readonly ConsentDocument[] };

export async function choosePassword(
  { codes, settings, today }: Services,
  db: Database,
  { ticket: secret, password, consents = [] }: RequestBody<'registrations.complete'>,
  now: Date,
): Promise<Chosen> {
  const ticket = await codes.verified(db, secret, 'registration', now);
  if (ticket.done_at && ticket.customer_id) {
    // Ticket and password together show that it is the same person.
    if (!(await verifyPassword((await passwordOf(db, ticket.customer_id)).password_hash, password)))
      throw new ProblemError('CODE_EXPIRED');
    return { customerId: ticket.customer_id };
  }
  checkPassword(password, ticket.data.personal ?? []);
  const documents = consents.map((consent, index) =>
    presentDocument(settings.consentDocuments(today(now)), consent, `/consents/${index}/version`),
  );
  return { ticket, hash: await hashPassword(password), consents: documents };
}

export async function completeRegistration(
  { codes, today }: Services,
  db: Tx,
  chosen: Chosen,
  at: At,
): Promise<SignInAnswer> {
  const { address, now } = at;
  if ('customerId' in chosen)
    return completeSignIn(db, { customerId: chosen.customerId, remember: false, ...at, today: today(now) });
  const { ticket, hash, consents } = chosen;
  const {
    data: { email },
    recipient,
  } = ticket;
  const accountId = ticket.account_id ?? '';
  const id = newId();
  if (!(await codes.finish(db, ticket, id, now))) throw new ProblemError('IN_FLIGHT', { retryAfter: 1 });
  if (await isHeld(db, accountId)) throw new ProblemError('ALREADY_REGISTERED');
  await dropHelpers(db, accountId);
  // An e-mail address of another customer is left out silently, because an error would reveal that customer.
  const isFree = email !== undefined && (await isEmailFree(db, email));
  await insertCustomer(db, { id, email: isFree ? email : null, phone: recipient, passwordHash: hash, accountId, now });
  for (const document of consents) await giveConsent(db, id, document, address, now);
  await audit(db, { action: 'registered', customerId: id, address, now });
  await notify(db, id, 'registered', now);
  return completeSignIn(db, { customerId: id, remember: false, ...at, today: today(now) });
}
