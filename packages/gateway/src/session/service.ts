import {
  assertNotBlocked,
  assertNotFrozen,
  passwordSpellings,
  stepAfterPassword,
} from '@vodokanal/contract/policies/sign-in';
import { maskPhone } from '@vodokanal/contract/rules/contact';
import type { FactorKind, Session } from '@vodokanal/contract';
import { audit } from '../audit/audit.ts';
import type { Ticket } from '../codes/service.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { RequestBody } from '@vodokanal/contract/requests';
import type { Call } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret } from '../ids.ts';
import { notify } from '../security/notices.ts';
import type { Services } from '../services.ts';
import { completeSignIn, type SignInAnswer } from './complete-sign-in.ts';
import { personalWords, setPassword } from './customers.ts';
import { forgetDevice, knownDevice, presentedDevice } from './devices.ts';
import { checkPassword, refuseSame } from './password-policy.ts';
import { passwordQueue } from './password-queue.ts';
import { comparePassword, hashPassword } from './passwords.ts';
import { blockOf, countedLogin, customerState, findCustomer, passwordOf } from './queries.ts';
import { stepUp, type SignedIn } from './sessions.ts';
import { countAttempt, forgiveAttempts, network, type Source } from './throttle.ts';

type At = Pick<Call<'session.create'>, 'request' | 'address' | 'now'>;

/** The answer after a right password that asks for a second factor or a new password. */
async function nextStep(
  { codes }: Services,
  db: Tx,
  state: 'second-factor' | 'new-password',
  customer: { readonly id: string; readonly phone: string | null },
  remember: boolean,
  { request, now }: At,
  kinds?: FactorKind[],
): Promise<{ readonly body: Session }> {
  const ticket = await codes.open(
    db,
    {
      purpose: state === 'second-factor' ? 'sign-in' : 'new-password',
      customerId: customer.id,
      channel: 'sms',
      recipient: customer.phone,
      shown: customer.phone ? maskPhone(customer.phone) : '',
      data: { remember },
    },
    request,
    now,
  );
  return { body: { state, ...(kinds && { factors: kinds }), ticket } };
}

/**
 * Finds the customer by login and password. The attempt is counted before the comparison. Throws `WRONG_CREDENTIALS` or
 * `RATE_LIMITED`.
 */
export async function checkCredentials(
  db: Database,
  { login: typed, password }: RequestBody<'session.create'>,
  { request, address, now }: At,
) {
  const device = await presentedDevice(db, request, now);
  if (device?.isCopy) await forgetDevice(db, device.id, address, now);
  const customer = await findCustomer(db, typed, device && !device.isCopy ? device.id : null);
  const source: Source = {
    login: hashSecret(await countedLogin(db, typed, customer)),
    address,
    knownDevice: customer?.knownDevice ?? undefined,
  };
  const isRight = await isPasswordRight(db, source, customer?.password_hash, passwordSpellings(password), now);
  if (!customer || !isRight) {
    await audit(db, { action: 'sign-in-failed', customerId: customer?.id ?? null, address, now });
    throw new ProblemError('WRONG_CREDENTIALS');
  }
  return { customer };
}

/**
 * Counts an attempt and compares the password, all in its turn, so that only few attempts are counted and not yet
 * decided. Throws `RATE_LIMITED`, or `SERVICE_UNAVAILABLE` when too many wait.
 */
async function isPasswordRight(
  db: Database,
  source: Source,
  passwordHash: string | undefined,
  spellings: readonly string[],
  now: Date,
): Promise<boolean> {
  return passwordQueue.run(
    async (waited) => {
      await countAttempt(db, source, new Date(now.getTime() + waited));
      for (const spelling of spellings)
        if (await comparePassword(passwordHash, spelling)) {
          await forgiveAttempts(db, source);
          return true;
        }
      return false;
    },
    { key: source.login, network: network(source.address) },
  );
}

export async function signIn(
  services: Services,
  db: Tx,
  { customer }: Awaited<ReturnType<typeof checkCredentials>>,
  remember: boolean,
  at: At,
): Promise<SignInAnswer | { readonly body: Session }> {
  if (customer.status === 'blocked') await refuseBlocked(db, customer.id);
  // Before the second factor, so that whoever knows the password cannot have codes sent either.
  assertNotFrozen(customer.frozen_at !== null);
  const kinds = await services.factors.kinds(db, customer.id);
  const step = stepAfterPassword({
    hasSecondFactor: kinds.length > 0,
    mustChangePassword: customer.must_change_password,
  });
  if (step !== 'signed-in')
    return nextStep(services, db, step, customer, remember, at, step === 'second-factor' ? kinds : undefined);
  return completeSignIn(db, {
    customerId: customer.id,
    passwordHash: customer.password_hash,
    remember,
    ...at,
    today: services.today(at.now),
  });
}

/**
 * Returns the ticket of a sign-in that waits for its second factor. Wrong codes count for the customer, however many
 * sign-ins are started.
 */
export async function checkTicket(
  { codes, factors }: Services,
  db: Database,
  { ticket: secret, kind, code }: RequestBody<'session.confirm'>,
  { request, address, now }: At,
) {
  const { customer_id } = await codes.find(db, secret, 'sign-in', now);
  const customerId = customer_id ?? '';
  // Somebody who knows the password cannot use up the tries of the customer's own device.
  const source: Source = {
    login: hashSecret(`factor ${customerId}`),
    address,
    knownDevice: await knownDevice(db, request, customerId, now),
  };
  await countAttempt(db, source, now);
  const kinds = await factors.kinds(db, customerId);
  const ticket =
    kind === 'sms' && kinds.includes('sms')
      ? await codes.verify(db, secret, code, ['sign-in'], now)
      : await codes.count(db, secret, ['sign-in'], now);
  return { ticket, customerId, source };
}

export async function confirmSignIn(
  services: Services,
  db: Tx,
  { ticket, customerId, source }: Awaited<ReturnType<typeof checkTicket>>,
  { kind, code }: RequestBody<'session.confirm'>,
  at: At,
): Promise<SignInAnswer | { readonly body: Session }> {
  const { codes, factors } = services;
  const isRight = kind === 'sms' ? ticket.verified_at !== null : await factors.check(db, customerId, kind, code, at);
  if (!isRight) throw codes.wrong(ticket);
  await forgiveAttempts(db, source);
  if (!(await codes.finish(db, ticket, customerId, at.now))) throw new ProblemError('CODE_EXPIRED');
  const customer = await customerState(db, customerId);
  if (customer.status === 'blocked') await refuseBlocked(db, customerId);
  assertNotFrozen(customer.frozen_at !== null);
  const { remember = false } = ticket.data;
  if (customer.must_change_password)
    return nextStep(services, db, 'new-password', { id: customerId, phone: ticket.recipient }, remember, at);
  return completeSignIn(db, { customerId, remember, ...at, today: services.today(at.now) });
}

/** Checks and hashes the password that replaces one chosen by the staff. */
export async function chooseNewPassword(
  { codes }: Services,
  db: Database,
  { ticket: secret, password }: RequestBody<'session.renewPassword'>,
  now: Date,
): Promise<{ readonly ticket: Ticket; readonly hash: string }> {
  const ticket = await codes.find(db, secret, 'new-password', now);
  const customerId = ticket.customer_id ?? '';
  const before = await passwordOf(db, customerId);
  if (!before.must_change_password) throw new ProblemError('CODE_EXPIRED');
  assertNotFrozen(before.frozen_at !== null);
  checkPassword(password, await personalWords(db, customerId));
  await refuseSame(before.password_hash, password);
  return { ticket, hash: await hashPassword(password) };
}

export async function renewPassword(
  { codes, today }: Services,
  db: Tx,
  { ticket, hash }: Awaited<ReturnType<typeof chooseNewPassword>>,
  at: At,
): Promise<SignInAnswer> {
  const customerId = ticket.customer_id ?? '';
  if (!(await codes.finish(db, ticket, customerId, at.now))) throw new ProblemError('CODE_EXPIRED');
  await setPassword(db, customerId, hash, at.now);
  await audit(db, { action: 'password-changed', customerId, address: at.address, now: at.now });
  await notify(db, customerId, 'password-changed', at);
  return completeSignIn(db, { customerId, remember: ticket.data.remember ?? false, ...at, today: today(at.now) });
}

export async function signInByKey(
  { today }: Services,
  db: Tx,
  customerId: string,
  remember: boolean,
  at: At,
): Promise<SignInAnswer> {
  const { status } = await customerState(db, customerId);
  if (status === 'blocked') await refuseBlocked(db, customerId);
  return completeSignIn(db, { customerId, remember, ...at, today: today(at.now) });
}

/** Checks the password of a signed-in customer again. Throws `WRONG_CREDENTIALS` or `RATE_LIMITED`. */
export async function checkPasswordAgain(
  db: Database,
  { id }: SignedIn,
  password: string,
  { address, now }: Pick<At, 'address' | 'now'>,
): Promise<void> {
  const source: Source = { login: hashSecret(`step-up ${id}`), address, knownDevice: undefined };
  const { password_hash } = await passwordOf(db, id);
  if (!(await isPasswordRight(db, source, password_hash, [password], now))) {
    await audit(db, { action: 'step-up-failed', customerId: id, address, now });
    throw new ProblemError('WRONG_CREDENTIALS');
  }
}

export async function allowSensitiveActs(
  db: Tx,
  customer: SignedIn,
  now: Date,
): Promise<{ readonly cookie: string; readonly until: Date }> {
  return stepUp(db, customer, now);
}

/** Throws `CUSTOMER_BLOCKED` with the reason. Call it only after a right password or passkey. */
async function refuseBlocked(db: Tx, customerId: string): Promise<void> {
  const { block_reason, blocked_by } = await blockOf(db, customerId);
  assertNotBlocked({ isBlocked: true, blockedBy: blocked_by, blockReason: block_reason });
}
