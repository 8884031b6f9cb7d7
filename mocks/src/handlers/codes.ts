import { CODE_LIFE, codeExpired } from '@vodokanal/contract/policies/one-time-code';
import { ProblemError } from '@vodokanal/contract/problem';
import { parseCode } from '@vodokanal/contract/rules/contact';
import type { Answers } from '../answers.ts';
import { factorKinds } from '../factors.ts';
import { countTry, liveTicket, sendCode, wrongCodeOf } from '../tickets.ts';

export const codes: Pick<Answers, 'codes.send' | 'codes.verify'> = {
  'codes.send': ({ state, body }) => ({ status: 201, body: sendCode(state, body.ticket) }),

  'codes.verify'({ state, body: { ticket: secret, code } }) {
    const now = state.now().getTime();
    const before = liveTicket(state, secret);
    // A verified ticket gives no new tries and no more time.
    if (before.verified && (before.done || before.code !== parseCode(code))) throw codeExpired();
    const ticket = before.verified
      ? before
      : countTry(state, secret, ['registration', 'recovery', 'contact', 'application']);
    if (ticket.code === undefined || ticket.code !== parseCode(code)) throw wrongCodeOf(ticket);
    if (!ticket.verified) Object.assign(ticket, { verified: true, tries: 0, endsAt: now + CODE_LIFE.step });
    if (ticket.purpose === 'contact' && ticket.customer) {
      if (ticket.customer.frozen) throw new ProblemError('FROZEN');
      if (ticket.phone) ticket.customer.phone = ticket.phone;
      else ticket.customer.email = ticket.email;
      ticket.done = true;
    }
    const kinds = ticket.purpose === 'recovery' && ticket.customer ? factorKinds(ticket.customer) : [];
    return {
      status: 201,
      body: {
        expiresIn: Math.max(0, Math.round((ticket.endsAt - now) / 1000)),
        factors: kinds.filter((kind) => kind !== 'sms'),
      },
    };
  },
};
