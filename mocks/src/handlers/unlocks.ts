import type { Unlock } from '@vodokanal/contract';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { codeExpired } from '@vodokanal/contract/policies/one-time-code';
import { firstUnlockState, isUnlockTicketGood } from '@vodokanal/contract/policies/unlock';
import { newSecret } from '@vodokanal/contract/rules/proof-of-possession';
import type { Answers } from '../answers.ts';
import { nextId, type MockState, type MockUnlock } from '../state.ts';
import { proveForUnlock } from './registrations.ts';
import { find } from './session.ts';
import { attach } from './uploads.ts';

function bodyOf(
  state: MockState,
  { id, number, state: stands, text, registeredAt, deleteOn }: MockUnlock,
): Omit<Unlock, 'ticket'> {
  return {
    number,
    state: stands,
    ...(text && { text }),
    registeredAt,
    dueOn: addDays(registeredAt.slice(0, 10), 30),
    isLate: false,
    ...(deleteOn && { deleteOn }),
    documents: state.uploads.filter(({ claimId }) => claimId === id).map(({ name }) => name),
  };
}

function live(state: MockState, ticket: string): MockUnlock {
  const found = state.unlocks.find(
    (each) => each.ticket === ticket && isUnlockTicketGood(new Date(each.registeredAt), state.now()),
  );
  if (!found) throw codeExpired();
  return found;
}

export const unlocks: Pick<Answers, `unlocks.${'create' | 'get' | 'attach'}`> = {
  'unlocks.create'({ state, body: { accountNumber, way, serialNumber = '', lastPayment = '' } }) {
    if (way === 'data') proveForUnlock(state, accountNumber, { serialNumber, lastPayment });
    const customer = find(state, accountNumber);
    const { state: first, text } = firstUnlockState(
      way,
      customer && { isBlocked: customer.blocked, blockedBy: customer.blockedBy ?? null },
    );
    const isDecided = first === 'restored';
    if (customer && isDecided) customer.blocked = false;
    const unlock: MockUnlock = {
      ticket: newSecret(),
      id: nextId(state),
      customerId: customer?.id,
      number: `В-${state.today.slice(0, 4)}-${String(state.unlocks.length + 1).padStart(6, '0')}`,
      state: first,
      ...(text && { text }),
      isDecided,
      registeredAt: state.now().toISOString(),
      documents: [],
    };
    state.unlocks.push(unlock);
    return { status: 201, body: { ...bodyOf(state, unlock), ticket: unlock.ticket } };
  },

  'unlocks.get': ({ state, body }) => ({ status: 201, body: bodyOf(state, live(state, body.ticket)) }),

  'unlocks.attach'({ state, body: { ticket, uploadIds } }) {
    const unlock = live(state, ticket);
    attach(state, unlock.id, uploadIds, unlock.id);
    if (unlock.state === 'needMore') Object.assign(unlock, { state: 'inReview', text: undefined });
    return { status: 201, body: bodyOf(state, unlock) };
  },
};
