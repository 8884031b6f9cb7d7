import { sql, type RawBuilder } from 'kysely';

/** The values of a line by their keys. */
export type Line = Readonly<Record<string, string | number | boolean | Date | null>>;

/** One page of an export: the lines after a key, in the order of their keys. */
export interface Page {
  readonly since: Date;
  readonly after: readonly [string, string];
  readonly limit: number;
}

interface Noun {
  /** What each key is called in a CSV file, in the order of the columns. */
  readonly columns: Readonly<Record<string, string>>;
  /** Every row also has `k1` and `k2`, by which it is ordered. */
  page(page: Page): RawBuilder<Line & { readonly k1: string; readonly k2: string }>;
}

const FIRST = '00000000-0000-0000-0000-000000000000';
export const BEGINNING: Page['after'] = [FIRST, FIRST];

type PageRow = Line & { readonly k1: string; readonly k2: string };
const instant = (date: Date) => sql`${date.toISOString()}::timestamptz`;
const paged = (table: string, { after: [first, second], limit }: Page) => ({
  keys: sql`${sql.ref(`${table}.account_id`)} as k1, ${sql.ref(`${table}.id`)} as k2`,
  beyond: sql`(${sql.ref(`${table}.account_id`)}, ${sql.ref(`${table}.id`)}) > (${first}::uuid, ${second}::uuid)`,
  end: sql`order by ${sql.ref(`${table}.account_id`)}, ${sql.ref(`${table}.id`)} limit ${limit}`,
});
/** The id that another system gave to its last answer. */
const foreignId = (noun: string, number: string) => sql`
  (select foreign_id from imported_answer where imported_answer.noun = ${noun} and imported_answer.number = ${sql.ref(number)} order by imported_at desc limit 1) as "foreignId"`;

const NUMBER = 'Номер';
const ACCOUNT = 'Лицевой счёт';
const SERIAL = 'Номер прибора учёта';
const KIND = 'Вид';
const STATE = 'Состояние';
const DUE = 'Ответить до';
const ANSWERED = 'Отвечено';
const OUTCOME = 'Решение';
const ANSWER = 'Ответ';
const FOREIGN = 'Внешний номер';

/** What can be exported: a noun of the API with its columns. Codes are those of the OpenAPI document. */
export const nouns = {
  claims: {
    columns: {
      number: NUMBER,
      accountNumber: ACCOUNT,
      kind: KIND,
      state: STATE,
      registeredOn: 'Зарегистрировано',
      dueOn: DUE,
      answeredOn: ANSWERED,
      isLate: 'Ответ с опозданием',
      text: 'Обращение',
      outcome: OUTCOME,
      answer: ANSWER,
      foreignId: FOREIGN,
    },
    page(page) {
      const { keys, beyond, end } = paged('claim', page);
      return sql<PageRow>`
        select ${keys}, claim.number, account.number as "accountNumber", claim.type as kind, claim.state, registered_on as "registeredOn", due_on as "dueOn", answered_on as "answeredOn",
          coalesce(answered_on > due_on, false) as "isLate", claim.text, case when answered_on is null or is_disputed and claim.state = 'inReview' then null else outcome end as outcome,
          case when claim.state in ('answered', 'rejected', 'closed') then
            (select said.text from claim_message as said where said.account_id = claim.account_id and claim_id = claim.id and said.kind = 'answer' order by written_at desc, said.id desc limit 1) end as answer,
          ${foreignId('claim', 'claim.number')}
        from claim join account on account.id = claim.account_id
        where ${beyond} and (registered_at >= ${instant(page.since)} or answered_on >= ${instant(page.since)}::date) ${end}`;
    },
  },
  readings: {
    columns: {
      number: NUMBER,
      accountNumber: ACCOUNT,
      serialNumber: SERIAL,
      service: 'Услуга',
      period: 'Период',
      value: 'Показание',
      volume: 'Расход',
      takenOn: 'Дата снятия',
      source: 'Источник',
      state: STATE,
      answeredOn: ANSWERED,
      outcome: OUTCOME,
      answer: ANSWER,
      foreignId: FOREIGN,
    },
    page(page) {
      const { keys, beyond, end } = paged('reading', page);
      return sql<PageRow>`
        select ${keys}, receipt_number as number, account.number as "accountNumber", serial_number as "serialNumber", service, period, trim_scale(value)::text as value, trim_scale(volume)::text as volume, taken_on as "takenOn",
          source, reading.status as state, verdict_on as "answeredOn", verdict as outcome, verdict_text as answer, ${foreignId('reading', 'reading.receipt_number')}
        from reading join account on account.id = reading.account_id join meter on meter.account_id = reading.account_id and meter.id = reading.meter_id
        where ${beyond} and (received_at >= ${instant(page.since)} or verdict_on >= ${instant(page.since)}::date) ${end}`;
    },
  },
  payments: {
    columns: {
      number: NUMBER,
      accountNumbers: 'Лицевые счета',
      method: 'Способ',
      state: STATE,
      amount: 'Сумма, коп.',
      fee: 'Комиссия, коп.',
      createdAt: 'Создан',
      settledAt: 'Зачислен',
    },
    page: ({ since, after: [, last], limit }) => sql<PageRow>`
      select id as k1, id as k2, number, method, state, amount::float8 as amount, fee::float8 as fee, created_at as "createdAt", settled_at as "settledAt",
        (select string_agg(account.number, ', ' order by account.number) from payment_item join account on account.id = payment_item.account_id where payment_id = payment.id) as "accountNumbers"
      from payment where id > ${last}::uuid and (created_at >= ${instant(since)} or settled_at >= ${instant(since)}) order by id limit ${limit}`,
  },
  documents: {
    columns: {
      id: 'Идентификатор',
      accountNumber: ACCOUNT,
      kind: KIND,
      title: 'Название',
      number: 'Номер документа',
      issuedOn: 'Дата документа',
      validUntil: 'Действует до',
      publishedAt: 'Опубликован',
      withdrawnOn: 'Отозван',
      reason: 'Причина',
    },
    page(page) {
      const { keys, beyond, end } = paged('document', page);
      return sql<PageRow>`
        select ${keys}, document.id, account.number as "accountNumber", document.kind as kind, title, document.number, issued_on as "issuedOn", valid_until as "validUntil", published_at as "publishedAt",
          withdrawn_on as "withdrawnOn", withdrawal_reason as reason
        from document join account on account.id = document.account_id
        where ${beyond} and (published_at >= ${instant(page.since)} or withdrawn_on >= ${instant(page.since)}::date) ${end}`;
    },
  },
  'data-requests': {
    columns: {
      number: NUMBER,
      kind: KIND,
      state: STATE,
      registeredOn: 'Зарегистрировано',
      dueOn: DUE,
      answeredOn: ANSWERED,
      isLate: 'Ответ с опозданием',
      text: 'Запрос',
      outcome: OUTCOME,
      answer: ANSWER,
      foreignId: FOREIGN,
    },
    page: ({ since, after: [, last], limit }) => sql<PageRow>`
      select id as k1, id as k2, number, kind, state, registered_on as "registeredOn", due_on as "dueOn", answered_on as "answeredOn", coalesce(answered_on > due_on, false) as "isLate", text,
        case when answered_on is null then null when state = 'refused' and parts = '[]' then 'refused' else 'answered' end as outcome, answer, ${foreignId('data-request', 'data_request.number')}
      from data_request where id > ${last}::uuid and (registered_at >= ${instant(since)} or answered_on >= ${instant(since)}::date) order by id limit ${limit}`,
  },
  'profile-changes': {
    columns: {
      number: NUMBER,
      accountNumber: ACCOUNT,
      kind: KIND,
      value: 'Как правильно',
      text: 'Пояснение',
      state: STATE,
      registeredAt: 'Зарегистрировано',
      dueOn: DUE,
      decidedAt: ANSWERED,
      outcome: OUTCOME,
      answer: ANSWER,
      foreignId: FOREIGN,
    },
    page(page) {
      const { keys, beyond, end } = paged('profile_change', page);
      return sql<PageRow>`
        select ${keys}, profile_change.number, account.number as "accountNumber", field as kind, value, comment as text, state, sent_at as "registeredAt", due_on as "dueOn", decided_at as "decidedAt",
          nullif(state, 'inReview') as outcome, ground as answer, ${foreignId('profile-change', 'profile_change.number')}
        from profile_change join account on account.id = profile_change.account_id
        where ${beyond} and (sent_at >= ${instant(page.since)} or decided_at >= ${instant(page.since)}) ${end}`;
    },
  },
  'meter-requests': {
    columns: {
      number: NUMBER,
      accountNumber: ACCOUNT,
      serialNumber: SERIAL,
      kind: KIND,
      record: 'Запись о поверке',
      verifiedOn: 'Дата поверки',
      text: 'Пояснение',
      state: STATE,
      registeredAt: 'Зарегистрировано',
      dueOn: DUE,
      decidedAt: ANSWERED,
      outcome: OUTCOME,
      answer: ANSWER,
      until: 'Поверка действует до',
      foreignId: FOREIGN,
    },
    page(page) {
      const { keys, beyond, end } = paged('meter_request', page);
      return sql<PageRow>`
        select ${keys}, meter_request.number, account.number as "accountNumber", serial_number as "serialNumber", meter_request.kind, record, meter_request.verified_on as "verifiedOn", comment as text, meter_request.state,
          registered_at as "registeredAt", due_on as "dueOn", decided_at as "decidedAt", nullif(meter_request.state, 'registered') as outcome, meter_request.text as answer,
          case when meter_request.kind = 'verification' and meter_request.state = 'done' then next_verification_on end as until, ${foreignId('meter-request', 'meter_request.number')}
        from meter_request join account on account.id = meter_request.account_id join meter on meter.account_id = meter_request.account_id and meter.id = meter_request.meter_id
        where ${beyond} and (registered_at >= ${instant(page.since)} or decided_at >= ${instant(page.since)}) ${end}`;
    },
  },
} as const satisfies Readonly<Record<string, Noun>>;

export type NounName = keyof typeof nouns;
export const nounNames = Object.keys(nouns) as NounName[];
