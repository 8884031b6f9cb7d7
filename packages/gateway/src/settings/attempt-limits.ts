import ipaddr from 'ipaddr.js';
import { StartError } from '../database/open.ts';

/**
 * Most attempts in an hour from one address and from one IPv6 network of the length 48: failed ones before waits begin,
 * and all of those for which nobody has to know a secret.
 */
export interface AttemptLimits {
  readonly address?: number;
  readonly neighbourhood?: number;
  /** The limit of each address of a network (CIDR) that many people share, e.g. a mobile network or an office. */
  readonly networks?: Readonly<Record<string, number>>;
}

/** Without the setting. */
export const USUAL_ATTEMPTS = { address: 300, neighbourhood: 2000 } as const;

/** The limits for an address; of the networks that hold it the most generous counts. */
export function attemptsOf(
  { address = USUAL_ATTEMPTS.address, neighbourhood = USUAL_ATTEMPTS.neighbourhood, networks = {} }: AttemptLimits,
  from: string,
): { readonly address: number; readonly neighbourhood: number } {
  const own = Object.entries(networks).flatMap(([network, limit]) => (isInside(from, network) ? [limit] : []));
  return {
    address: own.length > 0 ? Math.max(...own) : address,
    neighbourhood: Math.max(neighbourhood, ...own),
  };
}

function isInside(address: string, network: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const [base, length] = ipaddr.parseCIDR(network);
  return parsed.kind() === base.kind() && parsed.match(base, length);
}

/** Fewer would stop a family that has forgotten its password. */
const LEAST = 10;
const MOST = 1_000_000;

const isLimit = (value: unknown) => Number.isInteger(value) && Number(value) >= LEAST && Number(value) <= MOST;

/** Throws a `StartError`, because every sign-in reads this setting. */
export function checkAttemptLimits(value: unknown): void {
  const { address, neighbourhood, networks = {} } = (value ?? {}) as Record<string, unknown>;
  for (const [name, limit] of Object.entries({ address, neighbourhood, ...(networks as object) }))
    if (limit !== undefined && !isLimit(limit))
      throw new StartError(`attemptLimits: ${name} must be a whole number from ${LEAST} to ${MOST}.`);
  for (const network of Object.keys(networks as object))
    if (!ipaddr.isValidCIDR(network))
      throw new StartError(`attemptLimits: ${network} is no network. Write it like 203.0.113.0/24 or 2001:db8::/32.`);
}
