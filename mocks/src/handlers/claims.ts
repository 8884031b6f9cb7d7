import type { Claim, Finding, FindingCode, NewClaim } from '@vodokanal/contract';
import { claimDueOn, claimFields } from '@vodokanal/contract/rules/claim';
import type { Answers, MockCall } from '../answers.ts';
import { checkBody } from '../check.ts';
import { MockProblem } from '../problem.ts';
import { nextId } from '../state.ts';

function faults({ state, account }: MockCall, claim: NewClaim): Finding[] {
  const fault = (code: FindingCode, field: string): Finding => ({ code, severity: 'block', pointer: `/${field}` });
  const taken = claimFields[claim.type];
  return [
    ...(claim.text.trim() === '' ? [fault('REQUIRED', 'text')] : []),
    ...taken.filter(({ name, required }) => required && claim[name] === undefined).map(({ name }) => fault('REQUIRED', name)),
    ...(['period', 'service', 'meterId', 'amount', 'demand'] as const).filter((name) => claim[name] !== undefined && !taken.some((field) => field.name === name)).map((name) => fault('NOT_ALLOWED', name)),
    ...(claim.period !== undefined && claim.period > state.today.slice(0, 7) ? [fault('DATE_IN_FUTURE', 'period')] : []),
    ...(claim.meterId !== undefined && !state.meters.some(({ id, accountId }) => id === claim.meterId && accountId === account().id) ? [fault('BAD_FORMAT', 'meterId')] : []),
  ];
}

export const claims: Pick<Answers, 'claims.list' | 'claims.create'> = {
  'claims.list': ({ state, account }) => {
    const { id } = account();
    return { status: 200, body: { items: state.claims.filter(({ accountId }) => accountId === id).map(({ owner: _, ...claim }) => claim) } };
  },

  'claims.create'(call) {
    const { state, account, body, customer } = call;
    const own = account();
    const errors = checkBody('NewClaim', body);
    if (errors.length > 0) throw new MockProblem(422, 'INVALID', errors);
    const draft = body as NewClaim;
    const wrong = faults(call, draft);
    if (wrong.length > 0) throw new MockProblem(422, 'INVALID', wrong);
    const files = (draft.uploadIds ?? []).map((id) => state.uploads.find((upload) => upload.id === id && upload.owner === customer.id && !upload.claimId));
    const missing = files.flatMap((file, index): Finding[] => (file ? [] : [{ code: 'UPLOAD_NOT_FOUND', severity: 'block', pointer: `/uploadIds/${index}` }]));
    if (missing.length > 0) throw new MockProblem(422, 'INVALID', missing);
    if (files.some((file) => file?.state !== 'ready')) throw new MockProblem(422, 'UPLOAD_UNFINISHED');
    const info = state.config.claimTypes.find(({ type }) => type === draft.type);
    if (!info) throw new MockProblem(422, 'INVALID');
    const { uploadIds: _, ...fields } = draft;
    const claimId = nextId(state);
    for (const file of files) if (file) file.claimId = claimId;
    const claim: Claim = {
      ...fields, id: claimId, number: `О-${state.today.slice(0, 4)}-${String(state.counter).padStart(6, '0')}`, accountId: own.id, state: 'registered', text: draft.text.trim(),
      registeredAt: state.now().toISOString(), registeredOn: state.today, dueOn: claimDueOn(state.today, info, state.calendar), law: info.law,
      attachments: files.flatMap((file) => (file ? [{ id: file.id, name: file.name, bytes: file.bytes, type: file.type }] : [])),
    };
    state.claims.unshift({ ...claim, owner: customer.id });
    return { status: 201, body: claim };
  },
};
