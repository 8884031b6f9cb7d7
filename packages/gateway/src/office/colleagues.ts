import type { Colleague, ColleagueChange, NewColleague } from '@vodokanal/contract/office';
import { blockingFinding, ProblemError } from '@vodokanal/contract/problem';
import { foldEmail } from '@vodokanal/contract/rules/account-number';
import { isEmail } from '@vodokanal/contract/rules/contact';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { hashSecret, newSecret } from '../ids.ts';
import { queueMessage } from '../messages/message-queue.ts';
import type { Factors } from '../security/factors.ts';
import { checkPassword } from '../session/password-policy.ts';
import { hashPassword } from '../session/passwords.ts';
import { removeAuthenticator, tellAuthenticator } from './authenticator.ts';
import type { StaffAct } from './claims.ts';
import {
  activeAdministrators,
  changeStaff,
  colleagueRows,
  endStaffSessions,
  lockStaff,
  staffByInvitation,
  type ColleagueRow,
} from './queries.ts';
import { addStaff, endStaffRow, StaffFault } from './staff.ts';

/** How long the link of an invitation can be used, in milliseconds. */
const INVITATION_LIFE = 7 * 24 * 3_600_000;
/** Passwords of staff are longer than those of customers, because one opens the data of many. */
export const LEAST_PASSWORD = 12;

/** What changes the staff: the origin leads the links of letters. */
export interface StaffServices {
  readonly origin: string;
  readonly factors: Factors;
}

/** Who works in the office. */
export async function listColleagues(db: Database | Tx): Promise<Colleague[]> {
  return (await colleagueRows(db)).map(bodyOf);
}

/** Adds somebody and sends them a link to choose a password. Throws INVALID for a bad or known address. */
export async function inviteColleague(
  tx: Tx,
  { origin }: StaffServices,
  { email, name, role }: NewColleague,
  by: StaffAct,
): Promise<Colleague> {
  if (!isEmail(foldEmail(email))) throw invalidEmail('EMAIL_FORMAT');
  let id: string;
  try {
    id = await addStaff(tx, { email, name: name.trim(), role, password: undefined }, by.now);
  } catch (fault) {
    throw fault instanceof StaffFault ? invalidEmail('NOT_ALLOWED') : fault;
  }
  await sendInvitation(tx, origin, { id, email: foldEmail(email) }, by.now);
  await trace(tx, id, 'invited', by);
  return colleague(tx, id);
}

/** Sends a new link; it also lets somebody who forgot their password choose another. Throws NOT_FOUND. */
export async function remindColleague(
  tx: Tx,
  { origin }: StaffServices,
  staffId: string,
  by: StaffAct,
): Promise<Colleague> {
  const row = await present(tx, staffId);
  await sendInvitation(tx, origin, row, by.now);
  await trace(tx, staffId, 'reminded', by);
  return colleague(tx, staffId);
}

/** Changes a name or a role. Another role ends the sessions. Throws NOT_FOUND, and ROLE_REFUSED for one's own role. */
export async function changeColleague(
  tx: Tx,
  staffId: string,
  { name, role }: ColleagueChange,
  by: StaffAct,
): Promise<Colleague> {
  const row = await present(tx, staffId);
  if (role !== row.role) {
    await assertOther(tx, staffId, by);
    await endStaffSessions(tx, staffId);
  }
  await changeStaff(tx, staffId, { name: name.trim(), role });
  await trace(tx, staffId, role === row.role ? 'renamed' : `role-${role}`, by);
  return colleague(tx, staffId);
}

/** Closes the access of somebody and ends their sessions. Throws NOT_FOUND, and ROLE_REFUSED for oneself. */
export async function blockColleague(tx: Tx, staffId: string, by: StaffAct): Promise<Colleague> {
  await present(tx, staffId);
  await assertOther(tx, staffId, by);
  await changeStaff(tx, staffId, { blocked_at: by.now });
  await endStaffSessions(tx, staffId);
  await trace(tx, staffId, 'blocked', by);
  return colleague(tx, staffId);
}

/** Opens an access again. Throws NOT_FOUND. */
export async function unblockColleague(tx: Tx, staffId: string, by: StaffAct): Promise<void> {
  await present(tx, staffId);
  await changeStaff(tx, staffId, { blocked_at: null });
  await trace(tx, staffId, 'unblocked', by);
}

/** Ends an access for good. Throws NOT_FOUND, and ROLE_REFUSED for oneself. */
export async function endColleague(tx: Tx, staffId: string, by: StaffAct): Promise<void> {
  const row = await present(tx, staffId);
  await assertOther(tx, staffId, by);
  await endStaffRow(tx, row, by.now);
  await trace(tx, staffId, 'ended', by);
}

/** Turns off a lost authenticator app: codes go to the mailbox again. Throws NOT_FOUND. */
export async function disarmColleague(
  tx: Tx,
  { factors }: StaffServices,
  staffId: string,
  by: StaffAct,
): Promise<void> {
  const row = await present(tx, staffId);
  await removeAuthenticator(tx, factors, staffId);
  await tellAuthenticator(tx, row.email, 'staffAppOff', by.now);
  await trace(tx, staffId, 'authenticator-off', by);
}

/** Checks a link and hashes the chosen password. Throws LINK_ENDED and INVALID. */
export async function checkInvitation(
  db: Database,
  { ticket, password }: { readonly ticket: string; readonly password: string },
  now: Date,
): Promise<{ readonly hash: string }> {
  const row = await staffByInvitation(db, hashSecret(ticket), now);
  if (!row) throw new ProblemError('LINK_ENDED');
  checkPassword(password, [row.email, ...row.name.split(/\s+/)], LEAST_PASSWORD);
  return { hash: await hashPassword(password) };
}

/** Sets the password that was chosen with a link, which then ends. Throws LINK_ENDED. */
export async function acceptInvitation(
  tx: Tx,
  ticket: string,
  hash: string,
  { address, now }: { readonly address: string; readonly now: Date },
): Promise<{ readonly email: string }> {
  const row = await staffByInvitation(tx, hashSecret(ticket), now, 'locked');
  if (!row) throw new ProblemError('LINK_ENDED');
  await changeStaff(tx, row.id, { password_hash: hash, invitation_hash: null, invited_until: null });
  await endStaffSessions(tx, row.id);
  const details = { staffId: row.id, what: 'password-chosen' };
  await audit(tx, { action: 'office-staff-changed', customerId: null, address, now, details });
  return { email: row.email };
}

async function sendInvitation(
  tx: Tx,
  origin: string,
  { id, email }: { readonly id: string; readonly email: string },
  now: Date,
): Promise<void> {
  const ticket = newSecret();
  const until = new Date(now.getTime() + INVITATION_LIFE);
  await changeStaff(tx, id, { invitation_hash: hashSecret(ticket), invited_until: until });
  await queueMessage(
    tx,
    {
      channel: 'mail',
      recipient: email,
      template: 'staffInvited',
      // Behind the hash sign, so that it reaches no server and no log.
      values: { link: `${origin}/office/#/invitation/${ticket}` },
      cause: { kind: 'staff' },
      expiresAt: until,
    },
    now,
  );
}

/**
 * An administrator takes nothing from themselves, so one is always left. The lock makes two who block each other wait:
 * the second one is then no administrator any more.
 */
async function assertOther(tx: Tx, staffId: string, { staff }: StaffAct): Promise<void> {
  const administrators = await activeAdministrators(tx);
  if (staffId === staff.id || !administrators.includes(staff.id)) throw new ProblemError('ROLE_REFUSED');
}

async function present(tx: Tx, staffId: string): Promise<ColleagueRow> {
  await lockStaff(tx, staffId);
  const row = (await colleagueRows(tx)).find(({ id }) => id === staffId);
  if (!row) throw new ProblemError('NOT_FOUND');
  return row;
}

const colleague = async (tx: Tx, staffId: string): Promise<Colleague> => bodyOf(await present(tx, staffId));

const bodyOf = ({ id, name, email, role, blocked_at, password_hash, has_app, seen_at }: ColleagueRow): Colleague => ({
  id,
  name,
  email,
  role,
  state: blocked_at ? 'blocked' : password_hash === '' ? 'invited' : 'active',
  hasAuthenticator: Boolean(has_app),
  lastSeenAt: seen_at?.toISOString() ?? null,
});

const invalidEmail = (code: 'EMAIL_FORMAT' | 'NOT_ALLOWED') =>
  new ProblemError('INVALID', { errors: [blockingFinding(code, '/email')] });

const trace = (tx: Tx, colleagueId: string, what: string, { staff, address, now }: StaffAct): Promise<void> =>
  audit(tx, {
    action: 'office-staff-changed',
    customerId: null,
    address,
    now,
    details: { staffId: staff.id, colleagueId, what },
  });
