import { meterBySerial } from '@vodokanal/contract/policies/account-proof';
import { GUEST_TICKET_LIFE, problemForGuest } from '@vodokanal/contract/policies/guest';
import { blockingFinding, ProblemError } from '@vodokanal/contract/problem';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { newSecret } from '@vodokanal/contract/rules/proof-of-possession';
import { isSolved } from '@vodokanal/contract/rules/proof-of-work';
import type { GuestLookup } from '@vodokanal/contract';
import type { Answers } from '../answers.ts';
import type { MockState } from '../state.ts';
import { countFailure, failuresOf, forgetFailures } from '../throttle.ts';
import { acceptReading, windowOf } from './readings.ts';

/** Bits of work; fewer than a real endpoint asks for, so that tests are fast. */
const WORK = 8;
const FREE_OF_WORK = 3;

/** Throws WORK_REQUIRED after several failed guesses about this number, unless the request solves an earlier challenge. */
export async function demandWork(
  state: MockState,
  source: string,
  number: string,
  work: GuestLookup['work'],
): Promise<void> {
  if (failuresOf(state, source) < FREE_OF_WORK) return;
  const isPaid =
    work &&
    state.challenges.get(work.challenge) === number &&
    state.challenges.delete(work.challenge) &&
    (await isSolved(work.challenge, work.nonce, WORK));
  if (isPaid) return;
  const challenge = newSecret();
  state.challenges.set(challenge, number);
  throw new ProblemError('WORK_REQUIRED', {
    errors: [{ ...blockingFinding('WORK_REQUIRED', '/work', { challenge, bits: WORK }), severity: 'info' }],
  });
}

export const guest: Pick<Answers, 'guest.lookup' | 'guest.send'> = {
  async 'guest.lookup'({ state, body: { accountNumber, serialNumber, work } }) {
    const number = foldAccountNumber(accountNumber);
    const source = `guest ${number}`;
    await demandWork(state, source, number, work);
    countFailure(state, source);
    const account = state.accounts.find((each) => foldAccountNumber(each.number) === number);
    const meter = meterBySerial(
      serialNumber,
      state.meters.filter(({ accountId }) => accountId === account?.id),
    );
    if (!meter) throw new ProblemError('GUEST_NOT_FOUND');
    forgetFailures(state, source);
    const ticket = newSecret();
    state.guests.set(ticket, { meterId: meter.id, endsAt: state.now().getTime() + GUEST_TICKET_LIFE });
    const { service, digits, fractionDigits } = meter;
    return { status: 201, body: { ticket, service, digits, fractionDigits, window: windowOf(state) } };
  },

  'guest.send'({ state, body: { ticket, value, confirmed = [] } }) {
    const found = state.guests.get(ticket);
    const meter =
      found && found.endsAt > state.now().getTime() ? state.meters.find(({ id }) => id === found.meterId) : undefined;
    if (!meter) throw new ProblemError('GUEST_NOT_FOUND');
    try {
      const { receiptNumber, value: accepted, period, receivedAt } = acceptReading(state, meter, { value, confirmed });
      return { status: 201, body: { receiptNumber: receiptNumber ?? '', value: accepted, period, receivedAt } };
    } catch (fault) {
      throw problemForGuest(fault);
    }
  },
};
