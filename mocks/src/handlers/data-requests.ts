import type { DataRecipient, DataRequest, DataRequestTerm, DataRetention, DataSection } from '@vodokanal/contract';
import { COPY_LIFE, dataRequestFaults, isCopyOpen, isOpenDataRequest } from '@vodokanal/contract/policies/data-request';
import { assertBelow, MOST } from '@vodokanal/contract/policies/limits';
import { assertNoFindings, ProblemError } from '@vodokanal/contract/problem';
import { DATA_REQUEST_KINDS, dataRequestDueOn } from '@vodokanal/contract/rules/data-request';
import { localDate } from '@vodokanal/contract/rules/calendar';
import type { Answers } from '../answers.ts';
import { nextId, type MockCustomer, type MockState } from '../state.ts';
import { addJournalEntry } from './session.ts';

const DAY = 86_400_000;

const TERMS: Readonly<Record<DataRequest['kind'], Omit<DataRequestTerm, 'kind' | 'dueOn'>>> = {
  copy: { days: 10, extensionDays: 5, law: '152-ФЗ ст. 14 ч. 3, ст. 20 ч. 1: десять рабочих дней' },
  correction: { days: 7, extensionDays: 0, law: '152-ФЗ ст. 20 ч. 3: семь рабочих дней' },
  deletion: { days: 10, extensionDays: 5, law: '152-ФЗ ст. 14 ч. 1, ст. 21 ч. 5.1: десять рабочих дней' },
  stop: { days: 10, extensionDays: 5, law: '152-ФЗ ст. 21 ч. 5.1: десять рабочих дней' },
};

const THREE_YEARS = 'ГК РФ ст. 196: три года, пока можно обратиться в суд';
const RETENTION: readonly DataRetention[] = [
  { section: 'person', months: 36, law: THREE_YEARS },
  { section: 'accounts', months: 36, law: THREE_YEARS },
  { section: 'meters', months: 36, law: THREE_YEARS },
  { section: 'payments', months: 60, law: '402-ФЗ ст. 29 ч. 1: документы об оплате, пять лет после отчётного года' },
  { section: 'requests', months: 36, law: THREE_YEARS },
  { section: 'consents', months: 36, law: '152-ФЗ ст. 9 ч. 3, ГК РФ ст. 196: три года после отзыва' },
  { section: 'security', months: 36, law: '152-ФЗ ст. 19 ч. 2 п. 8: журнал действий; ГК РФ ст. 196: три года' },
  { section: 'messages', months: 12, law: '152-ФЗ ст. 5 ч. 7: не дольше, чем нужно; срок установил водоканал' },
];

const SECTIONS: readonly DataSection[] = [
  'person',
  'accounts',
  'meters',
  'payments',
  'requests',
  'consents',
  'security',
  'messages',
];

const GROUNDS: Readonly<Record<DataRecipient['kind'], string>> = {
  partnerSite: '152-ФЗ ст. 6 ч. 1 п. 1: вы разрешили этому сайту',
  partnerServer: '152-ФЗ ст. 6 ч. 1 п. 5; ПП РФ № 354: договор управления домом',
  helper: '152-ФЗ ст. 6 ч. 1 п. 1: вы пригласили доверенное лицо',
  manager: '152-ФЗ ст. 6 ч. 1 п. 5; ПП РФ № 354: договор управления домом',
  consent: '152-ФЗ ст. 6 ч. 1 п. 1, ст. 9: ваше согласие',
  acquirer: '152-ФЗ ст. 6 ч. 1 п. 5; 161-ФЗ: вы платите на сайте',
  fiscal: '152-ФЗ ст. 6 ч. 1 п. 2; 54-ФЗ ст. 1.2: кассовый чек',
  mail: '152-ФЗ ст. 6 ч. 3: по поручению водоканала',
  sms: '152-ФЗ ст. 6 ч. 3: по поручению водоканала',
};

/** A request that waits for its answer. */
export function newDataRequest(
  state: MockState,
  kind: DataRequest['kind'],
  facts: Partial<DataRequest> = {},
  registeredOn = state.today,
): DataRequest {
  const term = TERMS[kind];
  return {
    id: nextId(state),
    number: `ПД-${registeredOn.slice(0, 4)}-${String(++state.counter).padStart(6, '0')}`,
    kind,
    state: 'received',
    sections: [],
    text: '',
    registeredOn,
    dueOn: dataRequestDueOn(registeredOn, term, state.calendar),
    law: term.law,
    extendedOn: null,
    extensionReason: '',
    answeredOn: null,
    answer: '',
    parts: [],
    copyUntil: null,
    ...facts,
  };
}

/** Who gets data of a customer, from the state of the mock utility. */
function recipientsOf(state: MockState, customer: MockCustomer): DataRecipient[] {
  const { timeZone } = state.config.utility;
  const dayOf = (instant: string | number) => localDate(new Date(instant), timeZone);
  const recipient = (
    kind: DataRecipient['kind'],
    basis: DataRecipient['basis'],
    name: string,
    facts: Partial<DataRecipient> = {},
  ): DataRecipient => ({
    kind,
    name,
    basis,
    ground: GROUNDS[kind],
    since: null,
    until: null,
    withdrawal: null,
    ...facts,
  });
  const now = state.now().getTime();
  return [
    ...state.connections
      .filter(({ customerId, endsAt }) => customerId === customer.id && endsAt > now)
      .map(({ id, site, openedAt, endsAt }) =>
        recipient('partnerSite', 'choice', state.partners.find(({ origin }) => origin === site)?.name ?? site, {
          since: dayOf(openedAt),
          until: dayOf(endsAt),
          withdrawal: { of: 'connection', id },
        }),
      ),
    ...state.partners
      .filter(({ accountIds }) => accountIds.some((id) => customer.accountIds.includes(id)))
      .map(({ name }) => recipient('partnerServer', 'contract', name)),
    ...state.helpers
      .filter((each) => customer.accountIds.includes(each.accountId) && each.customerId && each.until >= state.today)
      .map(({ id, accountId, email, until }) =>
        recipient('helper', 'choice', email, { until, withdrawal: { of: 'helper', id, accountId } }),
      ),
    ...customer.consents
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ id, document, title, givenAt }) => {
        const found = state.documents.find((each) => each.document === document);
        return recipient('consent', 'consent', found?.recipient ?? title, {
          since: dayOf(givenAt),
          withdrawal: { of: 'consent', id },
          ...(found && { detail: `${found.purpose}: ${found.data}` }),
        });
      }),
    ...(state.paymentMethods.some(({ method, isOffered }) => method !== 'bank' && isOffered)
      ? [
          recipient('acquirer', 'contract', 'Учебный банк (демонстрация)'),
          recipient('fiscal', 'law', 'Учебный оператор фискальных данных (демонстрация)'),
        ]
      : []),
  ];
}

/** The copy of a request. Throws NOT_FOUND when it cannot be downloaded, or not any more. */
function openCopy(state: MockState, customer: MockCustomer, requestId: string): DataRequest {
  const found = customer.dataRequests.find(({ id }) => id === requestId);
  if (!found || !isCopyOpen(found, state.now())) throw new ProblemError('NOT_FOUND');
  return found;
}

export const dataRequests: Pick<
  Answers,
  | 'dataRequests.list'
  | 'dataRequests.create'
  | 'dataRequests.copy'
  | 'dataRequests.download'
  | 'dataRequests.pdf'
  | 'dataRecipients.list'
> = {
  'dataRequests.list': ({ state, customer }) => ({
    status: 200,
    body: {
      asOf: state.today,
      terms: DATA_REQUEST_KINDS.map((kind) => ({
        kind,
        ...TERMS[kind],
        dueOn: dataRequestDueOn(state.today, TERMS[kind], state.calendar),
      })),
      retention: [...RETENTION],
      sections: [...SECTIONS],
      items: customer.dataRequests,
    },
  }),

  'dataRequests.create'({ state, customer, body }) {
    assertNoFindings(dataRequestFaults(body));
    assertBelow(customer.dataRequests.filter(isOpenDataRequest).length, MOST.dataRequests);
    const { kind, sections = [], text = '' } = body;
    const request = newDataRequest(state, kind, { sections, text: text.trim() });
    customer.dataRequests = [request, ...customer.dataRequests];
    addJournalEntry(state, customer, 'data-request');
    return { status: 201, body: request };
  },

  'dataRequests.copy'({ state, customer }) {
    const copies = customer.dataRequests.filter(
      ({ copyUntil }) => copyUntil && Date.parse(copyUntil) > state.now().getTime() - DAY,
    );
    assertBelow(copies.length, MOST.dataCopies);
    const request = newDataRequest(state, 'copy', {
      state: 'answered',
      answeredOn: state.today,
      copyUntil: new Date(state.now().getTime() + COPY_LIFE).toISOString(),
    });
    customer.dataRequests = [request, ...customer.dataRequests];
    addJournalEntry(state, customer, 'data-copy');
    return { status: 201, body: request };
  },

  'dataRequests.download'({ state, customer, parameters }) {
    const { number } = openCopy(state, customer, parameters.requestId);
    const accounts = state.accounts.filter(({ id }) => customer.accountIds.includes(id));
    const section = (
      name: DataSection,
      title: string,
      labels: Record<string, string>,
      rows: Record<string, unknown>[],
    ) => ({ section: name, title, tables: rows.length > 0 ? [{ table: name, title, labels, rows }] : [] });
    return {
      status: 200,
      headers: { 'Content-Disposition': 'attachment' },
      body: {
        format: 'vodokanal-data-copy/1',
        madeAt: state.now().toISOString(),
        utility: state.config.utility.name,
        number,
        sections: [
          section('person', 'Вы и ваш вход', { email: 'Электронная почта', phone: 'Телефон' }, [
            { email: customer.email ?? null, phone: customer.phone ?? null },
          ]),
          section(
            'accounts',
            'Лицевые счета',
            { number: 'Номер', holder: 'Абонент', address: 'Адрес', persons: 'Зарегистрировано человек' },
            accounts.map(({ number: account, holder, address, persons }) => ({
              number: account,
              holder,
              address,
              persons,
            })),
          ),
        ],
      },
    };
  },

  'dataRequests.pdf'({ state, customer, parameters }) {
    openCopy(state, customer, parameters.requestId);
    return { status: 200, headers: { 'Content-Type': 'application/pdf' } };
  },

  'dataRecipients.list': ({ state, customer }) => ({ status: 200, body: { items: recipientsOf(state, customer) } }),
};
