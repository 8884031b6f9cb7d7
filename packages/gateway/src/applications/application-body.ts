import type { Application, ApplicationCase, ApplicationMessage } from '@vodokanal/contract';
import { daysToDecision, isLateDecision, stepsOf } from '@vodokanal/contract/rules/application-state';
import type { Settings } from '../settings/settings.ts';
import { attachment } from '../uploads/attach.ts';
import type { ApplicationMessageRow, ApplicationRow } from './queries.ts';

export type StoredFile = Parameters<typeof attachment>[0] & { readonly owner_id: string | null };

/** How an application stands against its term on a local date. */
export function applicationClock(
  row: ApplicationRow,
  settings: Settings,
  today: string,
): Pick<Application, 'daysLeft' | 'isLate'> {
  const clock = { state: row.state, dueOn: row.due_on, unit: row.unit, decidedOn: row.decided_on };
  return {
    daysLeft: daysToDecision(clock, today, settings.get('calendar', '', today)),
    isLate: isLateDecision(clock, today),
  };
}

export const visitOf = ({
  visit_on,
  visit_from,
  visit_to,
}: Pick<ApplicationRow, 'visit_on' | 'visit_from' | 'visit_to'>): Application['visit'] =>
  visit_on === null || visit_from === null || visit_to === null
    ? null
    : { on: visit_on, from: visit_from, to: visit_to };

const filesOf = (files: readonly StoredFile[], ownerId: string) =>
  files.filter(({ owner_id }) => owner_id === ownerId).map(attachment);

/** An application as its customer sees it on a local date. */
export function applicationBody(
  row: ApplicationRow,
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
): Application {
  return {
    id: row.id,
    number: row.number,
    accountId: row.account_id,
    templateId: row.template_id,
    title: row.title,
    state: row.state,
    fields: row.fields,
    values: row.answers,
    meters: row.meters,
    registeredAt: row.registered_at.toISOString(),
    registeredOn: row.registered_on,
    dueOn: row.due_on,
    unit: row.unit,
    law: row.law,
    ...applicationClock(row, settings, today),
    decidedOn: row.decided_on,
    decision: row.decision,
    isConfirmed: row.confirmed_at !== null,
    visitKind: row.visit_kind,
    visit: visitOf(row),
    steps: stepsOf(row.step_names, row.steps, row.state),
    unread,
    attachments: filesOf(files, row.id),
  };
}

/** An application with its conversation. */
export const applicationCase = (
  application: Application,
  messages: readonly ApplicationMessageRow[],
  files: readonly StoredFile[],
): ApplicationCase => ({
  application,
  messages: messages.map(({ id, side, kind, text, written_at }): ApplicationMessage => ({
    id,
    side,
    kind,
    text,
    writtenAt: written_at.toISOString(),
    attachments: filesOf(files, id),
  })),
});
