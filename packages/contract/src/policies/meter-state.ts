import type { Meter } from '../index.ts';

/** The state of a meter on a local date: one whose verification has run out is not in service, whatever the registry said last. */
export const meterStateOn = (
  today: string,
  { state, nextVerificationOn }: Pick<Meter, 'state' | 'nextVerificationOn'>,
): Meter['state'] =>
  state === 'inService' && nextVerificationOn !== null && nextVerificationOn < today ? 'expiredVerification' : state;
