import type { OfficeTicket, Staff, Role } from '@vodokanal/contract/office';
import { foldEmail } from '@vodokanal/contract/rules/account-number';
import { isEmail, maskEmail } from '@vodokanal/contract/rules/contact';
import { audit } from '../audit/audit.ts';
import type { Codes, Ticket } from '../codes/service.ts';
import { StartError, type Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { network } from '../http/client-address.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret, newId, newSecret } from '../ids.ts';
import { readCookie, setCookie } from '../session/cookies.ts';
import { passwordQueue } from '../session/password-queue.ts';
import { comparePassword, hashPassword } from '../session/passwords.ts';
import { countAttempt, forgiveAttempts } from '../session/throttle.ts';
import type { Factors } from '../security/factors.ts';
import { checkAppCode } from './authenticator.ts';
import { changeStaff, endStaffSessions, findStaff, staffByEmail, staffOfSession } from './queries.ts';

const COOKIE = '__Host-vk-office';
const HOUR = 3_600_000;
/** Lifetime of a session in milliseconds: a working day, and half an hour without requests. */
const LIFE = { whole: 10 * HOUR, idle: HOUR / 2 } as const;

/** The request of a sign-in and where it comes from. */
interface At {
  readonly request: Request;
  readonly address: string;
  readonly now: Date;
}

/** A member of staff cannot be added, or is not known. */
export class StaffFault extends StartError {}

/**
 * Adds a member of staff and returns their id; without a password they sign in once they have chosen one. Throws a
 * `StaffFault` for a bad or known address and for a short password.
 */
export async function addStaff(
  db: Database | Tx,
  {
    email: typed,
    name,
    role,
    password,
  }: {
    readonly email: string;
    readonly name: string;
    readonly role: Role;
    readonly password: string | undefined;
  },
  now: Date,
): Promise<string> {
  const email = foldEmail(typed);
  if (!isEmail(email)) throw new StaffFault(`${typed} is not an e-mail address.`);
  if (password !== undefined && password.length < 12)
    throw new StaffFault('The password must have at least 12 characters.');
  if (await staffByEmail(db, email))
    throw new StaffFault(`There is already a member of staff with the address ${email}.`);
  const id = newId();
  const password_hash = password === undefined ? '' : await hashPassword(password);
  await db.insertInto('staff').values({ id, email, name, role, password_hash, created_at: now }).execute();
  return id;
}

/** Finds a member of staff by their address. Throws a `StaffFault` for an unknown one. */
export async function staffOfEmail(tx: Tx, typed: string): Promise<{ readonly id: string; readonly email: string }> {
  const staff = await staffByEmail(tx, foldEmail(typed));
  if (!staff) throw new StaffFault(`There is no member of staff with the address ${typed}.`);
  return staff;
}

/** Ends the access of a member of staff. Throws a `StaffFault` for an unknown address. */
export async function endStaff(tx: Tx, typed: string, now: Date): Promise<void> {
  await endStaffRow(tx, await staffOfEmail(tx, typed), now);
}

export async function endStaffRow(
  tx: Tx,
  { id, email }: { readonly id: string; readonly email: string },
  now: Date,
): Promise<void> {
  // The address may be given to somebody else later.
  await changeStaff(tx, id, { ended_at: now, email: `${id} ${email}`, invitation_hash: null });
  await endStaffSessions(tx, id);
  await tx.deleteFrom('factor').where('customer_id', '=', id).execute();
}

/** Closes the access of a member of staff, or opens it again. Throws a `StaffFault` for an unknown address. */
export async function blockStaff(tx: Tx, typed: string, since: Date | null): Promise<void> {
  const { id } = await staffOfEmail(tx, typed);
  await changeStaff(tx, id, { blocked_at: since });
  if (since) await endStaffSessions(tx, id);
}

/** Checks a password. Throws WRONG_CREDENTIALS and RATE_LIMITED; unknown addresses take as long as known ones. */
export async function checkStaffPassword(
  db: Database,
  { email: typed, password }: { readonly email: string; readonly password: string },
  { address, now }: At,
) {
  const email = foldEmail(typed);
  const found = await staffByEmail(db, email);
  // Blocked staff, and those without a password yet, get the answer of a stranger.
  const staff = found?.password_hash && !found.blocked_at ? found : undefined;
  const source = { login: hashSecret(`office ${email}`), address, knownDevice: undefined };
  const isRight = await passwordQueue.run(
    async (waited) => {
      await countAttempt(db, source, new Date(now.getTime() + waited));
      return comparePassword(staff?.password_hash, password);
    },
    { key: source.login, network: network(address) },
  );
  if (!staff || !isRight) {
    await audit(db, { action: 'office-sign-in-failed', customerId: null, address, now });
    throw new ProblemError('WRONG_CREDENTIALS');
  }
  await forgiveAttempts(db, source);
  return staff;
}

/** Asks somebody whose password was right for a code: of their app, or one that goes to their mailbox. */
export async function askStaffCode(
  tx: Tx,
  { codes, factors }: SecondFactors,
  { id, email }: { readonly id: string; readonly email: string },
  at: At,
): Promise<OfficeTicket> {
  const shown = maskEmail(email);
  const hasApp = (await factors.list(tx, id)).length > 0;
  const data = { staffId: id, ...(hasApp && { hasApp }) };
  const ticket = await codes.open(
    tx,
    { purpose: 'office', channel: 'mail', recipient: email, shown, data },
    at.request,
    at.now,
  );
  if (hasApp) return { ticket, recipient: null };
  await codes.send(tx, ticket, at);
  return { ticket, recipient: shown };
}

interface SecondFactors {
  readonly codes: Codes;
  readonly factors: Factors;
}

/** Checks the second factor of a sign-in and counts the try. Throws CODE_WRONG, CODE_EXPIRED and RATE_LIMITED. */
export async function checkStaffCode(
  db: Database,
  { codes, factors }: SecondFactors,
  { ticket, code }: { readonly ticket: string; readonly code: string },
  at: At,
): Promise<Ticket> {
  const { data } = await codes.find(db, ticket, 'office', at.now);
  if (!data.hasApp) return codes.verify(db, ticket, code, ['office'], at.now);
  const counted = await codes.count(db, ticket, ['office'], at.now);
  await checkAppCode(db, factors, data.staffId ?? '', code, at).catch((fault: unknown) => {
    throw fault instanceof ProblemError && fault.code === 'CODE_WRONG' ? codes.wrong(counted) : fault;
  });
  return counted;
}

/** Opens a session after `checkStaffCode`. Throws CODE_EXPIRED. */
export async function openStaffSession(
  tx: Tx,
  codes: Codes,
  row: Ticket,
  { address, now }: At,
): Promise<{ readonly staff: Staff; readonly cookie: string }> {
  const staff = await findStaff(tx, row.data.staffId ?? '');
  if (!staff || !(await codes.finish(tx, row, null, now))) throw new ProblemError('CODE_EXPIRED');
  const secret = newSecret();
  await tx
    .insertInto('staff_session')
    .values({
      id_hash: hashSecret(secret),
      staff_id: staff.id,
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + LIFE.whole),
    })
    .execute();
  await audit(tx, { action: 'office-sign-in', customerId: null, address, now, details: { staffId: staff.id } });
  return { staff, cookie: setCookie(COOKIE, secret, undefined) };
}

/** Who sent a request; undefined without a session. */
export async function identifyStaff(db: Database, request: Request, now: Date): Promise<Staff | undefined> {
  const secret = readCookie(request, COOKIE);
  return secret === undefined ? undefined : staffOfSession(db, hashSecret(secret), now, LIFE.idle);
}

/** The hash of the session of a request; empty without one. */
export function staffSessionHash(request: Request): string {
  const secret = readCookie(request, COOKIE);
  return secret === undefined ? '' : hashSecret(secret);
}

/** Ends the session of a request and returns the cookie that removes it. */
export async function closeStaffSession(tx: Tx, request: Request): Promise<string> {
  const secret = readCookie(request, COOKIE);
  if (secret !== undefined) await tx.deleteFrom('staff_session').where('id_hash', '=', hashSecret(secret)).execute();
  return setCookie(COOKIE, '', 0);
}
