import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  caseRoles,
  officeOperations,
  roles,
  type CaseKind,
  type NewCaseDecision,
  type OfficeOperationId,
  type Role,
  type StaffCase,
} from '@vodokanal/contract/office';
import { operations, type OperationId } from '@vodokanal/contract/operations';
import { Browser } from '@vodokanal/contract/conformance/browser';
import type { ClaimCase } from '@vodokanal/contract';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { sql } from 'kysely';
import { audit } from '../src/audit/audit.ts';
import { readOnly } from '../src/database/read-only.ts';
import { newId } from '../src/ids.ts';
import { block } from '../src/unlocks/service.ts';
import { createFixture, ORIGIN, PASSWORD, personAt, TODAY, type Fixture } from './fixture.ts';
import { staffed, type Desk } from './office-desk.ts';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const kinds = Object.keys(caseRoles) as CaseKind[];
const rolesOf = (kind: CaseKind): readonly Role[] => caseRoles[kind];

let fixture: Fixture;
let signedIn: (role?: Role) => Promise<Desk>;
/** The first person, signed in. */
let resident: Browser;
let accountId = '';
let meterId = '';
let customerId = '';

before(async () => {
  fixture = await createFixture();
  ({ signedIn } = await staffed(fixture));
  resident = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await resident.call('session.create', { body: { login: personAt(0).accountNumber, password: PASSWORD } });
  accountId = ((await resident.call('accounts.list')).body as { items: { id: string }[] }).items[0]?.id ?? '';
  const meters = await resident.call('meters.list', { parameters: { accountId } });
  meterId = (meters.body as { items: { id: string }[] }).items[0]?.id ?? '';
  const { db } = fixture.store;
  customerId = (
    await db.selectFrom('customer').select('id').where('email', '=', personAt(0).email).executeTakeFirstOrThrow()
  ).id;
});
after(() => fixture.close());

const idOf = (answer: { readonly body: unknown }) => (answer.body as { id: string }).id;
let period = 2001;

/** How a case of each kind begins. */
const begin: Readonly<Record<CaseKind, () => Promise<string>>> = {
  async unlock() {
    const stranger = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
    await block(fixture.store.db, personAt(1).accountNumber, 'Недостоверные данные', 'utility', fixture.clock);
    const body = {
      accountNumber: personAt(1).accountNumber,
      way: 'documents',
      contact: 'x@example.org',
      text: 'Паспорт',
    };
    const { number } = (await stranger.call('unlocks.create', { body })).body as { number: string };
    const { id } = await fixture.store.db
      .selectFrom('unlock')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    return id;
  },
  profileChange: async () =>
    idOf(
      await resident.call('profile.change', {
        parameters: { accountId },
        body: { field: 'holder', value: 'Новый Владелец', comment: 'Купили квартиру' },
      }),
    ),
  meterRequest: async () =>
    idOf(
      await resident.call('meterRequests.create', {
        parameters: { meterId },
        body: { kind: 'verification', record: '1-123456789', verifiedOn: '2026-11-01' },
      }),
    ),
  async incident() {
    const id = newId();
    const row = {
      id,
      number: `Д-2026-${id.slice(-6)}`,
      customer_id: customerId,
      text: 'Чужой вход',
      address: '192.0.2.7',
    };
    await fixture.store.db
      .insertInto('incident')
      .values({ ...row, registered_at: fixture.clock, closed_at: null })
      .execute();
    return id;
  },
  async dataRequest() {
    const id = newId();
    await fixture.store.db
      .insertInto('data_request')
      .values({
        ...{ id, number: `ПД-2026-${id.slice(-6)}`, customer_id: customerId, kind: 'correction', state: 'received' },
        ...{ sections: '[]', text: 'Опечатка в имени', registered_at: fixture.clock, registered_on: '2026-11-22' },
        ...{ due_on: '2026-12-02', law: '152-ФЗ ст. 20 ч. 3', extended_on: null, extension_reason: '' },
        ...{ answered_on: null, answer: '', parts: '[]', copy_until: null },
      })
      .execute();
    return id;
  },
  async instalmentPlan() {
    const id = newId();
    await fixture.store.db
      .insertInto('instalment_plan')
      .values({
        ...{ id, number: `Р-2026-${id.slice(-6)}`, account_id: accountId, customer_id: customerId, state: 'requested' },
        ...{
          amount: 90_000,
          debt_ids: '[]',
          reason: 'Потерял работу',
          created_on: '2026-11-20',
          answer_by: '2026-11-30',
        },
        instalments: JSON.stringify([
          { dueOn: '2026-12-15', amount: 45_000 },
          { dueOn: '2027-01-15', amount: 45_000 },
        ]),
        ...{ offered_until: null, signed_at: null, refusal: null },
      })
      .execute();
    return id;
  },
  async difference() {
    const id = newId();
    const of = { account_id: accountId, meter_id: meterId, period: `${period++}-05`, taken_on: '2026-10-20' };
    const received = { received_at: fixture.clock, volume: null };
    await fixture.store.db
      .insertInto('reading')
      .values([
        {
          ...of,
          ...received,
          id,
          value: '105',
          source: 'resident',
          status: 'different',
          receipt_number: `П-${id.slice(-6)}`,
          customer_id: customerId,
        },
        {
          ...of,
          ...received,
          id: newId(),
          value: '103',
          source: 'billing',
          status: 'billed',
          receipt_number: null,
          customer_id: null,
        },
      ])
      .execute();
    return id;
  },
};

const deskFor = (kind: CaseKind) => signedIn(rolesOf(kind)[0] ?? 'clerk');
const get = async (kind: CaseKind, caseId: string): Promise<StaffCase> =>
  (await (await signedIn('supervisor')).call('cases.get', { parameters: { kind, caseId } })).body;

test('a queue shows its cases with masked accounts, in the order of their urgency, and counts them', async () => {
  for (const kind of kinds) {
    const id = await begin[kind]();
    const desk = await deskFor(kind);
    const { items, counts } = (await desk.call('cases.list', { parameters: { kind } })).body;
    const found = items.find((item) => item.id === id);
    assert.ok(found, kind);
    assert.match(found.account ?? '', /^•••••\d{4}$/, kind);
    assert.match(found.dueOn, /^2026-(11|12)-\d\d$/, kind);
    assert.equal(found.isLate, false, kind);
    assert.ok(counts.waiting >= 1, kind);
    const list = (await desk.call('queues.list')).body.items;
    assert.equal(list.find((each) => each.kind === kind)?.counts.waiting, counts.waiting, kind);
    const urgent = items.map(({ registeredOn, dueOn }) =>
      kind === 'incident' || kind === 'difference' ? registeredOn : dueOn,
    );
    assert.deepEqual(urgent, urgent.toSorted(), kind);
  }
});

test('the pages of a queue show each case once', async () => {
  const { db } = fixture.store;
  for (let count = 0; count < 60; count++) {
    const id = await begin.profileChange();
    await db
      .updateTable('profile_change')
      .set({ sent_at: new Date(fixture.clock.getTime() - (count % 7) * 86_400_000) })
      .where('id', '=', id)
      .execute();
  }
  const desk = await signedIn();
  const ids: string[] = [];
  let next: string | null = null;
  do {
    const query: string = next === null ? '' : `?after=${String(next)}`;
    const { body } = await desk.call('cases.list', { parameters: { kind: 'profileChange' }, query });
    ids.push(...body.items.map(({ id }) => id));
    next = body.next;
  } while (next !== null);
  assert.equal(new Set(ids).size, ids.length);
  const { counts } = (await desk.call('cases.list', { parameters: { kind: 'profileChange' }, query: '?state=late' }))
    .body;
  assert.equal(ids.length, counts.waiting);
  await db.deleteFrom('profile_change').where('value', '=', 'Новый Владелец').execute();
});

test('a case is late after its last working day, in the list, in the count and in the case alike', async () => {
  const id = await begin.meterRequest();
  await fixture.store.db
    .updateTable('meter_request')
    .set({ due_on: addDays(TODAY, -1) })
    .where('id', '=', id)
    .execute();
  const desk = await signedIn();
  const late = (await desk.call('cases.list', { parameters: { kind: 'meterRequest' }, query: '?state=late' })).body;
  assert.deepEqual([late.items.map((item) => item.id), late.counts.late], [[id], 1]);
  const { case: found } = await get('meterRequest', id);
  assert.deepEqual([found.isLate, (found.daysLeft ?? 0) < 0], [true, true]);
});

const READS = ['cases.list', 'cases.get', 'cases.file'] as const;
const CHANGES = ['cases.reveal', 'cases.assign', 'cases.decide', 'cases.confirm', 'cases.reject'] as const;
const VALID: Partial<Record<OfficeOperationId, unknown>> = {
  'cases.reveal': { reason: 'Проверка' },
  'cases.assign': { staffId: NOBODY },
  'cases.decide': { action: 'refuse', text: 'Нет' },
  'cases.reject': { reason: 'Проверка' },
};

test('every operation on cases is for the roles of the queue alone', async () => {
  const ofCases = (Object.keys(officeOperations) as OfficeOperationId[]).filter((id) =>
    officeOperations[id].path.includes('{kind}'),
  );
  assert.deepEqual(ofCases.toSorted(), [...READS, ...CHANGES].toSorted(), 'a new operation is called here, too');
  for (const kind of kinds)
    for (const role of roles)
      for (const id of ofCases) {
        const parameters = { kind, caseId: NOBODY, decisionId: NOBODY, fileId: NOBODY };
        const { status, body } = await (await signedIn(role)).call(id, { parameters, body: VALID[id] });
        const isRefused = status === 403 && body.code === 'ROLE_REFUSED';
        assert.equal(isRefused, !rolesOf(kind).includes(role), `${role} ${kind} ${id}: ${status}`);
      }
});

/** An approval that fits each kind. */
const approval: Readonly<Record<CaseKind, NewCaseDecision>> = {
  unlock: { action: 'approve', phone: '8 900 123-45-67' },
  profileChange: { action: 'approve' },
  meterRequest: { action: 'approve', until: '2032-11-01' },
  incident: { action: 'approve', text: 'Чужих входов не нашли' },
  dataRequest: { action: 'approve', text: 'Исправили имя' },
  instalmentPlan: { action: 'approve' },
  difference: { action: 'approve' },
};
const needsTwo: readonly CaseKind[] = ['unlock', 'profileChange', 'instalmentPlan', 'difference'];

/** What an approval has changed. */
const effect: Readonly<Record<CaseKind, (id: string) => Promise<boolean>>> = {
  unlock: async (id) => {
    const { rows } = await sql<{ done: boolean }>`
      select customer.status = 'active' and customer.phone = '+79001234567' as done from "unlock" join customer on customer.id = customer_id where "unlock".id = ${id}`.execute(
      fixture.store.db,
    );
    return rows[0]?.done ?? false;
  },
  profileChange: async () => {
    const { holder } = await fixture.store.db
      .selectFrom('account')
      .select('holder')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow();
    return holder === 'Новый Владелец';
  },
  meterRequest: async () => {
    const { next_verification_on } = await fixture.store.db
      .selectFrom('meter')
      .select('next_verification_on')
      .where('id', '=', meterId)
      .executeTakeFirstOrThrow();
    return next_verification_on === '2032-11-01';
  },
  incident: async (id) => {
    const { closed_at } = await fixture.store.db
      .selectFrom('incident')
      .select('closed_at')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return closed_at !== null;
  },
  dataRequest: async (id) => {
    const { answer } = await fixture.store.db
      .selectFrom('data_request')
      .select('answer')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return answer === 'Исправили имя';
  },
  instalmentPlan: async (id) => {
    const { state } = await fixture.store.db
      .selectFrom('instalment_plan')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return state === 'offered';
  },
  difference: async (id) => {
    const { rows } = await sql<{ status: string }>`
      select status from reading where (meter_id, period) = (select meter_id, period from reading where id = ${id}) order by value desc`.execute(
      fixture.store.db,
    );
    return rows.map(({ status }) => status).join() === 'accepted,replaced';
  },
};

for (const kind of kinds)
  test(`${kind}: one takes and decides it${needsTwo.includes(kind) ? ', another confirms' : ''}; it then leaves the queue`, async () => {
    const caseId = await begin[kind]();
    const parameters = { kind, caseId };
    const desk = await deskFor(kind);
    const me = (await desk.call('session.get')).body.staff;
    const opened = (await desk.call('cases.get', { parameters })).body;
    assert.ok(['new', 'waiting'].includes(opened.case.state), opened.case.state);
    assert.ok(!JSON.stringify(opened).includes(personAt(kind === 'unlock' ? 1 : 0).accountNumber), 'masked');
    const contacts = (await desk.call('cases.reveal', { parameters, body: { reason: 'Проверка личности' } })).body;
    assert.equal(contacts.accountNumber, personAt(kind === 'unlock' ? 1 : 0).accountNumber);
    assert.equal(contacts.email, personAt(kind === 'unlock' ? 1 : 0).email);
    const taken = (await desk.call('cases.assign', { parameters, body: { staffId: me?.id } })).body;
    assert.equal(taken.case.assignee?.id, me?.id);

    const decided = await desk.call('cases.decide', { parameters, body: approval[kind] });
    assert.equal(decided.status, 201, JSON.stringify(decided.body));
    if (needsTwo.includes(kind)) {
      assert.equal(decided.body.case.state, 'proposed');
      assert.deepEqual(decided.body.actions, []);
      assert.equal(await effect[kind](caseId), false, 'a proposal changes nothing');
      const decisionId = decided.body.decisions[0]?.id ?? '';
      const own = await desk.call('cases.confirm', { parameters: { ...parameters, decisionId } });
      assert.equal(own.body.code, 'SAME_PERSON');
      assert.equal(await effect[kind](caseId), false);
      const supervisor = await signedIn('supervisor');
      const waiting = (await supervisor.call('cases.list', { parameters: { kind }, query: '?state=proposed' })).body;
      assert.deepEqual([waiting.items.map(({ id }) => id), waiting.counts.proposed], [[caseId], 1]);
      const confirmed = await supervisor.call('cases.confirm', { parameters: { ...parameters, decisionId } });
      assert.equal(confirmed.status, 201, JSON.stringify(confirmed.body));
      assert.equal(confirmed.body.decisions[0]?.secondBy?.role, 'supervisor');
    }
    assert.equal(await effect[kind](caseId), true);
    const { case: ended, actions } = await get(kind, caseId);
    assert.deepEqual([ended.state, actions], ['approved', []]);
    assert.equal((await desk.call('cases.decide', { parameters, body: approval[kind] })).body.code, 'REQUEST_CLOSED');
    const open = (await desk.call('cases.list', { parameters: { kind } })).body.items;
    assert.ok(!open.some(({ id }) => id === caseId));
    const done = (await desk.call('cases.list', { parameters: { kind }, query: '?state=ended' })).body.items;
    assert.ok(done.some(({ id }) => id === caseId));
    const { phone } = await fixture.store.db
      .selectFrom('case_decision')
      .select('phone')
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow();
    assert.equal(phone, null, 'the phone is not kept with the decision');
  });

test('what an action needs is asked for, and what it does not take is refused', async () => {
  const desk = await signedIn('supervisor');
  const pointers = async (kind: CaseKind, caseId: string, body: NewCaseDecision) => {
    const answer = await desk.call('cases.decide', { parameters: { kind, caseId }, body });
    return answer.body.errors?.map(({ pointer }) => pointer) ?? answer.body.code;
  };
  const meter = await begin.meterRequest();
  assert.deepEqual(await pointers('meterRequest', meter, { action: 'approve' }), ['/until']);
  assert.deepEqual(await pointers('meterRequest', meter, { action: 'refuse', text: ' ' }), ['/text']);
  assert.deepEqual(await pointers('meterRequest', meter, { action: 'approve', until: '2032-11-01', phone: '1' }), [
    '/phone',
  ]);
  const unlock = await begin.unlock();
  assert.deepEqual(await pointers('unlock', unlock, { action: 'approve', phone: '123' }), ['/phone']);
  assert.deepEqual(await pointers('unlock', unlock, { action: 'approve', until: '2032-11-01' }), ['/until']);
  assert.equal(await pointers('unlock', unlock, { action: 'extend', text: 'Позже' }), 'REQUEST_CLOSED');
  assert.equal(await pointers('incident', await begin.incident(), { action: 'refuse', text: 'Нет' }), 'REQUEST_CLOSED');
});

test('more is asked of whoever cannot sign in, and a legal term is extended once', async () => {
  const unlock = { kind: 'unlock', caseId: await begin.unlock() } as const;
  const clerk = await signedIn();
  const asked = await clerk.call('cases.decide', {
    parameters: unlock,
    body: { action: 'ask', text: 'Пришлите паспорт' },
  });
  assert.equal(asked.body.case.state, 'waiting');
  assert.ok(asked.body.actions.length > 0, 'it can still be decided');
  const request = { kind: 'dataRequest', caseId: await begin.dataRequest() } as const;
  await fixture.store.db.updateTable('data_request').set({ kind: 'copy' }).where('id', '=', request.caseId).execute();
  const officer = await signedIn('dataOfficer');
  const before = (await officer.call('cases.get', { parameters: request })).body.case.dueOn;
  const longer = await officer.call('cases.decide', {
    parameters: request,
    body: { action: 'extend', text: 'Ждём архив.' },
  });
  assert.ok(longer.body.case.dueOn > before);
  assert.ok(!longer.body.actions.some(({ action }) => action === 'extend'));
});

test('the staff see what an answer about personal data will delete, and what the law keeps', async () => {
  const caseId = await begin.dataRequest();
  await fixture.store.db
    .updateTable('data_request')
    .set({ kind: 'deletion', sections: JSON.stringify(['helpers', 'accounts']) })
    .where('id', '=', caseId)
    .execute();
  const { facts } = await get('dataRequest', caseId);
  const valueOf = (name: string) => facts.find((fact) => fact.name === name)?.value;
  assert.deepEqual([valueOf('removed'), valueOf('kept')], ['helpers', 'accounts']);
});

test('a rejected proposal changes nothing, and another one can be made', async () => {
  const parameters = { kind: 'instalmentPlan', caseId: await begin.instalmentPlan() } as const;
  const cashier = await signedIn('cashier');
  const supervisor = await signedIn('supervisor');
  const first = (await cashier.call('cases.decide', { parameters, body: { action: 'approve' } })).body.decisions[0];
  const again = await cashier.call('cases.decide', { parameters, body: { action: 'refuse', text: 'Нет' } });
  assert.equal(again.body.code, 'REQUEST_CLOSED', 'the proposal waits');
  const at = { parameters: { ...parameters, decisionId: first?.id ?? '' } };
  const back = (await supervisor.call('cases.reject', { ...at, body: { reason: 'Нет справки' } })).body;
  assert.deepEqual([back.case.state, back.decisions[0]?.state], ['inWork', 'rejected']);
  assert.equal((await supervisor.call('cases.confirm', at)).body.code, 'REQUEST_CLOSED');
  const second = (await cashier.call('cases.decide', { parameters, body: { action: 'approve' } })).body.decisions[0];
  await supervisor.call('cases.confirm', { parameters: { ...parameters, decisionId: second?.id ?? '' } });
  assert.equal(await effect.instalmentPlan(parameters.caseId), true);
});

test('of two confirmations at once one has an effect; of two decisions at once one is made', async () => {
  const parameters = { kind: 'incident', caseId: await begin.incident() } as const;
  const both = [await signedIn('dataOfficer'), await signedIn('supervisor')];
  const answers = await Promise.all(
    both.map((desk) => desk.call('cases.decide', { parameters, body: approval.incident })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);

  const plan = { kind: 'instalmentPlan', caseId: await begin.instalmentPlan() } as const;
  const cashier = await signedIn('cashier');
  const decisionId =
    (await cashier.call('cases.decide', { parameters: plan, body: { action: 'approve' } })).body.decisions[0]?.id ?? '';
  const supervisor = await signedIn('supervisor');
  const before = await offersTold();
  const confirmations = await Promise.all(
    Array.from({ length: 4 }, () => supervisor.call('cases.confirm', { parameters: { ...plan, decisionId } })),
  );
  assert.deepEqual(confirmations.map(({ status }) => status).sort(), [201, 409, 409, 409]);
  assert.equal((await offersTold()) - before, 1);
});

const offersTold = async () =>
  (
    await fixture.store.db
      .selectFrom('message')
      .select('id')
      .where('subject', 'like', 'Рассрочка%: мы согласны')
      .execute()
  ).length;

test('the database itself refuses an approval of one person', async () => {
  const { db } = fixture.store;
  const me = newId();
  const row = (kind: CaseKind, second: string | null) => ({
    ...{ id: newId(), kind, case_id: newId(), account_id: null, customer_id: null, action: 'approve' as const },
    ...{ state: 'done' as const, text: '', until: null, phone: null, proposed_by: me, proposed_at: fixture.clock },
    ...{ second_by: second, ended_at: fixture.clock },
  });
  for (const kind of kinds) {
    const insert = (second: string | null) => db.insertInto('case_decision').values(row(kind, second)).execute();
    if (needsTwo.includes(kind)) {
      await assert.rejects(insert(null), /four_eyes/, kind);
      await assert.rejects(insert(me), /four_eyes/, kind);
    } else await insert(null);
    await insert(newId());
  }
  const proposal = { ...row('unlock', null), state: 'proposed' as const, ended_at: null, case_id: NOBODY };
  await db.insertInto('case_decision').values(proposal).execute();
  await assert.rejects(
    db
      .insertInto('case_decision')
      .values({ ...proposal, id: newId() })
      .execute(),
    /one_proposal/,
  );
});

test('who is no supervisor hands over their own cases only, and only to those who work on the queue', async () => {
  const parameters = { kind: 'profileChange', caseId: await begin.profileChange() } as const;
  const clerk = await signedIn();
  const supervisor = await signedIn('supervisor');
  const staff = (await clerk.call('staff.list')).body.items;
  const idFor = (role: Role) => staff.find((each) => each.role === role)?.id ?? '';
  const give = (desk: Desk, role: Role) => desk.call('cases.assign', { parameters, body: { staffId: idFor(role) } });
  assert.equal((await give(clerk, 'supervisor')).body.code, 'ROLE_REFUSED', 'not yet their own');
  assert.equal((await give(clerk, 'clerk')).status, 201);
  assert.equal((await give(clerk, 'cashier')).body.code, 'ROLE_REFUSED');
  assert.equal((await give(clerk, 'supervisor')).body.case.assignee?.role, 'supervisor');
  assert.equal((await give(supervisor, 'clerk')).body.case.assignee?.role, 'clerk');
});

test('a search finds cases of the queues of the role by number or account, and tells masked numbers alone', async () => {
  const incident = await begin.incident();
  const change = await begin.profileChange();
  const { number } = (await get('profileChange', change)).case;
  const find = async (role: Role, text: string) =>
    (await (await signedIn(role)).call('cases.search', { query: `?text=${encodeURIComponent(text)}` })).body.items;
  assert.deepEqual(
    (await find('clerk', number)).map(({ id }) => id),
    [change],
  );
  assert.ok(
    (await find('clerk', number.slice(-6))).some(({ id }) => id === change),
    'by the end of the number',
  );
  const all = await find('supervisor', personAt(0).accountNumber);
  assert.ok([incident, change].every((id) => all.some((each) => each.id === id)));
  assert.ok(!JSON.stringify(all).includes(personAt(0).accountNumber));
  const ofClerk = await find('clerk', personAt(0).accountNumber);
  assert.ok(ofClerk.length > 0 && !ofClerk.some(({ kind }) => kind === 'incident' || kind === 'dataRequest'));
  assert.deepEqual(await find('administrator', number), []);
  assert.deepEqual(await find('supervisor', '%%%'), []);
});

/** How each operation on a single case or view is called so that it succeeds. */
interface Given {
  readonly parameters?: Record<string, string>;
  readonly body?: unknown;
}
type OnCase = Extract<OfficeOperationId, `cases.${string}` | `claims.${string}` | `views.${string}`>;
const NO_CASE = ['cases.list', 'cases.search', 'claims.list'] as const;

test('no member of staff reads or changes a case without a trace', async () => {
  const claim = (
    await resident.call('claims.create', { parameters: { accountId }, body: { type: 'other', text: 'Слабый напор' } })
  ).body as ClaimCase['claim'];
  const upload = async (owner: { kind: 'claim' | 'profileChange'; id: string }) => {
    const clerk = await signedIn();
    const raw = new TextEncoder().encode('%PDF-1.7\n');
    const { id } = (await clerk.call('files.create', { query: '?name=a.pdf', raw })).body;
    await fixture.store.db
      .updateTable('upload')
      .set({ owner_kind: owner.kind, owner_id: owner.id })
      .where('id', '=', id)
      .execute();
    return id;
  };
  const change = await begin.profileChange();
  const clerk = await signedIn();
  const supervisor = await signedIn('supervisor');
  const me = (await clerk.call('session.get')).body.staff?.id ?? '';
  const propose = async () => {
    const caseId = await begin.profileChange();
    const { decisions } = (
      await supervisor.call('cases.decide', {
        parameters: { kind: 'profileChange', caseId },
        body: { action: 'approve' },
      })
    ).body;
    return { kind: 'profileChange', caseId, decisionId: decisions[0]?.id ?? '' };
  };
  const view = async () =>
    (await clerk.call('views.create', { body: { kind: 'claim', caseId: claim.id, reason: 'Не видит счёт' } })).body.id;
  const onChange = { kind: 'profileChange', caseId: change };
  const onClaim = { claimId: claim.id };
  const calls: Record<Exclude<OnCase, (typeof NO_CASE)[number]>, () => Given | Promise<Given>> = {
    'cases.get': () => ({ parameters: onChange }),
    'cases.reveal': () => ({ parameters: onChange, body: { reason: 'Позвонить' } }),
    'cases.assign': () => ({ parameters: onChange, body: { staffId: me } }),
    'cases.file': async () => ({
      parameters: { ...onChange, fileId: await upload({ kind: 'profileChange', id: change }) },
    }),
    'cases.decide': () => ({ parameters: onChange, body: { action: 'refuse', text: 'Нет документа' } }),
    'cases.confirm': async () => ({ parameters: await propose() }),
    'cases.reject': async () => ({ parameters: await propose(), body: { reason: 'Нет документа' } }),
    'claims.get': () => ({ parameters: onClaim }),
    'claims.reveal': () => ({ parameters: onClaim, body: { reason: 'Позвонить' } }),
    'claims.assign': () => ({ parameters: onClaim, body: { staffId: me } }),
    'claims.file': async () => ({ parameters: { ...onClaim, fileId: await upload({ kind: 'claim', id: claim.id }) } }),
    'claims.ask': () => ({ parameters: onClaim, body: { text: 'На каком этаже?' } }),
    'claims.answer': () => ({ parameters: onClaim, body: { outcome: 'granted', text: 'Исправили' } }),
    'views.create': () => ({ body: { kind: 'profileChange', caseId: change, reason: 'Не видит счёт' } }),
    'views.get': async () => ({ parameters: { viewId: await view() } }),
    'views.delete': async () => ({ parameters: { viewId: await view() } }),
  };
  const all = (Object.keys(officeOperations) as OfficeOperationId[]).filter((id) => /^(cases|claims|views)\./.test(id));
  assert.deepEqual(all.toSorted(), [...Object.keys(calls), ...NO_CASE].toSorted());
  for (const [id, options] of Object.entries(calls) as [keyof typeof calls, (typeof calls)[keyof typeof calls]][]) {
    const given = await options();
    const { rows: before } = await countTraces(me);
    const { status, body } = await clerk.call(id, given);
    assert.ok(status < 300, `${id}: ${status} ${JSON.stringify(body)}`);
    const { rows: now } = await countTraces(me);
    assert.ok(Number(now[0]?.count) > Number(before[0]?.count), id);
  }
});

const countTraces = (staffId: string) =>
  sql<{ count: string }>`select count(*) from audit where details->>'staffId' = ${staffId}`.execute(fixture.store.db);

test('a view shows the cabinet as its customer sees it; it is in their journal with its reason, and ends by itself', async () => {
  const clerk = await signedIn();
  const caseId = await begin.profileChange();
  const reason = 'Житель не видит счёт за октябрь';
  const { id, account } = (await clerk.call('views.create', { body: { kind: 'profileChange', caseId, reason } })).body;
  assert.match(account ?? '', /^•••••\d{4}$/);
  const read = async (path: string, cookie = clerk.cookie, method = 'GET') => {
    const response = await fixture.gateway.handle(
      new Request(`${ORIGIN}/office/views/${id}${path}`, {
        method,
        headers: {
          Cookie: cookie,
          ...(method !== 'GET' && { Origin: ORIGIN, 'X-VK': '1', 'Idempotency-Key': newId() }),
        },
      }),
    );
    return { status: response.status, body: (await response.json().catch(() => undefined)) as Record<string, unknown> };
  };
  const session = (await read('/v1/session')).body;
  assert.deepEqual([session['state'], (session['customer'] as { id: string }).id], ['signed-in', customerId]);
  const charges = await read(`/v1/accounts/${accountId}/meters`);
  assert.deepEqual(charges.body, (await resident.call('meters.list', { parameters: { accountId } })).body);
  const other = await fixture.store.db
    .selectFrom('account')
    .select('id')
    .where('number', '=', personAt(1).accountNumber)
    .executeTakeFirstOrThrow();
  assert.equal((await read(`/v1/accounts/${other.id}/meters`)).status, 404, 'accounts of others stay closed');

  // Nobody else's session opens it, and it opens nothing else.
  assert.equal((await read('/v1/session', '')).status, 401);
  assert.equal((await read('/v1/session', (await signedIn('supervisor')).cookie)).status, 401);
  const plain = await fixture.gateway.handle(
    new Request(`${ORIGIN}/v1/accounts`, { headers: { Cookie: clerk.cookie } }),
  );
  assert.equal(plain.status, 401);

  const journal = (await resident.call('security.journal')).body as { items: { action: string; reason?: string }[] };
  assert.equal(journal.items.find(({ action }) => action === 'office-view-opened')?.reason, reason);

  const now = fixture.clock;
  fixture.clock = new Date(now.getTime() + 10 * 60_000);
  assert.equal((await read('/v1/session')).status, 401, 'it ends by itself');
  fixture.clock = now;
  assert.equal((await read('/v1/session')).status, 200);
  await clerk.call('views.delete', { parameters: { viewId: id } });
  assert.equal((await read('/v1/session')).status, 401);
  assert.equal((await clerk.call('views.get', { parameters: { viewId: id } })).status, 404);
});

test('in a view every changing operation of residents is refused, and no reading one writes anything', async () => {
  const clerk = await signedIn();
  const body = { kind: 'profileChange', caseId: await begin.profileChange(), reason: 'Проверка' };
  const { id: viewId } = (await clerk.call('views.create', { body })).body;
  const { db } = fixture.store;
  const countAll = async () => {
    const { rows } = await sql<{ table: string }>`
      select table_name as table from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
      db,
    );
    const counts: Record<string, string> = {};
    for (const { table } of rows) {
      const { rows: found } = await sql<{ hash: string }>`
        select coalesce(md5(string_agg(each::text, '' order by each::text)), '') as hash from ${sql.table(table)} as each`.execute(
        db,
      );
      counts[table] = found[0]?.hash ?? '';
    }
    // The session of the staff is seen again by each request.
    delete counts['staff_session'];
    return counts;
  };
  const before = await countAll();
  for (const id of Object.keys(operations) as OperationId[]) {
    const { method, path } = operations[id];
    if (path.startsWith('/health') || path.startsWith('/ready')) continue;
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      name === 'accountId' ? accountId : name === 'meterId' ? meterId : name === 'period' ? '2026-10' : NOBODY,
    );
    const response = await fixture.gateway.handle(
      new Request(`${ORIGIN}/office/views/${viewId}${address}`, {
        method: method.toUpperCase(),
        headers: { Cookie: clerk.cookie, Origin: ORIGIN, 'X-VK': '1', 'Idempotency-Key': newId() },
        ...((method === 'post' || method === 'patch') && { body: '{}' }),
      }),
    );
    const text = await response.text();
    if (method === 'head') assert.equal(response.status, 403, id);
    else if (method !== 'get') assert.match(text, /READ_ONLY/, `${id}: ${response.status}`);
    else assert.notEqual(response.status, 500, id);
  }
  assert.deepEqual(await countAll(), before);
});

test('the database of a view refuses statements that change something', async () => {
  const { db } = fixture.store;
  const reading = readOnly(db);
  await reading.selectFrom('staff').select('id').execute();
  await sql`select id from staff`.execute(reading);
  const changes = [
    () => reading.deleteFrom('staff').execute(),
    () => reading.updateTable('staff').set({ name: '' }).execute(),
    () => audit(reading, { action: 'data-copy-read', customerId, address: '', now: fixture.clock }),
    () => sql`delete from staff`.execute(reading),
    () => sql`with gone as (delete from staff returning id) select id from gone`.execute(reading),
    () => sql`select nextval('claim_number')`.execute(reading),
    () => reading.transaction().execute((tx) => tx.deleteFrom('staff').execute()),
  ];
  for (const change of changes) await assert.rejects(change, { code: 'READ_ONLY' });
});
