import type { Consent, ConsentDocument, NewConsent } from '@vodokanal/contract';
import type { Answers } from '../answers.ts';
import { checked } from '../check.ts';
import { MockProblem } from '../problem.ts';
import { nextId, type MockCustomer, type MockState } from '../state.ts';

export function presentDocument(state: MockState, { document, version }: NewConsent, pointer = '/version'): ConsentDocument {
  const found = state.documents.find((each) => each.document === document);
  if (found?.version !== version) throw new MockProblem(422, 'INVALID', [{ code: 'NOT_ALLOWED', severity: 'block', pointer }]);
  return found;
}

export function giveConsent(state: MockState, customer: MockCustomer, { document, version, title }: ConsentDocument): Consent {
  const before = customer.consents.find((each) => each.document === document && each.version === version && each.withdrawnAt === null);
  if (before) return before;
  const consent: Consent = { id: nextId(state), document, version, title, givenAt: state.now().toISOString(), withdrawnAt: null };
  // One version of a document is in force.
  customer.consents = [consent, ...withdraw(customer, document, consent.givenAt)];
  return consent;
}

const withdraw = (customer: MockCustomer, document: string, at: string): Consent[] => customer.consents.map((each) => (each.document === document ? { ...each, withdrawnAt: each.withdrawnAt ?? at } : each));

export const consents: Pick<Answers, 'consents.documents' | 'consents.list' | 'consents.give' | 'consents.withdraw'> = {
  'consents.documents': ({ state }) => ({ status: 200, body: { items: state.documents } }),
  'consents.list': ({ customer }) => ({ status: 200, body: { items: customer.consents } }),
  'consents.give': (call) => ({ status: 201, body: giveConsent(call.state, call.customer, presentDocument(call.state, checked<NewConsent>(call, 'NewConsent'))) }),
  'consents.withdraw'({ state, customer, parameters }) {
    const found = customer.consents.find(({ id }) => id === parameters['consentId']);
    if (!found) throw new MockProblem(404, 'NOT_FOUND');
    if (!found.withdrawnAt) customer.consents = withdraw(customer, found.document, state.now().toISOString());
    return { status: 201, body: customer.consents.find(({ id }) => id === found.id) ?? found };
  },
};
