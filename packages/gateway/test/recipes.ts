import assert from 'node:assert/strict';
import { Authenticator } from '@vodokanal/contract/conformance/authenticator';
import { Browser, newKey, type SendOptions, type Sent } from '@vodokanal/contract/conformance/browser';
import { operations, type OperationId } from '@vodokanal/contract/operations';
import { digest, newProofKey, newSecret, proofFor } from '@vodokanal/contract/rules/proof-of-possession';
import { totpAt } from '@vodokanal/contract/rules/totp';
import type { Meter } from '@vodokanal/contract';
import { answerClaim, askAboutClaim } from '../src/claims/answers.ts';
import { lockClaimByNumber } from '../src/claims/queries.ts';
import { askApplicant } from '../src/applications/decisions.ts';
import { lockApplicationByNumber } from '../src/applications/queries.ts';
import { transact } from '../src/database/transaction.ts';
import { accountNumber } from '../src/demo/registry.ts';
import { newId } from '../src/ids.ts';
import { addCustomer } from '../src/session/customers.ts';
import { codeFor, MANAGER, newcomerOf, ORIGIN, PASSWORD, personAt, type Fixture } from './fixture.ts';

type Change<Id extends OperationId> = (typeof operations)[Id]['method'] extends 'get' | 'head' ? never : Id;
/** Every operation of the contract that changes something. */
export type ChangeId = { [Id in OperationId]: Change<Id> }[OperationId];
export const changeIds = (Object.keys(operations) as OperationId[]).filter(
  (id): id is ChangeId => operations[id].method !== 'get' && operations[id].method !== 'head',
);

/** A call that succeeds when it is made for the first time. */
export interface PreparedCall extends SendOptions {
  readonly browser: Browser;
}

const OTHER_PASSWORD = 'другой тихий ручей за домом';
const PNG = new Uint8Array([
  0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0, 0, 0, 0xd, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0,
  0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0xb, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x60, 0, 2, 0, 0, 5, 0, 1, 0xe9,
  0xfa, 0xdc, 0xd8, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
]);
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const announcement = {
  'Tus-Resumable': '1.0.0',
  'Upload-Length': String(PNG.length),
  'Upload-Metadata': `filename ${base64('счётчик.png')},filetype ${base64('image/png')}`,
};
const appended = {
  'Tus-Resumable': '1.0.0',
  'Upload-Offset': '0',
  'Content-Type': 'application/offset+octet-stream',
};

/** Makes valid calls of every changing operation, each time with people, tickets and files of their own. */
export class Recipes {
  readonly #fixture: Fixture;
  readonly #send: (request: Request) => Promise<Response>;
  #people = 0;
  #addresses = 0;

  constructor(fixture: Fixture) {
    this.#fixture = fixture;
    // Each request comes from another network, so that the limits of one do not reach another.
    this.#send = (request) => {
      const number = ++this.#addresses;
      return fixture.gateway.handle(request, `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`);
    };
  }

  /** A browser that nobody has signed in with. */
  newBrowser(send: (request: Request) => Promise<Response> = this.#send): Browser {
    return new Browser(send, ORIGIN);
  }

  get send(): (request: Request) => Promise<Response> {
    return this.#send;
  }

  async #signIn(login: string, browser = this.newBrowser(), password = PASSWORD): Promise<Browser> {
    await this.#must(browser.call('session.create', { body: { login, password } }));
    return browser;
  }

  async #must(sent: Promise<Sent>): Promise<Sent> {
    const answer = await sent;
    if (answer.status >= 300) throw new Error(`A step before answers ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** Somebody new without accounts, signed in. */
  async #somebody({ isTemporary = false, signedIn = true } = {}) {
    const number = ++this.#people;
    const email = `somebody${number}@example.org`;
    const phone = `8 900 ${String(1_000_000 + number)}`;
    await addCustomer(this.#fixture.store.db, {
      name: '',
      email,
      password: PASSWORD,
      phone,
      accountNumbers: [],
      isTemporary,
      now: this.#fixture.clock,
    });
    const browser = signedIn ? await this.#signIn(email) : this.newBrowser();
    return { email, phone, browser };
  }

  async #holder(index = 0) {
    const browser = await this.#signIn(personAt(index).accountNumber);
    const { items } = (await browser.call('accounts.list')).body;
    const accountId = items[0].id as string;
    const meters: Meter[] = (await browser.call('meters.list', { parameters: { accountId } })).body.items;
    return { browser, accountId, meters };
  }

  /** A payment that is prepared. */
  async #payment() {
    const { browser, accountId } = await this.#holder();
    const { body } = await this.#must(
      browser.call('payments.create', { body: { items: [{ accountId, amount: 10_000 }], method: 'sbp' } }),
    );
    return { browser, paymentId: body.id as string };
  }

  /** Autopay of the first account. */
  async #autopay() {
    const { browser, accountId } = await this.#holder();
    const { customer_id } = await this.#fixture.store.db
      .selectFrom('customer_account')
      .select('customer_id')
      .where('account_id', '=', accountId)
      .where('role', '=', 'holder')
      .executeTakeFirstOrThrow();
    const row = {
      ...{ customer_id, day: 10, amount_limit: 300_000, method: 'card' as const, token: 'kept', title: 'Карта' },
      ...{ since: this.#fixture.clock, next_on: '2026-12-10' },
    };
    await this.#fixture.store.db
      .insertInto('autopay')
      .values({ account_id: accountId, ...row })
      .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
      .execute();
    return { browser, parameters: { accountId } };
  }

  /** Somebody whose overdue debt can be paid in instalments. */
  async #debtor() {
    const { browser, accountId } = await this.#holder(1);
    // An account may have one open plan.
    await this.#fixture.store.db.deleteFrom('instalment_plan').where('account_id', '=', accountId).execute();
    return { browser, accountId };
  }

  /** A plan that is offered. */
  async #plan() {
    const { browser, accountId } = await this.#debtor();
    const { body } = await this.#must(
      browser.call('instalmentPlans.create', { parameters: { accountId }, body: { months: 2 } }),
    );
    return { browser, parameters: { accountId, planId: body.id as string } };
  }

  async #paymentLink() {
    const { browser, accountId } = await this.#holder();
    // Earlier calls may have made as many links as an account may have.
    await this.#fixture.store.db.deleteFrom('payment_link').where('account_id', '=', accountId).execute();
    const { link, secret } = (
      await this.#must(
        browser.call('paymentLinks.create', { parameters: { accountId }, body: { amount: 10_000, days: 7 } }),
      )
    ).body;
    return { browser, accountId, linkId: link.id as string, secret: secret as string };
  }

  async #guestPayer() {
    // Earlier calls may have left as many open payments as an account may have.
    await this.#fixture.store.db
      .updateTable('payment')
      .set({ state: 'cancelled' })
      .where('guest_hash', 'is not', null)
      .execute();
    const browser = this.newBrowser();
    const body = { accountNumber: accountNumber(2), fact: '11000020' };
    const { ticket } = (await this.#must(browser.call('guestPayments.find', { body }))).body;
    return { browser, ticket: ticket as string };
  }

  async #guestPayment() {
    const { browser, ticket } = await this.#guestPayer();
    const { body } = await this.#must(
      browser.call('guestPayments.create', { body: { ticket, amount: 10_000, method: 'sbp' } }),
    );
    return { browser, ticket, paymentId: body.id as string };
  }

  /** A meter without a reading in this period, and a value that is accepted. */
  async #freeMeter(index: number) {
    // Earlier calls may have sent the readings of this period.
    await this.#fixture.store.db
      .deleteFrom('reading')
      .where('status', '=', 'accepted')
      .where('account_id', 'in', (account) =>
        account.selectFrom('account').select('id').where('number', '=', accountNumber(index)),
      )
      .execute();
    const { browser, meters } = await this.#holder(index);
    const meter = meters.find((each) => each.state === 'inService' && each.previous && !each.current);
    if (!meter?.previous) throw new Error(`Person ${index} has no meter that takes a reading`);
    const value = String(Math.floor(Number(meter.previous.value)) + 2);
    return { browser, meter, body: { value, confirmed: ['ANOMALY_HIGH', 'ANOMALY_ZERO', 'SWAP_SUSPECTED'] } };
  }

  /** A claim, with what the utility has written. */
  async #claim(written?: 'question' | 'answer') {
    const { browser, accountId } = await this.#holder();
    const body = { type: 'other', text: 'Слабый напор' } as const;
    const { id, number } = (await browser.call('claims.create', { parameters: { accountId }, body })).body;
    const { store, settings, clock } = this.#fixture;
    await transact(store.db, async (tx) => {
      const row = await lockClaimByNumber(tx, number);
      assert.ok(row);
      if (written === 'question') await askAboutClaim(tx, row, { text: 'С какого дня?' }, clock);
      if (written === 'answer')
        await answerClaim(tx, settings, row, { text: 'Напор в норме', outcome: 'refused' }, clock);
    });
    return { browser, parameters: { accountId, claimId: id } };
  }

  /** An application, with what the utility has asked; one for a visit when a time is to be chosen. */
  async #application(what: 'certificate' | 'question' | 'visit' = 'certificate') {
    const { browser, accountId } = await this.#holder();
    const body =
      what === 'visit'
        ? { templateId: 'officeVisit', values: { subject: 'Договор', phone: '+79180000001' } }
        : { templateId: 'noDebt', values: { purpose: 'sale' } };
    const { id, number } = (await this.#must(browser.call('applications.create', { parameters: { accountId }, body })))
      .body;
    if (what === 'question')
      await transact(this.#fixture.store.db, async (tx) => {
        const row = await lockApplicationByNumber(tx, number);
        assert.ok(row);
        await askApplicant(tx, row, { text: 'Для какого органа?' }, this.#fixture.clock);
      });
    return { browser, parameters: { accountId, applicationId: id as string } };
  }

  async #freeSlot(browser: Browser, accountId: string) {
    const { items } = (
      await this.#must(browser.call('visitSlots.list', { parameters: { accountId }, query: 'kind=office' }))
    ).body;
    const { on, from } = items[0];
    return { on: on as string, from: from as string };
  }

  #handover(uploadId: string) {
    const values = {
      reason: 'sale',
      handoverOn: '2026-12-01',
      newOwner: 'Заводь Тихая',
      documents: [uploadId],
      phone: '1',
    };
    return { templateId: 'changeOwner', values };
  }

  async #readyUpload(browser: Browser): Promise<string> {
    const uploadId = await this.#upload(browser);
    await this.#must(browser.call('uploads.append', { parameters: { uploadId }, raw: PNG, headers: appended }));
    return uploadId;
  }

  /** A change of owner that waits for the readings. */
  async #task(accountId: string): Promise<string> {
    const { db } = this.#fixture.store;
    const { customer_id } = await db
      .selectFrom('customer_account')
      .select('customer_id')
      .where('account_id', '=', accountId)
      .where('role', '=', 'holder')
      .executeTakeFirstOrThrow();
    const id = newId();
    await db
      .insertInto('application')
      .values({
        account_id: accountId,
        id,
        number: id,
        customer_id,
        template_id: 'changeOwner',
        title: JSON.stringify({ ru: 'Сменить собственника' }),
        state: 'sent',
        fields: '[]',
        answers: '{}',
        meters: '[]',
        registered_at: this.#fixture.clock,
        registered_on: '2026-11-22',
        due_on: '2026-12-22',
        unit: 'calendarDays',
        law: '',
        confirmed_at: null,
        confirmed_by: null,
        visit_kind: null,
        visit_on: null,
        visit_from: null,
        visit_to: null,
        step_names: '["readings","finalBill","closing","newAccount"]',
      })
      .execute();
    return id;
  }

  async #upload(browser: Browser, more: Record<string, string> = {}): Promise<string> {
    const { headers } = await this.#must(
      browser.call('uploads.create', { headers: { ...announcement, ...more }, key: newKey() }),
    );
    return (headers.get('Location') ?? '').split('/').pop() ?? '';
  }

  async #withTotp() {
    const somebody = await this.#somebody();
    const { secret } = (await this.#must(somebody.browser.call('security.startTotp'))).body;
    const { codes } = (
      await this.#must(
        somebody.browser.call('security.confirmTotp', {
          body: { code: await totpAt(secret, this.#fixture.clock.getTime()) },
        }),
      )
    ).body;
    return { ...somebody, codes: codes as string[] };
  }

  async #letIn() {
    const { browser } = await this.#holder();
    const verifier = newSecret();
    const site = this.#fixture.partner.origin;
    const { code } = (
      await this.#must(browser.call('connections.create', { body: { site, challenge: await digest(verifier) } }))
    ).body;
    return { browser, site, code: code as string, verifier };
  }

  async #recovery() {
    const { email, phone, browser } = await this.#somebody({ signedIn: false });
    const { ticket } = (await this.#must(browser.call('recoveries.create', { body: { login: email } }))).body;
    return { browser, ticket: ticket as string, code: await codeFor(this.#fixture, phone) };
  }

  /** A new account that nobody holds, with the proof that it is theirs. */
  async freeAccount() {
    const { db } = this.#fixture.store;
    const number = String(88_000_000 + ++this.#people);
    const id = newId();
    await db
      .insertInto('account')
      .values({
        id,
        number,
        number_folded: number,
        els_number: null,
        kind: 'apartment',
        status: 'confirmed',
        holder: 'Капля',
        address: 'г. Родников, ул. Тихая, д. 2',
        persons: 1,
        tariff_zone: 'город',
        bill_code: null,
        building_id: null,
      })
      .execute();
    await db
      .insertInto('meter')
      .values({
        account_id: id,
        id: newId(),
        serial_number: `9${number}`,
        service: 'coldWater',
        place: '',
        digits: 5,
        fraction_digits: 3,
        state: 'inService',
        verified_on: null,
        next_verification_on: null,
        sealed_on: null,
      })
      .execute();
    return { accountNumber: number, proof: { kind: 'meterSerial', value: `9${number}` } };
  }

  async #registration() {
    const browser = this.newBrowser();
    const phone = `8 901 ${String(1_000_000 + ++this.#people)}`;
    const { ticket } = (
      await this.#must(browser.call('registrations.create', { body: { ...(await this.freeAccount()), phone } }))
    ).body;
    await this.#must(browser.call('codes.verify', { body: { ticket, code: await codeFor(this.#fixture, phone) } }));
    return { browser, ticket: ticket as string };
  }

  async #unlock() {
    const browser = this.newBrowser();
    const body = {
      accountNumber: personAt(0).accountNumber,
      way: 'documents',
      contact: 'ya@example.org',
      text: 'Не войти',
    };
    const { ticket } = (await this.#must(browser.call('unlocks.create', { body }))).body;
    return { browser, ticket: ticket as string };
  }

  async #invitation(isAccepted = false) {
    const { browser, accountId } = await this.#holder();
    const email = `helper${++this.#people}@example.org`;
    const until = new Date(this.#fixture.clock.getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
    const body = { email, rights: ['see'], until };
    if (!isAccepted) return { browser, accountId, body, helperId: '', code: '' };
    const { id } = (await this.#must(browser.call('helpers.invite', { parameters: { accountId }, body }))).body;
    return {
      browser,
      accountId,
      body,
      helperId: id as string,
      code: await newcomerOf(() => this.#fixture).invitationFor(email),
    };
  }

  async #consent() {
    const { browser } = await this.#somebody();
    const [document] = (await browser.call('consents.documents')).body.items;
    return { browser, body: { document: document.document, version: document.version } };
  }

  readonly #recipes: { readonly [Id in ChangeId]: () => PreparedCall | Promise<PreparedCall> } = {
    'session.create': () => ({
      browser: this.newBrowser(),
      body: { login: personAt(0).email, password: PASSWORD, remember: true },
    }),
    'session.delete': async () => ({ browser: (await this.#somebody()).browser }),
    'session.confirm': async () => {
      const { email, codes } = await this.#withTotp();
      const browser = this.newBrowser();
      const { ticket } = (
        await this.#must(browser.call('session.create', { body: { login: email, password: PASSWORD } }))
      ).body;
      return { browser, body: { ticket, kind: 'recoveryCode', code: codes[0] } };
    },
    'session.renewPassword': async () => {
      const { email, browser } = await this.#somebody({ isTemporary: true, signedIn: false });
      const { ticket } = (
        await this.#must(browser.call('session.create', { body: { login: email, password: PASSWORD } }))
      ).body;
      return { browser, body: { ticket, password: OTHER_PASSWORD } };
    },
    'session.passkeyOptions': () => ({ browser: this.newBrowser() }),
    'session.passkey': async () => {
      const { browser: owner } = await this.#somebody();
      const phone = new Authenticator(ORIGIN);
      const asked = (await this.#must(owner.call('security.passkeyOptions'))).body;
      await this.#must(
        owner.call('security.addPasskey', {
          body: { ticket: asked.ticket, response: await phone.create(asked.options) },
        }),
      );
      const browser = this.newBrowser();
      const { ticket, options } = (await this.#must(browser.call('session.passkeyOptions'))).body;
      return { browser, body: { ticket, response: await phone.get(options) } };
    },
    'session.stepUp': async () => ({ browser: (await this.#somebody()).browser, body: { password: PASSWORD } }),
    'accounts.add': async () => {
      // Whoever holds an account may add it again, so that the recipe works any number of times.
      const { browser } = await this.#holder(1);
      return {
        browser,
        body: { accountNumber: accountNumber(1), proof: { kind: 'meterSerial', value: '11000010' } },
      };
    },
    'accounts.remove': async () => {
      const { accountId, code } = await this.#invitation(true);
      const browser = await this.#signIn(personAt(2).accountNumber);
      await this.#must(browser.call('helpers.accept', { body: { code } }));
      return { browser, parameters: { accountId } };
    },
    'accounts.rename': async () => {
      const { browser, accountId } = await this.#holder();
      return { browser, parameters: { accountId }, body: { name: `Дача ${++this.#people}` } };
    },
    'meterRequests.create': async () => {
      const { browser, meters } = await this.#holder();
      return {
        browser,
        parameters: { meterId: meters[0]?.id ?? '' },
        body: { kind: 'visit', comment: 'Снять показания вечером' },
      };
    },
    'readings.create': async () => {
      const { browser, meter, body } = await this.#freeMeter(1);
      return { browser, parameters: { meterId: meter.id }, body };
    },
    'readings.correct': async () => {
      const { browser, meters } = await this.#holder();
      const meter = meters.find((each) => each.state === 'inService' && each.previous);
      if (!meter?.previous) throw new Error('The first person has no meter with a reading');
      const parameters = { meterId: meter.id };
      const previous = Math.floor(Number(meter.previous.value));
      const value = (more: number) => String(previous + more);
      const confirmed = ['ANOMALY_HIGH', 'ANOMALY_ZERO', 'SWAP_SUSPECTED'];
      const current =
        meter.current ??
        (await this.#must(browser.call('readings.create', { parameters, body: { value: value(2), confirmed } }))).body;
      return {
        browser,
        parameters: { ...parameters, readingId: current.id },
        body: { value: value(Number(current.value) === Number(value(3)) ? 4 : 3), confirmed },
      };
    },
    'bulkReadings.create': async () => ({
      browser: await this.#signIn(MANAGER.email),
      body: { rows: [{ row: 1, accountNumber: '7701', serialNumber: '007701', value: '103' }] },
    }),
    'bills.setDelivery': async () => {
      const { browser, accountId } = await this.#holder();
      return { browser, parameters: { accountId }, body: { isPaperless: true } };
    },
    'payments.create': async () => {
      const { browser, accountId } = await this.#holder();
      return { browser, body: { items: [{ accountId, amount: 10_000 }], method: 'sbp' } };
    },
    'payments.confirm': async () => {
      const { browser, paymentId } = await this.#payment();
      return { browser, parameters: { paymentId }, body: {} };
    },
    'instalmentPlans.create': async () => {
      const { browser, accountId } = await this.#debtor();
      return { browser, parameters: { accountId }, body: { months: 2 } };
    },
    'instalmentPlans.remove': async () => this.#plan(),
    'instalmentPlans.sign': async () => {
      const { browser, parameters } = await this.#plan();
      await this.#must(browser.call('session.stepUp', { body: { password: PASSWORD } }));
      return { browser, parameters };
    },
    'autopay.change': async () => {
      const { browser, parameters } = await this.#autopay();
      await this.#must(browser.call('session.stepUp', { body: { password: PASSWORD } }));
      return { browser, parameters, body: { day: 12, limit: 200_000 } };
    },
    'autopay.remove': async () => this.#autopay(),
    'paymentLinks.create': async () => {
      const { browser, accountId } = await this.#holder();
      return { browser, parameters: { accountId }, body: { amount: 10_000, days: 7 } };
    },
    'paymentLinks.remove': async () => {
      const { browser, accountId, linkId } = await this.#paymentLink();
      return { browser, parameters: { accountId, linkId } };
    },
    'payments.cancel': async () => {
      const { browser, paymentId } = await this.#payment();
      return { browser, parameters: { paymentId } };
    },
    'debts.acknowledge': async () => {
      const { browser, accountId } = await this.#holder();
      const noticeId = newId();
      await this.#fixture.store.db
        .insertInto('debt_notice')
        .values({
          account_id: accountId,
          id: noticeId,
          kind: 'reminder',
          sent_on: '2026-11-01',
          amount: 100,
          acknowledged_on: null,
        })
        .execute();
      return { browser, parameters: { accountId, noticeId } };
    },
    'documents.markRead': async () => {
      const { browser, accountId } = await this.#holder();
      const documentId = newId();
      await this.#fixture.store.db
        .insertInto('document')
        .values({
          ...{ account_id: accountId, id: documentId, file_id: newId(), kind: 'act', title: 'Акт', number: '1' },
          ...{ issued_on: '2026-11-01', period: null, meter_id: null, valid_until: null, file_name: 'Акт.pdf' },
          ...{ media_type: 'application/pdf', bytes: 1, published_at: this.#fixture.clock },
          ...{ withdrawn_on: null, withdrawal_reason: null },
          signature: JSON.stringify({ state: 'unsigned', kind: null, signedOn: null }),
        })
        .execute();
      return { browser, parameters: { accountId, documentId } };
    },
    'applications.sendCode': async () => {
      const { browser, accountId } = await this.#holder();
      return { browser, parameters: { accountId }, body: this.#handover(await this.#readyUpload(browser)) };
    },
    'applications.create': async () => {
      const { browser, accountId } = await this.#holder();
      return { browser, parameters: { accountId }, body: { templateId: 'noDebt', values: { purpose: 'sale' } } };
    },
    'applications.markRead': async () => {
      const { browser, parameters } = await this.#application('question');
      const { messages } = (await browser.call('applications.get', { parameters })).body;
      return { browser, parameters, body: { messageId: messages[0]?.id ?? '' } };
    },
    'applications.write': async () => ({ ...(await this.#application()), body: { text: 'Для соцзащиты' } }),
    'applications.withdraw': async () => this.#application(),
    'applications.bookVisit': async () => {
      const call = await this.#application('visit');
      return { ...call, body: await this.#freeSlot(call.browser, call.parameters.accountId) };
    },
    'applications.cancelVisit': async () => {
      const call = await this.#application('visit');
      const body = await this.#freeSlot(call.browser, call.parameters.accountId);
      await this.#must(call.browser.call('applications.bookVisit', { parameters: call.parameters, body }));
      return call;
    },
    'applications.handOver': async () => {
      const { browser, accountId, meters } = await this.#holder();
      const applicationId = await this.#task(accountId);
      const readings = meters.map(({ id, previous }) => ({
        meterId: id,
        value: String(Math.ceil(Number(previous?.value ?? 0)) + 50),
      }));
      const takenOn = this.#fixture.clock.toISOString().slice(0, 10);
      return { browser, parameters: { accountId, applicationId }, body: { takenOn, readings } };
    },
    'claims.create': async () => {
      const { browser, accountId } = await this.#holder();
      return { browser, parameters: { accountId }, body: { type: 'other', text: 'Слабый напор' } };
    },
    'claims.markRead': async () => {
      const { browser, parameters } = await this.#claim('question');
      const { messages } = (await browser.call('claims.get', { parameters })).body;
      return { browser, parameters, body: { messageId: messages[0]?.id ?? '' } };
    },
    'claims.write': async () => ({ ...(await this.#claim()), body: { text: 'Напор всё ещё слабый' } }),
    'claims.withdraw': async () => this.#claim(),
    'claims.resolve': async () => ({
      ...(await this.#claim('answer')),
      body: { isSolved: false, text: 'Ответа по существу нет' },
    }),
    'uploads.create': async () => ({ browser: (await this.#holder()).browser, headers: announcement }),
    'uploads.append': async () => {
      const { browser } = await this.#holder();
      return { browser, parameters: { uploadId: await this.#upload(browser) }, raw: PNG, headers: appended };
    },
    'uploads.delete': async () => {
      const { browser } = await this.#holder();
      return {
        browser,
        parameters: { uploadId: await this.#upload(browser) },
        headers: { 'Tus-Resumable': '1.0.0' },
      };
    },
    'connections.create': async () => ({
      browser: (await this.#holder()).browser,
      body: { site: this.#fixture.partner.origin, challenge: await digest(newSecret()) },
    }),
    'connections.delete': async () => {
      const { browser, ...grant } = await this.#letIn();
      await this.#must(this.newBrowser().call('connections.redeem', { body: grant }));
      const [connection] = (await browser.call('connections.list')).body.items;
      return { browser, parameters: { connectionId: connection.id } };
    },
    'connections.redeem': async () => {
      const { browser: _, ...grant } = await this.#letIn();
      return { browser: this.newBrowser(), body: grant };
    },
    'connections.renew': async () => {
      const { browser: _, ...grant } = await this.#letIn();
      const { ticket } = (await this.#must(this.newBrowser().call('connections.redeem', { body: grant }))).body;
      const url = ORIGIN + operations['connections.renew'].path;
      return {
        browser: this.newBrowser(),
        body: { site: grant.site, ticket },
        headers: {
          DPoP: await proofFor(await newProofKey(), { method: 'POST', url, now: this.#fixture.clock.getTime() }),
        },
      };
    },
    'delegations.create': () => ({
      browser: this.newBrowser(),
      body: { accountNumber: personAt(0).accountNumber },
      headers: { Authorization: `Bearer ${this.#fixture.partner.key}`, Origin: null, 'X-VK': null },
    }),
    'guest.lookup': () => ({
      browser: this.newBrowser(),
      body: { accountNumber: accountNumber(2), serialNumber: '11000020' },
    }),
    'guest.send': async () => {
      const { meter, body } = await this.#freeMeter(2);
      const browser = this.newBrowser();
      const { ticket } = (
        await this.#must(
          browser.call('guest.lookup', {
            body: { accountNumber: accountNumber(2), serialNumber: meter.serialNumber },
          }),
        )
      ).body;
      return { browser, body: { ticket, ...body } };
    },
    'guestPayments.find': () => ({
      browser: this.newBrowser(),
      body: { accountNumber: accountNumber(2), fact: '11000020' },
    }),
    'guestPayments.openLink': async () => {
      const { secret } = await this.#paymentLink();
      return { browser: this.newBrowser(), body: { secret } };
    },
    'guestPayments.create': async () => {
      const { browser, ticket } = await this.#guestPayer();
      return { browser, body: { ticket, amount: 10_000, method: 'sbp' } };
    },
    'guestPayments.confirm': async () => {
      const { browser, ticket, paymentId } = await this.#guestPayment();
      return { browser, parameters: { paymentId }, body: { ticket } };
    },
    'guestPayments.get': async () => {
      const { browser, ticket, paymentId } = await this.#guestPayment();
      return { browser, parameters: { paymentId }, body: { ticket } };
    },
    'codes.send': async () => {
      const { browser, ticket } = await this.#recovery();
      // The next code is sent after a minute at the earliest.
      this.#fixture.clock = new Date(this.#fixture.clock.getTime() + 61_000);
      return { browser, body: { ticket } };
    },
    'codes.verify': async () => {
      const { browser, ticket, code } = await this.#recovery();
      return { browser, body: { ticket, code } };
    },
    'registrations.create': () => ({
      browser: this.newBrowser(),
      body: {
        accountNumber: accountNumber(9),
        proof: { kind: 'meterSerial', value: '11000090' },
        phone: `8 902 ${String(1_000_000 + ++this.#people)}`,
        email: `new${this.#people}@example.org`,
      },
    }),
    'registrations.complete': async () => {
      const { browser, ticket } = await this.#registration();
      return { browser, body: { ticket, password: OTHER_PASSWORD } };
    },
    'recoveries.create': async () => ({
      browser: this.newBrowser(),
      body: { login: (await this.#somebody({ signedIn: false })).email },
    }),
    'recoveries.complete': async () => {
      const { browser, ticket, code } = await this.#recovery();
      await this.#must(browser.call('codes.verify', { body: { ticket, code } }));
      return { browser, body: { ticket, password: OTHER_PASSWORD } };
    },
    'consents.give': () => this.#consent(),
    'consents.withdraw': async () => {
      const { browser, body } = await this.#consent();
      const { id } = (await this.#must(browser.call('consents.give', { body }))).body;
      return { browser, parameters: { consentId: id } };
    },
    'dataRequests.create': async () => ({
      browser: (await this.#somebody()).browser,
      body: { kind: 'deletion', sections: ['messages'], text: 'Письма больше не нужны' },
    }),
    'dataRequests.copy': async () => {
      const { browser } = await this.#somebody();
      await this.#must(browser.call('session.stepUp', { body: { password: PASSWORD } }));
      return { browser };
    },
    'security.changePassword': async () => ({
      browser: (await this.#somebody()).browser,
      body: { password: OTHER_PASSWORD },
    }),
    'security.startTotp': async () => ({ browser: (await this.#somebody()).browser }),
    'security.confirmTotp': async () => {
      const { browser } = await this.#somebody();
      const { secret } = (await this.#must(browser.call('security.startTotp'))).body;
      return { browser, body: { code: await totpAt(secret, this.#fixture.clock.getTime()) } };
    },
    'security.enableSms': async () => ({ browser: (await this.#somebody()).browser }),
    'security.passkeyOptions': async () => ({ browser: (await this.#somebody()).browser }),
    'security.addPasskey': async () => {
      const { browser } = await this.#somebody();
      const { ticket, options } = (await this.#must(browser.call('security.passkeyOptions'))).body;
      return { browser, body: { ticket, response: await new Authenticator(ORIGIN).create(options) } };
    },
    'security.renewRecoveryCodes': async () => ({ browser: (await this.#withTotp()).browser }),
    'security.removeFactor': async () => {
      const { browser } = await this.#withTotp();
      const [factor] = (await browser.call('security.get')).body.factors;
      return { browser, parameters: { factorId: factor.id } };
    },
    'security.endSessions': async () => {
      const { browser, email } = await this.#somebody();
      await this.#signIn(email);
      return { browser };
    },
    'security.endSession': async () => {
      const { browser, email } = await this.#somebody();
      await this.#signIn(email);
      const { items } = (await browser.call('security.sessions')).body;
      return { browser, parameters: { sessionId: items.find((each: { isThis: boolean }) => !each.isThis).id } };
    },
    'security.report': async () => ({ browser: (await this.#somebody()).browser, body: { text: 'Это был не я' } }),
    'profile.confirm': async () => {
      const { browser, accountId } = await this.#holder();
      return { browser, parameters: { accountId } };
    },
    'profile.change': async () => {
      const { browser, accountId } = await this.#holder();
      return { browser, parameters: { accountId }, body: { field: 'registeredPersons', value: '4' } };
    },
    'contacts.change': async () => ({
      browser: (await this.#somebody()).browser,
      body: { kind: 'email', value: `contact${++this.#people}@example.org` },
    }),
    'helpers.invite': async () => {
      const { browser, accountId, body } = await this.#invitation();
      return { browser, parameters: { accountId }, body };
    },
    'helpers.end': async () => {
      const { browser, accountId, helperId } = await this.#invitation(true);
      return { browser, parameters: { accountId, helperId } };
    },
    'helpers.accept': async () => {
      const { code } = await this.#invitation(true);
      return { browser: (await this.#somebody()).browser, body: { code } };
    },
    'unlocks.create': () => ({
      browser: this.newBrowser(),
      body: { accountNumber: personAt(0).accountNumber, way: 'documents', contact: 'ya@example.org', text: 'Не войти' },
    }),
    'unlocks.get': async () => {
      const { browser, ticket } = await this.#unlock();
      return { browser, body: { ticket } };
    },
    'unlocks.attach': async () => {
      const { browser, ticket } = await this.#unlock();
      const bearing = { 'X-VK-Ticket': ticket };
      const uploadId = await this.#upload(browser, bearing);
      await this.#must(
        browser.call('uploads.append', { parameters: { uploadId }, raw: PNG, headers: { ...appended, ...bearing } }),
      );
      return { browser, body: { ticket, uploadIds: [uploadId] } };
    },
  };

  /** Prepares a call; everything that has to happen before has happened. */
  async prepare(id: ChangeId): Promise<PreparedCall> {
    return this.#recipes[id]();
  }
}
