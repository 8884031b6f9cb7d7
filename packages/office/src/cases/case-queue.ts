import { html, nothing } from 'lit';
import type { CaseKind, CaseQueue, QueuedCase } from '@vodokanal/contract/office';
import { callOffice } from '../office-api.ts';
import type { OfficeHost } from '../office-host.ts';
import { QueueList, type Queue } from '../parts/queue-list.ts';
import { CASE_STATES, QUEUES, subjectText } from './case-texts.ts';
import { addressOf } from './queue-menu.ts';

type Tab = 'open' | 'late' | 'mine' | 'proposed' | 'ended';

/** One of the queues besides claims and applications. */
export const caseQueue = (host: OfficeHost, kind: CaseKind): Queue =>
  new QueueList<Tab, QueuedCase, CaseQueue>(host, {
    title: QUEUES[kind],
    tabs: {
      open: 'Ждут решения',
      late: 'Опаздываем',
      mine: 'Мои',
      proposed: 'Ждут второго сотрудника',
      ended: 'Завершённые',
    },
    first: 'open',
    load: ({ state, after }) => callOffice('cases.list', { parameters: { kind }, query: { state, after } }),
    countOf: ({ counts: { waiting, late, mine, proposed } }, tab) =>
      // Most queues never have proposals.
      ({ open: waiting, late, mine, proposed: proposed || null, ended: undefined })[tab],
    addressOf: (id) => addressOf(kind, id),
    subjectOf: ({ subject, account }) =>
      html`${subject ? html`${subjectText(subject)}<br>` : nothing}<span class="vk-muted">${account ?? 'счёт неизвестен'}</span>`,
    stateOf: ({ state }) => ({
      tone: state === 'new' || state === 'proposed' ? 'warning' : 'plain',
      text: CASE_STATES[state],
    }),
  });
