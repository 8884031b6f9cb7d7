import { RECOVERY_RECIPIENT } from '@vodokanal/contract/policies/one-time-code';
import { MIN_LENGTH, MIN_LENGTH_WITH_FACTOR } from '@vodokanal/contract/rules/password';
import type { CodeTicketed, FactorKind } from '@vodokanal/contract';
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
import { personalWords, setPassword } from '../session/customers.ts';
import { deletePasskeysAndHelpers } from '../session/queries.ts';
import { checkPassword, refuseSame } from '../session/password-policy.ts';
import { hashPassword, verifyPassword } from '../session/passwords.ts';
import { countedLogin, findCustomer, passwordOf } from '../session/queries.ts';
import { countAttempt, forgiveAttempts, type Source } from '../session/throttle.ts';
import { unfreeze } from './queries.ts';

type At = Pick<Call<'recoveries.create'>, 'request' | 'address' | 'now'>;

/** Sends a code to the customer with this login. The answer is the same for an unknown login. */
export async function beginRecovery(
  { codes }: Services,
  db: Tx,
  typed: string,
  { request, address, now }: At,
): Promise<CodeTicketed> {
  const customer = await findCustomer(db, typed);
  const login = await countedLogin(db, typed, customer);
  const channel = customer && !customer.phone && customer.email ? 'mail' : 'sms';
  const ticket = await codes.open(
    db,
    {
      purpose: 'recovery',
      customerId: customer?.id,
      channel,
      recipient: customer ? (customer.phone ?? customer.email) : null,
      shown: RECOVERY_RECIPIENT,
      data: { login, ...(customer?.phone && customer.email && { email: customer.email }) },
    },
    request,
    now,
  );
  return { ticket, ...(await codes.send(db, ticket, { request, address, now })), channel: 'sms' };
}

interface Chosen {
  readonly ticket: Ticket;
  readonly hash: string;
  readonly isFrozen: boolean;
  /** The second factor still to be checked, and where wrong tries are counted. */
  readonly factor?: {
    readonly kind: FactorKind;
    readonly code: string;
    readonly source: Source;
    readonly counted: Ticket;
  };
}

/** Checks and hashes the new password; undefined when it is already set and only the answer was lost. */
export async function chooseRecoveredPassword(
  { codes, factors }: Services,
  db: Database,
  { ticket: secret, password, factor }: RequestBody<'recoveries.complete'>,
  { address, now }: Pick<At, 'address' | 'now'>,
): Promise<Chosen | undefined> {
  const ticket = await codes.verified(db, secret, 'recovery', now);
  const customerId = ticket.customer_id ?? '';
  const { password_hash, frozen_at } = await passwordOf(db, customerId);
  if (ticket.done_at) {
    // Ticket and new password together show that it is the same person. The password is compared with the present one, so
    // guesses are counted.
    await countAttempt(db, { login: hashSecret(`recovered ${customerId}`), address, knownDevice: undefined }, now);
    if (!(await verifyPassword(password_hash, password))) throw new ProblemError('CODE_EXPIRED');
    return undefined;
  }
  const kinds = await factors.kinds(db, customerId);
  checkPassword(password, await personalWords(db, customerId), kinds.length > 0 ? MIN_LENGTH_WITH_FACTOR : MIN_LENGTH);
  if (frozen_at) await refuseSame(password_hash, password);
  const chosen = { ticket, isFrozen: frozen_at !== null };
  const others = kinds.filter((kind) => kind !== 'sms');
  if (others.length === 0) return { ...chosen, hash: await hashPassword(password) };
  const { kind, code } = factor ?? {};
  if (!kind || !code || !others.some((each) => each === kind))
    throw new ProblemError('INVALID', { errors: [{ code: 'REQUIRED', severity: 'block', pointer: '/factor' }] });
  // As at sign-in, tries count for the customer, however many tickets are opened.
  const source: Source = { login: hashSecret(`factor ${customerId}`), address, knownDevice: undefined };
  await countAttempt(db, source, now);
  const counted = await codes.count(db, secret, ['recovery'], now);
  return { ...chosen, hash: await hashPassword(password), factor: { kind, code, source, counted } };
}

export async function completeRecovery(
  { codes, factors }: Services,
  db: Tx,
  { ticket, hash, isFrozen, factor }: Chosen,
  { address, now }: Pick<At, 'address' | 'now'>,
): Promise<void> {
  const customerId = ticket.customer_id ?? '';
  if (factor) {
    if (!(await factors.check(db, customerId, factor.kind, factor.code, { address, now })))
      throw codes.wrong(factor.counted);
    await forgiveAttempts(db, factor.source, now);
  }
  if (!(await codes.finish(db, ticket, customerId, now))) throw new ProblemError('IN_FLIGHT', { retryAfter: 1 });
  await setPassword(db, customerId, hash, now);
  // After a reported incident a thief's passkeys and helpers must go.
  if (isFrozen) await deletePasskeysAndHelpers(db, customerId);
  await unfreeze(db, customerId);
  await audit(db, { action: 'recovered', customerId, address, now });
  await notify(db, customerId, 'password-changed', { address, now });
}
