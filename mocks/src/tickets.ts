import type { CodeSent } from '@vodokanal/contract';
import { maskPhone } from '@vodokanal/contract/rules/contact';
import { newSecret } from '@vodokanal/contract/rules/proof';
import { MockProblem } from './problem.ts';
import type { MockState, MockTicket } from './state.ts';

const TRIES = 5;
const over = () => new MockProblem(422, 'CODE_EXPIRED');

export function openTicket(state: MockState, given: Pick<MockTicket, 'purpose'> & Partial<MockTicket>): string {
  const secret = newSecret();
  const { customer, account, phone, email, shown = phone ? maskPhone(phone) : '' } = given;
  state.tickets.set(secret, { purpose: given.purpose, customer, account, phone, email, shown, code: undefined, tries: 0, sentAt: undefined, verified: false, done: false, endsAt: state.now().getTime() + 600_000 });
  return secret;
}

export function sendCode(state: MockState, secret: string): CodeSent {
  const ticket = liveTicket(state, secret);
  const now = state.now().getTime();
  if (ticket.verified) throw over();
  if (ticket.sentAt !== undefined && now - ticket.sentAt < 60_000) throw new MockProblem(429, 'RATE_LIMITED', [], Math.ceil((ticket.sentAt + 60_000 - now) / 1000));
  // The first code of a utility is always the same, so that stories can be told.
  ticket.code = ticket.phone || ticket.customer ? String((123_456 + (ticket.sentAt === undefined ? 0 : 111_111)) % 1_000_000) : undefined;
  Object.assign(ticket, { sentAt: now, tries: 0, endsAt: now + 600_000 });
  if (ticket.code) state.messages.push({ recipient: ticket.phone ?? ticket.email ?? ticket.customer?.email ?? '', text: `Код ${ticket.code}` });
  return { channel: ticket.purpose === 'contact' && ticket.email ? 'mail' : 'sms', recipient: state.showsCodes && ticket.code ? `${ticket.shown} (в демонстрации код ${ticket.code})` : ticket.shown, resendIn: 60, expiresIn: 600 };
}

export function liveTicket(state: MockState, secret: string, purpose?: MockTicket['purpose']): MockTicket {
  const ticket = state.tickets.get(secret);
  if (!ticket || ticket.endsAt <= state.now().getTime() || (purpose && ticket.purpose !== purpose)) throw over();
  return ticket;
}

export function countTry(state: MockState, secret: string, purposes: readonly MockTicket['purpose'][]): MockTicket {
  const ticket = liveTicket(state, secret);
  if (!purposes.includes(ticket.purpose) || ticket.done || ticket.tries >= TRIES) throw over();
  ticket.tries++;
  return ticket;
}

export const wrongCode = ({ tries }: MockTicket): MockProblem => (tries >= TRIES ? over() : new MockProblem(422, 'CODE_WRONG', [{ code: 'CODE_WRONG', severity: 'block', pointer: '/code', params: { left: TRIES - tries } }]));
