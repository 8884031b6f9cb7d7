import { parseCode } from '@vodokanal/contract/rules/contact';
import type { Answers } from '../answers.ts';
import { checked } from '../check.ts';
import { factorKinds } from '../factors.ts';
import { MockProblem } from '../problem.ts';
import { countTry, liveTicket, sendCode, wrongCode } from '../tickets.ts';

/** For the step after a code. */
const STEP = 1_800_000;

export const codes: Pick<Answers, 'codes.send' | 'codes.verify'> = {
  'codes.send': (call) => ({ status: 201, body: sendCode(call.state, checked<{ ticket: string }>(call, 'CodeTicket').ticket) }),

  'codes.verify'(call) {
    const { ticket: secret, code } = checked<{ ticket: string; code: string }>(call, 'CodeCheck');
    const now = call.state.now().getTime();
    const before = liveTicket(call.state, secret);
    // Right once already: that opens no new tries and no new time.
    if (before.verified && (before.done || before.code !== parseCode(code))) throw new MockProblem(422, 'CODE_EXPIRED');
    const ticket = before.verified ? before : countTry(call.state, secret, ['registration', 'recovery', 'contact']);
    if (ticket.code === undefined || ticket.code !== parseCode(code)) throw wrongCode(ticket);
    if (!ticket.verified) Object.assign(ticket, { verified: true, tries: 0, endsAt: now + STEP });
    if (ticket.purpose === 'contact' && ticket.customer) {
      if (ticket.phone) ticket.customer.phone = ticket.phone;
      else ticket.customer.email = ticket.email;
      ticket.done = true;
    }
    const kinds = ticket.purpose === 'recovery' && ticket.customer ? factorKinds(ticket.customer) : [];
    return { status: 201, body: { expiresIn: (ticket.endsAt - now) / 1000, factors: kinds.filter((kind) => kind !== 'sms') } };
  },
};
