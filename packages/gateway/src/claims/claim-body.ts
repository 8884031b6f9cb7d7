import type { Authority, AuthorityKind, Claim, ClaimCase, ClaimMessage } from '@vodokanal/contract';
import { linkOf } from '@vodokanal/contract/rules/link';
import { daysLeft, escalationReason, isLateAnswer } from '@vodokanal/contract/rules/claim-state';
import type { Settings } from '../settings/settings.ts';
import { attachment, type Attachment } from '../uploads/attach.ts';
import type { ClaimRow, MessageRow } from './queries.ts';

type StoredFile = Parameters<typeof attachment>[0] & { readonly owner_id: string | null };

const filesOf = (files: readonly StoredFile[], ownerId: string): Attachment[] =>
  files.filter(({ owner_id }) => owner_id === ownerId).map(attachment);

/** How a claim stands against its term on a local date. */
export function claimClock(row: ClaimRow, settings: Settings, today: string): Pick<Claim, 'daysLeft' | 'isLate'> {
  const clock = { state: row.state, dueOn: row.due_on, unit: row.unit, answeredOn: row.answered_on };
  return {
    daysLeft: daysLeft(clock, today, settings.get('calendar', '', today)),
    isLate: isLateAnswer(clock, today),
  };
}

/** A claim as its customer sees it on a local date. */
export function claimBody(
  row: ClaimRow,
  {
    files,
    unread,
    settings,
    today,
  }: {
    readonly files: readonly StoredFile[];
    readonly unread: number;
    readonly settings: Settings;
    readonly today: string;
  },
): Claim {
  return {
    id: row.id,
    number: row.number,
    accountId: row.account_id,
    type: row.type,
    state: row.state,
    text: row.text,
    ...(row.period !== null && { period: row.period }),
    ...(row.service && { service: row.service }),
    ...(row.meter_id !== null && { meterId: row.meter_id }),
    ...(row.amount !== null && { amount: row.amount }),
    ...(row.demand && { demand: row.demand }),
    applicant: row.applicant,
    answerBy: row.answer_by,
    registeredAt: row.registered_at.toISOString(),
    registeredOn: row.registered_on,
    dueOn: row.due_on,
    unit: row.unit,
    ...claimClock(row, settings, today),
    answeredOn: row.answered_on,
    outcome: row.outcome,
    isDisputed: row.is_disputed,
    unread,
    law: row.law,
    attachments: filesOf(files, row.id),
    evidence: row.evidence,
  };
}

const messageBody = (row: MessageRow, files: readonly StoredFile[]): ClaimMessage => ({
  id: row.id,
  side: row.side,
  kind: row.kind,
  text: row.text,
  writtenAt: row.written_at.toISOString(),
  dueOn: row.due_on,
  isLate: row.is_late,
  outcome: row.outcome,
  attachments: filesOf(files, row.id),
});

const KINDS: readonly AuthorityKind[] = ['housingInspection', 'consumerAuthority', 'court'];

/** The authorities to which a customer can turn on a local date; a utility may leave some out. */
export const authoritiesOn = (settings: Settings, today: string): Authority[] =>
  KINDS.flatMap((kind) => {
    const found = settings.find('authority', kind, today);
    if (!found) return [];
    const { name, text, address = null, url = null } = found.value;
    return [{ kind, name, text, address, url: linkOf(url) ?? null, law: found.law }];
  });

/** A claim with its conversation. */
export function caseBody(
  claim: Claim,
  messages: readonly MessageRow[],
  files: readonly StoredFile[],
  { settings, today }: { readonly settings: Settings; readonly today: string },
): ClaimCase {
  const reason = escalationReason(claim);
  return {
    claim,
    messages: messages.map((row) => messageBody(row, files)),
    escalation: reason && { reason, authorities: authoritiesOn(settings, today) },
  };
}
