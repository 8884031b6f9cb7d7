import type { ClaimMessage } from '@vodokanal/contract';
import { nextId, type MockClaim, type MockState } from './state.ts';

type Subject = Pick<MockClaim, 'type' | 'text'> & Partial<Pick<MockClaim, 'period' | 'service' | 'demand' | 'amount'>>;
type Change = Partial<Omit<MockClaim, 'messages' | keyof Subject>> & {
  readonly messages?: readonly Partial<ClaimMessage>[];
};

const DOUBLED_BILL: Subject = {
  type: 'charge',
  text: 'За октябрь начислили вдвое больше, чем в сентябре, хотя мы уезжали на две недели.',
  period: '2026-10',
  service: 'coldWater',
  demand: 'recalculate',
  amount: 45_210,
};

/** Adds a claim of the first customer. */
function withClaim(state: MockState, { messages = [], ...change }: Change = {}, subject = DOUBLED_BILL): void {
  const [customer] = state.customers;
  const [account] = state.accounts;
  const number = String(17 + state.claims.length).padStart(6, '0');
  const { law = '' } = state.config.claimTypes.find(({ type }) => type === subject.type) ?? {};
  state.claims.push({
    id: nextId(state),
    number: `О-2026-${number}`,
    accountId: account?.id ?? '',
    ...subject,
    state: 'registered',
    applicant: 'holder',
    answerBy: 'cabinet',
    registeredAt: '2026-11-20T07:15:00.000Z',
    registeredOn: '2026-11-20',
    dueOn: '2026-11-25',
    unit: 'workingDays',
    answeredOn: null,
    outcome: null,
    isDisputed: false,
    law,
    attachments: [],
    evidence:
      subject === DOUBLED_BILL
        ? [
            {
              kind: 'reading',
              id: nextId(state),
              service: 'coldWater',
              serialNumber: '11000001',
              period: '2026-10',
              takenOn: '2026-10-22',
              value: '171',
              volume: '14',
              source: 'resident',
            },
            {
              kind: 'bill',
              period: '2026-10',
              issuedOn: '2026-11-01',
              dueOn: '2026-11-15',
              total: 136_320,
              lines: [
                { service: 'coldWater', kind: 'volume', amount: 90_420, basis: 'meter', quantity: '14' },
                { service: 'wastewater', kind: 'volume', amount: 45_900, basis: 'supplied', quantity: '14' },
              ],
            },
          ]
        : [],
    owner: customer?.id ?? '',
    readId: undefined,
    ...change,
    messages: messages.map((message): ClaimMessage => ({
      id: nextId(state),
      side: 'utility',
      kind: 'message',
      text: '',
      writtenAt: '2026-11-21T08:30:00.000Z',
      dueOn: null,
      isLate: false,
      outcome: null,
      attachments: [],
      ...message,
    })),
  });
}

const QUESTION = {
  kind: 'question',
  text: 'Пришлите, пожалуйста, фото счётчика холодной воды на кухне: так проверим быстрее.',
} as const;
const REFUSAL = {
  kind: 'answer',
  outcome: 'refused',
  text: 'Начисление верное: показание за сентябрь не передали, поэтому сентябрь посчитали по среднему, а в октябре учли разницу.',
  dueOn: '2026-11-25',
} as const;

/** Claims in each of their states. */
export const claimChanges = {
  claimWaiting: (state) => {
    withClaim(state);
  },
  claimNeedsMore: (state) => {
    withClaim(state, { state: 'needInfo', messages: [QUESTION] });
  },
  claimLate: (state) => {
    withClaim(state, {
      state: 'inReview',
      registeredOn: '2026-11-11',
      registeredAt: '2026-11-11T07:15:00.000Z',
      dueOn: '2026-11-16',
    });
  },
  claimAnswered: (state) => {
    withClaim(state, {
      state: 'answered',
      outcome: 'granted',
      answeredOn: '2026-11-21',
      messages: [
        {
          ...REFUSAL,
          outcome: 'granted',
          text: 'Вы правы, в октябре показание приняли дважды. Пересчитали: 452,10 ₽ вернутся в счёте за ноябрь.',
          attachments: [{ id: nextId(state), name: 'Перерасчёт.pdf', bytes: 48_213, type: 'application/pdf' }],
        },
      ],
    });
  },
  claimRefused: (state) => {
    withClaim(state, { state: 'rejected', outcome: 'refused', answeredOn: '2026-11-21', messages: [REFUSAL] });
  },
  claimDisputed: (state) => {
    withClaim(state, {
      state: 'inReview',
      outcome: 'refused',
      answeredOn: '2026-11-21',
      isDisputed: true,
      dueOn: '2026-11-26',
      messages: [
        REFUSAL,
        {
          side: 'customer',
          kind: 'dispute',
          text: 'Показание за сентябрь я передала 24-го, есть подтверждение из кабинета.',
          writtenAt: '2026-11-21T15:02:00.000Z',
          dueOn: '2026-11-26',
        },
      ],
    });
  },
  claimSolved: (state) => {
    withClaim(state, {
      state: 'closed',
      outcome: 'granted',
      answeredOn: '2026-11-21',
      messages: [
        { ...REFUSAL, outcome: 'granted', text: 'Пересчитали: 452,10 ₽ вернутся в счёте за ноябрь.' },
        { side: 'customer', kind: 'solved', writtenAt: '2026-11-21T16:40:00.000Z' },
      ],
    });
  },
  /** One of each kind, as a customer has them after some years. */
  manyClaims: (state) => {
    withClaim(state, { state: 'needInfo', messages: [QUESTION] });
    withClaim(
      state,
      { state: 'inReview', dueOn: '2026-11-19', registeredOn: '2026-11-16', registeredAt: '2026-11-16T12:00:00.000Z' },
      { type: 'quality', service: 'hotWater', text: 'Из крана течёт едва тёплая, 43 градуса.' },
    );
    withClaim(state, {
      state: 'rejected',
      outcome: 'refused',
      answeredOn: '2026-10-21',
      dueOn: '2026-10-22',
      registeredOn: '2026-10-19',
      registeredAt: '2026-10-19T12:00:00.000Z',
      messages: [{ ...REFUSAL, writtenAt: '2026-10-21T08:00:00.000Z' }],
    });
    withClaim(
      state,
      {
        state: 'withdrawn',
        registeredOn: '2026-08-03',
        registeredAt: '2026-08-03T12:00:00.000Z',
        dueOn: '2026-09-02',
        unit: 'calendarDays',
        messages: [{ side: 'customer', kind: 'withdrawal', writtenAt: '2026-08-04T12:00:00.000Z' }],
      },
      { type: 'other', text: 'Не приходит счёт на почту.' },
    );
  },
} as const satisfies Record<string, (state: MockState) => void>;
