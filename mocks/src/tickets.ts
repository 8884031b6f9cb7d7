import type { CodeSent } from '@vodokanal/contract';
import {
  assertMaySend,
  CODE_LIFE,
  codeExpired,
  MOST_TRIES,
  wrongCode,
} from '@vodokanal/contract/policies/one-time-code';
import { maskPhone } from '@vodokanal/contract/rules/contact';
import { newSecret } from '@vodokanal/contract/rules/proof-of-possession';
import type { ProblemError } from '@vodokanal/contract/problem';
import type { MockState, MockTicket } from './state.ts';

export function openTicket(state: MockState, given: Pick<MockTicket, 'purpose'> & Partial<MockTicket>): string {
  const secret = newSecret();
  const { customer, account, phone, email, shown = phone ? maskPhone(phone) : '', isTaken = false } = given;
  state.tickets.set(secret, {
    purpose: given.purpose,
    customer,
    account,
    phone,
    email,
    shown,
    isTaken,
    code: undefined,
    tries: 0,
    sends: 0,
    sentAt: undefined,
    verified: false,
    done: false,
    endsAt: state.now().getTime() + CODE_LIFE.code,
  });
  return secret;
}

export function sendCode(state: MockState, secret: string): CodeSent {
  const ticket = liveTicket(state, secret);
  const now = state.now();
  // A passkey ticket is answered by the key, not by a code.
  if (/passkey/.test(ticket.purpose)) throw codeExpired();
  assertMaySend(
    {
      sends: ticket.sends,
      sentAt: ticket.sentAt === undefined ? null : new Date(ticket.sentAt),
      isVerified: ticket.verified,
      isDone: ticket.done,
    },
    now,
  );
  // The first code is always 123456, so that stories can type it.
  ticket.code =
    !ticket.isTaken && (ticket.phone || ticket.customer)
      ? String((123_456 + (ticket.sentAt === undefined ? 0 : 111_111)) % 1_000_000)
      : undefined;
  Object.assign(ticket, {
    sentAt: now.getTime(),
    sends: ticket.sends + 1,
    tries: 0,
    endsAt: now.getTime() + CODE_LIFE.code,
  });
  if (ticket.code)
    state.messages.push({
      recipient: ticket.phone ?? ticket.email ?? ticket.customer?.email ?? '',
      text: `Код ${ticket.code}`,
    });
  return {
    channel: ticket.purpose === 'contact' && ticket.email ? 'mail' : 'sms',
    recipient: state.showsCodes && ticket.code ? `${ticket.shown} (в демонстрации код ${ticket.code})` : ticket.shown,
    resendIn: CODE_LIFE.resend / 1000,
    expiresIn: CODE_LIFE.code / 1000,
  };
}

export function liveTicket(state: MockState, secret: string, purpose?: MockTicket['purpose']): MockTicket {
  const ticket = state.tickets.get(secret);
  if (!ticket || ticket.endsAt <= state.now().getTime() || (purpose && ticket.purpose !== purpose)) throw codeExpired();
  return ticket;
}

export function countTry(state: MockState, secret: string, purposes: readonly MockTicket['purpose'][]): MockTicket {
  const ticket = liveTicket(state, secret);
  if (!purposes.includes(ticket.purpose) || ticket.done || ticket.tries >= MOST_TRIES) throw codeExpired();
  ticket.tries++;
  return ticket;
}

export const wrongCodeOf = ({ tries }: MockTicket): ProblemError => wrongCode(tries);
