import type { FactorKind } from '@vodokanal/contract';
import { parseCode } from '@vodokanal/contract/rules/contact';
import { foldPassword, MIN_LENGTH, MIN_LENGTH_WITH_FACTOR, passwordFault } from '@vodokanal/contract/rules/password';
import { totpAt } from '@vodokanal/contract/rules/totp';
import { assertNoFindings, blockingFinding } from '@vodokanal/contract/problem';
import { nextId, type MockCustomer, type MockState } from './state.ts';

const STEP = 30_000;
/** A short list of common passwords is enough for stories. */
const COMMON = ['парольпарольпароль', 'qwertyuiopasdfgh', 'йцукенгшщзфывапр'];

export const factorKinds = ({ factors, recoveryCodes }: MockCustomer): FactorKind[] =>
  factors.length === 0
    ? []
    : [
        ...factors.flatMap(({ kind }) => (kind === 'passkey' ? [] : kind)),
        ...(recoveryCodes.length > 0 ? (['recoveryCode'] as const) : []),
      ];

/** The time step of a TOTP code: the current one or a neighbour; undefined when the code is wrong. */
export async function stepOf(secret: string, code: string, now: number): Promise<number | undefined> {
  for (const delta of [0, -1, 1])
    if ((await totpAt(secret, now + delta * STEP)) === parseCode(code)) return Math.floor(now / STEP) + delta;
  return undefined;
}

export async function isFactor(
  state: MockState,
  customer: MockCustomer,
  kind: FactorKind,
  code: string,
): Promise<boolean> {
  if (kind === 'recoveryCode') {
    const folded = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
    const left = customer.recoveryCodes.filter((each) => each !== folded);
    const isRight = left.length < customer.recoveryCodes.length;
    customer.recoveryCodes = left;
    return isRight;
  }
  const totp = customer.factors.find((factor) => factor.kind === kind);
  const step = totp?.secret && (await stepOf(totp.secret, code, state.now().getTime()));
  if (!totp || !step || step <= (totp.lastStep ?? 0)) return false;
  totp.lastStep = step;
  return true;
}

interface PasskeyAnswer {
  readonly id?: string;
  readonly response?: { readonly clientDataJSON?: string };
}

/** The credential id when the answer has this challenge and origin. The mock does not check signatures. */
export function credentialOf(
  answer: unknown,
  type: 'webauthn.create' | 'webauthn.get',
  challenge: string | undefined,
  origin: string,
): string | undefined {
  const { id, response } = answer as PasskeyAnswer;
  try {
    const client = JSON.parse(atob((response?.clientDataJSON ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as {
      type?: string;
      challenge?: string;
      origin?: string;
    };
    return client.type === type && client.challenge === challenge && client.origin === origin ? id : undefined;
  } catch {
    return undefined;
  }
}

export function renewCodes(customer: MockCustomer, state: MockState): string[] {
  customer.recoveryCodes = Array.from(
    { length: 10 },
    (_, index) => `ABCDE${String(++state.counter).padStart(3, '2')}${String(index).padStart(2, '3')}`,
  );
  return customer.recoveryCodes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
}

export function checkPassword(password: string, personal: readonly (string | undefined)[], hasFactor = false): void {
  const fault = passwordFault(password, {
    personal: personal.filter((word) => word !== undefined),
    minLength: hasFactor ? MIN_LENGTH_WITH_FACTOR : MIN_LENGTH,
    isCommon: (typed) => COMMON.includes(foldPassword(typed)),
  });
  if (fault) assertNoFindings([blockingFinding(fault, '/password')]);
}

/** Personal data that must not be used as a password. */
export const personalWords = (state: MockState, { email, phone, accountIds }: MockCustomer): (string | undefined)[] => [
  email,
  phone,
  ...state.accounts.filter(({ id }) => accountIds.includes(id)).map(({ number }) => number),
];

/** Sets the password and ends all other sessions. `isOldRefused`: refuse the present password as the new one. */
export function changePassword(
  state: MockState,
  customer: MockCustomer,
  password: string,
  { isOldRefused = false } = {},
): void {
  checkPassword(password, personalWords(state, customer), customer.factors.length > 0);
  if (isOldRefused && customer.password === password) assertNoFindings([blockingFinding('PASSWORD_SAME', '/password')]);
  Object.assign(customer, { password, mustChangePassword: false, passwordChangedAt: state.now().toISOString() });
  endOtherSessions(state, customer);
  customer.journal = [
    { id: nextId(state), at: state.now().toISOString(), action: 'password-changed', network: '203.0.113.*' },
    ...customer.journal,
  ];
}

export function endOtherSessions(state: MockState, customer: MockCustomer): void {
  customer.sessions = state.session === customer.id ? customer.sessions.slice(0, 1) : [];
  state.connections = state.connections.filter(({ customerId }) => customerId !== customer.id);
}
