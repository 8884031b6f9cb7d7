import { html, nothing } from 'lit';
import type { ClaimQueue, QueuedClaim } from '@vodokanal/contract/office';
import { callOffice } from './office-api.ts';
import type { OfficeHost } from './office-host.ts';
import { QueueList, type Queue } from './parts/queue-list.ts';
import { STATES, TYPES } from './texts.ts';

type Tab = 'open' | 'late' | 'mine' | 'ended';

/** The queue of claims. */
export const claimQueue = (host: OfficeHost): Queue =>
  new QueueList<Tab, QueuedClaim, ClaimQueue>(host, {
    title: 'Обращения',
    tabs: { open: 'Ждут ответа', late: 'Опаздываем', mine: 'Мои', ended: 'Завершённые' },
    first: 'open',
    search: { label: 'Номер обращения или его конец', nothingFound: 'С таким номером обращений нет.' },
    load: (query) => callOffice('claims.list', { query }),
    countOf: ({ waiting, late, mine }, tab) => ({ open: waiting, late, mine, ended: undefined })[tab],
    addressOf: (id) => `#/claims/${id}`,
    subjectOf: ({ type, isDisputed }) =>
      html`${TYPES[type]}${isDisputed ? html`<br><span class="vk-muted">не согласен с ответом</span>` : nothing}`,
    stateOf: ({ state }) => ({ tone: state === 'registered' ? 'warning' : 'plain', text: STATES[state] }),
  });
