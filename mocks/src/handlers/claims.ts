import type { Claim } from '@vodokanal/contract';
import { claimFaults } from '@vodokanal/contract/policies/claim-fields';
import { assertBelow, MOST } from '@vodokanal/contract/policies/limits';
import { assertNoFindings, ProblemError } from '@vodokanal/contract/problem';
import { claimDueOn } from '@vodokanal/contract/rules/claim';
import type { Answers } from '../answers.ts';
import { nextId } from '../state.ts';
import { attach } from './uploads.ts';

const LISTED = 200;

export const claims: Pick<Answers, 'claims.list' | 'claims.create'> = {
  'claims.list': ({ state, account, customer }) => {
    const { id } = account();
    return {
      status: 200,
      body: {
        items: state.claims
          .filter(({ accountId, owner }) => accountId === id && owner === customer.id)
          .slice(0, LISTED)
          .map(({ owner: _, ...claim }) => claim),
      },
    };
  },

  'claims.create'({ state, account, customer, body: { uploadIds = [], ...fields } }) {
    const own = account();
    const isOwnMeter = state.meters.some(({ id, accountId }) => id === fields.meterId && accountId === own.id);
    assertNoFindings(
      claimFaults(
        { ...fields, uploadIds },
        { today: state.today, isOwnMeter, maxFiles: state.config.uploads.maxFiles },
      ),
    );
    const dayAgo = state.now().getTime() - 86_400_000;
    assertBelow(
      state.claims.filter(
        ({ accountId, owner, registeredAt }) =>
          accountId === own.id && owner === customer.id && Date.parse(registeredAt) > dayAgo,
      ).length,
      MOST.claims,
    );
    const info = state.config.claimTypes.find(({ type }) => type === fields.type);
    if (!info) throw new ProblemError('INVALID');
    const claimId = nextId(state);
    const files = attach(state, customer.id, uploadIds, claimId);
    const claim: Claim = {
      ...fields,
      id: claimId,
      number: `О-${state.today.slice(0, 4)}-${String(state.counter).padStart(6, '0')}`,
      accountId: own.id,
      state: 'registered',
      text: fields.text.trim(),
      registeredAt: state.now().toISOString(),
      registeredOn: state.today,
      dueOn: claimDueOn(state.today, info, state.calendar),
      law: info.law,
      attachments: files.map(({ id, name, bytes, type }) => ({ id, name, bytes, type })),
    };
    state.claims.unshift({ ...claim, owner: customer.id });
    return { status: 201, body: claim };
  },
};
