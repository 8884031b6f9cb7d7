import type { NewUnlock, Unlock } from '@vodokanal/contract';
import { newSecret } from '@vodokanal/contract/rules/proof';
import type { Answers } from '../answers.ts';
import { checked } from '../check.ts';
import { MockProblem } from '../problem.ts';
import { nextId, type MockState, type MockUnlock } from '../state.ts';
import { proveAccount } from './registrations.ts';
import { find } from './session.ts';

function bodyOf(state: MockState, { id, number, state: stands, text, registeredAt, deleteOn }: MockUnlock): Omit<Unlock, 'ticket'> {
  return { number, state: stands, ...(text && { text }), registeredAt, ...(deleteOn && { deleteOn }), documents: state.uploads.filter(({ claimId }) => claimId === id).map(({ name }) => name) };
}

function live(state: MockState, ticket: string): MockUnlock {
  const found = state.unlocks.find((each) => each.ticket === ticket);
  if (!found) throw new MockProblem(422, 'CODE_EXPIRED');
  return found;
}

export const unlocks: Pick<Answers, `unlocks.${'create' | 'get' | 'attach'}`> = {
  'unlocks.create'(call) {
    const { state } = call;
    const { accountNumber, way, serialNumber = '', lastPayment = '' } = checked<NewUnlock>(call, 'NewUnlock');
    if (way === 'data') for (const proof of [{ kind: 'meterSerial', value: serialNumber }, { kind: 'lastPayment', value: lastPayment }] as const) proveAccount(state, accountNumber, proof);
    const customer = find(state, accountNumber);
    const opensAtOnce = way === 'data' && customer !== undefined && (!customer.blocked || customer.blockedBy === 'guard');
    if (opensAtOnce) customer.blocked = false;
    const unlock: MockUnlock = { ticket: newSecret(), id: nextId(state), customerId: customer?.id, number: `В-${state.today.slice(0, 4)}-${String(state.unlocks.length + 1).padStart(6, '0')}`, ...(opensAtOnce ? { state: 'restored' as const } : way === 'documents' ? { state: 'needMore' as const, text: 'снимки документов. Приложите их ниже.' } : { state: 'inReview' as const }), registeredAt: state.now().toISOString(), documents: [] };
    state.unlocks.push(unlock);
    return { status: 201, body: { ...bodyOf(state, unlock), ticket: unlock.ticket } };
  },

  'unlocks.get': (call) => ({ status: 201, body: bodyOf(call.state, live(call.state, checked<{ ticket: string }>(call, 'CodeTicket').ticket)) }),

  'unlocks.attach'(call) {
    const { state } = call;
    const { ticket, uploadIds } = checked<{ ticket: string; uploadIds: string[] }>(call, 'UnlockDocuments');
    const unlock = live(state, ticket);
    for (const [index, id] of uploadIds.entries()) {
      const upload = state.uploads.find((each) => each.id === id && each.owner === unlock.id && !each.claimId);
      if (!upload) throw new MockProblem(422, 'INVALID', [{ code: 'UPLOAD_NOT_FOUND', severity: 'block', pointer: `/uploadIds/${index}` }]);
      upload.claimId = unlock.id;
    }
    if (unlock.state === 'needMore') Object.assign(unlock, { state: 'inReview', text: undefined });
    return { status: 201, body: bodyOf(state, unlock) };
  },
};
