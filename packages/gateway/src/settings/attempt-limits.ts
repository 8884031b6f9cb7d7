import ipaddr from 'ipaddr.js';
import { StartError } from '../database/open.ts';

/** Failed attempts in an hour before waits begin: from one address, from one IPv6 network of the length 48. */
export interface AttemptLimits {
  readonly address?: number;
  readonly neighbourhood?: number;
  /** The limit of each address of a network (CIDR) that many people share, e.g. a mobile network or an office. */
  readonly networks?: Readonly<Record<string, number>>;
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
