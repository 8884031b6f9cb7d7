import { html, nothing } from 'lit';
import type { ApplicationQueue, QueuedApplication } from '@vodokanal/contract/office';
import { awaitsDecision } from '@vodokanal/contract/rules/application-state';
import { APPLICATION_STATES, STEPS, visitText } from './application-texts.ts';
import { callOffice } from './office-api.ts';
import type { OfficeHost } from './office-host.ts';
import { QueueList, type Queue } from './parts/queue-list.ts';

type Tab = 'open' | 'tasks' | 'late' | 'mine' | 'ended';

/** The queue of applications. */
export const applicationQueue = (host: OfficeHost): Queue =>
  new QueueList<Tab, QueuedApplication, ApplicationQueue>(host, {
    title: 'Заявления',
    tabs: { open: 'Ждут решения', tasks: 'Исполняем', late: 'Опаздываем', mine: 'Мои', ended: 'Завершённые' },
    first: 'open',
    search: { label: 'Номер заявления или его конец', nothingFound: 'С таким номером заявлений нет.' },
    load: (query) => callOffice('applications.list', { query }),
    countOf: ({ waiting, tasks, late, mine }, tab) => ({ open: waiting, tasks, late, mine, ended: undefined })[tab],
    addressOf: (id) => `#/applications/${id}`,
    subjectOf: ({ title, visit }) =>
      html`${title}${visit ? html`<br><span class="vk-muted">${visitText(visit)}</span>` : nothing}`,
    stateOf: ({ state, step }) => ({
      tone: state === 'sent' ? 'warning' : 'plain',
      text: APPLICATION_STATES[state],
      ...(step && { more: html`<br><span class="vk-muted">${STEPS[step]}</span>` }),
    }),
    isOverdue: ({ isLate, state }) => isLate && awaitsDecision(state),
  });
