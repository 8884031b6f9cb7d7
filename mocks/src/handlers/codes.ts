import { parseCode } from '@vodokanal/contract/rules/contact';
import type { Answers } from '../answers.ts';
import { checked } from '../check.ts';
import { factorKinds } from '../factors.ts';
import { countTry, sendCode, wrongCode } from '../tickets.ts';

export const codes: Pick<Answers, 'codes.send' | 'codes.verify'> = {
  'codes.send': (call) => ({ status: 201, body: sendCode(call.state, checked<{ ticket: string }>(call, 'CodeTicket').ticket) }),

  'codes.verify'(call) {
    const { ticket: secret, code } = checked<{ ticket: string; code: string }>(call, 'CodeCheck');
    const ticket = countTry(call.state, secret, ['registration', 'recovery', 'contact']);
    if (ticket.code === undefined || ticket.code !== parseCode(code)) throw wrongCode(ticket);
    Object.assign(ticket, { verified: true, tries: 0, endsAt: call.state.now().getTime() + 3_600_000 });
    if (ticket.purpose === 'contact' && ticket.customer) {
      if (ticket.phone) ticket.customer.phone = ticket.phone;
      else ticket.customer.email = ticket.email;
      ticket.done = true;
    }
    const kinds = ticket.purpose === 'recovery' && ticket.customer ? factorKinds(ticket.customer) : [];
    return { status: 201, body: { expiresIn: 3600, factors: kinds.filter((kind) => kind !== 'sms') } };
  },
};
