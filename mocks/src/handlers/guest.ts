import type { Finding, GuestLookup, GuestReading } from '@vodokanal/contract';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { newSecret } from '@vodokanal/contract/rules/proof';
import { isSolved } from '@vodokanal/contract/rules/proof-of-work';
import type { Answers } from '../answers.ts';
import { checkBody } from '../check.ts';
import { MockProblem } from '../problem.ts';
import { acceptReading, windowOf } from './readings.ts';

const FREE_FAILURES = 5;
/** Less than a real one asks for: nobody waits for a mock. */
const WORK = 8;
const FREE_OF_WORK = 3;

const without = ({ code, severity, pointer }: Finding): Finding => ({ code, severity, pointer });

export const guest: Pick<Answers, 'guest.lookup' | 'guest.send'> = {
  async 'guest.lookup'({ state, body }) {
    const errors = checkBody('GuestLookup', body);
    if (errors.length > 0) throw new MockProblem(422, 'INVALID', errors);
    const { accountNumber, serialNumber, work } = body as GuestLookup;
    const number = foldAccountNumber(accountNumber);
    const failures = state.failures.get(`guest ${number}`) ?? 0;
    if (failures >= FREE_OF_WORK) {
      const isPaid = work && state.challenges.delete(work.challenge) && (await isSolved(work.challenge, work.nonce, WORK));
      if (!isPaid) {
        const challenge = newSecret();
        state.challenges.add(challenge);
        throw new MockProblem(422, 'WORK_REQUIRED', [{ code: 'WORK_REQUIRED', severity: 'info', pointer: '/work', params: { challenge, bits: WORK } }]);
      }
    }
    if (state.throttled > 0 || failures >= FREE_FAILURES) throw new MockProblem(429, 'RATE_LIMITED', [], state.throttled || 5);
    const account = state.accounts.find((each) => foldAccountNumber(each.number) === number);
    const meter = state.meters.find((each) => each.accountId === account?.id && each.serialNumber === serialNumber.replace(/\s/g, ''));
    if (!meter) {
      state.failures.set(`guest ${number}`, failures + 1);
      throw new MockProblem(422, 'GUEST_NOT_FOUND');
    }
    state.failures.delete(`guest ${number}`);
    const ticket = newSecret();
    state.guests.set(ticket, meter.id);
    const { service, digits, fractionDigits } = meter;
    return { status: 201, body: { ticket, service, digits, fractionDigits, window: windowOf(state) } };
  },

  'guest.send'({ state, body }) {
    const errors = checkBody('GuestReading', body);
    if (errors.length > 0) throw new MockProblem(422, 'INVALID', errors);
    const { ticket, value, confirmed = [] } = body as GuestReading;
    const meter = state.meters.find(({ id }) => id === state.guests.get(ticket));
    if (!meter) throw new MockProblem(422, 'GUEST_NOT_FOUND');
    try {
      const { slip, value: accepted, period, receivedAt } = acceptReading(state, meter, { value, confirmed });
      return { status: 201, body: { slip: slip ?? '', value: accepted, period, receivedAt } };
    } catch (fault) {
      throw fault instanceof MockProblem ? new MockProblem(fault.status, fault.code, fault.errors.map(without)) : fault;
    }
  },
};
