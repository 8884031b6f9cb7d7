import type { Meter } from '../index.ts';

/** The state of a meter on a local date. The registry may still say `inService` after the verification has expired. */
export const meterStateOn = (
  today: string,
  { state, nextVerificationOn }: Pick<Meter, 'state' | 'nextVerificationOn'>,
): Meter['state'] =>
  state === 'inService' && nextVerificationOn !== null && nextVerificationOn < today ? 'expiredVerification' : state;
