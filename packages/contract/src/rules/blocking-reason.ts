import type { Account, FindingCode, Meter } from '../index.ts';

/** Why the meter can take no reading at all now; undefined when it can. */
export function blockingReason({
  meter,
  accountStatus,
  windowOpen,
}: {
  readonly meter: Pick<Meter, 'state' | 'previous'>;
  readonly accountStatus: Account['status'];
  readonly windowOpen: boolean;
}): FindingCode | undefined {
  if (accountStatus === 'closed') return 'ACCOUNT_CLOSED';
  if (meter.state === 'removed') return 'METER_REMOVED';
  if (meter.state === 'automatic') return 'METER_AUTOMATIC';
  if (meter.state === 'broken') return 'METER_BROKEN';
  if (meter.state === 'expiredVerification') return 'VERIFICATION_EXPIRED';
  if (meter.state === 'noAccess') return 'NO_ACCESS_ACT';
  if (!meter.previous) return 'METER_NEEDS_INITIAL';
  if (!windowOpen) return 'WINDOW_CLOSED';
  return undefined;
}
