import type { Application, ApplicationMessage, HandoverStep } from '@vodokanal/contract';
import { nextId, type MockApplication, type MockState } from './state.ts';

type Change = Partial<Omit<MockApplication, 'messages'>> & {
  readonly messages?: readonly Partial<ApplicationMessage>[];
};

/** Adds an application of the first customer, newest first. */
function withApplication(
  state: MockState,
  templateId: string,
  values: Application['values'],
  { messages = [], ...change }: Change = {},
): void {
  const [customer] = state.customers;
  const [account] = state.accounts;
  const template = state.applicationTemplates.find(({ id }) => id === templateId);
  if (!customer || !account || !template) return;
  const meters = state.meters
    .filter(({ accountId, id }) => accountId === account.id && Object.values(values).includes(id))
    .map(({ id, service, serialNumber, place, digits, fractionDigits }) => ({
      id,
      service,
      serialNumber,
      place,
      digits,
      fractionDigits,
      last: null,
    }));
  state.applications.unshift({
    id: nextId(state),
    number: `З-2026-${String(31 + state.applications.length).padStart(6, '0')}`,
    accountId: account.id,
    templateId,
    title: template.title,
    state: 'sent',
    fields: [...template.fields],
    values,
    meters,
    registeredAt: '2026-11-20T07:15:00.000Z',
    registeredOn: '2026-11-20',
    dueOn: '2026-12-04',
    unit: template.unit,
    law: template.law,
    decidedOn: null,
    decision: null,
    isConfirmed: template.needsCode,
    visitKind: template.visit,
    visit: null,
    attachments: [],
    owner: customer.id,
    stepNames: template.steps,
    completed: [],
    readId: undefined,
    ...change,
    messages: messages.map((message): ApplicationMessage => ({
      id: nextId(state),
      side: 'utility',
      kind: 'message',
      text: '',
      writtenAt: '2026-11-21T08:30:00.000Z',
      attachments: [],
      ...message,
    })),
  });
}

const firstMeter = (state: MockState): string =>
  state.meters.find(({ accountId }) => accountId === state.accounts[0]?.id)?.id ?? '';

const sealing = (state: MockState): Application['values'] => ({
  meter: firstMeter(state),
  reason: 'repaired',
  phone: '+79180000001',
});
const SALE: Application['values'] = {
  reason: 'sale',
  handoverOn: '2026-11-21',
  newOwner: 'Заводь Тихая Петровна',
  phone: '+79180000001',
};
const VISIT = { on: '2026-11-26', from: '12:00', to: '15:00' };
const step = (name: HandoverStep, doneOn: string, text: string, amount: number | null = null) => ({
  name,
  doneOn,
  text,
  amount,
});

/** Applications in each of their states. */
export const applicationChanges = {
  applicationSent: (state) => {
    withApplication(state, 'sealing', sealing(state), { visit: VISIT });
  },
  applicationNeedsMore: (state) => {
    withApplication(
      state,
      'absence',
      { period: { from: '2026-10-20', to: '2026-11-02' }, persons: [{ name: 'Ручьёва Капля' }] },
      {
        state: 'needsMore',
        dueOn: '2026-11-27',
        messages: [
          { kind: 'question', text: 'На билетах не видно даты возвращения. Приложите, пожалуйста, посадочный талон.' },
        ],
      },
    );
  },
  applicationLate: (state) => {
    withApplication(
      state,
      'noDebt',
      { purpose: 'subsidy' },
      {
        state: 'inWork',
        registeredOn: '2026-11-11',
        registeredAt: '2026-11-11T07:15:00.000Z',
        dueOn: '2026-11-16',
      },
    );
  },
  applicationApproved: (state) => {
    withApplication(state, 'sealing', sealing(state), {
      state: 'approved',
      visit: VISIT,
      decidedOn: '2026-11-21',
      decision: 'Приедем в выбранное время. Приготовьте паспорт счётчика.',
      messages: [{ kind: 'decision', text: 'Приедем в выбранное время. Приготовьте паспорт счётчика.' }],
    });
  },
  applicationRefused: (state) => {
    const text = 'По этому адресу стоит счётчик, поэтому плата считается по нему, а не по числу жильцов.';
    withApplication(
      state,
      'absence',
      { period: { from: '2026-10-20', to: '2026-11-02' }, persons: [{ name: 'Ручьёва Капля' }] },
      {
        state: 'refused',
        decidedOn: '2026-11-21',
        decision: text,
        messages: [{ kind: 'decision', text }],
      },
    );
  },
  applicationDone: (state) => {
    withApplication(
      state,
      'noDebt',
      { purpose: 'sale' },
      {
        state: 'done',
        decidedOn: '2026-11-21',
        decision: 'Долга нет. Справка приложена.',
        messages: [
          {
            kind: 'decision',
            text: 'Долга нет. Справка приложена.',
            attachments: [{ id: nextId(state), name: 'Справка.pdf', bytes: 38_120, type: 'application/pdf' }],
          },
        ],
      },
    );
  },
  /** The customer has to give the readings. */
  handoverBegun: (state) => {
    withApplication(state, 'changeOwner', SALE, { dueOn: '2026-12-21' });
  },
  /** The final bill is there, the account is not closed yet. */
  handoverBilled: (state) => {
    withApplication(state, 'changeOwner', SALE, {
      state: 'approved',
      dueOn: '2026-12-21',
      decidedOn: '2026-11-22',
      decision: 'Документы в порядке, начинаем.',
      completed: [
        step('readings', '2026-11-21', '№ 11000001, холодная вода: 178 м³; № 11000002, горячая вода: 96 м³'),
        step('finalBill', '2026-11-22', 'Оплатите до 15 декабря.', 148_230),
      ],
      messages: [{ kind: 'decision', text: 'Документы в порядке, начинаем.' }],
    });
  },
  /** One of each kind, as a customer has them after some years. */
  manyApplications: (state) => {
    withApplication(
      state,
      'noDebt',
      { purpose: 'sale' },
      {
        state: 'done',
        registeredOn: '2026-05-12',
        registeredAt: '2026-05-12T07:15:00.000Z',
        dueOn: '2026-05-15',
        decidedOn: '2026-05-14',
        decision: 'Долга нет. Справка приложена.',
      },
    );
    withApplication(
      state,
      'absence',
      { period: { from: '2026-07-01', to: '2026-07-20' }, persons: [{ name: 'Ручьёва Капля' }] },
      {
        state: 'refused',
        registeredOn: '2026-07-25',
        registeredAt: '2026-07-25T07:15:00.000Z',
        dueOn: '2026-07-31',
        decidedOn: '2026-07-30',
        decision: 'По этому адресу стоит счётчик, поэтому плата считается по нему.',
      },
    );
    withApplication(state, 'sealing', sealing(state), { state: 'inWork', visit: VISIT });
    withApplication(
      state,
      'noDebt',
      { purpose: 'subsidy' },
      {
        state: 'needsMore',
        dueOn: '2026-11-25',
        messages: [{ kind: 'question', text: 'Для какого органа нужна справка?' }],
      },
    );
  },
} as const satisfies Record<string, (state: MockState) => void>;
