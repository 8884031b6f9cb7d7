import type {
  Application,
  ApplicationCase,
  ApplicationFacts,
  ApplicationMessage,
  ApplicationTemplate,
  NewApplication,
  VisitChoice,
  VisitSlot,
} from '@vodokanal/contract';
import { assertApplicationAction, assertHandover, offeredSlot } from '@vodokanal/contract/policies/application-case';
import { applicationFaults, fillableTemplate } from '@vodokanal/contract/policies/application-fields';
import { assertClaimMessage } from '@vodokanal/contract/policies/claim-case';
import { assertBelow, MOST } from '@vodokanal/contract/policies/limits';
import { codeExpired } from '@vodokanal/contract/policies/one-time-code';
import { assertNoFindings, blockingFinding, ProblemError } from '@vodokanal/contract/problem';
import { readingText } from '@vodokanal/contract/rules/application-document';
import { daysToDecision, isLateDecision, stepsOf } from '@vodokanal/contract/rules/application-state';
import { fileIdsOf, meterIdsOf, storedReadings, storedValues } from '@vodokanal/contract/rules/application-values';
import { claimDueOn } from '@vodokanal/contract/rules/claim';
import { maskEmail, maskPhone } from '@vodokanal/contract/rules/contact';
import { freeSlots, visitTimes } from '@vodokanal/contract/rules/visit-slots';
import type { Answers, MockCall } from '../answers.ts';
import { demoPdf } from '../files.ts';
import { nextId, type MockApplication, type MockState, type MockUpload } from '../state.ts';
import { liveTicket, openTicket, sendCode } from '../tickets.ts';
import { attach } from './uploads.ts';

const LISTED = 200;
const DAY = 86_400_000;
const PDF = { status: 200, headers: { 'Content-Type': 'application/pdf' } } as const;

type ApplicationOperation =
  | 'applicationTemplates.list'
  | 'visitSlots.list'
  | 'applications.sendCode'
  | 'applications.list'
  | 'applications.create'
  | 'applications.get'
  | 'applications.markRead'
  | 'applications.write'
  | 'applications.withdraw'
  | 'applications.bookVisit'
  | 'applications.cancelVisit'
  | 'applications.handOver'
  | 'applications.file'
  | 'applications.document';

/** What the mock utility knows of the account and the customer. */
export function applicationFacts({
  state,
  customer,
  account,
}: Pick<MockCall, 'state' | 'customer' | 'account'>): ApplicationFacts {
  const { id, number, address, holder, persons } = account();
  const { phone = null, email = null } = customer;
  return {
    today: state.today,
    holder,
    accountNumber: number,
    address,
    persons,
    phone,
    email,
    meters: state.meters
      .filter(({ accountId, state: stands }) => accountId === id && stands !== 'removed')
      .map(({ id: meterId, service, serialNumber, place, digits, fractionDigits, readings, previous }) => ({
        id: meterId,
        service,
        serialNumber,
        place,
        digits,
        fractionDigits,
        last: readings[0]?.value ?? previous?.value ?? null,
      })),
    codeTo: phone ? maskPhone(phone) : email ? maskEmail(email) : null,
  };
}

/** An application as its customer sees it today. */
function shown(
  { today, calendar }: MockState,
  { owner: _, completed, stepNames, messages, readId, ...application }: MockApplication,
): Application {
  const from = messages.findIndex(({ id }) => id === readId) + 1;
  return {
    ...application,
    daysLeft: daysToDecision(application, today, calendar),
    isLate: isLateDecision(application, today),
    steps: stepsOf(stepNames, completed, application.state),
    unread: messages.slice(from).filter(({ side }) => side === 'utility').length,
  };
}

const caseOf = (state: MockState, stored: MockApplication): ApplicationCase => ({
  application: shown(state, stored),
  messages: [...stored.messages],
});

/** Finds the application of the path. Throws NOT_FOUND. */
function own({ state, account, customer, parameters }: MockCall): MockApplication {
  const { id } = account();
  const found = state.applications.find(
    (each) => each.id === parameters['applicationId'] && each.accountId === id && each.owner === customer.id,
  );
  if (!found) throw new ProblemError('NOT_FOUND');
  return found;
}

const attached = ({ id, name, bytes, type }: MockUpload) => ({ id, name, bytes, type });

function timesOf({ visitHours, calendar, today }: MockState, kind: string): { places: number; times: VisitSlot[] } {
  const hours = visitHours[kind as keyof typeof visitHours];
  return { places: hours.places, times: visitTimes(hours, calendar, today) };
}

function freeOf(state: MockState, kind: string, without?: MockApplication): VisitSlot[] {
  const { places, times } = timesOf(state, kind);
  const taken = times.map((slot) => ({
    ...slot,
    taken:
      state.applications.filter(
        (each) =>
          each !== without && each.visitKind === kind && each.visit?.on === slot.on && each.visit.from === slot.from,
      ).length + (state.fullSlots.has(`${kind} ${slot.on} ${slot.from}`) ? places : 0),
  }));
  return freeSlots(times, places, taken);
}

const bookedSlot = (state: MockState, kind: string, choice: VisitChoice, former?: MockApplication): VisitSlot =>
  offeredSlot(freeOf(state, kind, former), choice);

/** What is filed, checked against its template. Throws NOT_FOUND and INVALID. */
function checked(
  call: MockCall,
  { templateId, values, visit }: NewApplication,
): {
  readonly template: ApplicationTemplate;
  readonly facts: ApplicationFacts;
  readonly values: Application['values'];
} {
  const template = fillableTemplate(call.state.applicationTemplates, templateId);
  const facts = applicationFacts(call);
  const { maxFiles } = call.state.config.uploads;
  assertNoFindings(applicationFaults(template, { values, ...(visit && { visit }) }, { ...facts, maxFiles }));
  return { template, facts, values: storedValues(template.fields, values) };
}

const contentOf = (accountId: string, templateId: string, values: Application['values']): string =>
  JSON.stringify([accountId, templateId, Object.entries(values).sort()]);

/** Uses up the ticket of a confirmed application. Throws INVALID and CODE_EXPIRED. */
function confirm({ state, customer }: MockCall, secret: string | undefined, content: string): void {
  if (secret === undefined) throw new ProblemError('INVALID', { errors: [blockingFinding('REQUIRED', '/ticket')] });
  const ticket = liveTicket(state, secret, 'application');
  if (!ticket.verified || ticket.done || ticket.customer !== customer || ticket.content !== content)
    throw codeExpired();
  ticket.done = true;
}

/** Adds what the customer has written. */
function addMessage(
  { state, customer }: MockCall,
  application: MockApplication,
  kind: ApplicationMessage['kind'],
  { text, uploadIds = [] }: { readonly text: string; readonly uploadIds?: readonly string[] | undefined },
): void {
  const dayAgo = state.now().getTime() - DAY;
  assertBelow(
    application.messages.filter(({ side, writtenAt }) => side === 'customer' && Date.parse(writtenAt) > dayAgo).length,
    MOST.claimMessages,
  );
  const id = nextId(state);
  const attachments = attach(state, customer.id, uploadIds, id).map(attached);
  application.messages = [
    ...application.messages,
    { id, side: 'customer', kind, text: text.trim(), writtenAt: state.now().toISOString(), attachments },
  ];
}

export const applications: Pick<Answers, ApplicationOperation> = {
  'applicationTemplates.list'(call) {
    const facts = applicationFacts(call);
    return { status: 200, body: { items: [...call.state.applicationTemplates], facts } };
  },

  'visitSlots.list'({ state, account, parameters }) {
    account();
    return { status: 200, body: { items: freeOf(state, parameters.kind) } };
  },

  'applications.sendCode'(call) {
    const { state, customer, account, body } = call;
    const { values, facts } = checked(call, body);
    if (facts.codeTo === null) throw new ProblemError('NO_PHONE');
    const ticket = openTicket(state, {
      purpose: 'application',
      customer,
      account: account(),
      phone: customer.phone,
      email: customer.email,
      shown: facts.codeTo,
    });
    Object.assign(liveTicket(state, ticket), { content: contentOf(account().id, body.templateId, values) });
    return { status: 201, body: { ticket, ...sendCode(state, ticket) } };
  },

  'applications.list': ({ state, account, customer }) => {
    const { id } = account();
    const items = state.applications
      .filter(({ accountId, owner }) => accountId === id && owner === customer.id)
      .slice(0, LISTED)
      .map((application) => shown(state, application));
    return { status: 200, body: { items } };
  },

  'applications.create'(call) {
    const { state, customer, account, body } = call;
    const { id: accountId } = account();
    const { template, facts, values } = checked(call, body);
    if (template.needsCode) confirm(call, body.ticket, contentOf(accountId, template.id, values));
    const dayAgo = state.now().getTime() - DAY;
    assertBelow(
      state.applications.filter(
        (each) => each.accountId === accountId && each.owner === customer.id && Date.parse(each.registeredAt) > dayAgo,
      ).length,
      MOST.applications,
    );
    const visit = template.visit && body.visit ? bookedSlot(state, template.visit, body.visit) : null;
    const id = nextId(state);
    const files = attach(state, customer.id, fileIdsOf(template.fields, values), id);
    const meterIds = meterIdsOf(template.fields, values);
    const application: MockApplication = {
      id,
      number: `З-${state.today.slice(0, 4)}-${String(state.counter).padStart(6, '0')}`,
      accountId,
      templateId: template.id,
      title: template.title,
      state: 'sent',
      fields: [...template.fields],
      values,
      meters: facts.meters.filter((meter) => meterIds.includes(meter.id)),
      registeredAt: state.now().toISOString(),
      registeredOn: state.today,
      dueOn: claimDueOn(state.today, template, state.calendar),
      unit: template.unit,
      law: template.law,
      decidedOn: null,
      decision: null,
      isConfirmed: template.needsCode,
      visitKind: template.visit,
      visit,
      attachments: files.map(attached),
      owner: customer.id,
      stepNames: template.steps,
      completed: [],
      messages: [],
      readId: undefined,
    };
    state.applications.unshift(application);
    return { status: 201, body: shown(state, application) };
  },

  'applications.get': (call) => ({ status: 200, body: caseOf(call.state, own(call)) }),

  'applications.markRead'(call) {
    const application = own(call);
    const at = application.messages.findIndex(({ id }) => id === call.body.messageId);
    if (at < 0) throw new ProblemError('NOT_FOUND');
    if (at > application.messages.findIndex(({ id }) => id === application.readId))
      application.readId = call.body.messageId;
    return { status: 201, body: shown(call.state, application) };
  },

  'applications.write'(call) {
    const application = own(call);
    assertApplicationAction(shown(call.state, application), 'write');
    assertClaimMessage(call.body, call.state.config.uploads);
    addMessage(call, application, 'message', call.body);
    if (application.state === 'needsMore') application.state = 'inWork';
    return { status: 201, body: caseOf(call.state, application) };
  },

  'applications.withdraw'(call) {
    const application = own(call);
    assertApplicationAction(shown(call.state, application), 'withdraw');
    addMessage(call, application, 'withdrawal', { text: '' });
    Object.assign(application, { state: 'withdrawn', visit: null });
    return { status: 201, body: caseOf(call.state, application) };
  },

  'applications.bookVisit'(call) {
    const application = own(call);
    assertApplicationAction(shown(call.state, application), 'visit');
    application.visit = bookedSlot(call.state, application.visitKind ?? '', call.body, application);
    return { status: 201, body: caseOf(call.state, application) };
  },

  'applications.cancelVisit'(call) {
    const application = own(call);
    assertApplicationAction(shown(call.state, application), 'visit');
    application.visit = null;
    return { status: 204 };
  },

  'applications.handOver'(call) {
    const application = own(call);
    assertApplicationAction(shown(call.state, application), 'handOver');
    const { meters } = applicationFacts(call);
    assertHandover(call.body, { today: call.state.today, meters });
    const text = storedReadings(call.body.readings)
      .map((reading) => readingText(reading, meters))
      .join('; ');
    application.completed = [
      ...application.completed,
      { name: 'readings', doneOn: call.body.takenOn, text, amount: null },
    ];
    return { status: 201, body: caseOf(call.state, application) };
  },

  'applications.file'(call) {
    const application = own(call);
    const file = [application, ...application.messages]
      .flatMap(({ attachments }) => attachments)
      .find(({ id }) => id === call.parameters.fileId);
    if (!file) throw new ProblemError('NOT_FOUND');
    return { status: 200, headers: { 'Content-Type': file.type } };
  },

  'applications.document'(call) {
    own(call);
    return { ...PDF, file: demoPdf() };
  },
};
