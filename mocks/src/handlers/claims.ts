import type { Claim, ClaimCase, ClaimMessage } from '@vodokanal/contract';
import { assertClaimAction, assertClaimMessage } from '@vodokanal/contract/policies/claim-case';
import { evidenceOf } from '@vodokanal/contract/policies/claim-evidence';
import { claimFaults } from '@vodokanal/contract/policies/claim-fields';
import { assertBelow, MOST } from '@vodokanal/contract/policies/limits';
import { assertNoFindings, ProblemError } from '@vodokanal/contract/problem';
import { claimDueOn } from '@vodokanal/contract/rules/claim';
import { chargeMonths, paymentEntries } from '@vodokanal/contract/rules/ledger';
import { daysLeft, escalationReason, isLateAnswer } from '@vodokanal/contract/rules/claim-state';
import type { Answers, MockCall } from '../answers.ts';
import { nextId, type MockClaim, type MockState, type MockUpload } from '../state.ts';
import { attach } from './uploads.ts';

const LISTED = 200;
const DAY = 86_400_000;
const PDF = { status: 200, headers: { 'Content-Type': 'application/pdf' } } as const;

type ClaimOperation =
  | 'claims.list'
  | 'claims.create'
  | 'claims.get'
  | 'claims.markRead'
  | 'claims.write'
  | 'claims.withdraw'
  | 'claims.resolve'
  | 'claims.file'
  | 'claims.document'
  | 'claims.escalation';

/** A claim as its customer sees it today. */
function shown({ today, calendar }: MockState, { owner: _, messages, readId, ...claim }: MockClaim): Claim {
  const from = messages.findIndex(({ id }) => id === readId) + 1;
  return {
    ...claim,
    daysLeft: daysLeft(claim, today, calendar),
    isLate: isLateAnswer(claim, today),
    unread: messages.slice(from).filter(({ side }) => side === 'utility').length,
  };
}

function caseOf(state: MockState, stored: MockClaim): ClaimCase {
  const claim = shown(state, stored);
  const reason = escalationReason(claim);
  return {
    claim,
    messages: [...stored.messages],
    escalation: reason && { reason, authorities: [...state.authorities] },
  };
}

/** Finds the claim of the path. Throws NOT_FOUND. */
function ownClaim({ state, account, customer, parameters }: MockCall): MockClaim {
  const { id } = account();
  const claim = state.claims.find(
    (each) => each.id === parameters['claimId'] && each.accountId === id && each.owner === customer.id,
  );
  if (!claim) throw new ProblemError('NOT_FOUND');
  return claim;
}

const attached = ({ id, name, bytes, type }: MockUpload) => ({ id, name, bytes, type });

/** Adds what the customer has written. */
function addMessage(
  { state, customer }: MockCall,
  claim: MockClaim,
  {
    kind,
    text,
    uploadIds = [],
    dueOn = null,
  }: {
    readonly kind: ClaimMessage['kind'];
    readonly text: string;
    readonly uploadIds?: readonly string[] | undefined;
    readonly dueOn?: string | null;
  },
): void {
  const dayAgo = state.now().getTime() - DAY;
  assertBelow(
    claim.messages.filter(({ side, writtenAt }) => side === 'customer' && Date.parse(writtenAt) > dayAgo).length,
    MOST.claimMessages,
  );
  const id = nextId(state);
  const attachments = attach(state, customer.id, uploadIds, id).map(attached);
  claim.messages = [
    ...claim.messages,
    {
      id,
      side: 'customer',
      kind,
      text: text.trim(),
      writtenAt: state.now().toISOString(),
      dueOn,
      isLate: false,
      outcome: null,
      attachments,
    },
  ];
}

export const claims: Pick<Answers, ClaimOperation> = {
  'claims.list': ({ state, account, customer }) => {
    const { id } = account();
    return {
      status: 200,
      body: {
        items: state.claims
          .filter(({ accountId, owner }) => accountId === id && owner === customer.id)
          .slice(0, LISTED)
          .map((claim) => shown(state, claim)),
      },
    };
  },

  'claims.create'({ state, account, customer, body: { uploadIds = [], evidence: chosen = [], ...fields } }) {
    const own = account();
    const isOwnMeter = state.meters.some(({ id, accountId }) => id === fields.meterId && accountId === own.id);
    assertNoFindings(
      claimFaults(
        { ...fields, uploadIds },
        {
          today: state.today,
          isOwnMeter,
          hasEmail: customer.email !== undefined,
          maxFiles: state.config.uploads.maxFiles,
        },
      ),
    );
    const dayAgo = state.now().getTime() - DAY;
    assertBelow(
      state.claims.filter(
        ({ accountId, owner, registeredAt }) =>
          accountId === own.id && owner === customer.id && Date.parse(registeredAt) > dayAgo,
      ).length,
      MOST.claims,
    );
    const info = state.config.claimTypes.find(({ type }) => type === fields.type);
    if (!info) throw new ProblemError('INVALID');
    const readings = state.meters
      .filter(({ accountId }) => accountId === own.id)
      .flatMap(({ service, serialNumber, readings: present, past }) =>
        [...present, ...past].map((reading) => ({ ...reading, service, serialNumber })),
      );
    const evidence = evidenceOf(chosen, {
      readings,
      months: chargeMonths(own.ledger),
      entries: paymentEntries(own.ledger),
    });
    const claimId = nextId(state);
    const files = attach(state, customer.id, uploadIds, claimId);
    const claim: MockClaim = {
      applicant: 'holder',
      answerBy: 'cabinet',
      ...fields,
      id: claimId,
      number: `О-${state.today.slice(0, 4)}-${String(state.counter).padStart(6, '0')}`,
      accountId: own.id,
      state: 'registered',
      text: fields.text.trim(),
      registeredAt: state.now().toISOString(),
      registeredOn: state.today,
      dueOn: claimDueOn(state.today, info, state.calendar),
      unit: info.unit,
      answeredOn: null,
      outcome: null,
      isDisputed: false,
      law: info.law,
      attachments: files.map(attached),
      evidence,
      owner: customer.id,
      messages: [],
      readId: undefined,
    };
    state.claims.unshift(claim);
    return { status: 201, body: shown(state, claim) };
  },

  'claims.get': (call) => ({ status: 200, body: caseOf(call.state, ownClaim(call)) }),

  'claims.markRead'(call) {
    const claim = ownClaim(call);
    const at = claim.messages.findIndex(({ id }) => id === call.body.messageId);
    if (at < 0) throw new ProblemError('NOT_FOUND');
    if (at > claim.messages.findIndex(({ id }) => id === claim.readId)) claim.readId = call.body.messageId;
    return { status: 201, body: shown(call.state, claim) };
  },

  'claims.write'(call) {
    const claim = ownClaim(call);
    assertClaimAction(claim.state, 'write');
    assertClaimMessage(call.body, call.state.config.uploads);
    addMessage(call, claim, { kind: 'message', ...call.body });
    if (claim.state === 'needInfo') claim.state = 'inReview';
    return { status: 201, body: caseOf(call.state, claim) };
  },

  'claims.withdraw'(call) {
    const claim = ownClaim(call);
    assertClaimAction(claim.state, 'withdraw');
    addMessage(call, claim, { kind: 'withdrawal', text: '' });
    claim.state = 'withdrawn';
    return { status: 201, body: caseOf(call.state, claim) };
  },

  'claims.resolve'(call) {
    const claim = ownClaim(call);
    const { state, body } = call;
    const { isSolved, text = '', uploadIds = [] } = body;
    assertClaimAction(claim.state, isSolved ? 'close' : 'dispute');
    if (isSolved) {
      addMessage(call, claim, { kind: 'solved', text: '' });
      claim.state = 'closed';
      return { status: 201, body: caseOf(state, claim) };
    }
    assertClaimMessage({ text, uploadIds }, { ...state.config.uploads, needsText: true });
    const info = state.config.claimTypes.find(({ type }) => type === claim.type) ?? { term: 30, unit: claim.unit };
    const dueOn = claimDueOn(state.today, info, state.calendar);
    addMessage(call, claim, { kind: 'dispute', text, uploadIds, dueOn });
    Object.assign(claim, { state: 'inReview', dueOn, isDisputed: true });
    return { status: 201, body: caseOf(state, claim) };
  },

  'claims.file'(call) {
    const claim = ownClaim(call);
    const file = [claim, ...claim.messages]
      .flatMap(({ attachments }) => attachments)
      .find(({ id }) => id === call.parameters.fileId);
    if (!file) throw new ProblemError('NOT_FOUND');
    return { status: 200, headers: { 'Content-Type': file.type } };
  },

  'claims.document'(call) {
    ownClaim(call);
    return PDF;
  },

  'claims.escalation'(call) {
    const { escalation } = caseOf(call.state, ownClaim(call));
    if (!escalation?.authorities.some(({ kind }) => kind === call.parameters.to)) throw new ProblemError('NOT_FOUND');
    return PDF;
  },
};
