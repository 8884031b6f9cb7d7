import type { OfficeTicket, Staff, Role } from '@vodokanal/contract/office';
import { foldEmail } from '@vodokanal/contract/rules/account-number';
import { isEmail, maskEmail } from '@vodokanal/contract/rules/contact';
import { audit } from '../audit/audit.ts';
import type { Codes } from '../codes/service.ts';
import { StartError, type Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { network } from '../http/client-address.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret, newId, newSecret } from '../ids.ts';
import { readCookie, setCookie } from '../session/cookies.ts';
import { passwordQueue } from '../session/password-queue.ts';
import { comparePassword, hashPassword } from '../session/passwords.ts';
import { countAttempt, forgiveAttempts } from '../session/throttle.ts';
import { findStaff, staffByEmail, staffOfSession } from './queries.ts';

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

/** Adds a member of staff. Throws a `StartError` for a bad or known address. */
export async function addStaff(
  db: Database | Tx,
  {
    email: typed,
    name,
    role,
    password,
  }: { readonly email: string; readonly name: string; readonly role: Role; readonly password: string },
  now: Date,
): Promise<void> {
  const email = foldEmail(typed);
  if (!isEmail(email)) throw new StartError(`${typed} is not an e-mail address.`);
  if (password.length < 12) throw new StartError('The password must have at least 12 characters.');
  if (await staffByEmail(db, email))
    throw new StartError(`There is already a member of staff with the address ${email}.`);
  await db
    .insertInto('staff')
    .values({ id: newId(), email, name, role, password_hash: await hashPassword(password), created_at: now })
    .execute();
}

/** Ends the access of a member of staff. Throws a `StartError` for an unknown address. */
export async function endStaff(tx: Tx, typed: string, now: Date): Promise<void> {
  const staff = await staffByEmail(tx, foldEmail(typed));
  if (!staff) throw new StartError(`There is no member of staff with the address ${typed}.`);
  // The address may be given to somebody else later.
  await tx
    .updateTable('staff')
    .set({ ended_at: now, email: `${staff.id} ${staff.email}` })
    .where('id', '=', staff.id)
    .execute();
  await tx.deleteFrom('staff_session').where('staff_id', '=', staff.id).execute();
}

/** Checks a password. Throws WRONG_CREDENTIALS and RATE_LIMITED; unknown addresses take as long as known ones. */
export async function checkStaffPassword(
  db: Database,
  { email: typed, password }: { readonly email: string; readonly password: string },
  { address, now }: At,
) {
  const email = foldEmail(typed);
  const staff = await staffByEmail(db, email);
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

/** Sends a code to the mailbox of somebody whose password was right. */
export async function sendStaffCode(
  tx: Tx,
  codes: Codes,
  { id, email }: { readonly id: string; readonly email: string },
  at: At,
): Promise<OfficeTicket> {
  const shown = maskEmail(email);
  const ticket = await codes.open(
    tx,
    { purpose: 'office', channel: 'mail', recipient: email, shown, data: { staffId: id } },
    at.request,
    at.now,
  );
  await codes.send(tx, ticket, at);
  return { ticket, recipient: shown };
}

/** Opens a session with the code from the mail. Throws CODE_WRONG and CODE_EXPIRED. */
export async function openStaffSession(
  tx: Tx,
  codes: Codes,
  ticket: string,
  { address, now }: At,
): Promise<{ readonly staff: Staff; readonly cookie: string }> {
  const row = await codes.verified(tx, ticket, 'office', now);
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

/** Ends the session of a request and returns the cookie that removes it. */
export async function closeStaffSession(tx: Tx, request: Request): Promise<string> {
  const secret = readCookie(request, COOKIE);
  if (secret !== undefined) await tx.deleteFrom('staff_session').where('id_hash', '=', hashSecret(secret)).execute();
  return setCookie(COOKIE, '', 0);
}
