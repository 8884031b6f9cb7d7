import type { TotpSecret } from '@vodokanal/contract';
import type { Authenticator } from '@vodokanal/contract/office';
import { blockingFinding, ProblemError } from '@vodokanal/contract/problem';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { hashSecret } from '../ids.ts';
import { queueMessage } from '../messages/message-queue.ts';
import type { Factors } from '../security/factors.ts';
import { countAttempt, forgiveAttempts, type Source } from '../session/throttle.ts';
import type { StaffAct } from './claims.ts';
import { emailOfStaff, endStaffSessions } from './queries.ts';

/** Turns the app off without a trace; the caller leaves one. */
export async function removeAuthenticator(tx: Tx, factors: Factors, staffId: string): Promise<void> {
  for (const { id } of await factors.list(tx, staffId)) await factors.remove(tx, staffId, id);
}

export const tellAuthenticator = (tx: Tx, recipient: string, template: 'staffAppOn' | 'staffAppOff', now: Date) =>
  queueMessage(tx, { channel: 'mail', recipient, template, values: {}, cause: { kind: 'staff' } }, now);

/** Whether an app takes the place of the code from the mail. */
export async function authenticatorOf(db: Database | Tx, factors: Factors, staffId: string): Promise<Authenticator> {
  const [factor] = await factors.list(db, staffId);
  return { since: factor?.createdAt ?? null };
}

export async function startAuthenticator(tx: Tx, factors: Factors, issuer: string, by: StaffAct): Promise<TotpSecret> {
  return factors.startTotp(tx, by.staff.id, await emailOfStaff(tx, by.staff.id), issuer, by.now);
}

/** Turns the app on with its first code; sessions on other devices end. Throws CODE_WRONG. */
export async function confirmAuthenticator(
  tx: Tx,
  factors: Factors,
  code: string,
  sessionHash: string,
  by: StaffAct,
): Promise<Authenticator> {
  if (!(await factors.confirmTotp(tx, by.staff.id, code, by.now))) throw wrongCode();
  await endStaffSessions(tx, by.staff.id, sessionHash);
  await changed(tx, 'staffAppOn', by);
  return authenticatorOf(tx, factors, by.staff.id);
}

/** Checks a code of the app in use. Counts the try first; throws RATE_LIMITED and CODE_WRONG. */
export async function checkAppCode(
  db: Database,
  factors: Factors,
  staffId: string,
  code: string,
  at: { readonly address: string; readonly now: Date },
): Promise<void> {
  const source: Source = { login: hashSecret(`office factor ${staffId}`), address: at.address, knownDevice: undefined };
  await countAttempt(db, source, at.now);
  if (!(await factors.check(db, staffId, 'totp', code, at))) throw wrongCode();
  await forgiveAttempts(db, source);
}

/** Turns the app off; call it after `checkAppCode`. */
export async function turnOffAuthenticator(tx: Tx, factors: Factors, by: StaffAct): Promise<Authenticator> {
  await removeAuthenticator(tx, factors, by.staff.id);
  await changed(tx, 'staffAppOff', by);
  return { since: null };
}

const wrongCode = () => new ProblemError('CODE_WRONG', { errors: [blockingFinding('CODE_WRONG', '/code')] });

async function changed(tx: Tx, template: 'staffAppOn' | 'staffAppOff', { staff, address, now }: StaffAct) {
  await tellAuthenticator(tx, await emailOfStaff(tx, staff.id), template, now);
  const what = template === 'staffAppOn' ? 'authenticator-on' : 'authenticator-off';
  const details = { staffId: staff.id, what };
  await audit(tx, { action: 'office-staff-changed', customerId: null, address, now, details });
}
