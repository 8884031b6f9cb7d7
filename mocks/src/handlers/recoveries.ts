import { codeExpired, RECOVERY_RECIPIENT } from '@vodokanal/contract/policies/one-time-code';
import { assertNoFindings, blockingFinding, ProblemError } from '@vodokanal/contract/problem';
import type { Answers } from '../answers.ts';
import { changePassword, checkPassword, factorKinds, isFactor, personalWords } from '../factors.ts';
import { countTry, liveTicket, openTicket, sendCode, wrongCodeOf } from '../tickets.ts';
import { find } from './session.ts';

export const recoveries: Pick<Answers, 'recoveries.create' | 'recoveries.complete'> = {
  'recoveries.create'({ state, body: { login } }) {
    if (state.throttled > 0) throw new ProblemError('RATE_LIMITED', { retryAfter: state.throttled });
    const customer = find(state, login);
    const ticket = openTicket(state, {
      purpose: 'recovery',
      customer,
      phone: customer?.phone,
      shown: RECOVERY_RECIPIENT,
    });
    return { status: 201, body: { ticket, ...sendCode(state, ticket) } };
  },

  async 'recoveries.complete'({ state, body: { ticket: secret, password, factor } }) {
    const ticket = liveTicket(state, secret, 'recovery');
    const { customer } = ticket;
    if (!ticket.verified || !customer || (ticket.done && customer.password !== password)) throw codeExpired();
    if (ticket.done) return { status: 201 };
    checkPassword(password, personalWords(state, customer), customer.factors.length > 0);
    if (customer.frozen && customer.password === password)
      assertNoFindings([blockingFinding('PASSWORD_SAME', '/password')]);
    const others = factorKinds(customer).filter((kind) => kind !== 'sms');
    if (others.length > 0) {
      if (!factor || !others.some((kind) => kind === factor.kind))
        throw new ProblemError('INVALID', { errors: [blockingFinding('REQUIRED', '/factor')] });
      const counted = countTry(state, secret, ['recovery']);
      if (!(await isFactor(state, customer, factor.kind, factor.code))) throw wrongCodeOf(counted);
    }
    changePassword(state, customer, password);
    customer.frozen = false;
    ticket.done = true;
    if (state.session === customer.id) state.session = undefined;
    return { status: 201 };
  },
};
