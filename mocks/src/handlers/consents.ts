import type { Consent, ConsentDocument } from '@vodokanal/contract';
import { presentDocument } from '@vodokanal/contract/policies/consent';
import { ProblemError } from '@vodokanal/contract/problem';
import type { Answers } from '../answers.ts';
import { nextId, type MockCustomer, type MockState } from '../state.ts';

export function giveConsent(
  state: MockState,
  customer: MockCustomer,
  { document, version, title }: ConsentDocument,
): Consent {
  const before = customer.consents.find(
    (each) => each.document === document && each.version === version && each.withdrawnAt === null,
  );
  if (before) return before;
  const consent: Consent = {
    id: nextId(state),
    document,
    version,
    title,
    givenAt: state.now().toISOString(),
    withdrawnAt: null,
  };
  // A consent to another version of the same document ends.
  customer.consents = [consent, ...withdraw(customer, document, consent.givenAt)];
  return consent;
}

const withdraw = (customer: MockCustomer, document: string, at: string): Consent[] =>
  customer.consents.map((each) =>
    each.document === document ? { ...each, withdrawnAt: each.withdrawnAt ?? at } : each,
  );

export const consents: Pick<Answers, 'consents.documents' | 'consents.list' | 'consents.give' | 'consents.withdraw'> = {
  'consents.documents': ({ state }) => ({ status: 200, body: { items: state.documents } }),
  'consents.list': ({ customer }) => ({ status: 200, body: { items: customer.consents } }),
  'consents.give': ({ state, customer, body }) => ({
    status: 201,
    body: giveConsent(state, customer, presentDocument(state.documents, body)),
  }),
  'consents.withdraw'({ state, customer, parameters }) {
    const found = customer.consents.find(({ id }) => id === parameters.consentId);
    if (!found) throw new ProblemError('NOT_FOUND');
    if (!found.withdrawnAt) customer.consents = withdraw(customer, found.document, state.now().toISOString());
    return { status: 201, body: customer.consents.find(({ id }) => id === found.id) ?? found };
  },
};
