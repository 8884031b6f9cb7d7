import type {
  AccountDebt,
  AccountDocument,
  AccountDocumentList,
  Autopay,
  AutopayStatus,
  Balance,
  Bill,
  Building,
  BuildingStatus,
  BulkJob,
  BulkResult,
  BulkRow,
  ChargeDetail,
  ChargeMonthList,
  ClaimEvidence,
  CreatedPaymentLink,
  DataCopy,
  DataRecipientList,
  DataRequest,
  DataRequestList,
  EstimateList,
  GuestPayer,
  InstalmentPlan,
  InstalmentPlanList,
  Meter,
  MeterList,
  MeterRequestList,
  PayeeList,
  Payment,
  PaymentEntryList,
  PaymentLink,
  PaymentMethod,
  PaymentOptions,
  TechnicalWorkList,
} from '../index.ts';
import { operations, scopes as everyScope, type OperationId, type Scope } from '../generated/operations.ts';
import { MOST_OPEN } from '../policies/guest-payment.ts';
import { chargeLines } from '../rules/charge.ts';
import { linkOf } from '../rules/link.ts';
import { digest, newProofKey, newSecret, proofFor } from '../rules/proof-of-possession.ts';
import { totpAt } from '../rules/totp.ts';
import { isSolved, solve } from '../rules/proof-of-work.ts';
import { Authenticator } from './authenticator.ts';
import { Browser, newKey, type Sent } from './browser.ts';

export interface SignInOf {
  readonly accountNumber: string;
  readonly email: string;
  readonly password: string;
}

/** The endpoint that the suite tests, and the people it signs in as. */
export interface Subject {
  readonly send: (request: Request) => Promise<Response>;
  /** Origin of the requests; the widgets must be allowed to run inline there. */
  readonly origin: string;
  /** A customer with a meter in service and an open reading window. The suite sends readings and claims for them. */
  readonly main: SignInOf;
  /** Another customer with their own account. */
  readonly other: SignInOf;
  /** A customer with an overdue debt and no plan to pay it. Cases about instalments need one. */
  readonly debtor?: SignInOf;
  /** A manager of a building where at least two meters take a reading now. Cases about buildings need one. */
  readonly manager?: Pick<SignInOf, 'email' | 'password'>;
  /** A partner site with every scope that serves the account of `main`. Cases about partners need one. */
  readonly partner?: {
    readonly origin: string;
    readonly key: string;
    /** Changes the scopes of the partner site. Cases about scopes need it. */ readonly setScopes?: (
      scopes: readonly Scope[],
    ) => Promise<void>;
  };
  /**
   * An account without a sign-in, its meter, and functions that read the code and the invitation that were sent. Cases
   * about registration and recovery need one.
   */
  readonly newcomer?: {
    readonly accountNumber: string;
    readonly serialNumber: string;
    readonly phone: string;
    codeFor(phone: string): Promise<string>;
    invitationFor(email: string): Promise<string>;
  };
  /** The payer pays the order of a payment at the acquirer. Cases about the result of payments need it. */
  readonly payOrder?: (paymentId: string) => Promise<void>;
}

export interface Case {
  /** Runs only when the subject has a debtor. */
  readonly needsDebtor?: true;
  /** Runs only when the subject can pay an order. */
  readonly needsAcquirer?: true;
  readonly name: string;
  /** Runs only when the subject has a manager. */
  readonly needsManager?: true;
  /** Runs only when the subject has a partner site. */
  readonly needsPartner?: true;
  /** Runs only when the scopes of the partner site can be changed. */
  readonly needsScopes?: true;
  /** Runs only when the subject has a newcomer. */
  readonly needsNewcomer?: true;
  run(subject: Subject): Promise<void>;
}

const NOBODY = '00000000-0000-4000-8000-000000000000';
const PNG = new Uint8Array([
  0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0, 0, 0, 0xd, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0,
  0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0xb, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x60, 0, 2, 0, 0, 5, 0, 1, 0xe9,
  0xfa, 0xdc, 0xd8, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
]);

function expect(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

function expectProblem({ status, body }: Sent, wanted: number, code: string): void {
  const { code: given } = body as { code?: string };
  expect(status === wanted && given === code, `expected ${wanted} ${code}, got ${status} ${given ?? ''}`);
}

const findingsOf = ({ body }: Sent): { code: string; pointer: string; severity: string }[] =>
  (body as { errors?: { code: string; pointer: string; severity: string }[] }).errors ?? [];

function expectFinding(sent: Sent, code: string, pointer: string): void {
  expect(
    findingsOf(sent).some((finding) => finding.code === code && finding.pointer === pointer),
    `expected ${code} at ${pointer}, got ${JSON.stringify(findingsOf(sent))}`,
  );
}

async function signIn({ send, origin }: Subject, { accountNumber, password }: SignInOf): Promise<Browser> {
  const browser = new Browser(send, origin);
  const { status } = await browser.call('session.create', { body: { login: accountNumber, password } });
  expect(status === 201, `sign-in answers ${status}`);
  return browser;
}

const accountOf = async (browser: Browser): Promise<string> =>
  ((await browser.call('accounts.list')).body as { items: { id: string }[] }).items[0]?.id ?? '';

/** Whether the endpoint takes payments made this way; one without an acquirer takes none. */
const offers = async (browser: Browser, accountId: string, wanted: PaymentMethod): Promise<boolean> =>
  ((await browser.call('payments.options', { parameters: { accountId } })).body as PaymentOptions).methods.some(
    ({ method, isOffered }) => method === wanted && isOffered,
  );

const metersOf = async (browser: Browser): Promise<MeterList> =>
  (await browser.call('meters.list', { parameters: { accountId: await accountOf(browser) } })).body as MeterList;

/** Finds a meter that takes a reading now; `value(n)` is its previous reading plus `n` cubic metres. */
async function readable(browser: Browser): Promise<{ meter: Meter; value: (more: number) => string }> {
  const { items, window } = await metersOf(browser);
  expect(window.open, 'the reading window of the main customer must be open');
  const meter = items.find(({ state, previous }) => state === 'inService' && previous && Number(previous.value) > 1);
  expect(meter, 'the main customer must have a meter in service with a previous reading');
  return { meter, value: (more) => String(Math.floor(Number(meter.previous?.value)) + more) };
}

/** Sends a reading, or corrects the present one when an earlier case has already sent it. */
async function sendOrCorrect(browser: Browser, meter: Meter, value: string, key = newKey()): Promise<Sent> {
  const current = (await metersOf(browser)).items.find(({ id }) => id === meter.id)?.current;
  const parameters = { meterId: meter.id, readingId: current?.id ?? '' };
  return browser.call(current ? 'readings.correct' : 'readings.create', {
    parameters,
    key,
    body: { value, confirmed: ['ANOMALY_HIGH', 'ANOMALY_ZERO', 'SWAP_SUSPECTED'] },
  });
}

/** An unknown id for every path parameter. */
const nothing = {
  accountId: NOBODY,
  meterId: NOBODY,
  readingId: NOBODY,
  uploadId: NOBODY,
  connectionId: NOBODY,
  consentId: NOBODY,
  factorId: NOBODY,
  sessionId: NOBODY,
  helperId: NOBODY,
  buildingId: NOBODY,
  jobId: NOBODY,
  paymentId: NOBODY,
  noticeId: NOBODY,
  planId: NOBODY,
  claimId: NOBODY,
  applicationId: NOBODY,
  fileId: NOBODY,
  requestId: NOBODY,
  linkId: NOBODY,
  entryId: NOBODY,
  documentId: NOBODY,
  period: '2026-10',
};

/** Calls an operation with an empty body, to see only whether the caller may call it. */
const knock = (browser: Browser, id: OperationId, headers: Record<string, string | null> = {}): Promise<Sent> =>
  browser.call(id, {
    parameters: nothing,
    headers: { ...(id.startsWith('uploads.') && tus), ...headers },
    ...(operations[id].method === 'post' && !id.startsWith('uploads.') && { body: {} }),
  });

const tus = { 'Tus-Resumable': '1.0.0' };
const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

async function announce(browser: Browser, bytes: number, name = 'счётчик.png', type = 'image/png'): Promise<Sent> {
  return browser.call('uploads.create', {
    headers: {
      ...tus,
      'Upload-Length': String(bytes),
      'Upload-Metadata': `filename ${base64(name)},filetype ${base64(type)}`,
    },
  });
}

const idOfUpload = ({ headers }: Sent): string => (headers.get('Location') ?? '').split('/').pop() ?? '';

const append = (browser: Browser, uploadId: string, offset: number, raw: Uint8Array<ArrayBuffer>): Promise<Sent> =>
  browser.call('uploads.append', {
    parameters: { uploadId },
    raw,
    headers: { ...tus, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
  });

interface Frame {
  readonly browser: Browser;
  readonly headers: { readonly 'X-VK-Site': string };
}

/** A frame on the partner's site: its own cookies, and the header that names the site. */
function frameOf({ send, origin, partner }: Subject): Frame & { readonly site: string; readonly key: string } {
  expect(partner, 'a partner site is needed');
  return {
    browser: new Browser(send, origin),
    headers: { 'X-VK-Site': partner.origin },
    site: partner.origin,
    key: partner.key,
  };
}

/** Gives the customer's consent on the endpoint's own page; returns the frame's one-time code and its verifier. */
async function connectSite(
  owner: Browser,
  site: string,
): Promise<{ readonly code: string; readonly verifier: string }> {
  const verifier = newSecret();
  const { status, body } = await owner.call('connections.create', {
    body: { site, challenge: await digest(verifier) },
  });
  expect(status === 201 && body.expiresIn <= 60, `letting a site in answers ${status}`);
  return { code: body.code as string, verifier };
}

/** Whether the endpoint keeps the session in a cookie. The mock utility has one session and sets no cookie. */
const isJar = ({ headers }: Sent): boolean => headers.getSetCookie().length > 0;

const clock = ({ headers }: Sent): number => (headers.has('Date') ? Date.parse(headers.get('Date') ?? '') : Date.now());

const signedInOperations = (Object.keys(operations) as OperationId[]).filter((id) => operations[id].signedIn);

/** The cases are independent, and safe for an endpoint in use: they only add data. */
export const cases: readonly Case[] = [
  {
    name: 'health and configuration need no sign-in',
    async run({ send, origin }) {
      const browser = new Browser(send, origin);
      expect((await browser.call('health.live')).status === 200, 'GET /health');
      expect((await browser.call('health.ready')).status === 200, 'GET /ready');
      const { status, body } = await browser.call('config.get');
      expect(status === 200, 'GET /v1/config');
      const types = (body as { claimTypes: { type: string }[] }).claimTypes.map(({ type }) => type);
      expect(types.length === new Set(types).size, 'each type of claim stands once');
      const { paymentUrl } = body as { paymentUrl: string | null };
      expect(paymentUrl === null || linkOf(paymentUrl) !== undefined, `paymentUrl may be a link: ${paymentUrl}`);
    },
  },
  {
    name: 'sign-in by account number in any spelling and by e-mail, and out again',
    async run({ send, origin, main }) {
      const browser = new Browser(send, origin);
      expect((await browser.call('session.get')).body.state === 'signed-out', 'nobody is signed in at first');
      for (const login of [
        main.accountNumber,
        ` ${main.accountNumber.slice(0, 3)} ${main.accountNumber.slice(3)} `,
        main.email,
        main.email.toUpperCase(),
      ]) {
        const { status, body } = await browser.call('session.create', {
          body: { login, password: main.password, remember: true },
        });
        expect(
          status === 201 && body.state === 'signed-in' && body.accounts.length > 0,
          `sign-in as ${login} answers ${status}`,
        );
        expect(
          (await browser.call('session.get')).body.customer?.id === body.customer.id,
          'the session is known afterwards',
        );
        expect((await browser.call('session.delete')).status === 204, 'sign-out');
        expect((await browser.call('session.get')).body.state === 'signed-out', 'nobody is signed in after sign-out');
      }
      expect((await browser.call('session.delete')).status === 204, 'signing out twice is no fault');
    },
  },
  {
    name: 'a wrong password and an unknown login are answered alike',
    async run({ send, origin, main }) {
      const browser = new Browser(send, origin);
      const wrong = await browser.call('session.create', {
        body: { login: main.accountNumber, password: 'не тот пароль, что нужен' },
      });
      const unknown = await browser.call('session.create', {
        body: { login: '999999999999999', password: 'не тот пароль, что нужен' },
      });
      expectProblem(wrong, 422, 'WRONG_CREDENTIALS');
      expect(JSON.stringify(wrong.body) === JSON.stringify(unknown.body), 'the bodies differ');
      expect([...wrong.headers.keys()].join() === [...unknown.headers.keys()].join(), 'the headers differ');
    },
  },
  {
    name: 'without a session every operation of a customer answers SIGNED_OUT',
    async run({ send, origin }) {
      const browser = new Browser(send, origin);
      for (const id of signedInOperations) {
        const sent = await knock(browser, id);
        expect(sent.status === 401, `${id} answers ${sent.status}`);
        if (operations[id].method !== 'head') expectProblem(sent, 401, 'SIGNED_OUT');
      }
    },
  },
  {
    name: 'a change from another site or without the header of the kit is refused',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const parameters = { accountId: await accountOf(browser) };
      const body = { type: 'other', text: 'Проверка' };
      expectProblem(
        await browser.call('claims.create', { parameters, body, headers: { 'X-VK': null } }),
        403,
        'ORIGIN_REFUSED',
      );
      expectProblem(
        await browser.call('claims.create', { parameters, body, headers: { Origin: 'https://evil.example' } }),
        403,
        'ORIGIN_REFUSED',
      );
      expectProblem(await browser.call('session.delete', { headers: { Origin: 'null' } }), 403, 'ORIGIN_REFUSED');
      expect((await browser.call('session.get')).body.state === 'signed-in', 'the refused sign-out signed out');
    },
  },
  {
    name: 'what cannot be understood is a problem that says so',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      expectProblem(
        await browser.call('claims.create', { parameters: { accountId }, raw: '{"type":' }),
        400,
        'BAD_REQUEST',
      );
      expectProblem(
        await browser.call('claims.create', {
          parameters: { accountId },
          raw: 'type=other',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        }),
        400,
        'BAD_REQUEST',
      );
      expectProblem(
        await browser.call('claims.create', {
          parameters: { accountId },
          key: null,
          body: { type: 'other', text: 'Проверка' },
        }),
        400,
        'BAD_REQUEST',
      );
      expectProblem(await browser.call('balance.get', { parameters: { accountId: 'not-an-id' } }), 404, 'NOT_FOUND');
      const extra = await browser.call('claims.create', {
        parameters: { accountId },
        body: { type: 'other', text: 'Проверка', state: 'closed' },
      });
      expectProblem(extra, 422, 'INVALID');
      expectFinding(extra, 'UNKNOWN_FIELD', '/state');
    },
  },
  {
    name: 'the balance agrees with itself',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const { body } = await browser.call('balance.get', { parameters: { accountId: await accountOf(browser) } });
      const { state, amount, lateFee, overdue, due } = body as {
        state: string;
        amount: number;
        lateFee: number;
        overdue: { amount: number } | null;
        due: { amount: number } | null;
      };
      expect(
        state === (amount < 0 ? 'credit' : amount === 0 ? 'zero' : overdue ? 'overdue' : 'debt'),
        `${state} with ${amount}`,
      );
      expect(
        (overdue?.amount ?? 0) + (due?.amount ?? 0) === Math.max(0, amount),
        'overdue and coming sums do not make up the amount',
      );
      expect(lateFee >= 0 && lateFee <= Math.max(0, amount), 'the late fee is no part of the amount');
    },
  },
  {
    name: 'a reading is judged: form, less than before, far too much',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const { meter, value } = await readable(browser);
      const { window } = await metersOf(browser);
      expect(window.timeZone !== undefined, 'the days of the window are of no time zone');
      const operation = meter.current ? 'readings.correct' : 'readings.create';
      const send = (text: string, confirmed: string[] = []) =>
        browser.call(operation, {
          parameters: { meterId: meter.id, readingId: meter.current?.id ?? '' },
          body: { value: text, confirmed },
        });
      for (const [text, code] of [
        ['сто', 'VALUE_FORMAT'],
        ['1'.repeat(meter.digits + 1), 'VALUE_TOO_MANY_DIGITS'],
        [`${value(1)}.12345678`, 'VALUE_TOO_MANY_DECIMALS'],
        ['0', 'LESS_THAN_PREVIOUS'],
      ] as const) {
        const sent = await send(text);
        expectProblem(sent, 422, 'READING_REFUSED');
        expectFinding(sent, code, '/value');
      }
      if (meter.confirmAbove !== null) {
        const sent = await send(value(Math.ceil(Number(meter.confirmAbove)) + 2));
        expectProblem(sent, 422, 'READING_UNCONFIRMED');
        expectFinding(sent, 'ANOMALY_HIGH', '/value');
      }
      expectFinding(await send('', []), 'REQUIRED', '/value');
    },
  },
  {
    name: 'what silence costs is one basis for every period, each with its ground, and follows from its parts',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const { items: meters, window } = await metersOf(browser);
      const { items: everyOne } = (
        await browser.call('meters.list', {
          parameters: { accountId: await accountOf(browser) },
          query: 'also=removed',
        })
      ).body as MeterList;
      expect(
        (await browser.call('meters.list', { parameters: { accountId: await accountOf(browser) }, query: 'also=all' }))
          .status === 400,
        'a query that means nothing is taken',
      );
      expect(
        meters.every(({ id }) => everyOne.some((each) => each.id === id)),
        'those that were taken out stand in the place of those in service',
      );
      const { status, body } = await browser.call('estimates.list', {
        parameters: { accountId: await accountOf(browser) },
      });
      const { items } = body as EstimateList;
      expect(status === 200 && items.length > 0, 'there are no estimates');
      for (const { meterId, steps, cause, averageVolume, norm, persons, supplyPrice, wastewaterPrice } of items) {
        expect(
          meters.some(({ id }) => id === meterId),
          'the estimate is of no meter of the account',
        );
        expect(
          steps.every(({ from }, at) => from >= window.period && (at === 0 || from > (steps[at - 1]?.from ?? ''))),
          'the steps do not follow one another',
        );
        for (const { basis, volume, coefficient, amount, law } of steps) {
          expect(
            law !== '' && (basis !== 'normWithCoefficient' || cause !== 'notSent'),
            'a step has no ground, or a coefficient for mere silence',
          );
          expect(
            basis === 'average' ? volume === averageVolume : Math.abs(Number(volume) - Number(norm) * persons) < 0.001,
            'the volume is not that of its basis',
          );
          const supply = Math.round(Number(volume) * Number(coefficient) * (supplyPrice ?? 0));
          expect(
            amount === null || Math.abs(amount - supply - Math.round(Number(volume) * (wastewaterPrice ?? 0))) <= 2,
            'the sum does not follow from its parts',
          );
        }
      }
    },
  },
  {
    name: 'every month recomputes from its facts to the kopeck, and its bill has the same sums',
    async run(subject) {
      for (const person of [subject.main, subject.other]) {
        const browser = await signIn(subject, person);
        const accountId = await accountOf(browser);
        const { items } = (await browser.call('charges.list', { parameters: { accountId } })).body as ChargeMonthList;
        expect(items.length > 0 && items.length <= 36, `${items.length} months`);
        for (const { period, total, lines } of items) {
          const parameters = { accountId, period };
          const detail = (await browser.call('charges.get', { parameters })).body as ChargeDetail;
          const computed = detail.facts.flatMap((facts) => chargeLines(facts));
          for (const line of computed) {
            const billed = lines.find(({ service, kind }) => service === line.service && kind === line.kind);
            expect(
              billed?.amount === line.amount,
              `${period} ${line.service} ${line.kind}: ${line.amount} computed, ${billed?.amount} billed`,
            );
          }
          expect(computed.length > 0, `${period} has no facts`);
          const bill = (await browser.call('bills.get', { parameters })).body as Bill;
          expect(bill.total === total && bill.lines.length === lines.length, `the bill of ${period} differs`);
          expect(
            bill.toPay - bill.credit === bill.before - bill.paid + bill.total,
            `the bill of ${period} does not add up`,
          );
        }
      }
    },
  },
  {
    name: 'charges, bills, debts and payments of somebody else, and of months without a bill, are not found',
    async run(subject) {
      // A subject with one session at a time has that of the last sign-in.
      const theirs = await accountOf(await signIn(subject, subject.other));
      const browser = await signIn(subject, subject.main);
      const mine = await accountOf(browser);
      for (const id of ['charges.list', 'payments.list', 'payments.options', 'debts.get'] as const)
        expectProblem(await browser.call(id, { parameters: { accountId: theirs } }), 404, 'NOT_FOUND');
      for (const id of ['charges.get', 'bills.get'] as const)
        for (const [accountId, period] of [
          [theirs, '2026-10'],
          [mine, '1999-01'],
        ] as const)
          expectProblem(await browser.call(id, { parameters: { accountId, period } }), 404, 'NOT_FOUND');
      expectProblem(await browser.call('payments.get', { parameters: { paymentId: NOBODY } }), 404, 'NOT_FOUND');
      for (const accountId of [theirs, mine])
        expectProblem(
          await browser.call('payments.receipt', { parameters: { accountId, entryId: NOBODY } }),
          404,
          'NOT_FOUND',
        );
      for (const id of ['payments.receipts', 'payments.statement'] as const)
        for (const [accountId, query] of [
          [theirs, 'from=2026-01&to=2026-12'],
          [mine, 'from=1999-01&to=1999-12'],
          [mine, 'from=2026-12&to=2026-01'],
        ] as const)
          expectProblem(await browser.call(id, { parameters: { accountId }, query }), 404, 'NOT_FOUND');
    },
  },
  {
    name: 'bills and statements of charged months can be downloaded',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const { items } = (await browser.call('charges.list', { parameters: { accountId } })).body as ChargeMonthList;
      const period = items[0]?.period ?? '';
      const bill = await browser.call('bills.pdf', { parameters: { accountId, period } });
      const statement = await browser.call('payments.statement', {
        parameters: { accountId },
        query: `from=${period}&to=${period}`,
      });
      for (const { status, headers } of [bill, statement])
        expect(status === 200 && headers.get('Content-Type') === 'application/pdf', `a document answers ${status}`);
    },
  },
  {
    name: 'everybody may read the requisites of the utility, and bills name the ones in force',
    async run(subject) {
      const { items } = (await new Browser(subject.send, subject.origin).call('payees.list')).body as PayeeList;
      expect(items.length > 0, 'no requisites');
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const months = (await browser.call('charges.list', { parameters: { accountId } })).body as ChargeMonthList;
      const period = months.items[0]?.period ?? '';
      const bill = (await browser.call('bills.get', { parameters: { accountId, period } })).body as Bill;
      expect(
        items.some(({ personalAcc }) => personalAcc === bill.payee.personalAcc),
        'the bill has other requisites',
      );
    },
  },
  {
    name: 'paper bills are turned off and on from the next month, and the answer is the same twice',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const parameters = { accountId: await accountOf(browser) };
      const set = async (isPaperless: boolean) =>
        (await browser.call('bills.setDelivery', { parameters, body: { isPaperless } })).body as Bill['delivery'];
      const off = await set(true);
      expect(off.isPaperless && off.from !== null, 'the change has no month');
      expect((await set(true)).from === off.from, 'the same wish changes the month');
      expect(!(await set(false)).isPaperless, 'paper cannot be turned on again');
    },
  },
  {
    name: 'a debt is paid in instalments: asked for, offered, signed with the password, and not twice',
    needsDebtor: true,
    async run(subject) {
      const theirs = await accountOf(await signIn(subject, subject.other));
      const browser = await signIn(subject, subject.debtor ?? subject.main);
      const accountId = await accountOf(browser);
      const parameters = { accountId };
      const list = async () => (await browser.call('instalmentPlans.list', { parameters })).body as InstalmentPlanList;
      const ask = (body: object) => browser.call('instalmentPlans.create', { parameters, body });
      const { terms, debt, items } = await list();
      expect(terms && terms.dueDates.length === terms.mostMonths, 'no terms, or not as many dates as instalments');
      expect(debt > 0 && items.length === 0, 'the debtor has no debt, or a plan already');
      expectFinding(await ask({ months: terms.mostMonths + 1 }), 'TOO_MANY', '/months');
      expectFinding(await ask({ months: 2, firstAmount: 1 }), 'AMOUNT_TOO_SMALL', '/firstAmount');
      expectFinding(await ask({ months: 2, firstAmount: debt }), 'AMOUNT_TOO_LARGE', '/firstAmount');
      const first = (await ask({ months: 2, reason: ' Потеряли работу ' })).body as InstalmentPlan;
      expect(first.state === 'offered' && first.offeredUntil !== null, `a short plan is ${first.state}`);
      expect(first.reason === 'Потеряли работу' && first.amount === debt && first.paid === 0, 'another plan came back');
      expect(first.instalments.reduce((sum, { amount }) => sum + amount, 0) === debt, 'instalments are not the debt');
      expectProblem(await ask({ months: 2 }), 409, 'LIMIT_REACHED');
      const at = (planId: string) => ({ parameters: { accountId, planId } });
      expectProblem(await browser.call('instalmentPlans.remove', at(NOBODY)), 404, 'NOT_FOUND');
      expect((await browser.call('instalmentPlans.remove', at(first.id))).status === 204, 'cannot be declined');
      expectProblem(await browser.call('instalmentPlans.remove', at(first.id)), 409, 'PLAN_CLOSED');
      const plan = (await ask({ months: 3, firstAmount: terms.leastPayment })).body as InstalmentPlan;
      expect(plan.instalments[0]?.amount === terms.leastPayment, 'the first instalment is another one');
      await browser.call('session.stepUp', { body: { password: (subject.debtor ?? subject.main).password } });
      expectProblem(await browser.call('instalmentPlans.sign', at(first.id)), 409, 'PLAN_CLOSED');
      const signed = (await browser.call('instalmentPlans.sign', at(plan.id))).body as InstalmentPlan;
      expect(signed.state === 'kept' && signed.signedAt !== null, `a signed plan is ${signed.state}`);
      expectProblem(await browser.call('instalmentPlans.remove', at(plan.id)), 409, 'PLAN_CLOSED');
      expect((await browser.call('instalmentPlans.agreement', at(plan.id))).status === 200, 'no agreement');
      expect((await list()).items.map(({ state }) => state).join() === 'kept,withdrawn', 'other plans are listed');
      expectProblem(
        await browser.call('instalmentPlans.list', { parameters: { accountId: theirs } }),
        404,
        'NOT_FOUND',
      );
    },
  },
  {
    name: 'without an overdue debt there is nothing to pay in instalments',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const parameters = { accountId: await accountOf(browser) };
      const { debt } = (await browser.call('instalmentPlans.list', { parameters })).body as InstalmentPlanList;
      if (debt === 0)
        expectProblem(
          await browser.call('instalmentPlans.create', { parameters, body: { months: 2 } }),
          409,
          'NO_DEBT',
        );
    },
  },
  {
    name: 'documents are listed newest first, page by page, and each file and archive can be had',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const list = async (query = ''): Promise<AccountDocumentList> =>
        (await browser.call('documents.list', { parameters: { accountId }, query })).body as AccountDocumentList;
      const all = await list('limit=200');
      expect(all.items.length > 1, 'the main customer must have two documents, such as bills');
      const pages: AccountDocument[] = [];
      let next: string | null = '';
      while (next !== null) {
        const page: AccountDocumentList = await list(`limit=${Math.ceil(all.total / 3)}${next && `&after=${next}`}`);
        pages.push(...page.items);
        next = page.next;
      }
      const idsOf = (items: readonly AccountDocument[]) => items.map(({ id }) => id).join();
      expect(idsOf(pages) === idsOf(all.items), 'the pages are not the whole list');
      const days = all.items.map(({ issuedOn }) => issuedOn);
      expect(days.join() === [...days].sort().reverse().join(), 'the documents are not newest first');
      const [kind = ''] = all.kinds;
      const [year = ''] = all.years;
      const some = await list(`kind=${kind}&year=${year}&limit=200`);
      expect(
        some.items.every((each) => each.kind === kind && each.issuedOn.startsWith(year)) &&
          some.kinds.join() === all.kinds.join() &&
          some.years.join() === all.years.join(),
        'the filter lets others through, or changes what can be chosen',
      );
      expect((await list('search=%D1%8A%D1%8A%D1%8A')).total === 0, 'a search for nothing finds something');
      for (const query of ['kind=secret', 'year=20', 'limit=0', 'after=1'])
        expectProblem(await browser.call('documents.list', { parameters: { accountId }, query }), 400, 'BAD_REQUEST');

      const open = all.items.filter(({ file }) => file);
      const [first] = open;
      expect(first?.file, 'no document has a file');
      const parameters = { accountId, documentId: first.id };
      const download = await browser.call('documents.content', { parameters });
      expect(download.headers.get('Content-Type') === first.file.type, 'the file is of another type than announced');
      const shown = await browser.call('documents.content', { parameters, query: 'show=inline' });
      expect(shown.status === 200, `a file to look at answers ${shown.status}`);
      const ids = open.slice(0, 2).map(({ id }) => id);
      const archive = await browser.call('documents.archive', {
        parameters: { accountId },
        query: `ids=${ids.join()}`,
      });
      expect(archive.status === 200, `the archive answers ${archive.status}`);
      for (const [query, status, code] of [
        [`ids=${ids.join()},${NOBODY}`, 404, 'NOT_FOUND'],
        ['ids=1', 400, 'BAD_REQUEST'],
        ['', 400, 'BAD_REQUEST'],
      ] as const)
        expectProblem(await browser.call('documents.archive', { parameters: { accountId }, query }), status, code);

      for (const { id, isUnread } of all.items.filter((each) => each.isUnread)) {
        const marked = await browser.call('documents.markRead', { parameters: { accountId, documentId: id } });
        expect(isUnread && marked.status === 201 && !marked.body.isUnread, `marking answers ${marked.status}`);
      }
      expect((await list()).unread === 0, 'a document stays unread');
    },
  },
  {
    name: 'documents and works of somebody else do not exist',
    async run(subject) {
      // A subject with one session at a time has that of the last sign-in.
      const stranger = await signIn(subject, subject.other);
      const theirs = await accountOf(stranger);
      const [foreign] = (
        (await stranger.call('documents.list', { parameters: { accountId: theirs } })).body as AccountDocumentList
      ).items;
      const browser = await signIn(subject, subject.main);
      const mine = await accountOf(browser);
      for (const id of ['documents.list', 'works.list'] as const)
        expectProblem(await browser.call(id, { parameters: { accountId: theirs } }), 404, 'NOT_FOUND');
      for (const accountId of [theirs, mine])
        for (const documentId of [foreign?.id ?? NOBODY, NOBODY]) {
          for (const id of ['documents.content', 'documents.markRead'] as const)
            expectProblem(await browser.call(id, { parameters: { accountId, documentId } }), 404, 'NOT_FOUND');
          expectProblem(
            await browser.call('documents.archive', { parameters: { accountId }, query: `ids=${documentId}` }),
            404,
            'NOT_FOUND',
          );
        }
    },
  },
  {
    name: 'works at the address are listed newest first, with protocols that the holder can open',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const { items } = (await browser.call('works.list', { parameters: { accountId } })).body as TechnicalWorkList;
      const days = items.map(({ doneOn }) => doneOn);
      expect(days.join() === [...days].sort().reverse().join(), 'the works are not newest first');
      for (const { documentId } of items)
        if (documentId !== null)
          expect(
            (await browser.call('documents.content', { parameters: { accountId, documentId } })).status === 200,
            'a protocol cannot be opened',
          );
    },
  },
  {
    name: 'a debt has its steps in order, and a notice is acknowledged once',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const debt = (await browser.call('debts.get', { parameters: { accountId } })).body as AccountDebt;
      const overdue = debt.debts.reduce(
        (sum, { amount, paid }) => sum + amount - paid.reduce((all, part) => all + part.amount, 0),
        0,
      );
      expect(debt.amount === overdue, `${debt.amount} overdue, ${overdue} by period`);
      expect((debt.since === null) === (debt.debts.length === 0), 'a debt without a beginning');
      expect(debt.rules.rates.length > 0 && debt.rules.terms.length > 0, 'no rules of the late fee');
      expectProblem(
        await browser.call('debts.acknowledge', { parameters: { accountId, noticeId: NOBODY } }),
        404,
        'NOT_FOUND',
      );
    },
  },
  {
    name: 'a payment outside the limits, twice for one account, or for a strange account is refused',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const pay = (items: readonly object[]) => browser.call('payments.create', { body: { items, method: 'sbp' } });
      expectFinding(await pay([{ accountId, amount: 1 }]), 'AMOUNT_TOO_SMALL', '/items/0/amount');
      expectFinding(await pay([{ accountId, amount: -5000 }]), 'AMOUNT_TOO_SMALL', '/items/0/amount');
      expectFinding(await pay([{ accountId, amount: 900_000_000_000 }]), 'AMOUNT_TOO_LARGE', '/items/0/amount');
      expectFinding(
        await pay([
          { accountId, amount: 10_000 },
          { accountId, amount: 10_000 },
        ]),
        'DUPLICATE_ACCOUNT',
        '/items/1/accountId',
      );
      const strange = await pay([{ accountId: NOBODY, amount: 10_000 }]);
      if (await offers(browser, accountId, 'sbp')) expectProblem(strange, 404, 'NOT_FOUND');
      else expectProblem(strange, 422, 'METHOD_UNAVAILABLE');
    },
  },
  {
    name: 'a payment is prepared, can be given up, and is then closed',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const key = newKey();
      const body = { items: [{ accountId, amount: 12_345 }], method: 'card' };
      const first = await browser.call('payments.create', { key, body });
      if (!(await offers(browser, accountId, 'card'))) return expectProblem(first, 422, 'METHOD_UNAVAILABLE');
      const payment = first.body as Payment;
      expect(first.status === 201 && payment.state === 'created', `preparing answers ${first.status}`);
      expect(payment.confirmation === null && payment.amount === 12_345, 'money may move before the confirmation');
      const again = (await browser.call('payments.create', { key, body })).body as Payment;
      expect(again.id === payment.id, 'the same key makes a second payment');
      const parameters = { paymentId: payment.id };
      const { unfinished } = (await browser.call('payments.options', { parameters: { accountId } }))
        .body as PaymentOptions;
      expect(
        unfinished.some(({ id }) => id === payment.id),
        'the prepared payment is not told',
      );
      const stranger = await signIn(subject, subject.other);
      for (const id of ['payments.confirm', 'payments.cancel'] as const)
        expectProblem(await stranger.call(id, { parameters, body: {} }), 404, 'NOT_FOUND');
      const owner = await signIn(subject, subject.main);
      const cancelled = (await owner.call('payments.cancel', { parameters })).body as Payment;
      expect(cancelled.state === 'cancelled', `cancelled is ${cancelled.state}`);
      expectProblem(await owner.call('payments.confirm', { parameters, body: {} }), 409, 'PAYMENT_CLOSED');
    },
  },
  {
    name: 'a confirmed payment is credited once, shown in the history with its receipt, and lowers the balance',
    needsAcquirer: true,
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const balance = async () =>
        ((await browser.call('balance.get', { parameters: { accountId } })).body as Balance).amount;
      const before = await balance();
      const prepared = await browser.call('payments.create', {
        body: { items: [{ accountId, amount: 20_000 }], method: 'sbp' },
      });
      const { id: paymentId, number } = prepared.body as Payment;
      const parameters = { paymentId };
      const confirmed = (await browser.call('payments.confirm', { parameters, body: {} })).body as Payment;
      expect(confirmed.state === 'pending' && confirmed.confirmation !== null, `confirmed is ${confirmed.state}`);
      const twice = (await browser.call('payments.confirm', { parameters, body: {} })).body as Payment;
      expect(twice.confirmation?.url === confirmed.confirmation?.url, 'confirming twice is a second order');
      for (let turn = 0; turn < 3; turn++) await subject.payOrder?.(paymentId);
      const paid = (await browser.call('payments.get', { parameters })).body as Payment;
      expect(paid.state === 'succeeded' && paid.settledAt !== null, `paid is ${paid.state}`);
      expect(paid.receipt !== undefined, 'nothing is told of the receipt');
      expect((await balance()) === before - 20_000, 'the balance is not lower by the payment');
      const { items } = (await browser.call('payments.list', { parameters: { accountId } })).body as PaymentEntryList;
      const entries = items.filter(({ document }) => document === number);
      expect(entries.length === 1 && entries[0]?.amount === 20_000, `${entries.length} entries in the history`);
      if (entries[0]?.receipt?.state === 'ready') {
        const receipt = await browser.call('payments.receipt', {
          parameters: { accountId, entryId: entries[0].id },
        });
        expect(receipt.headers.get('Content-Type') === 'application/pdf', `a receipt answers ${receipt.status}`);
      }
      expectProblem(await browser.call('payments.cancel', { parameters }), 409, 'PAYMENT_CLOSED');
    },
  },
  {
    name: 'autopay begins with a payment that names its terms, is changed with limits, and ends in one step',
    needsAcquirer: true,
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const parameters = { accountId };
      const get = async () => (await browser.call('autopay.get', { parameters })).body as AutopayStatus;
      const { offer, autopay } = await get();
      const [method] = offer?.methods ?? [];
      if (!offer || !method) return;
      expect(autopay === null, 'autopay is on already');
      const prepare = (terms: object) =>
        browser.call('payments.create', {
          body: { items: [{ accountId, amount: 12_400 }], method, autopay: terms },
        });
      expectFinding(await prepare({ day: 10, limit: offer.mostLimit + 1 }), 'AMOUNT_TOO_LARGE', '/autopay/limit');
      expect((await prepare({ day: 29, limit: 100_000 })).status === 422, 'a day that not every month has is taken');
      const { id, autopay: wanted } = (await prepare({ day: 10, limit: 300_000 })).body as Payment;
      expect(wanted?.day === 10 && wanted.limit === 300_000, 'the payment does not say what it begins');
      expect((await get()).autopay === null, 'autopay begins before anything is paid');
      const paymentId = id;
      await browser.call('payments.confirm', { parameters: { paymentId }, body: {} });
      await subject.payOrder?.(paymentId);
      const { state } = (await browser.call('payments.get', { parameters: { paymentId } })).body as Payment;
      expect(state === 'succeeded', `a paid payment is ${state}`);
      const { autopay: on } = await get();
      expect(on?.day === 10 && on.limit === 300_000 && on.method === method && on.title, 'autopay is not on');
      expect(on.last === null && on.announced === null, 'something has been charged already');
      const balance = (await browser.call('balance.get', { parameters })).body as Balance;
      expect(
        balance.autopay?.nextOn === on.nextOn && balance.autopay.limit === on.limit,
        'the balance does not tell it',
      );
      const change = (limit: number) => browser.call('autopay.change', { parameters, body: { day: 20, limit } });
      await browser.call('session.stepUp', { body: { password: subject.main.password } });
      expectFinding(await change(1), 'AMOUNT_TOO_SMALL', '/limit');
      const changed = (await change(200_000)).body as Autopay;
      expect(changed.day === 20 && changed.limit === 200_000 && changed.nextOn.endsWith('-20'), 'nothing has changed');
      expect((await browser.call('autopay.remove', { parameters })).status === 204, 'autopay does not end');
      expectProblem(await browser.call('autopay.remove', { parameters }), 404, 'NOT_FOUND');
      expectProblem(await change(200_000), 404, 'NOT_FOUND');
      expect((await get()).autopay === null, 'autopay is still on');
    },
  },
  {
    name: 'a verification is reported by its record and a visit asked for in words, each under a number of its own',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const {
        items: [meter],
      } = await metersOf(browser);
      const parameters = { meterId: meter?.id ?? '' };
      const today = new Date().toISOString().slice(0, 10);
      expectFinding(
        await browser.call('meterRequests.create', { parameters, body: { kind: 'verification', record: 'сделал' } }),
        'BAD_FORMAT',
        '/record',
      );
      expectFinding(
        await browser.call('meterRequests.create', {
          parameters,
          body: { kind: 'verification', record: '1-123456789', verifiedOn: '2199-01-01' },
        }),
        'DATE_IN_FUTURE',
        '/verifiedOn',
      );
      expectFinding(
        await browser.call('meterRequests.create', { parameters, body: { kind: 'visit', comment: '  ' } }),
        'REQUIRED',
        '/comment',
      );
      const key = newKey();
      const body = {
        kind: 'verification',
        record: 'https://fgis.gost.ru/fundmetrology/cm/results/1-123456789',
        verifiedOn: today < '2026-01-01' ? today : '2026-01-01',
      };
      const first = await browser.call('meterRequests.create', { parameters, key, body });
      expect(first.status === 201 && first.body.state === 'registered', `a report answers ${first.status}`);
      expect(
        (await browser.call('meterRequests.create', { parameters, key, body })).body.number === first.body.number,
        'the same key makes a second request',
      );
      const visit = await browser.call('meterRequests.create', {
        parameters,
        body: { kind: 'visit', comment: 'Снять показания, после шести вечера' },
      });
      expect(visit.status === 201 && visit.body.number !== first.body.number, 'the visit has no number of its own');
      const { items } = (
        await browser.call('meterRequests.list', { parameters: { accountId: await accountOf(browser) } })
      ).body as MeterRequestList;
      expect(
        [first, visit].every(({ body: { number } }) => items.some((each) => each.number === number)),
        'what was asked for is not listed',
      );
    },
  },
  {
    name: 'a reading is accepted once, and can be corrected',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const { meter, value } = await readable(browser);
      const key = newKey();
      const parameters = { meterId: meter.id };
      if (!meter.current) {
        const first = await browser.call('readings.create', {
          parameters,
          key,
          body: { value: value(2), confirmed: ['ANOMALY_HIGH', 'ANOMALY_ZERO', 'SWAP_SUSPECTED'] },
        });
        expect(first.status === 201, `a plain reading answers ${first.status}`);
        const again = await browser.call('readings.create', {
          parameters,
          key,
          body: { value: value(2), confirmed: ['ANOMALY_HIGH', 'ANOMALY_ZERO', 'SWAP_SUSPECTED'] },
        });
        expect(
          again.status === 201 && again.body.id === first.body.id,
          'the same key does not give the first answer again',
        );
        expectProblem(
          await browser.call('readings.create', { parameters, key, body: { value: value(3) } }),
          422,
          'KEY_REUSED',
        );
      }
      expectProblem(
        await browser.call('readings.create', { parameters, body: { value: value(3) } }),
        409,
        'ALREADY_SENT',
      );
      const before = (await metersOf(browser)).items.find(({ id }) => id === meter.id)?.current;
      const corrected = await sendOrCorrect(browser, meter, value(3));
      expect(
        corrected.status === 201 &&
          corrected.body.value === value(3) &&
          corrected.body.receiptNumber !== before?.receiptNumber,
        'the correction is not accepted under a number of its own',
      );
      expectProblem(
        await browser.call('readings.correct', {
          parameters: { ...parameters, readingId: before?.id ?? '' },
          body: { value: value(4) },
        }),
        409,
        'ALREADY_SENT',
      );
      expectProblem(
        await browser.call('readings.create', { parameters, body: { value: value(5), period: '2001-01' } }),
        422,
        'READING_REFUSED',
      );
      const journal = (await browser.call('readings.list', { parameters })).body as {
        items: { id: string; status: string }[];
      };
      expect(
        journal.items.some(({ id, status }) => id === before?.id && status === 'replaced'),
        'the replaced reading is gone from the journal',
      );
      expect(
        (await metersOf(browser)).items.find(({ id }) => id === meter.id)?.current?.value === value(3),
        'the meter does not show what was sent',
      );
    },
  },
  {
    name: 'a photo of the meter goes with a reading, once',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const { meter, value } = await readable(browser);
      const photoId = idOfUpload(await announce(browser, PNG.length, 'счётчик.png'));
      const send = async (more: number, photo: string) => {
        const current = (await metersOf(browser)).items.find(({ id }) => id === meter.id)?.current;
        return browser.call(current ? 'readings.correct' : 'readings.create', {
          parameters: { meterId: meter.id, readingId: current?.id ?? '' },
          body: { value: value(more), photoId: photo, confirmed: ['ANOMALY_HIGH', 'ANOMALY_ZERO', 'SWAP_SUSPECTED'] },
        });
      };
      expectProblem(await send(5, photoId), 422, 'UPLOAD_UNFINISHED');
      await append(browser, photoId, 0, PNG);
      expectFinding(await send(5, NOBODY), 'UPLOAD_NOT_FOUND', '/photoId');
      const sent = await send(5, photoId);
      expect(sent.status === 201 && sent.body.photoId === photoId, `with a photo it answers ${sent.status}`);
      expectFinding(await send(6, photoId), 'UPLOAD_NOT_FOUND', '/photoId');
      expect(
        (await metersOf(browser)).items.find(({ id }) => id === meter.id)?.current?.photoId === photoId,
        'the reading is not known to have a photo',
      );
    },
  },
  {
    name: 'twenty at once with one key have one effect',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const countOf = async () =>
        ((await browser.call('claims.list', { parameters: { accountId } })).body as { items: unknown[] }).items.length;
      const before = await countOf();
      const key = newKey();
      const all = await Promise.all(
        Array.from({ length: 20 }, () =>
          browser.call('claims.create', {
            parameters: { accountId },
            key,
            body: { type: 'other', text: 'Двадцать раз одно и то же' },
          }),
        ),
      );
      const made = all.filter(({ status }) => status === 201);
      expect(
        made.length > 0 &&
          all.every(({ status, body }) => status === 201 || (status === 409 && body.code === 'IN_FLIGHT')),
        `answers: ${all.map(({ status }) => status).join()}`,
      );
      expect(new Set(made.map(({ body }) => body.id as string)).size === 1, 'more than one claim was made');
      expect((await countOf()) === before + 1, 'more than one claim is kept');
    },
  },
  {
    name: 'a manager sends a building at once; each row is judged by itself, and a pack is taken once',
    needsManager: true,
    async run(subject) {
      const { manager, main } = subject;
      expect(manager, 'a manager is needed');
      // A manager may have no account, so they sign in by e-mail.
      const browser = await signIn(subject, { ...manager, accountNumber: manager.email });
      const [building] = ((await browser.call('buildings.list')).body as { items: Building[] }).items;
      expect(building, 'the manager must have a building');
      const statusOf = async () =>
        (await browser.call('buildings.status', { parameters: { buildingId: building.id } })).body as BuildingStatus;
      const status = await statusOf();
      expect(
        status.window.open &&
          status.received <= status.expected &&
          status.items.filter(({ meter }) => meter.service !== 'common').length === building.meters,
        'the building agrees with itself',
      );
      const [one, two] = status.items.filter(
        ({ accountStatus, meter: { service, state, previous, current } }) =>
          service !== 'common' &&
          accountStatus === 'confirmed' &&
          state === 'inService' &&
          previous &&
          (!current || (current.source === 'manager' && current.status === 'accepted')),
      );
      expect(one && two, 'two meters must take a reading now');
      const above = ({ meter: { previous, current } }: typeof one, more: number) =>
        String(
          Math.floor(Number(previous?.value)) +
            (current && current.value === String(Math.floor(Number(previous?.value)) + more) ? more + 1 : more),
        );
      const rowOf = (row: number, { accountNumber, meter }: typeof one, value: string): BulkRow => ({
        row,
        accountNumber,
        serialNumber: meter.serialNumber,
        service: meter.service,
        value,
        takenOn: status.window.today,
        confirmed: ['ANOMALY_ZERO', 'ANOMALY_HIGH'],
      });
      const rows = [
        rowOf(7, one, above(one, 2)),
        rowOf(8, one, above(one, 2)),
        { ...rowOf(9, two, above(two, 3)), accountNumber: '000 000' },
        { ...rowOf(10, two, above(two, 3)), takenOn: '2001-01-01' },
        rowOf(11, two, above(two, 3)),
      ];
      const send = async (body: { rows: readonly BulkRow[] }, key = newKey()) => {
        const queued = await browser.call('bulkReadings.create', { key, body });
        expect(queued.status === 201, `a pack answers ${queued.status}`);
        const { id } = queued.body as BulkJob;
        let job = queued.body as BulkJob;
        for (let turn = 0; job.state === 'queued' && turn < 1200; turn++) {
          await new Promise((done) => setTimeout(done, 50));
          job = (await browser.call('bulkReadings.get', { parameters: { jobId: id } })).body as BulkJob;
        }
        const { items } = (await browser.call('bulkReadings.result', { parameters: { jobId: id } })).body as BulkResult;
        return {
          job,
          results: items.map(({ row, result, errors = [] }) =>
            [row, result, errors[0]?.code].filter(Boolean).join(' '),
          ),
        };
      };
      const key = newKey();
      const first = await send({ rows }, key);
      expect(
        first.job.state === 'done' && first.job.accepted === 2 && first.job.rows === 5,
        `the job says ${JSON.stringify(first.job)}`,
      );
      expect(
        first.results.join() ===
          '7 accepted,8 duplicate DUPLICATE_ROW,9 rejected NOT_YOUR_BUILDING,10 rejected DATE_TOO_OLD,11 accepted',
        `the rows say ${first.results.join()}`,
      );
      expect((await send({ rows }, key)).job.id === first.job.id, 'one key is one job');
      expect(
        (await send({ rows: [rows[0] as BulkRow] })).results.join() === '7 unchanged',
        'what is there already is not taken twice',
      );
      expect(
        (await send({ rows: [{ ...rowOf(1, two, '0'), confirmed: [] }] })).job.rejected === 1,
        'what stands below the previous reading is refused',
      );
      expect(
        (await statusOf()).items.find(({ meter }) => meter.id === one.meter.id)?.meter.current?.source === 'manager',
        'the building shows who sent it',
      );
      expectProblem(await browser.call('bulkReadings.create', { key: newKey(), body: { rows: [] } }), 422, 'INVALID');
      expectFinding(
        await browser.call('bulkReadings.create', { key: newKey(), body: { rows: [rows[0], rows[0]] } }),
        'DUPLICATE_ROW',
        '/rows/1/row',
      );
      const other = await signIn(subject, main);
      expect(
        ((await other.call('buildings.list')).body as { items: Building[] }).items.every(
          ({ id }) => id !== building.id,
        ),
        'a building belongs to its managers',
      );
      expectProblem(
        await other.call('buildings.status', { parameters: { buildingId: building.id } }),
        404,
        'NOT_FOUND',
      );
      expectProblem(await other.call('bulkReadings.get', { parameters: { jobId: first.job.id } }), 404, 'NOT_FOUND');
      expectProblem(await other.call('bulkReadings.result', { parameters: { jobId: first.job.id } }), 404, 'NOT_FOUND');
    },
  },
  {
    name: 'a claim is registered with a number and the day of its answer; its fields are checked',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const file = (body: unknown) => browser.call('claims.create', { parameters: { accountId }, body });
      const blank = await file({ type: 'charge', text: '   ' });
      expectProblem(blank, 422, 'INVALID');
      for (const field of ['/text', '/period', '/demand']) expectFinding(blank, 'REQUIRED', field);
      expectFinding(await file({ type: 'other', text: 'Проверка', amount: 100 }), 'NOT_ALLOWED', '/amount');
      expectFinding(
        await file({ type: 'charge', text: 'Проверка', demand: 'explain', period: '2999-01' }),
        'DATE_IN_FUTURE',
        '/period',
      );
      expectFinding(await file({ type: 'meterCheck', text: 'Проверка', meterId: NOBODY }), 'BAD_FORMAT', '/meterId');
      expectFinding(
        await file({ type: 'other', text: 'Проверка', uploadIds: [NOBODY] }),
        'UPLOAD_NOT_FOUND',
        '/uploadIds/0',
      );
      const { status, body } = await file({
        type: 'charge',
        text: 'Начислили вдвое больше обычного',
        period: '2026-01',
        demand: 'recalculate',
        amount: 123_456,
        service: 'coldWater',
      });
      expect(
        status === 201 && body.number && body.law && body.dueOn > body.registeredOn,
        `a good claim answers ${status}`,
      );
      const list = (await browser.call('claims.list', { parameters: { accountId } })).body as {
        items: { id: string; amount?: number }[];
      };
      expect(
        list.items.some(({ id, amount }) => id === body.id && amount === 123_456),
        'the claim is not in the list',
      );
    },
  },
  {
    name: 'a claim keeps what the account showed on its day, and takes nothing of another account',
    async run(subject) {
      const evidenceIn = async (from: Browser) => {
        const own = { accountId: await accountOf(from) };
        const [meter] = (await from.call('meters.list', { parameters: own })).body.items;
        const readings = await from.call('readings.list', { parameters: { meterId: meter?.id ?? '' } });
        const months = await from.call('charges.list', { parameters: own });
        const payments = await from.call('payments.list', { parameters: own });
        return { reading: readings.body.items[0], month: months.body.items[0], entry: payments.body.items[0], meter };
      };
      const strangers = await evidenceIn(await signIn(subject, subject.other));
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const file = (evidence: object[]) =>
        browser.call('claims.create', {
          parameters: { accountId },
          body: { type: 'other', text: 'Проверка данных кабинета', evidence },
        });
      const { reading, month, entry, meter } = await evidenceIn(browser);
      const chosen = [
        ...(reading ? [{ kind: 'reading', id: reading.id }] : []),
        ...(month ? [{ kind: 'bill', period: month.period }] : []),
        ...(entry ? [{ kind: 'payment', id: entry.id }] : []),
      ];
      expect(chosen.length > 0, 'the account shows nothing that could be chosen');
      const { status, body } = await file(chosen);
      const kept = (body.evidence ?? []) as ClaimEvidence[];
      expect(
        status === 201 && kept.map(({ kind }) => kind).join() === chosen.map(({ kind }) => kind).join(),
        `the claim has the evidence ${JSON.stringify(kept)}`,
      );
      for (const each of kept)
        expect(
          each.kind === 'reading'
            ? each.value === reading?.value && each.serialNumber === meter?.serialNumber
            : each.kind === 'bill'
              ? each.total === month?.total && each.lines.length === month.lines.length
              : each.amount === entry?.amount && each.document === entry.document,
          `the evidence differs from what the account shows: ${JSON.stringify(each)}`,
        );
      expectFinding(
        await file([...chosen, { kind: 'payment', id: NOBODY }]),
        'BAD_FORMAT',
        `/evidence/${chosen.length}`,
      );
      expectFinding(await file([{ kind: 'bill', period: '1999-01' }]), 'BAD_FORMAT', '/evidence/0');
      expectProblem(await file(Array.from({ length: 21 }, () => ({ kind: 'reading', id: NOBODY }))), 422, 'INVALID');
      if (strangers.reading)
        expectFinding(await file([{ kind: 'reading', id: strangers.reading.id }]), 'BAD_FORMAT', '/evidence/0');
      if (strangers.entry)
        expectFinding(await file([{ kind: 'payment', id: strangers.entry.id }]), 'BAD_FORMAT', '/evidence/0');
    },
  },
  {
    name: 'a claim is added to and withdrawn; what does not fit its state is refused, and others do not see it',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const body = { type: 'other', text: 'Проверка переписки' };
      const claim = (await browser.call('claims.create', { parameters: { accountId }, body })).body;
      const parameters = { accountId, claimId: claim.id };
      const left = claim.daysLeft ?? -1;
      expect(!claim.isLate && left > 0 && claim.unread === 0, `a new claim says ${JSON.stringify(claim)}`);
      expectFinding(await browser.call('claims.write', { parameters, body: { text: ' ' } }), 'REQUIRED', '/text');
      expectFinding(
        await browser.call('claims.write', { parameters, body: { text: 'А', uploadIds: [NOBODY] } }),
        'UPLOAD_NOT_FOUND',
        '/uploadIds/0',
      );
      const written = await browser.call('claims.write', { parameters, body: { text: ' Ещё подробность ' } });
      const [message] = written.body.messages;
      expect(
        written.status === 201 && message?.text === 'Ещё подробность' && message.side === 'customer',
        `the message is ${JSON.stringify(message)}`,
      );
      expectProblem(
        await browser.call('claims.resolve', { parameters, body: { isSolved: true } }),
        409,
        'CLAIM_CLOSED',
      );
      expectProblem(
        await browser.call('claims.markRead', { parameters, body: { messageId: NOBODY } }),
        404,
        'NOT_FOUND',
      );
      for (const call of [
        browser.call('claims.file', { parameters: { ...parameters, fileId: NOBODY } }),
        browser.call('claims.escalation', { parameters, query: 'to=court' }),
        browser.call('claims.get', { parameters: { accountId, claimId: NOBODY } }),
      ])
        expectProblem(await call, 404, 'NOT_FOUND');
      expect((await browser.call('claims.document', { parameters })).status === 200, 'there is no document');
      const withdrawn = await browser.call('claims.withdraw', { parameters });
      expect(
        withdrawn.body.claim.state === 'withdrawn' && withdrawn.body.claim.daysLeft === null,
        `a withdrawn claim says ${JSON.stringify(withdrawn.body.claim)}`,
      );
      expectProblem(await browser.call('claims.withdraw', { parameters }), 409, 'CLAIM_CLOSED');
      expectProblem(await browser.call('claims.write', { parameters, body: { text: 'А' } }), 409, 'CLAIM_CLOSED');
      expectProblem(
        await browser.call('claims.create', {
          parameters: { accountId },
          body: { ...body, applicant: 'representative' },
        }),
        422,
        'INVALID',
      );
      const stranger = await signIn(subject, subject.other);
      const strangers = await accountOf(stranger);
      for (const id of ['claims.get', 'claims.document'] as const)
        for (const own of [accountId, strangers])
          expectProblem(
            await stranger.call(id, { parameters: { accountId: own, claimId: claim.id } }),
            404,
            'NOT_FOUND',
          );
    },
  },
  {
    name: 'an application is checked against its template, registered, added to and withdrawn; others do not see it',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const { items, facts } = (await browser.call('applicationTemplates.list', { parameters: { accountId } })).body;
      const ids = (items as { id: string }[]).map(({ id }) => id);
      expect(ids.length === new Set(ids).size && ids.includes('noDebt'), `the templates are ${ids.join(', ')}`);
      expect(facts.meters.length > 0 && facts.holder !== '', 'the endpoint knows nothing to fill in');
      const file = (body: object) => browser.call('applications.create', { parameters: { accountId }, body });
      const noDebt = (values: object) => file({ templateId: 'noDebt', values });
      expectFinding(await noDebt({}), 'REQUIRED', '/values/purpose');
      expectFinding(await noDebt({ purpose: 'fun' }), 'BAD_FORMAT', '/values/purpose');
      expectFinding(await noDebt({ purpose: 'sale', colour: 'x' }), 'UNKNOWN_FIELD', '/values/colour');
      expectFinding(await noDebt({ purpose: [NOBODY] }), 'BAD_FORMAT', '/values/purpose');
      const absence = { persons: [{ name: 'Ручьёва' }], proof: [NOBODY] };
      expectFinding(
        await file({ templateId: 'absence', values: { ...absence, period: { from: '2026-10-01', to: '2026-10-04' } } }),
        'NOT_ALLOWED',
        '/values/period',
      );
      expectFinding(
        await file({ templateId: 'absence', values: { ...absence, period: { from: '2026-10-01', to: '2026-10-20' } } }),
        'UPLOAD_NOT_FOUND',
        '/uploadIds/0',
      );
      expectFinding(
        await file({ templateId: 'sealing', values: { meter: NOBODY, reason: 'other', phone: '1' } }),
        'BAD_FORMAT',
        '/values/meter',
      );
      expectProblem(await file({ templateId: 'unknown', values: {} }), 404, 'NOT_FOUND');
      expectProblem(await file({ templateId: 'instalments', values: {} }), 404, 'NOT_FOUND');
      const { status, body } = await noDebt({ purpose: 'sale', comment: '  Для банка ' });
      expect(
        status === 201 && body.state === 'sent' && body.values.comment === 'Для банка' && (body.daysLeft ?? -1) > 0,
        `an application answers ${status} ${JSON.stringify(body)}`,
      );
      const parameters = { accountId, applicationId: body.id };
      const listed = (await browser.call('applications.list', { parameters: { accountId } })).body;
      expect(listed.items[0]?.id === body.id, 'the application is not the first of the list');
      expectFinding(await browser.call('applications.write', { parameters, body: { text: ' ' } }), 'REQUIRED', '/text');
      const written = await browser.call('applications.write', { parameters, body: { text: ' Срочно ' } });
      expect(written.body.messages[0]?.text === 'Срочно', `the message is ${JSON.stringify(written.body)}`);
      expectProblem(
        await browser.call('applications.bookVisit', { parameters, body: { on: '2026-12-07', from: '09:00' } }),
        409,
        'APPLICATION_CLOSED',
      );
      expectProblem(
        await browser.call('applications.handOver', { parameters, body: { takenOn: '2026-11-01', readings: [] } }),
        409,
        'APPLICATION_CLOSED',
      );
      expectProblem(
        await browser.call('applications.markRead', { parameters, body: { messageId: NOBODY } }),
        404,
        'NOT_FOUND',
      );
      expectProblem(
        await browser.call('applications.file', { parameters: { ...parameters, fileId: NOBODY } }),
        404,
        'NOT_FOUND',
      );
      expect((await browser.call('applications.document', { parameters })).status === 200, 'there is no document');
      const papers = (await browser.call('documents.list', { parameters: { accountId }, query: 'kind=application' }))
        .body;
      expect(
        papers.items.some((paper: { number: string }) => paper.number === body.number),
        'the application is not among the documents',
      );
      const withdrawn = await browser.call('applications.withdraw', { parameters });
      expect(withdrawn.body.application.state === 'withdrawn', `it is ${JSON.stringify(withdrawn.body)}`);
      expectProblem(await browser.call('applications.withdraw', { parameters }), 409, 'APPLICATION_CLOSED');
      expectProblem(
        await browser.call('applications.write', { parameters, body: { text: 'А' } }),
        409,
        'APPLICATION_CLOSED',
      );
      const stranger = await signIn(subject, subject.other);
      for (const own of [accountId, await accountOf(stranger)])
        for (const id of ['applications.get', 'applications.document', 'applications.withdraw'] as const)
          expectProblem(
            await stranger.call(id, { parameters: { accountId: own, applicationId: body.id } }),
            404,
            'NOT_FOUND',
          );
    },
  },
  {
    name: 'the time of a visit is chosen, moved, given back, and taken by one customer only',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const slots = async () =>
        (await browser.call('visitSlots.list', { parameters: { accountId }, query: 'kind=controller' })).body.items as {
          on: string;
          from: string;
          to: string;
        }[];
      const { facts } = (await browser.call('applicationTemplates.list', { parameters: { accountId } })).body;
      const values = { meter: facts.meters[0]?.id, reason: 'other', phone: '+7 918 000-00-01' };
      const apply = (visit?: object) =>
        browser.call('applications.create', {
          parameters: { accountId },
          body: { templateId: 'sealing', values, visit },
        });
      const [first, second] = await slots();
      expect(first && second, 'there are no times');
      const { on, from } = first;
      const has = async (slot: { on: string; from: string }) =>
        (await slots()).some((each) => each.on === slot.on && each.from === slot.from);
      const made: string[] = [];
      for (let place = 0; place < 10 && (await has(first)); place++) {
        const { status, body } = await apply({ on, from });
        expect(status === 201 && body.visit.to === first.to, `an application with a time answers ${status}`);
        made.push(body.id as string);
      }
      expect(made.length > 0 && !(await has(first)), 'the time never becomes full');
      expectProblem(await apply({ on, from }), 409, 'SLOT_TAKEN');
      expectProblem(await apply({ on: '2020-01-01', from }), 409, 'SLOT_TAKEN');
      const parameters = { accountId, applicationId: made[0] ?? '' };
      const { on: day, from: hour } = second;
      const moved = await browser.call('applications.bookVisit', { parameters, body: { on: day, from: hour } });
      expect(moved.status === 201 && moved.body.application.visit.from === hour, `moving answers ${moved.status}`);
      expect(await has(first), 'moving does not free the former time');
      expect((await browser.call('applications.cancelVisit', { parameters })).status === 204, 'it is not given back');
      const { application } = (await browser.call('applications.get', { parameters })).body;
      expect(application.visit === null && application.state === 'sent', 'giving the time back ends the application');
      for (const applicationId of made)
        await browser.call('applications.withdraw', { parameters: { accountId, applicationId } });
      expect((await has(first)) && (await has(second)), 'withdrawing does not free the times');
    },
  },
  {
    name: 'a change of owner is confirmed by a code of this very application, and begins with the readings',
    needsNewcomer: true,
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const { phone } = (await browser.call('profile.get', { parameters: { accountId } })).body;
      const { facts } = (await browser.call('applicationTemplates.list', { parameters: { accountId } })).body;
      const created = await announce(browser, PNG.length);
      const uploadId = idOfUpload(created);
      await append(browser, uploadId, 0, PNG);
      const values = {
        reason: 'sale',
        handoverOn: facts.today as string,
        newOwner: 'Заводь Тихая',
        documents: [uploadId],
        phone: '+79180000001',
      };
      const body = { templateId: 'changeOwner', values };
      const file = (more: object) =>
        browser.call('applications.create', { parameters: { accountId }, body: { ...body, ...more } });
      expectFinding(await file({}), 'REQUIRED', '/ticket');
      expectFinding(
        await browser.call('applications.sendCode', {
          parameters: { accountId },
          body: { templateId: 'changeOwner', values: { ...values, newOwner: '' } },
        }),
        'REQUIRED',
        '/values/newOwner',
      );
      const sent = await browser.call('applications.sendCode', { parameters: { accountId }, body });
      const { ticket } = sent.body;
      expect(sent.status === 201, `sending a code answers ${sent.status}`);
      expectProblem(await file({ ticket }), 422, 'CODE_EXPIRED');
      const code = (await subject.newcomer?.codeFor(phone as string)) ?? '';
      expect((await browser.call('codes.verify', { body: { ticket, code } })).status === 201, 'the code is refused');
      expectProblem(await file({ ticket, values: { ...values, newOwner: 'Другой' } }), 422, 'CODE_EXPIRED');
      const { status, body: filed } = await file({ ticket });
      expect(
        status === 201 && filed.isConfirmed && filed.steps[0]?.state === 'current',
        `a confirmed application answers ${status} ${JSON.stringify(filed)}`,
      );
      const parameters = { accountId, applicationId: filed.id };
      const meters = facts.meters as { id: string; last: string | null }[];
      const readings = (more: number) =>
        meters.map(({ id, last }) => ({
          meterId: id,
          value: String(Math.max(0, Math.ceil(Number(last ?? 0)) + more)),
        }));
      const handOver = (given: object[]) =>
        browser.call('applications.handOver', { parameters, body: { takenOn: facts.today, readings: given } });
      expectFinding(await handOver([]), 'REQUIRED', '/readings');
      const withLast = meters.findIndex(({ last }) => Number(last) > 1);
      if (withLast >= 0)
        expectFinding(await handOver(readings(-2)), 'LESS_THAN_PREVIOUS', `/readings/${withLast}/value`);
      const given = await handOver(readings(3));
      const [first, second] = given.body.application?.steps ?? [];
      expect(
        given.status === 201 && first?.state === 'done' && second?.state === 'waiting',
        `the steps are ${JSON.stringify(given.body)}`,
      );
      expectProblem(await handOver(readings(3)), 409, 'APPLICATION_CLOSED');
      await browser.call('applications.withdraw', { parameters });
    },
  },
  {
    name: 'files arrive in pieces, are looked at, and belong to one claim',
    async run(subject) {
      const mine = await signIn(subject, subject.main);
      const created = await announce(mine, PNG.length);
      expect(created.status === 201, `announcing answers ${created.status}`);
      const uploadId = idOfUpload(created);
      expect(
        (await append(mine, uploadId, 0, PNG.slice(0, 20))).headers.get('Upload-Offset') === '20',
        'the first piece',
      );
      expectProblem(await append(mine, uploadId, 5, PNG.slice(5)), 409, 'UPLOAD_CONFLICT');
      expect(
        (await mine.call('uploads.offset', { parameters: { uploadId }, headers: tus })).headers.get('Upload-Offset') ===
          '20',
        'HEAD tells what has arrived',
      );
      const accountId = await accountOf(mine);
      expectProblem(
        await mine.call('claims.create', {
          parameters: { accountId },
          body: { type: 'other', text: 'С фото', uploadIds: [uploadId] },
        }),
        422,
        'UPLOAD_UNFINISHED',
      );
      expect((await append(mine, uploadId, 20, PNG.slice(20))).status === 204, 'the last piece');
      const claim = await mine.call('claims.create', {
        parameters: { accountId },
        body: { type: 'other', text: 'С фото', uploadIds: [uploadId] },
      });
      expect(claim.status === 201 && claim.body.attachments[0]?.name === 'счётчик.png', 'the file is not attached');
      expectFinding(
        await mine.call('claims.create', {
          parameters: { accountId },
          body: { type: 'other', text: 'Ещё раз', uploadIds: [uploadId] },
        }),
        'UPLOAD_NOT_FOUND',
        '/uploadIds/0',
      );
      expectProblem(
        await mine.call('uploads.delete', { parameters: { uploadId }, headers: tus }),
        409,
        'UPLOAD_CONFLICT',
      );
      const program = idOfUpload(await announce(mine, 5, 'virus.exe', 'application/x-msdownload'));
      expectProblem(
        await append(mine, program, 0, new TextEncoder().encode('MZ\u0001\u0002\u0003')),
        422,
        'UPLOAD_TYPE',
      );
      const mislabelled = idOfUpload(await announce(mine, 9, 'фото.png'));
      expectProblem(await append(mine, mislabelled, 0, new TextEncoder().encode('not a png')), 422, 'UPLOAD_TYPE');
      const stranger = await signIn(subject, subject.other);
      expectProblem(
        await stranger.call('uploads.delete', { parameters: { uploadId }, headers: tus }),
        404,
        'NOT_FOUND',
      );
    },
  },
  {
    name: 'what belongs to somebody else does not exist',
    async run(subject) {
      const owner = await signIn(subject, subject.main);
      const accountId = await accountOf(owner);
      const { meter } = await readable(owner);
      const stranger = await signIn(subject, subject.other);
      const parameters = { accountId, meterId: meter.id, readingId: meter.current?.id ?? NOBODY };
      for (const [id, body] of [
        ['balance.get'],
        ['meters.list'],
        ['estimates.list'],
        ['claims.list'],
        ['readings.list'],
        ['readings.create', { value: '1' }],
        ['readings.correct', { value: '1' }],
        ['claims.create', { type: 'other', text: 'Чужое' }],
      ] as const) {
        expectProblem(await stranger.call(id, { parameters, ...(body && { body }) }), 404, 'NOT_FOUND');
      }
    },
  },
  {
    name: 'a site is told how it may show the widgets; a stranger is not',
    async run({ send, origin }) {
      const browser = new Browser(send, origin);
      const own = await browser.call('sites.get');
      expect(
        own.status === 200 && own.body.mode === 'inline',
        `the endpoint's own pages are told ${JSON.stringify(own.body)}`,
      );
      expect(!own.body.crossSite, 'our own page is told that it is on another site');
      const crossSite = await browser.call('sites.get', {
        headers: { Origin: origin, 'Sec-Fetch-Site': 'cross-site' },
      });
      expect(crossSite.body.crossSite === true, 'a page on another site is not told that nobody can sign in there');
      for (const stranger of ['https://evil.example', 'null', `${origin}.evil.example`]) {
        const sent = await browser.call('sites.get', { headers: { Origin: stranger } });
        expectProblem(sent, 403, 'ORIGIN_REFUSED');
        expect(!sent.headers.has('Access-Control-Allow-Origin'), `${stranger} gets CORS`);
      }
    },
  },
  {
    name: 'a partner site gets a session of its own, for its scopes alone, and the customer ends it',
    needsPartner: true,
    async run(subject) {
      const owner = await signIn(subject, subject.main);
      const accountId = await accountOf(owner);
      const { browser, headers, site } = frameOf(subject);
      const told = await browser.call('sites.get', { headers: { Origin: site } });
      expect(told.status === 200 && told.body.mode === 'framed', 'the partner is told another mode than framed');
      expect(
        (await browser.call('session.get', { headers })).body.state === 'signed-out',
        'somebody is signed in before',
      );
      expectFinding(
        await owner.call('connections.create', { body: { site: 'https://evil.example', challenge: newSecret() } }),
        'NOT_ALLOWED',
        '/site',
      );
      const wrong = await connectSite(owner, site);
      expectProblem(
        await browser.call('connections.redeem', { body: { site, ...wrong, verifier: newSecret() } }),
        422,
        'CODE_REFUSED',
      );
      expectProblem(await browser.call('connections.redeem', { body: { site, ...wrong } }), 422, 'CODE_REFUSED');
      const elsewhere = await connectSite(owner, site);
      expectProblem(
        await browser.call('connections.redeem', { body: { ...elsewhere, site: 'https://evil.example' } }),
        422,
        'CODE_REFUSED',
      );
      const grant = await connectSite(owner, site);
      const redeemed = await browser.call('connections.redeem', { body: { site, ...grant } });
      expect(
        redeemed.status === 201 &&
          redeemed.body.session.scopes.includes('balance:read') &&
          redeemed.body.session.customer.name === '',
        `redeeming answers ${redeemed.status}`,
      );
      expectProblem(await browser.call('connections.redeem', { body: { site, ...grant } }), 422, 'CODE_REFUSED');
      expect((await browser.call('session.get', { headers })).body.state === 'signed-in', 'the frame is not signed in');
      expect(
        (await browser.call('session.get', { headers: { 'X-VK-Site': 'https://evil.example' } })).body.state ===
          'signed-out',
        'the session of the frame counts on another site',
      );
      expect(
        (await browser.call('balance.get', { headers, parameters: { accountId } })).status === 200,
        'the scope balance:read',
      );
      expect(
        (await browser.call('meters.list', { headers, parameters: { accountId } })).status === 200,
        'the scope readings:write',
      );
      for (const id of signedInOperations.filter((each) => operations[each].scope === null))
        expectProblem(await knock(browser, id, headers), 403, 'SCOPE_REFUSED');
      expectProblem(
        await browser.call('session.create', {
          headers,
          body: { login: subject.main.accountNumber, password: subject.main.password },
        }),
        403,
        'SCOPE_REFUSED',
      );
      const list = (await owner.call('connections.list')).body as { items: { id: string; site: string }[] };
      for (const { id } of list.items.filter((each) => each.site === site))
        expect(
          (await owner.call('connections.delete', { parameters: { connectionId: id } })).status === 204,
          'ending a connection',
        );
      expect(
        (await browser.call('session.get', { headers })).body.state === 'signed-out',
        'the ended connection still works',
      );
    },
  },
  {
    name: 'where a frame keeps no cookie, a token bound to its key does the same; without its proof it is worth nothing',
    needsPartner: true,
    async run(subject) {
      const owner = await signIn(subject, subject.main);
      const accountId = await accountOf(owner);
      const { headers, site } = frameOf(subject);
      const path = (id: OperationId) => subject.origin + operations[id].path.replace('{accountId}', accountId);
      const browser = new Browser(subject.send, subject.origin);
      const redeemed = await browser.call('connections.redeem', {
        body: { site, ...(await connectSite(owner, site)) },
      });
      const { ticket } = redeemed.body as { ticket: string };
      // A browser without any cookies.
      const bare = new Browser(subject.send, subject.origin);
      const key = await newProofKey();
      const proof = async (id: OperationId, method: string, token?: string, by = key) => ({
        DPoP: await proofFor(by, { method, url: path(id), token, now: clock(redeemed) }),
      });
      expectProblem(
        await bare.call('connections.renew', {
          body: { site, ticket: newSecret() },
          headers: await proof('connections.renew', 'POST'),
        }),
        401,
        'SIGNED_OUT',
      );
      const first = await bare.call('connections.renew', {
        body: { site, ticket },
        headers: await proof('connections.renew', 'POST'),
      });
      expect(first.status === 201 && first.body.expiresIn <= 600, `the first token answers ${first.status}`);
      expectProblem(
        await bare.call('connections.renew', {
          body: { site, ticket },
          headers: await proof('connections.renew', 'POST'),
        }),
        401,
        'SIGNED_OUT',
      );
      const token = first.body.token as string;
      const bearing = { ...headers, Authorization: `DPoP ${token}` };
      const balance = (more: Record<string, string>) =>
        bare.call('balance.get', { parameters: { accountId }, headers: { ...bearing, ...more } });
      const good = await proof('balance.get', 'GET', token);
      expect((await balance(good)).status === 200, 'the token with its proof');
      expectProblem(await balance(good), 401, 'SIGNED_OUT');
      expectProblem(await balance({}), 401, 'SIGNED_OUT');
      expectProblem(await balance(await proof('balance.get', 'POST', token)), 401, 'SIGNED_OUT');
      expectProblem(await balance(await proof('meters.list', 'GET', token)), 401, 'SIGNED_OUT');
      expectProblem(await balance(await proof('balance.get', 'GET')), 401, 'SIGNED_OUT');
      expectProblem(await balance(await proof('balance.get', 'GET', token, await newProofKey())), 401, 'SIGNED_OUT');
      const renewed = await bare.call('connections.renew', {
        body: { site },
        headers: { ...bearing, ...(await proof('connections.renew', 'POST', token)) },
      });
      expect(renewed.status === 201 && renewed.body.token !== token, `renewal answers ${renewed.status}`);
      expectProblem(await balance(await proof('balance.get', 'GET', token)), 401, 'SIGNED_OUT');
    },
  },
  {
    name: 'the back end of a partner gets a code for one of its residents, and nothing for others',
    needsPartner: true,
    async run(subject) {
      const { browser, headers, site, key } = frameOf(subject);
      const server = (authorization: string | null, accountNumber: string) =>
        browser.call('delegations.create', {
          body: { accountNumber },
          headers: { Authorization: authorization, Origin: null, 'X-VK': null },
        });
      expectProblem(await server(null, subject.main.accountNumber), 401, 'SIGNED_OUT');
      expectProblem(await server(`Bearer ${newSecret()}`, subject.main.accountNumber), 401, 'SIGNED_OUT');
      expectProblem(await server(`Bearer ${key}`, '999999999999'), 404, 'NOT_FOUND');
      const { status, body } = await server(`Bearer ${key}`, subject.main.accountNumber);
      expect(status === 201 && body.expiresIn <= 60, `a delegation answers ${status}`);
      const redeemed = await browser.call('connections.redeem', { body: { site, code: body.code as string } });
      expect(
        redeemed.status === 201 &&
          redeemed.body.session.accounts.length === 1 &&
          redeemed.body.session.customer === undefined &&
          redeemed.body.session.scopes.join() === 'readings:write',
        'the session is not for one account and readings alone',
      );
      const accountId = redeemed.body.session.accounts[0].id as string;
      const delegated = { ...headers, 'X-VK-Delegation': '1' };
      expect(
        (await browser.call('session.get', { headers })).body.state === 'signed-out',
        'a delegated session counts as one the customer was asked for',
      );
      expect(
        (await browser.call('meters.list', { headers: delegated, parameters: { accountId } })).status === 200,
        'the meters of the account',
      );
      expectProblem(
        await browser.call('balance.get', { headers: delegated, parameters: { accountId } }),
        403,
        'SCOPE_REFUSED',
      );
      expect((await browser.call('session.delete', { headers: delegated })).status === 204, 'leaving');
      expect(
        (await browser.call('session.get', { headers: delegated })).body.state === 'signed-out',
        'the frame has left and is still in',
      );
    },
  },
  {
    name: 'a change that names no origin, or that the browser marks as coming from elsewhere, is refused',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const parameters = { accountId: await accountOf(browser) };
      const claim = (headers: Record<string, string | null>) =>
        browser.call('claims.create', { parameters, body: { type: 'other', text: 'Проверка' }, headers });
      for (const headers of [
        { Origin: null },
        { 'X-VK': '0' },
        { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'none' },
      ])
        expectProblem(await claim(headers), 403, 'ORIGIN_REFUSED');
      expectProblem(
        await browser.call('session.create', {
          headers: { Origin: null },
          body: { login: subject.main.accountNumber, password: subject.main.password },
        }),
        403,
        'ORIGIN_REFUSED',
      );
      expectProblem(await browser.call('session.delete', { headers: { Origin: null } }), 403, 'ORIGIN_REFUSED');
      expect((await claim({ 'Sec-Fetch-Site': 'same-origin' })).status === 201, 'a change of our own page is refused');
      expect(
        (await browser.call('accounts.list', { headers: { Origin: null } })).status === 200,
        'what only reads needs an origin',
      );
    },
  },
  {
    name: 'neither a password nor a code is taken in a frame of a partner site',
    needsPartner: true,
    async run(subject) {
      const { browser, headers } = frameOf(subject);
      const taken = (Object.keys(operations) as OperationId[]).filter((id) =>
        /^(session\.(create|confirm|renewPassword|passkey)|codes\.|registrations\.|recoveries\.|unlocks\.)/.test(id),
      );
      expect(taken.length === 14, `there are ${taken.length} operations that take a password or a code`);
      for (const id of taken) expectProblem(await knock(browser, id, headers), 403, 'SCOPE_REFUSED');
    },
  },
  {
    name: 'a delegated session reads and sends the readings of its account, and calls nothing else',
    needsPartner: true,
    async run(subject) {
      const { browser, headers: framed, site, key } = frameOf(subject);
      const { body } = await browser.call('delegations.create', {
        body: { accountNumber: subject.main.accountNumber },
        headers: { Authorization: `Bearer ${key}`, Origin: null, 'X-VK': null },
      });
      expect(
        (await browser.call('connections.redeem', { body: { site, code: body.code as string } })).status === 201,
        'redeeming the code of a back end',
      );
      const headers = { ...framed, 'X-VK-Delegation': '1' };
      for (const id of signedInOperations) {
        const { scope } = operations[id];
        const sent = await knock(browser, id, headers);
        const isRefused = (scope !== 'any' && scope !== 'readings:write') || id.startsWith('uploads.');
        expect(
          isRefused ? sent.status === 403 : sent.status !== 403 && sent.status !== 401,
          `${id} answers ${sent.status}`,
        );
        if (isRefused && operations[id].method !== 'head') expectProblem(sent, 403, 'SCOPE_REFUSED');
      }
    },
  },
  {
    name: 'a frame is not told where people live',
    needsPartner: true,
    async run(subject) {
      const owner = await signIn(subject, subject.main);
      const accountId = await accountOf(owner);
      const { browser, headers, site } = frameOf(subject);
      const redeemed = await browser.call('connections.redeem', {
        body: { site, ...(await connectSite(owner, site)) },
      });
      const balance = await browser.call('balance.get', { headers, parameters: { accountId } });
      const list = await browser.call('accounts.list', { headers });
      const {
        body: { accounts },
      } = await browser.call('session.get', { headers });
      for (const account of [...redeemed.body.session.accounts, ...accounts, ...list.body.items, balance.body] as {
        address: string;
      }[])
        expect(account.address === '', `a frame is told ${account.address}`);
      expect((await owner.call('accounts.list')).body.items[0].address !== '', 'the customer is not told either');
    },
  },
  {
    name: 'a site may do what it is registered for: what was taken back ends at once, also in sessions that go on',
    needsPartner: true,
    needsScopes: true,
    async run(subject) {
      const { browser, headers, site, key } = frameOf(subject);
      const setScopes = subject.partner?.setScopes;
      expect(setScopes, 'a way to change the scopes of the partner site is needed');
      const owner = await signIn(subject, subject.main);
      const accountId = await accountOf(owner);
      const lookup = (from: Record<string, string>) =>
        browser.call('guest.lookup', {
          headers: from,
          body: { accountNumber: `частично ${Date.now()}`, serialNumber: '123456' },
        });
      const delegate = () =>
        browser.call('delegations.create', {
          body: { accountNumber: subject.main.accountNumber },
          headers: { Authorization: `Bearer ${key}`, Origin: null, 'X-VK': null },
        });
      await browser.call('connections.redeem', { body: { site, ...(await connectSite(owner, site)) } });
      const scopesNow = async () =>
        ((await browser.call('session.get', { headers })).body.scopes as string[] | undefined)?.join();
      try {
        await setScopes(['readings:write']);
        expect((await scopesNow()) === 'readings:write', `the session may still do ${await scopesNow()}`);
        expect(
          (await browser.call('sites.get', { headers: { Origin: site } })).body.scopes.join() === 'readings:write',
          'the site is told other scopes',
        );
        expectProblem(await browser.call('balance.get', { headers, parameters: { accountId } }), 403, 'SCOPE_REFUSED');
        expectProblem(await browser.call('buildings.list', { headers }), 403, 'SCOPE_REFUSED');
        expect(
          (await browser.call('meters.list', { headers, parameters: { accountId } })).status === 200,
          'what is left is refused',
        );
        expectProblem(await lookup(headers), 403, 'SCOPE_REFUSED');
        expectProblem(await lookup({ 'X-VK-Site': 'https://evil.example' }), 403, 'SCOPE_REFUSED');
        const later = await browser.call('connections.redeem', { body: { site, ...(await connectSite(owner, site)) } });
        expect(later.body.session.scopes.join() === 'readings:write', 'a new session may do more than the site');
        await setScopes(['readings:guest']);
        expect((await scopesNow()) === '', 'a session of a site for guests may do something');
        expectProblem(await browser.call('meters.list', { headers, parameters: { accountId } }), 403, 'SCOPE_REFUSED');
        expectFinding(
          await owner.call('connections.create', { body: { site, challenge: newSecret() } }),
          'NOT_ALLOWED',
          '/site',
        );
        expectProblem(await delegate(), 401, 'SIGNED_OUT');
        expectProblem(await lookup(headers), 422, 'GUEST_NOT_FOUND');
      } finally {
        await setScopes(everyScope);
      }
      expect((await delegate()).status === 201, 'the site is not as it was');
    },
  },
  {
    name: 'a request is read before it is known who sends it; ids, queries and bodies are held against the contract',
    async run(subject) {
      const nobody = new Browser(subject.send, subject.origin);
      expectProblem(
        await nobody.call('claims.create', { parameters: { accountId: NOBODY }, raw: '{"type":' }),
        400,
        'BAD_REQUEST',
      );
      expectProblem(
        await nobody.call('claims.create', {
          parameters: { accountId: NOBODY },
          body: { type: 'other', text: 'а'.repeat(70_000) },
        }),
        413,
        'TOO_LARGE',
      );
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const { meter } = await readable(browser);
      for (const id of [`urn:uuid:${NOBODY}`, `${NOBODY}x`, '1'])
        expectProblem(await browser.call('readings.list', { parameters: { meterId: id } }), 404, 'NOT_FOUND');
      for (const query of ['limit=all', 'limit=0', 'limit=501', 'limit=1.5'])
        expectProblem(
          await browser.call('readings.list', { parameters: { meterId: meter.id }, query }),
          400,
          'BAD_REQUEST',
        );
      expect(
        (await browser.call('readings.list', { parameters: { meterId: meter.id }, query: 'limit=1' })).body.items
          .length <= 1,
        'the limit is not kept',
      );
      const claim = (change: object) =>
        browser.call('claims.create', {
          parameters: { accountId },
          body: { type: 'other', text: 'Проверка', ...change },
        });
      for (const [change, code, pointer] of [
        [{ meterId: `urn:uuid:${NOBODY}` }, 'BAD_FORMAT', '/meterId'],
        [{ uploadIds: [NOBODY, NOBODY] }, 'BAD_FORMAT', '/uploadIds'],
        [{ amount: '5' }, 'BAD_FORMAT', '/amount'],
        [{ period: '2026-13' }, 'BAD_FORMAT', '/period'],
        [{ text: '' }, 'REQUIRED', '/text'],
        [{ type: undefined }, 'REQUIRED', '/type'],
      ] as const) {
        const sent = await claim(change);
        expectProblem(sent, 422, 'INVALID');
        expectFinding(sent, code, pointer);
      }
      const both = await browser.call('helpers.invite', {
        parameters: { accountId },
        body: { email: 'внук', rights: ['see'], until: '2001-01-01' },
      });
      expectFinding(both, 'EMAIL_FORMAT', '/email');
      expectFinding(both, 'DATE_TOO_OLD', '/until');
      expectFinding(
        await browser.call('helpers.invite', {
          parameters: { accountId },
          body: { email: 'vnuk@example.org', rights: ['see'], until: '2026-02-30' },
        }),
        'BAD_FORMAT',
        '/until',
      );
      expectFinding(
        await browser.call('helpers.invite', {
          parameters: { accountId },
          body: { email: 'vnuk@example.org', rights: [], until: '2026-12-30' },
        }),
        'BAD_FORMAT',
        '/rights',
      );
      for (const key of ['short', 'ключ-из-шестнадцати-букв'.replaceAll(/[^a-z-]/g, ''), `${'a'.repeat(16)} b`])
        expectProblem(
          await browser.call('claims.create', {
            parameters: { accountId },
            key,
            body: { type: 'other', text: 'Проверка' },
          }),
          400,
          'BAD_REQUEST',
        );
    },
  },
  {
    name: 'a correction is of this meter and of the open period; what keeps it out says the value that is there',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const { meter, value } = await readable(browser);
      await sendOrCorrect(browser, meter, value(2));
      const { items } = await metersOf(browser);
      const current = items.find(({ id }) => id === meter.id)?.current;
      const other = items.find(({ id }) => id !== meter.id);
      if (other)
        expectProblem(
          await browser.call('readings.correct', {
            parameters: { meterId: other.id, readingId: current?.id ?? '' },
            body: { value: value(3) },
          }),
          404,
          'NOT_FOUND',
        );
      const journal = (await browser.call('readings.list', { parameters: { meterId: meter.id } })).body.items as {
        id: string;
        value: string;
        period: string;
        status: string;
      }[];
      const past = journal.find(({ period, status }) => period < (current?.period ?? '') && status !== 'replaced');
      expect(past, 'the main customer must have a reading of a period before');
      const late = await browser.call('readings.correct', {
        parameters: { meterId: meter.id, readingId: past.id },
        body: { value: value(3) },
      });
      expectProblem(late, 409, 'ALREADY_BILLED');
      expect(
        late.body.errors[0].params.value === past.value,
        `it says ${JSON.stringify(late.body.errors)} in place of ${past.value}`,
      );
      const again = await browser.call('readings.create', {
        parameters: { meterId: meter.id },
        body: { value: past.value, period: past.period },
      });
      expectProblem(again, 409, 'ALREADY_SENT');
      expectProblem(
        await browser.call('readings.correct', {
          parameters: { meterId: meter.id, readingId: NOBODY },
          body: { value: value(3) },
        }),
        404,
        'NOT_FOUND',
      );
    },
  },
  {
    name: 'a file is what its bytes say, has a plain name and a size, and is changed no more once it is whole',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      expectProblem(await announce(browser, 11 * 1024 * 1024), 413, 'TOO_LARGE');
      expectProblem(await announce(browser, 0), 400, 'BAD_REQUEST');
      expectProblem(await announce(browser, 10, '/\\'), 400, 'BAD_REQUEST');
      expectProblem(
        await browser.call('uploads.create', {
          headers: {
            'Tus-Resumable': null,
            'Upload-Length': '10',
            'Upload-Metadata': `filename ${base64('a.png')},filetype ${base64('image/png')}`,
          },
        }),
        400,
        'BAD_REQUEST',
      );
      const uploadId = idOfUpload(await announce(browser, PNG.length, 'C:\\фото/счётчик.png', 'image/jpeg'));
      expect((await append(browser, uploadId, 0, PNG)).status === 204, 'sending a file');
      expectProblem(await append(browser, uploadId, PNG.length, PNG), 409, 'UPLOAD_CONFLICT');
      const claim = await browser.call('claims.create', {
        parameters: { accountId: await accountOf(browser) },
        body: { type: 'other', text: 'С фото', uploadIds: [uploadId] },
      });
      const [file] = claim.body.attachments as { name: string; type: string }[];
      expect(
        file?.name === 'C:фотосчётчик.png' && file.type === 'image/png',
        `the claim shows ${JSON.stringify(file)}`,
      );
      // Browsers give no type or a wrong one for these; a PDF may have other bytes before its mark.
      const heic = Uint8Array.from([...'\0\0\0\x18ftypmif1\0\0\0\0mif1heic'].map((sign) => sign.charCodeAt(0)));
      for (const [name, type, content] of [
        ['IMG_0001.HEIC', '', heic],
        ['счёт.pdf', 'application/x-download', new TextEncoder().encode('\n%PDF-1.4\n%%EOF\n')],
      ] as const) {
        const untyped = idOfUpload(await announce(browser, content.length, name, type));
        expect((await append(browser, untyped, 0, content)).status === 204, `${name} as ${type || 'no type'}`);
      }
      const { meter, value } = await readable(browser);
      const PDF = new TextEncoder().encode('%PDF-1.4\n%\xe2\xe3\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n');
      const photoId = idOfUpload(await announce(browser, PDF.length, 'счёт.pdf', 'application/pdf'));
      expect((await append(browser, photoId, 0, PDF)).status === 204, 'sending a document');
      const current = (await metersOf(browser)).items.find(({ id }) => id === meter.id)?.current;
      const body = { value: value(4), photoId, confirmed: ['ANOMALY_HIGH', 'ANOMALY_ZERO', 'SWAP_SUSPECTED'] };
      expectProblem(
        await browser.call(current ? 'readings.correct' : 'readings.create', {
          parameters: { meterId: meter.id, readingId: current?.id ?? '' },
          body,
        }),
        422,
        'UPLOAD_TYPE',
      );
      expect(
        (await metersOf(browser)).items.find(({ id }) => id === meter.id)?.current?.id === current?.id,
        'a reading without its photo was taken',
      );
    },
  },
  {
    name: 'a password with the space of a phone behind it signs in, and guesses count for a login in all its spellings',
    async run({ send, origin, main }) {
      const browser = new Browser(send, origin);
      const enter = (login: string, password: string) => browser.call('session.create', { body: { login, password } });
      expect(
        (await enter(main.email, `${main.password} `)).status === 201,
        'a space behind the password is not forgiven',
      );
      const login = `${Date.now()}77`;
      const spellings = [
        login,
        `${login.slice(0, 4)} ${login.slice(4)}`,
        `${login.slice(0, 6)}-${login.slice(6)}`,
        `л/с ${login}`,
        `№ ${login}`,
      ];
      for (const spelling of spellings)
        expectProblem(await enter(spelling, 'не тот пароль, что нужен'), 422, 'WRONG_CREDENTIALS');
      const late = await enter(login, 'не тот пароль, что нужен');
      expectProblem(late, 429, 'RATE_LIMITED');
      expect(Number(late.headers.get('Retry-After')) > 0, 'it does not say when');
    },
  },
  {
    name: 'serial numbers are compared as people write them: for a guest, and as a proof',
    async run(subject) {
      const owner = await signIn(subject, subject.other);
      const {
        items: [meter],
      } = await metersOf(owner);
      expect(meter, 'the other customer must have a meter');
      const guest = new Browser(subject.send, subject.origin);
      const serialNumber = `00${meter.serialNumber.slice(0, 3)}-${meter.serialNumber.slice(3)}`;
      expect(
        (await guest.call('guest.lookup', { body: { accountNumber: subject.other.accountNumber, serialNumber } }))
          .status === 201,
        `${serialNumber} is not found`,
      );
      const added = await owner.call('accounts.add', {
        body: { accountNumber: subject.other.accountNumber, proof: { kind: 'meterSerial', value: serialNumber } },
      });
      expect(added.status === 201, `as a proof ${serialNumber} answers ${added.status}`);
    },
  },
  {
    name: 'a refused reading of a guest does not use up its key, and a missing key is told',
    async run(subject) {
      const owner = await signIn(subject, subject.other);
      const {
        items: [meter],
      } = await metersOf(owner);
      const guest = new Browser(subject.send, subject.origin);
      const ticketOf = async () =>
        (
          await guest.call('guest.lookup', {
            body: { accountNumber: subject.other.accountNumber, serialNumber: meter?.serialNumber ?? '' },
          })
        ).body.ticket as string;
      const key = newKey();
      const offer = (ticket: string, by: string | null = key) =>
        guest.call('guest.send', { key: by, body: { ticket, value: 'сто' } });
      const first = await offer(await ticketOf());
      const second = await offer(await ticketOf());
      for (const sent of [first, second])
        expect(
          sent.body.code === 'READING_REFUSED' || sent.body.code === 'ALREADY_SENT',
          `a guest is told ${String(sent.body.code)}`,
        );
      expectProblem(await offer(newSecret()), 422, 'GUEST_NOT_FOUND');
      expectProblem(await offer(await ticketOf(), null), 400, 'BAD_REQUEST');
    },
  },
  {
    name: 'a guest pays by account number and a fact from the bill, and is shown no charges',
    async run(subject) {
      const owner = await signIn(subject, subject.other);
      const accountId = await accountOf(owner);
      const [meter] = (await metersOf(owner)).items;
      const accountNumber = subject.other.accountNumber;
      const guest = new Browser(subject.send, subject.origin);
      const answers = [];
      for (const [number, fact] of [
        [accountNumber, 'нет такого'],
        ['999999999999', meter?.serialNumber ?? ''],
      ] as const)
        answers.push(await guest.call('guestPayments.find', { body: { accountNumber: number, fact } }));
      for (const answer of answers) expectProblem(answer, 422, 'PAYER_NOT_FOUND');
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size === 1, 'the answers differ');
      const found = await guest.call('guestPayments.find', { body: { accountNumber, fact: meter?.serialNumber } });
      expect(found.status === 201, `finding the account answers ${found.status}`);
      const { ticket, options } = found.body as GuestPayer;
      expect(options.debts.length === 0 && options.unfinished.length === 0, 'a guest sees charges or payments');
      const pay = (amount: number, by = ticket) =>
        guest.call('guestPayments.create', { body: { ticket: by, amount, method: 'sbp' } });
      expectProblem(await pay(10_000, newSecret()), 422, 'PAYER_NOT_FOUND');
      expectFinding(await pay(1), 'AMOUNT_TOO_SMALL', '/amount');
      const prepared = await pay(10_000);
      if (!(await offers(owner, accountId, 'sbp'))) return expectProblem(prepared, 422, 'METHOD_UNAVAILABLE');
      const { id: paymentId, state, confirmation } = prepared.body as Payment;
      expect(state === 'created' && confirmation === null, 'money may move before the confirmation');
      const parameters = { paymentId };
      for (const id of ['guestPayments.get', 'guestPayments.confirm'] as const)
        expectProblem(await guest.call(id, { parameters, body: { ticket: newSecret() } }), 404, 'NOT_FOUND');
      expectProblem(await owner.call('payments.get', { parameters }), 404, 'NOT_FOUND');
      const confirmed = (await guest.call('guestPayments.confirm', { parameters, body: { ticket } })).body as Payment;
      expect(confirmed.state === 'pending' && confirmed.confirmation !== null, `confirmed is ${confirmed.state}`);
      for (let turn = 0; turn < 3; turn++) await subject.payOrder?.(paymentId);
      const paid = (await guest.call('guestPayments.get', { parameters, body: { ticket } })).body as Payment;
      if (!subject.payOrder) return;
      expect(paid.state === 'succeeded', `paid is ${paid.state}`);
      const { items } = (await owner.call('payments.list', { parameters: { accountId } })).body as PaymentEntryList;
      expect(items.filter(({ document }) => document === paid.number).length === 1, 'the holder is not credited once');
    },
  },
  {
    name: 'a link pays its sum once, tells no name, and can be withdrawn',
    async run(subject) {
      const owner = await signIn(subject, subject.other);
      const accountId = await accountOf(owner);
      const parameters = { accountId };
      const make = async () =>
        (await owner.call('paymentLinks.create', { parameters, body: { amount: 12_300, days: 3 } }))
          .body as CreatedPaymentLink;
      expectFinding(
        await owner.call('paymentLinks.create', { parameters, body: { amount: 1, days: 3 } }),
        'AMOUNT_TOO_SMALL',
        '/amount',
      );
      const { link, secret } = await make();
      expect(link.state === 'active' && link.amount === 12_300, `the link is ${link.state}`);
      const first = new Browser(subject.send, subject.origin);
      const second = new Browser(subject.send, subject.origin);
      const open = (browser: Browser, by = secret) => browser.call('guestPayments.openLink', { body: { secret: by } });
      expectProblem(await open(first, newSecret()), 422, 'LINK_ENDED');
      const ofFirst = (await open(first)).body as GuestPayer;
      const ofSecond = (await open(second)).body as GuestPayer;
      expect(ofFirst.isFixed === true && ofFirst.options.amount === 12_300, 'the sum is not that of the link');
      expect(ofFirst.options.debts.length === 0, 'charges are told');
      const pay = (browser: Browser, { ticket }: GuestPayer, amount = 12_300) =>
        browser.call('guestPayments.create', { body: { ticket, amount, method: 'sbp' } });
      expectFinding(await pay(first, ofFirst, 10_000), 'NOT_ALLOWED', '/amount');
      const withdrawn = await make();
      expect(
        (await owner.call('paymentLinks.remove', { parameters: { accountId, linkId: withdrawn.link.id } })).status ===
          204,
        'the link cannot be withdrawn',
      );
      expectProblem(await open(first, withdrawn.secret), 422, 'LINK_ENDED');
      expectProblem(
        await owner.call('paymentLinks.remove', { parameters: { accountId, linkId: NOBODY } }),
        404,
        'NOT_FOUND',
      );
      if (!(await offers(owner, accountId, 'sbp'))) return;
      const one = (await pay(first, ofFirst)).body as Payment;
      const two = (await pay(second, ofSecond)).body as Payment;
      const confirm = (browser: Browser, { id: paymentId }: Payment, { ticket }: GuestPayer) =>
        browser.call('guestPayments.confirm', { parameters: { paymentId }, body: { ticket } });
      expect((await confirm(first, one, ofFirst)).status === 201, 'the payment cannot be confirmed');
      expectProblem(await confirm(second, two, ofSecond), 409, 'LINK_USED');
      expectProblem(await open(second), 409, 'LINK_USED');
      const { items } = (await owner.call('paymentLinks.list', { parameters })).body as { items: PaymentLink[] };
      expect(items.find(({ id }) => id === link.id)?.state === 'used', 'the holder is not told');
      const options = (await owner.call('payments.options', { parameters })).body as PaymentOptions;
      expect(options.isPaidByLink === true, 'the holder is not warned while somebody pays');
    },
  },
  {
    name: 'open payments of guests for one account are limited, whatever their tickets',
    async run(subject) {
      const owner = await signIn(subject, subject.main);
      if (!(await offers(owner, await accountOf(owner), 'sbp'))) return;
      const guest = new Browser(subject.send, subject.origin);
      const [meter] = (await metersOf(owner)).items;
      const { accountNumber } = subject.main;
      const pay = async () => {
        const found = await guest.call('guestPayments.find', { body: { accountNumber, fact: meter?.serialNumber } });
        const { ticket } = found.body as GuestPayer;
        return guest.call('guestPayments.create', { body: { ticket, amount: 10_000, method: 'sbp' } });
      };
      let last = await pay();
      // An earlier run may have left some.
      for (let count = 1; count <= MOST_OPEN && last.status === 201; count++) last = await pay();
      expectProblem(last, 429, 'RATE_LIMITED');
      expect(Number(last.headers.get('Retry-After')) > 0, 'nothing is said of when');
    },
  },
  {
    name: 'who manages no building sends no pack, and a row number stands once in it',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const row = { row: 1, accountNumber: '1', value: '1' };
      expectFinding(
        await browser.call('bulkReadings.create', { body: { rows: [row, row] } }),
        'DUPLICATE_ROW',
        '/rows/1/row',
      );
      if (((await browser.call('buildings.list')).body as { items: unknown[] }).items.length === 0)
        expectProblem(await browser.call('bulkReadings.create', { body: { rows: [row] } }), 404, 'NOT_FOUND');
    },
  },
  {
    name: 'no code is sent for the question to a passkey',
    async run({ send, origin }) {
      const browser = new Browser(send, origin);
      const { ticket } = (await browser.call('session.passkeyOptions')).body as { ticket: string };
      expectProblem(await browser.call('codes.send', { body: { ticket } }), 422, 'CODE_EXPIRED');
    },
  },
  {
    name: 'a helper who gives an account up is on no list any more',
    needsNewcomer: true,
    async run(subject) {
      const { newcomer, main, other } = subject;
      expect(newcomer, 'a way to read letters is needed');
      const owner = await signIn(subject, main);
      const accountId = await accountOf(owner);
      const until = new Date(clock(await owner.call('accounts.list')) + 30 * 86_400_000).toISOString().slice(0, 10);
      const invited = await owner.call('helpers.invite', {
        parameters: { accountId },
        body: { email: 'sosed@example.org', rights: ['see'], until },
      });
      const code = await newcomer.invitationFor('sosed@example.org');
      const helper = await signIn(subject, other);
      expect((await helper.call('helpers.accept', { body: { code } })).status === 201, 'accepting');
      expect(
        (await helper.call('accounts.remove', { parameters: { accountId } })).status === 204,
        'giving the account up',
      );
      expectProblem(await helper.call('balance.get', { parameters: { accountId } }), 404, 'NOT_FOUND');
      const again = await signIn(subject, main);
      const { items } = (await again.call('helpers.list', { parameters: { accountId } })).body as {
        items: { id: string }[];
      };
      expect(
        items.every(({ id }) => id !== invited.body.id),
        'the helper is still on the list',
      );
    },
  },
  {
    name: 'an account has ten helpers and invitations at most; what was done for it is not repeated to whoever has lost it',
    needsNewcomer: true,
    async run(subject) {
      const { newcomer, main, other } = subject;
      expect(newcomer, 'a way to read letters is needed');
      const owner = await signIn(subject, main);
      const parameters = { accountId: await accountOf(owner) };
      const until = new Date(clock(await owner.call('accounts.list')) + 30 * 86_400_000).toISOString().slice(0, 10);
      const helpersNow = async () =>
        ((await owner.call('helpers.list', { parameters })).body as { items: { id: string }[] }).items;
      const invite = (email: string) =>
        owner.call('helpers.invite', { parameters, body: { email, rights: ['readings'], until } });
      const before = (await helpersNow()).length;
      expect((await invite('pomoshnik@example.org')).status === 201, 'inviting');
      const code = await newcomer.invitationFor('pomoshnik@example.org');
      const { meter, value } = await readable(owner);
      const helper = await signIn(subject, other);
      expect((await helper.call('helpers.accept', { body: { code } })).status === 201, 'accepting');
      const key = newKey();
      const operation = meter.current ? 'readings.correct' : 'readings.create';
      const offer = (by: Browser) =>
        by.call(operation, {
          parameters: { meterId: meter.id, readingId: meter.current?.id ?? '' },
          key,
          body: { value: value(3), confirmed: ['ANOMALY_HIGH', 'ANOMALY_ZERO', 'SWAP_SUSPECTED'] },
        });
      expect((await offer(helper)).status === 201 && (await offer(helper)).status === 201, 'a reading, twice');
      const again = await signIn(subject, main);
      const [active] = (
        (await again.call('helpers.list', { parameters })).body as { items: { id: string; email: string }[] }
      ).items.filter(({ email }) => email === 'pomoshnik@example.org');
      await again.call('helpers.end', { parameters: { ...parameters, helperId: active?.id ?? '' } });
      const gone = await signIn(subject, other);
      expectProblem(await offer(gone), 404, 'NOT_FOUND');
      const last = await signIn(subject, main);
      const answers: Sent[] = [];
      for (let count = before; count <= 10; count++)
        answers.push(
          await last.call('helpers.invite', {
            parameters,
            body: { email: `pomoshnik${count}@example.org`, rights: ['see'], until },
          }),
        );
      expect(
        answers.slice(0, -1).every(({ status }) => status === 201),
        `inviting answers ${answers.map(({ status }) => status).join()}`,
      );
      const tooMany = answers.at(-1);
      expect(tooMany, 'nobody was invited');
      expectProblem(tooMany, 409, 'LIMIT_REACHED');
      for (const { id } of ((await last.call('helpers.list', { parameters })).body as { items: { id: string }[] })
        .items)
        await last.call('helpers.end', { parameters: { ...parameters, helperId: id } });
    },
  },
  {
    name: 'a guest finds a meter by two numbers of the bill, learns nothing of the account, and sends once',
    async run(subject) {
      const owner = await signIn(subject, subject.other);
      const { items, window } = await metersOf(owner);
      expect(window.open, 'the reading window must be open');
      const meter = items.find(
        ({ state, previous }) => state === 'inService' && previous && Number(previous.value) > 1,
      );
      expect(meter, 'the other customer must have a meter in service with a previous reading');
      const { send, origin, other, main } = subject;
      const guest = new Browser(send, origin);
      const lookup = (accountNumber: string, serialNumber: string) =>
        guest.call('guest.lookup', { body: { accountNumber, serialNumber } });
      const answers = [
        await lookup(other.accountNumber, 'нет такого'),
        await lookup('999999999999', meter.serialNumber),
        await lookup(main.accountNumber, `${meter.serialNumber}9`),
      ];
      for (const answer of answers) expectProblem(answer, 422, 'GUEST_NOT_FOUND');
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size === 1, 'the answers differ');
      const found = await lookup(
        ` ${other.accountNumber.slice(0, 3)} ${other.accountNumber.slice(3)}`,
        ` ${meter.serialNumber} `,
      );
      expect(found.status === 201, `a right pair answers ${found.status}`);
      const { ticket } = found.body as { ticket: string };
      const offer = (value: string, key = newKey(), confirmed: string[] = []) =>
        guest.call('guest.send', { body: { ticket, value, confirmed }, key });
      if (!meter.current) {
        const less = await offer('0');
        expectProblem(less, 422, 'READING_REFUSED');
        expectFinding(less, 'LESS_THAN_PREVIOUS', '/value');
        expect(
          !JSON.stringify(less.body).includes(meter.previous?.value ?? ''),
          'the refusal tells the previous reading',
        );
        const key = newKey();
        const value = String(Math.floor(Number(meter.previous?.value)) + 2);
        const sent = await offer(value, key, ['ANOMALY_HIGH', 'ANOMALY_ZERO', 'SWAP_SUSPECTED']);
        expect(
          sent.status === 201 && sent.body.value === value && sent.body.receiptNumber,
          `a plain reading answers ${sent.status}`,
        );
        expect(
          (await offer(value, key, ['ANOMALY_HIGH', 'ANOMALY_ZERO', 'SWAP_SUSPECTED'])).body.receiptNumber ===
            sent.body.receiptNumber,
          'the same key does not give the first receipt again',
        );
        expect(
          (await metersOf(owner)).items.find(({ id }) => id === meter.id)?.current?.value === value,
          'the owner does not see what the guest sent',
        );
      }
      expectProblem(await offer(String(Math.floor(Number(meter.previous?.value)) + 3)), 409, 'ALREADY_SENT');
      expectProblem(
        await guest.call('guest.send', { body: { ticket: newSecret(), value: '1' } }),
        422,
        'GUEST_NOT_FOUND',
      );
    },
  },
  {
    name: 'whoever guesses at the meters of an account has to work for each further guess; work counts once, for that account',
    async run({ send, origin }) {
      const guest = new Browser(send, origin);
      const accountNumber = `гадание ${Date.now()}`;
      const lookup = (work?: object, number = accountNumber) =>
        guest.call('guest.lookup', { body: { accountNumber: number, serialNumber: '123456', ...(work && { work }) } });
      let asked = await lookup();
      for (let guess = 0; guess < 5 && (asked.body as { code?: string }).code === 'GUEST_NOT_FOUND'; guess++)
        asked = await lookup();
      expectProblem(asked, 422, 'WORK_REQUIRED');
      const { challenge = '', bits = 0 } =
        (asked.body as { errors: { params: { challenge: string; bits: number } }[] }).errors[0]?.params ?? {};
      expect(bits >= 8 && bits <= 24, `${bits} bits are asked for`);
      // With few bits a wrong nonce may be right by chance.
      let wrong = 'нет';
      while (await isSolved(challenge, wrong, bits)) wrong += '!';
      expectProblem(await lookup({ challenge, nonce: wrong }), 422, 'WORK_REQUIRED');
      const second = await lookup();
      const open = (second.body as { errors: { params: { challenge: string; bits: number } }[] }).errors[0]?.params;
      const work = { challenge: open?.challenge ?? '', nonce: await solve(open?.challenge ?? '', open?.bits ?? 0) };
      expectProblem(await lookup(work), 422, 'GUEST_NOT_FOUND');
      expectProblem(await lookup(work), 422, 'WORK_REQUIRED');
    },
  },
  {
    name: 'a consent is given to the version that was shown, listed, and withdrawn in one step',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const { items } = (await browser.call('consents.documents')).body as {
        items: { document: string; version: string }[];
      };
      const [document] = items;
      if (!document) return;
      const { document: name, version } = document;
      expectFinding(
        await browser.call('consents.give', { body: { document: name, version: `${version}-old` } }),
        'NOT_ALLOWED',
        '/version',
      );
      const given = await browser.call('consents.give', { body: { document: name, version } });
      expect(given.status === 201 && given.body.withdrawnAt === null, `giving answers ${given.status}`);
      expect(
        (await browser.call('consents.give', { body: { document: name, version } })).body.id === given.body.id,
        'giving twice makes two',
      );
      const withdrawn = await browser.call('consents.withdraw', { parameters: { consentId: given.body.id } });
      expect(
        withdrawn.status === 201 && withdrawn.body.withdrawnAt !== null,
        `withdrawing answers ${withdrawn.status}`,
      );
      const list = (await browser.call('consents.list')).body as {
        items: { id: string; withdrawnAt: string | null }[];
      };
      expect(
        list.items.some(({ id, withdrawnAt }) => id === given.body.id && withdrawnAt !== null),
        'the withdrawn consent is not in the list',
      );
      const other = await signIn(subject, subject.other);
      expectProblem(
        await other.call('consents.withdraw', { parameters: { consentId: given.body.id } }),
        404,
        'NOT_FOUND',
      );
    },
  },
  {
    name: 'a request about personal data is registered with its term, in order, and only its customer sees it',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const create = (body: object) => browser.call('dataRequests.create', { body });
      const list = async () => (await browser.call('dataRequests.list')).body as DataRequestList;
      const { terms, items: before } = await list();
      expect(
        terms.map(({ kind }) => kind).join() === 'copy,correction,deletion,stop',
        `terms of ${terms.map(({ kind }) => kind).join()}`,
      );
      expectFinding(await create({ kind: 'correction', text: ' ' }), 'REQUIRED', '/text');
      expectFinding(await create({ kind: 'copy' }), 'REQUIRED', '/text');
      expectFinding(await create({ kind: 'deletion', text: 'Всё' }), 'REQUIRED', '/sections');
      expectFinding(await create({ kind: 'stop', sections: ['messages', 'messages'] }), 'NOT_ALLOWED', '/sections');
      const sent = await create({ kind: 'deletion', sections: ['messages'], text: ' Письма ' });
      const request = sent.body as DataRequest;
      const term = terms.find(({ kind }) => kind === 'deletion');
      expect(sent.status === 201 && request.state === 'received', `sending answers ${sent.status}`);
      expect(request.dueOn === term?.dueOn && request.law === term.law, 'another term than the one that was told');
      expect(request.text === 'Письма' && request.answeredOn === null, 'another request came back');
      const correction = (await create({ kind: 'correction', text: 'Нас двое' })).body as DataRequest;
      const { items } = await list();
      expect(
        items.length === before.length + 2 && items[0]?.id === correction.id && items[1]?.id === request.id,
        'the newest is not first',
      );
      const other = await signIn(subject, subject.other);
      const theirs = ((await other.call('dataRequests.list')).body as DataRequestList).items;
      expect(!theirs.some(({ id }) => id === request.id), 'somebody else sees the request');
    },
  },
  {
    name: 'a copy of the data is made at once, and only its customer can download it',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      await browser.call('session.stepUp', { body: { password: subject.main.password } });
      const key = newKey();
      const made = (await browser.call('dataRequests.copy', { key })).body as DataRequest;
      expect(made.kind === 'copy' && made.state === 'answered' && made.copyUntil !== null, `a copy is ${made.state}`);
      const again = (await browser.call('dataRequests.copy', { key })).body as DataRequest;
      expect(again.id === made.id, 'the same wish made two copies');
      const at = { parameters: { requestId: made.id } };
      const copy = (await browser.call('dataRequests.download', at)).body as DataCopy;
      const text = JSON.stringify(copy.sections);
      expect(text.includes(subject.main.accountNumber), 'the account is not in the copy');
      expect(!text.includes(subject.other.accountNumber), 'the account of somebody else is in the copy');
      const pdf = await browser.call('dataRequests.pdf', at);
      expect(pdf.headers.get('Content-Type') === 'application/pdf', 'no PDF');
      const nowhere = { parameters: { requestId: NOBODY } };
      expectProblem(await browser.call('dataRequests.download', nowhere), 404, 'NOT_FOUND');
      const { body: letter } = await browser.call('dataRequests.create', { body: { kind: 'copy', text: 'Бумаги' } });
      const waiting = { parameters: { requestId: letter.id as string } };
      expectProblem(await browser.call('dataRequests.download', waiting), 404, 'NOT_FOUND');
      const journal = (await browser.call('security.journal')).body as { items: { action: string }[] };
      expect(
        journal.items.some(({ action }) => action === 'data-copy'),
        'the journal does not show the copy',
      );
      const other = await signIn(subject, subject.other);
      await other.call('session.stepUp', { body: { password: subject.other.password } });
      expectProblem(await other.call('dataRequests.download', at), 404, 'NOT_FOUND');
      expectProblem(await other.call('dataRequests.pdf', at), 404, 'NOT_FOUND');
    },
  },
  {
    name: 'a consent makes a recipient while it lasts',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const { items: documents } = (await browser.call('consents.documents')).body as {
        items: { document: string; version: string; recipient: string }[];
      };
      const [document] = documents;
      if (!document) return;
      const { document: name, version } = document;
      const { body: given } = await browser.call('consents.give', { body: { document: name, version } });
      const isRecipient = async () =>
        ((await browser.call('dataRecipients.list')).body as DataRecipientList).items.some(
          ({ kind, withdrawal }) => kind === 'consent' && withdrawal?.id === given.id,
        );
      expect(await isRecipient(), 'the recipient of a consent is not listed');
      await browser.call('consents.withdraw', { parameters: { consentId: given.id as string } });
      expect(!(await isRecipient()), 'the recipient of a withdrawn consent is listed');
    },
  },
  {
    name: 'what recovery answers for a login nobody has looks like what it answers for somebody',
    async run({ send, origin, main }) {
      const browser = new Browser(send, origin);
      const known = await browser.call('recoveries.create', { body: { login: main.email } });
      const unknown = await browser.call('recoveries.create', { body: { login: 'nikogo@example.org' } });
      const again = await browser.call('recoveries.create', { body: { login: 'nikogo@example.org' } });
      for (const { status, body } of [known, unknown, again])
        expect(
          status === 201 && body.channel === 'sms' && /^\+7 ··· ···-··-··/.test(body.recipient),
          `recovery answers ${status} ${JSON.stringify(body)}`,
        );
      const other = await browser.call('recoveries.create', { body: { login: main.accountNumber } });
      const shown = ({ body: { ticket: _, ...rest } }: Sent) => JSON.stringify(rest);
      expect(
        new Set([known, other, unknown, again].map(shown)).size === 1,
        'the answers tell which logins belong together, or exist',
      );
      expect([...known.headers.keys()].join() === [...unknown.headers.keys()].join(), 'the headers differ');
      const { ticket } = unknown.body as { ticket: string };
      expectProblem(await browser.call('codes.send', { body: { ticket } }), 429, 'RATE_LIMITED');
      const wrong = await browser.call('codes.verify', { body: { ticket, code: '000000' } });
      expectProblem(wrong, 422, 'CODE_WRONG');
      expectFinding(wrong, 'CODE_WRONG', '/code');
      for (let left = 0; left < 4; left++) await browser.call('codes.verify', { body: { ticket, code: '000000' } });
      expectProblem(await browser.call('codes.verify', { body: { ticket, code: '000000' } }), 422, 'CODE_EXPIRED');
      expectProblem(
        await browser.call('recoveries.complete', { body: { ticket, password: 'тихий ручей за домом' } }),
        422,
        'CODE_EXPIRED',
      );
    },
  },
  {
    name: "the state of security, sessions and journal; another customer's are not there",
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const elsewhere = await signIn(subject, subject.main);
      const { body } = await browser.call('security.get');
      expect(
        body.frozen === false && body.steppedUpUntil !== null && body.minPasswordLength >= 8,
        `the state after a sign-in: ${JSON.stringify(body)}`,
      );
      const sessions = (await browser.call('security.sessions')).body.items as { id: string; isThis: boolean }[];
      expect(sessions.filter(({ isThis }) => isThis).length === 1, 'exactly one session is this one');
      const journal = (await browser.call('security.journal')).body.items as { action: string }[];
      expect(
        journal.some(({ action }) => action === 'sign-in'),
        'the journal has the sign-in',
      );
      expectProblem(
        await browser.call('security.removeFactor', { parameters: { factorId: NOBODY } }),
        404,
        'NOT_FOUND',
      );
      expectProblem(
        await browser.call('session.stepUp', { body: { password: 'не тот пароль, что нужен' } }),
        422,
        'WRONG_CREDENTIALS',
      );
      const stepped = await browser.call('session.stepUp', { body: { password: subject.main.password } });
      expect(
        stepped.status === 201 && (await browser.call('session.get')).body.state === 'signed-in',
        `saying the password once more answers ${stepped.status}`,
      );
      expect((await browser.call('security.endSessions')).status === 204, 'ending the other sessions');
      expect((await browser.call('session.get')).body.state === 'signed-in', 'this session was ended, too');
      if (isJar(stepped))
        expect((await elsewhere.call('session.get')).body.state === 'signed-out', 'another session goes on');
      const other = await signIn(subject, subject.other);
      expectProblem(
        await other.call('security.endSession', { parameters: { sessionId: sessions[0]?.id ?? '' } }),
        404,
        'NOT_FOUND',
      );
    },
  },
  {
    name: 'a newcomer registers by a proof and a code, turns the second factor on, signs in with it, recovers with it, and freezes',
    needsNewcomer: true,
    async run({ send, origin, newcomer, main }) {
      expect(newcomer, 'a newcomer is needed');
      const { accountNumber, serialNumber, phone, codeFor } = newcomer;
      const browser = new Browser(send, origin);
      const register = (change: object = {}) =>
        browser.call('registrations.create', {
          body: { accountNumber, proof: { kind: 'meterSerial', value: serialNumber }, phone, ...change },
        });

      expectFinding(await register({ phone: '12' }), 'PHONE_FORMAT', '/phone');
      expectFinding(await register({ email: 'не почта' }), 'EMAIL_FORMAT', '/email');
      expectFinding(await register({ email: 'a@example.org, b@example.org' }), 'EMAIL_FORMAT', '/email');
      expectFinding(await register({ proof: { kind: 'lastPayment', value: '1000' } }), 'REQUIRED', '/proof/paidOn');
      const refusals = [
        await register({ proof: { kind: 'meterSerial', value: '77' } }),
        await register({ proof: { kind: 'billCode', value: 'НЕТ' } }),
        await register({ accountNumber: '999999999999' }),
      ];
      for (const refusal of refusals) expectProblem(refusal, 422, 'PROOF_REFUSED');
      expect(
        new Set(refusals.map(({ body }) => JSON.stringify(body))).size === 1,
        'a wrong proof and an unknown account are told apart',
      );

      const begun = await register({
        accountNumber: ` ${accountNumber.slice(0, 3)}-${accountNumber.slice(3)}`,
        email: main.email,
      });
      expect(
        begun.status === 201 &&
          /^\+7 ··· ···-··-\d\d/.test(begun.body.recipient) &&
          !JSON.stringify(begun.body).includes(phone.slice(-7)),
        `a right proof answers ${begun.status}`,
      );
      const { ticket } = begun.body as { ticket: string };
      const passwords = { first: 'первый тихий ручей', second: 'второй тихий ручей' };
      const complete = (password: string) => browser.call('registrations.complete', { body: { ticket, password } });
      expectProblem(await complete(passwords.first), 422, 'CODE_EXPIRED');
      const code = await codeFor(phone);
      expectProblem(
        await browser.call('codes.verify', { body: { ticket, code: code === '000000' ? '111111' : '000000' } }),
        422,
        'CODE_WRONG',
      );
      expectProblem(await browser.call('codes.verify', { body: { ticket: newSecret(), code } }), 422, 'CODE_EXPIRED');
      expect(
        (await browser.call('codes.verify', { body: { ticket, code: `Код: ${code.slice(0, 3)}-${code.slice(3)}` } }))
          .status === 201,
        'the right code, pasted with words',
      );
      expect(
        (await browser.call('codes.verify', { body: { ticket, code } })).status === 201,
        'the right code once more, for an answer that was lost',
      );
      expectProblem(
        await browser.call('codes.verify', { body: { ticket, code: code === '000000' ? '111111' : '000000' } }),
        422,
        'CODE_EXPIRED',
      );
      expectFinding(await complete('короткий'), 'PASSWORD_TOO_SHORT', '/password');
      expectFinding(await complete(`мой счёт ${accountNumber}`), 'PASSWORD_PERSONAL', '/password');
      const registered = await complete(passwords.first);
      expect(
        registered.status === 201 && registered.body.state === 'signed-in' && registered.body.accounts.length === 1,
        `registration answers ${registered.status}`,
      );
      for (const password of [passwords.first, passwords.second]) {
        const repeated = await complete(password);
        expectProblem(repeated, 409, 'ALREADY_REGISTERED');
        expect(repeated.headers.getSetCookie().length === 0, 'a completed registration opens another session');
      }
      // The endpoint does not take an e-mail of another customer, and answers as if the address were free.
      expect(
        registered.body.emailCode?.recipient ===
          `${main.email[0] ?? ''}···${main.email.slice(main.email.indexOf('@'))}`,
        'no code was announced for the e-mail',
      );
      const { email } = (
        await browser.call('profile.get', { parameters: { accountId: registered.body.accounts[0].id } })
      ).body as { email: string | null };
      expect(email === null, 'an e-mail without its code is a contact');
      expectProblem(await register(), 409, 'ALREADY_REGISTERED');

      const secret = (await browser.call('security.startTotp')).body.secret as string;
      expectProblem(await browser.call('security.confirmTotp', { body: { code: '00000x' } }), 422, 'CODE_WRONG');
      const now = clock(registered);
      const on = await browser.call('security.confirmTotp', { body: { code: await totpAt(secret, now) } });
      expect(on.status === 201 && on.body.codes.length === 10, `turning the application on answers ${on.status}`);
      const [firstCode, secondCode] = on.body.codes as string[];
      expect((await browser.call('session.get')).body.state === 'signed-in', 'the session that turned it on was ended');

      const login = async (password: string) =>
        new Browser(send, origin).call('session.create', { body: { login: accountNumber, password } });
      const half = await login(passwords.first);
      expect(
        half.status === 201 &&
          half.body.state === 'second-factor' &&
          half.body.factors.includes('totp') &&
          half.headers.getSetCookie().length === 0,
        'a password alone signs in',
      );
      const confirm = (by: Browser, sent: Sent, kind: string, text: string) =>
        by.call('session.confirm', { body: { ticket: sent.body.ticket, kind, code: text } });
      const second = new Browser(send, origin);
      expectProblem(await confirm(second, half, 'totp', await totpAt(secret, now)), 422, 'CODE_WRONG');
      expectProblem(await confirm(second, half, 'sms', '000000'), 422, 'CODE_WRONG');
      const whole = await confirm(second, half, 'totp', await totpAt(secret, now + 30_000));
      expect(whole.status === 201 && whole.body.state === 'signed-in', `the second factor answers ${whole.status}`);
      expectProblem(await confirm(second, half, 'totp', await totpAt(secret, now + 30_000)), 422, 'CODE_EXPIRED');
      expect(
        (
          await confirm(
            new Browser(send, origin),
            await login(passwords.first),
            'recoveryCode',
            (firstCode ?? '').toLowerCase(),
          )
        ).status === 201,
        'a recovery code in small letters',
      );
      expectProblem(
        await confirm(new Browser(send, origin), await login(passwords.first), 'recoveryCode', firstCode ?? ''),
        422,
        'CODE_WRONG',
      );

      const incident = await second.call('security.report', { body: { text: 'Это был не я' } });
      expect(incident.status === 201 && incident.body.number.length > 3, `reporting answers ${incident.status}`);
      if (isJar(whole))
        expect((await browser.call('session.get')).body.state === 'signed-out', 'another session goes on');
      expectProblem(
        await second.call('security.changePassword', { body: { password: passwords.second } }),
        403,
        'FROZEN',
      );
      expectProblem(
        await second.call('connections.create', { body: { site: 'https://nobody.example', challenge: newSecret() } }),
        403,
        'FROZEN',
      );
      expectProblem(await login(passwords.first), 403, 'FROZEN');
      expectProblem(await login(passwords.second), 422, 'WRONG_CREDENTIALS');

      const asked = await browser.call('recoveries.create', { body: { login: accountNumber } });
      const recovery = asked.body.ticket as string;
      const checked = await browser.call('codes.verify', { body: { ticket: recovery, code: await codeFor(phone) } });
      expect(
        checked.status === 201 &&
          checked.body.factors.includes('recoveryCode') &&
          !checked.body.factors.includes('sms'),
        'recovery passes the second factor by',
      );
      const recover = (factor?: object) =>
        browser.call('recoveries.complete', {
          body: { ticket: recovery, password: passwords.second, ...(factor && { factor }) },
        });
      expectFinding(await recover(), 'REQUIRED', '/factor');
      expectProblem(await recover({ kind: 'recoveryCode', code: firstCode }), 422, 'CODE_WRONG');
      const recovered = await recover({ kind: 'recoveryCode', code: secondCode });
      expect(
        recovered.status === 201 && recovered.headers.getSetCookie().length === 0,
        `recovery answers ${recovered.status}`,
      );
      expect(
        (await recover({ kind: 'recoveryCode', code: secondCode })).status === 201,
        'the same again, after a lost answer',
      );
      expect((await second.call('session.get')).body.state === 'signed-out', 'a session outlives the recovery');
      expectProblem(await login(passwords.first), 422, 'WRONG_CREDENTIALS');
      expect((await login(passwords.second)).body.state === 'second-factor', 'the new password does not work');
    },
  },
  {
    name: "an account has a name of the customer's own; the last one cannot be removed, and a wrong proof adds none",
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const accountId = await accountOf(browser);
      const named = await browser.call('accounts.rename', { parameters: { accountId }, body: { name: ' Дача ' } });
      expect(named.status === 201 && named.body.name === 'Дача', `naming answers ${named.status}`);
      expect((await browser.call('accounts.list')).body.items[0].name === 'Дача', 'the name is not in the list');
      expect(
        (await browser.call('accounts.rename', { parameters: { accountId }, body: { name: '' } })).body.name ===
          undefined,
        'an empty name stays',
      );
      expectProblem(
        await browser.call('accounts.rename', { parameters: { accountId: NOBODY }, body: { name: 'Чужой' } }),
        404,
        'NOT_FOUND',
      );
      if (((await browser.call('accounts.list')).body.items as unknown[]).length === 1)
        expectProblem(await browser.call('accounts.remove', { parameters: { accountId } }), 409, 'LAST_ACCOUNT');
      const add = (accountNumber: string, value: string) =>
        browser.call('accounts.add', { body: { accountNumber, proof: { kind: 'meterSerial', value } } });
      expectProblem(await add(subject.other.accountNumber, 'не тот'), 422, 'PROOF_REFUSED');
      expectProblem(await add('999999999999', '12345678'), 422, 'PROOF_REFUSED');
      const [meter] = (await metersOf(browser)).items;
      if (meter)
        expect(
          (await add(subject.main.accountNumber, meter.serialNumber)).body.id === accountId,
          'adding what is there is no fault',
        );
    },
  },
  {
    name: 'the profile is shown, confirmed, changed by the office and, for contacts, by a code',
    async run(subject) {
      const browser = await signIn(subject, subject.main);
      const parameters = { accountId: await accountOf(browser) };
      const { body } = await browser.call('profile.get', { parameters });
      expect(
        body.holder.length > 0 && body.email === subject.main.email.toLowerCase(),
        'the profile does not know its holder',
      );
      const confirmed = await browser.call('profile.confirm', { parameters });
      expect(
        confirmed.status === 201 && confirmed.body.confirmedOn !== null && !confirmed.body.isConfirmationDue,
        'confirming is not noted',
      );
      expectFinding(
        await browser.call('profile.change', { parameters, body: { field: 'registeredPersons', value: 'много' } }),
        'BAD_FORMAT',
        '/value',
      );
      const changed = await browser.call('profile.change', {
        parameters,
        body: { field: 'registeredPersons', value: '4', comment: 'Родилась дочь' },
      });
      expect(changed.status === 201 && changed.body.state === 'inReview', `a change answers ${changed.status}`);
      const after = (await browser.call('profile.get', { parameters })).body;
      expect(
        after.changes[0].id === changed.body.id && after.registeredPersons === body.registeredPersons,
        'what the office has not decided is in force, or not in the list',
      );
      expectFinding(
        await browser.call('contacts.change', { body: { kind: 'phone', value: '112' } }),
        'PHONE_FORMAT',
        '/value',
      );
      expectFinding(
        await browser.call('contacts.change', { body: { kind: 'email', value: 'нет' } }),
        'EMAIL_FORMAT',
        '/value',
      );
      const taken = await browser.call('contacts.change', { body: { kind: 'email', value: subject.other.email } });
      const sent = await browser.call('contacts.change', { body: { kind: 'email', value: 'novy@example.org' } });
      const shape = ({ status, body: { ticket: _, recipient: __, ...rest } }: Sent) => JSON.stringify([status, rest]);
      expect(shape(taken) === shape(sent), 'the address of another customer is told from a free one');
      expectProblem(
        await browser.call('codes.verify', { body: { ticket: taken.body.ticket, code: '123456' } }),
        422,
        'CODE_WRONG',
      );
      expect(
        sent.status === 201 && sent.body.channel === 'mail' && sent.body.recipient === 'n···@example.org',
        `a new address answers ${sent.status}`,
      );
      expectProblem(
        await browser.call('codes.verify', { body: { ticket: sent.body.ticket, code: 'не код' } }),
        422,
        'CODE_WRONG',
      );
      expect(
        (await browser.call('profile.get', { parameters })).body.email === body.email,
        'an address without its code is in force',
      );
      expectProblem(await browser.call('profile.get', { parameters: { accountId: NOBODY } }), 404, 'NOT_FOUND');
    },
  },
  {
    name: 'a helper is invited for a term and some rights, can do that and nothing else, and is ended',
    needsNewcomer: true,
    async run(subject) {
      const { newcomer, main, other } = subject;
      expect(newcomer, 'a way to read letters is needed');
      const owner = await signIn(subject, main);
      const accountId = await accountOf(owner);
      const until = new Date(clock(await owner.call('accounts.list')) + 30 * 86_400_000).toISOString().slice(0, 10);
      const invite = (change: object) =>
        owner.call('helpers.invite', {
          parameters: { accountId },
          body: { email: 'vnuk@example.org', rights: ['see'], until, ...change },
        });
      expectFinding(await invite({ email: 'внук' }), 'EMAIL_FORMAT', '/email');
      expectFinding(await invite({ until: '2001-01-01' }), 'DATE_TOO_OLD', '/until');
      expectFinding(await invite({ until: '2099-01-01' }), 'DATE_IN_FUTURE', '/until');
      const invited = await invite({});
      expect(invited.status === 201 && invited.body.state === 'invited', `inviting answers ${invited.status}`);
      const code = await newcomer.invitationFor('vnuk@example.org');
      expectProblem(await owner.call('helpers.accept', { body: { code } }), 422, 'CODE_EXPIRED');
      const helper = await signIn(subject, other);
      expectProblem(await helper.call('helpers.accept', { body: { code: 'не тот код' } }), 422, 'CODE_EXPIRED');
      const accepted = await helper.call('helpers.accept', { body: { code } });
      expect(
        accepted.status === 201 &&
          accepted.body.role === 'helper' &&
          accepted.body.rights.join() === 'see' &&
          accepted.body.until === until,
        `accepting answers ${accepted.status}`,
      );
      expect(
        (await helper.call('helpers.accept', { body: { code } })).body.id === accountId,
        'the same again, after a lost answer',
      );
      expect(
        (await helper.call('balance.get', { parameters: { accountId } })).status === 200,
        'the helper may not see the balance',
      );
      const { items } = (await helper.call('meters.list', { parameters: { accountId } })).body as MeterList;
      const [meter] = items;
      if (meter)
        expectProblem(
          await helper.call('readings.create', { parameters: { meterId: meter.id }, body: { value: '1' } }),
          403,
          'HELPER_REFUSED',
        );
      expectProblem(await helper.call('profile.get', { parameters: { accountId } }), 403, 'HELPER_REFUSED');
      expectProblem(await helper.call('claims.list', { parameters: { accountId } }), 403, 'HELPER_REFUSED');
      expectProblem(await helper.call('helpers.list', { parameters: { accountId } }), 403, 'HELPER_REFUSED');
      expectProblem(await helper.call('documents.list', { parameters: { accountId } }), 403, 'HELPER_REFUSED');
      const works = await helper.call('works.list', { parameters: { accountId } });
      expect(works.status === 200, 'the helper may not see the works at the address');
      const again = await signIn(subject, main);
      const list = (await again.call('helpers.list', { parameters: { accountId } })).body.items as {
        id: string;
        state: string;
      }[];
      expect(
        list.some(({ id, state }) => id === invited.body.id && state === 'active'),
        'the helper is not in the list',
      );
      expect(
        (await again.call('helpers.end', { parameters: { accountId, helperId: invited.body.id } })).status === 204,
        'ending a helper',
      );
      expectProblem(
        await again.call('helpers.end', { parameters: { accountId, helperId: invited.body.id } }),
        404,
        'NOT_FOUND',
      );
      const gone = await signIn(subject, other);
      expectProblem(await gone.call('balance.get', { parameters: { accountId } }), 404, 'NOT_FOUND');
    },
  },
  {
    name: 'whoever is locked out asks by data or by documents, follows the request by its ticket, and sends files with it',
    async run({ send, origin, main }) {
      const browser = new Browser(send, origin);
      expectProblem(
        await browser.call('unlocks.create', {
          body: { accountNumber: main.accountNumber, way: 'data', serialNumber: '777', lastPayment: '1' },
        }),
        422,
        'PROOF_REFUSED',
      );
      expectProblem(
        await browser.call('unlocks.create', {
          body: { accountNumber: '999999999999', way: 'data', serialNumber: '777', lastPayment: '1' },
        }),
        422,
        'PROOF_REFUSED',
      );
      const asked = await browser.call('unlocks.create', {
        body: { accountNumber: main.accountNumber, way: 'documents', contact: 'ya@example.org', text: 'Не могу войти' },
      });
      const unknown = await browser.call('unlocks.create', {
        body: { accountNumber: '999999999999', way: 'documents' },
      });
      expect(
        asked.status === 201 &&
          asked.body.state === 'needMore' &&
          unknown.status === 201 &&
          unknown.body.state === 'needMore',
        'a request tells whether there is such an account',
      );
      const ticket = asked.body.ticket as string;
      expectProblem(await browser.call('unlocks.get', { body: { ticket: newSecret() } }), 422, 'CODE_EXPIRED');
      const bearing = { ...tus, 'X-VK-Ticket': ticket };
      const announced = await browser.call('uploads.create', {
        headers: {
          ...bearing,
          'Upload-Length': String(PNG.length),
          'Upload-Metadata': `filename ${base64('паспорт.png')},filetype ${base64('image/png')}`,
        },
      });
      expect(announced.status === 201, `announcing a document answers ${announced.status}`);
      const uploadId = idOfUpload(announced);
      expect(
        (
          await browser.call('uploads.append', {
            parameters: { uploadId },
            raw: PNG,
            headers: { ...bearing, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
          })
        ).status === 204,
        'sending a document',
      );
      expectProblem(
        await browser.call('uploads.create', {
          headers: {
            ...tus,
            'X-VK-Ticket': newSecret(),
            'Upload-Length': '5',
            'Upload-Metadata': `filename ${base64('a.png')},filetype ${base64('image/png')}`,
          },
        }),
        401,
        'SIGNED_OUT',
      );
      expectFinding(
        await browser.call('unlocks.attach', { body: { ticket: unknown.body.ticket, uploadIds: [uploadId] } }),
        'UPLOAD_NOT_FOUND',
        '/uploadIds/0',
      );
      const attached = await browser.call('unlocks.attach', { body: { ticket, uploadIds: [uploadId] } });
      expect(
        attached.status === 201 &&
          attached.body.documents.join() === 'паспорт.png' &&
          attached.body.state === 'inReview' &&
          attached.body.ticket === undefined,
        `attaching answers ${attached.status}`,
      );
      expect(
        (await browser.call('unlocks.get', { body: { ticket } })).body.number === asked.body.number,
        'the request is not found by its ticket',
      );
    },
  },
  {
    name: 'a passkey is made after the password, signs in alone, once for each question, and is turned off',
    async run(subject) {
      const { send, origin, main } = subject;
      const owner = await signIn(subject, main);
      const phone = new Authenticator(origin);
      const asked = await owner.call('security.passkeyOptions');
      expect(
        asked.status === 201 && asked.body.options.challenge.length > 20,
        `asking for a passkey answers ${asked.status}`,
      );
      const made = await phone.create(asked.body.options);
      const foreign = await new Authenticator('https://evil.example').create(asked.body.options);
      expectProblem(
        await owner.call('security.addPasskey', { body: { ticket: asked.body.ticket, response: foreign } }),
        422,
        'CODE_EXPIRED',
      );
      expectProblem(
        await owner.call('security.addPasskey', { body: { ticket: asked.body.ticket, response: made } }),
        422,
        'CODE_EXPIRED',
      );
      const again = await owner.call('security.passkeyOptions');
      const kept = await owner.call('security.addPasskey', {
        body: { ticket: again.body.ticket, response: await phone.create(again.body.options) },
      });
      expect(kept.status === 201 && kept.body.kind === 'passkey', `keeping a passkey answers ${kept.status}`);

      const browser = new Browser(send, origin);
      const question = await browser.call('session.passkeyOptions');
      const answer = await phone.get(question.body.options);
      const stranger = new Authenticator(origin);
      await stranger.create(again.body.options);
      const other = await browser.call('session.passkeyOptions');
      expectProblem(
        await browser.call('session.passkey', {
          body: { ticket: other.body.ticket, response: await stranger.get(other.body.options) },
        }),
        422,
        'CODE_EXPIRED',
      );
      const mixed = await browser.call('session.passkeyOptions');
      expectProblem(
        await browser.call('session.passkey', { body: { ticket: mixed.body.ticket, response: answer } }),
        422,
        'CODE_EXPIRED',
      );
      const entered = await browser.call('session.passkey', {
        body: { ticket: question.body.ticket, response: answer },
      });
      expect(entered.status === 201 && entered.body.state === 'signed-in', `a passkey answers ${entered.status}`);
      expectProblem(
        await browser.call('session.passkey', { body: { ticket: question.body.ticket, response: answer } }),
        422,
        'CODE_EXPIRED',
      );

      const {
        body: { factors },
      } = await owner.call('security.get');
      expect(
        factors.some(({ id }: { id: string }) => id === kept.body.id),
        'the passkey is not in the list',
      );
      expect(
        (await owner.call('security.removeFactor', { parameters: { factorId: kept.body.id } })).status === 204,
        'turning a passkey off',
      );
      const last = await browser.call('session.passkeyOptions');
      expectProblem(
        await browser.call('session.passkey', {
          body: { ticket: last.body.ticket, response: await phone.get(last.body.options) },
        }),
        422,
        'CODE_EXPIRED',
      );
    },
  },
  {
    name: 'a change that a proxy would block is sent as a POST that names its method',
    async run({ send, origin, main }) {
      const asPost = (method: string) => (request: Request) =>
        send(
          request.method === method
            ? new Request(request, { method: 'POST', headers: overriding(request.headers, method) })
            : request,
        );
      const overriding = (given: Headers, method: string) => {
        const headers = new Headers(given);
        headers.set('X-HTTP-Method-Override', method);
        return headers;
      };
      const browser = new Browser(asPost('DELETE'), origin);
      await browser.call('session.create', { body: { login: main.email, password: main.password } });
      expect((await browser.call('session.get')).body.state === 'signed-in', 'signing in');
      const left = await browser.call('session.delete');
      expect(left.status === 204, `signing out by POST answers ${left.status}`);
      expect((await browser.call('session.get')).body.state === 'signed-out', 'the session has ended');
    },
  },
];
