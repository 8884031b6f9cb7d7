import type { RecoveryEnd } from '@vodokanal/contract';
import { maskPhone } from '@vodokanal/contract/rules/contact';
import type { Answers } from '../answers.ts';
import { checked } from '../check.ts';
import { changePassword, checkPassword, factorKinds, isFactor } from '../factors.ts';
import { MockProblem } from '../problem.ts';
import { countTry, liveTicket, openTicket, sendCode, wrongCode } from '../tickets.ts';
import { find } from './session.ts';

export const recoveries: Pick<Answers, 'recoveries.create' | 'recoveries.complete'> = {
  'recoveries.create'(call) {
    const { state } = call;
    const { login } = checked<{ login: string }>(call, 'NewRecovery');
    if (state.throttled > 0) throw new MockProblem(429, 'RATE_LIMITED', [], state.throttled);
    const customer = find(state, login);
    // Made up for a login nobody has, always the same.
    const madeUp = String([...login].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 100, 7)).padStart(2, '0');
    const ticket = openTicket(state, { purpose: 'recovery', customer, phone: customer?.phone, shown: maskPhone(customer?.phone ?? madeUp) });
    return { status: 201, body: { ticket, ...sendCode(state, ticket) } };
  },

  async 'recoveries.complete'(call) {
    const { state } = call;
    const { ticket: secret, password, factor } = checked<RecoveryEnd>(call, 'RecoveryEnd');
    const ticket = liveTicket(state, secret, 'recovery');
    const { customer } = ticket;
    if (!ticket.verified || !customer || (ticket.done && customer.password !== password)) throw new MockProblem(422, 'CODE_EXPIRED');
    if (ticket.done) return { status: 201 };
    if (customer.frozen && customer.password === password) throw new MockProblem(422, 'INVALID', [{ code: 'PASSWORD_SAME', severity: 'block', pointer: '/password' }]);
    checkPassword(password, [customer.email, customer.phone], customer.factors.length > 0);
    const others = factorKinds(customer).filter((kind) => kind !== 'sms');
    if (others.length > 0) {
      if (!factor || !others.some((kind) => kind === factor.kind)) throw new MockProblem(422, 'INVALID', [{ code: 'REQUIRED', severity: 'block', pointer: '/factor' }]);
      const counted = countTry(state, secret, ['recovery']);
      if (!(await isFactor(state, customer, factor.kind, factor.code))) throw wrongCode(counted);
    }
    changePassword(state, customer, password);
    customer.frozen = false;
    ticket.done = true;
    if (state.session === customer.id) state.session = undefined;
    return { status: 201 };
  },
};
