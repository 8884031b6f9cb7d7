import { sql, type RawBuilder } from 'kysely';
import type { DataSection } from '@vodokanal/contract';
import type { Tables } from '../database/tables.ts';

/** Whose data is meant. */
export interface DataSubject {
  readonly customerId: string;
  /** Accounts of which the customer is the holder. */
  readonly accountIds: readonly string[];
  readonly email: string | null;
  readonly phone: string | null;
}

/** A column without personal data, and why it has none. */
interface NotPersonal {
  readonly notPersonal: string;
}
/** A column with personal data: what it means in Russian. `money` is in kopecks. */
interface PersonalColumn {
  readonly label: string;
  readonly as?: 'money';
}
export type ColumnUse = NotPersonal | PersonalColumn;

export interface TableUse {
  readonly section: DataSection;
  /** In Russian. */
  readonly title: string;
  /** Which rows are about the customer. */
  rowsOf(subject: DataSubject): RawBuilder<boolean>;
  /** The column by which rows are ordered. */
  readonly order: string;
  readonly columns: Readonly<Record<string, ColumnUse>>;
}

const because = (notPersonal: string): NotPersonal => ({ notPersonal });
const is = (label: string): PersonalColumn => ({ label });
const sum = (label: string): PersonalColumn => ({ label, as: 'money' });

const KEY = because('an internal id that only joins rows');
const SECRET = because('a hash or sealed secret: it says nothing of the person, and telling it would harm them');
const TECHNICAL = because('a counter or time of the machine, not a fact about the person');
const DERIVED = because('another spelling of a column that the copy has');
const OTHERS = because('data of other people, which the copy must not have (152-ФЗ ст. 14 ч. 2)');

const ofCustomer = ({ customerId }: DataSubject): RawBuilder<boolean> => sql`customer_id = ${customerId}`;
const ofAccounts = ({ accountIds }: DataSubject): RawBuilder<boolean> =>
  sql`account_id = any(${[...accountIds]}::uuid[])`;
const ofAccountsOrCustomer = (subject: DataSubject): RawBuilder<boolean> =>
  sql`(${ofAccounts(subject)} or ${ofCustomer(subject)})`;

/**
 * Every column of the database: which section of the copy shows it and what it is called there, or why it is not
 * personal data (152-ФЗ ст. 3 п. 1). Tables without rows about a person have a reason instead. A test holds the list
 * against the migrated schema.
 */
export const PERSONAL_DATA: { readonly [T in keyof Tables]: NotPersonal | TypedTable<T> } = {
  setting: because('law, prices and facts of the utility'),
  site: because('partner sites are organisations'),
  site_registry: because('the version of a table'),
  secret_key: because('ids of keys'),
  proof: because('hashes of requests, kept for minutes and joined to nobody'),
  known_number: because('a view of columns that the copy has'),
  payment_item: because('joins payments to accounts'),
  budget: because('counters against floods, kept for two days'),
  throttle: because('counters against guessing, kept for a day'),
  idempotency: because('sealed answers, kept for a day, whose facts are in other tables'),
  visit_slot: because('how many places of a time are taken, but not by whom'),
  staff: because('people who work at the utility, which tells them of their data as their employer'),
  staff_session: because('sessions of the staff'),
  document_file: because('the encrypted files of documents; the documents themselves are in the copy'),
  device_secret: because('hashes of the secrets of devices; the devices themselves are in the copy'),

  customer: {
    section: 'person',
    title: 'Вы',
    order: 'created_at',
    rowsOf: ({ customerId }) => sql`id = ${customerId}`,
    columns: {
      id: KEY,
      name: is('Имя'),
      email: is('Электронная почта'),
      password_hash: SECRET,
      status: is('Состояние входа'),
      created_at: is('Кабинет открыт'),
      phone: is('Телефон'),
      password_changed_at: is('Пароль изменён'),
      must_change_password: is('Пароль нужно сменить'),
      frozen_at: is('Действия заморожены'),
      block_reason: is('Почему вход закрыт'),
      blocked_by: is('Кто закрыл вход'),
    },
  },
  account: {
    section: 'accounts',
    title: 'Лицевые счета',
    order: 'number',
    rowsOf: ({ accountIds }) => sql`id = any(${[...accountIds]}::uuid[])`,
    columns: {
      id: KEY,
      number: is('Номер'),
      number_folded: DERIVED,
      els_number: is('Единый лицевой счёт'),
      kind: is('Вид помещения'),
      status: is('Состояние'),
      holder: is('Абонент'),
      address: is('Адрес'),
      persons: is('Зарегистрировано человек'),
      area: is('Площадь, м²'),
      service_id_gis: is('Идентификатор жилищно-коммунальных услуг'),
      tariff_zone: is('Тарифная зона'),
      bill_code: is('Код с квитанции'),
      building_id: KEY,
      flat: is('Помещение'),
      is_paperless: is('Без бумажной квитанции'),
      paperless_from: is('Без бумажной квитанции с'),
    },
  },
  former_account_facts: {
    section: 'accounts',
    title: 'Прежние сведения о счёте',
    order: 'until',
    rowsOf: ofAccounts,
    columns: {
      account_id: KEY,
      until: is('По месяц'),
      persons: is('Зарегистрировано человек'),
      tariff_zone: is('Тарифная зона'),
    },
  },
  former_number: {
    section: 'accounts',
    title: 'Прежние номера счетов',
    order: 'since',
    rowsOf: ofAccounts,
    columns: { number_folded: DERIVED, account_id: KEY, number: is('Номер'), since: is('Заменён') },
  },
  customer_account: {
    section: 'accounts',
    title: 'Ваши права на счета',
    order: 'account_id',
    rowsOf: ofCustomer,
    columns: {
      customer_id: KEY,
      account_id: is('Счёт (внутренний номер)'),
      role: is('Роль'),
      name: is('Ваше название счёта'),
      confirmed_on: is('Сведения подтверждены'),
      rights: is('Права'),
      until: is('Действуют до'),
    },
  },
  building: {
    section: 'accounts',
    title: 'Дом',
    order: 'code',
    rowsOf: ({ accountIds }) =>
      sql`id in (select building_id from account where account.id = any(${[...accountIds]}::uuid[]))`,
    columns: { id: KEY, code: is('Код дома'), address: is('Адрес дома') },
  },
  site_account: {
    section: 'accounts',
    title: 'Партнёры, которые обслуживают счёт',
    order: 'origin',
    rowsOf: ofAccounts,
    columns: { origin: is('Сайт партнёра'), account_id: KEY },
  },
  guest_ticket: {
    section: 'accounts',
    title: 'Передача показаний без входа',
    order: 'expires_at',
    rowsOf: ofAccounts,
    columns: { id_hash: SECRET, id: KEY, account_id: KEY, meter_id: KEY, expires_at: is('Открыта до') },
  },
  meter: {
    section: 'meters',
    title: 'Счётчики',
    order: 'serial_number',
    rowsOf: ofAccounts,
    columns: {
      account_id: KEY,
      id: KEY,
      serial_number: is('Заводской номер'),
      service: is('Услуга'),
      place: is('Где стоит'),
      digits: is('Цифр до запятой'),
      fraction_digits: is('Цифр после запятой'),
      state: is('Состояние'),
      verified_on: is('Поверен'),
      next_verification_on: is('Следующая поверка'),
      seal: is('Пломба'),
      sealed_on: is('Опломбирован'),
    },
  },
  reading: {
    section: 'meters',
    title: 'Показания',
    order: 'received_at',
    rowsOf: ofAccounts,
    columns: {
      account_id: KEY,
      id: KEY,
      meter_id: KEY,
      period: is('Месяц'),
      value: is('Показание, м³'),
      volume: is('Расход, м³'),
      taken_on: is('Снято'),
      received_at: is('Получено'),
      source: is('Откуда'),
      status: is('Состояние'),
      receipt_number: is('Номер подтверждения'),
      customer_id: KEY,
      photo_id: KEY,
    },
  },
  meter_request: {
    section: 'meters',
    title: 'Заявки по счётчикам',
    order: 'registered_at',
    rowsOf: ofCustomer,
    columns: {
      account_id: KEY,
      id: KEY,
      meter_id: KEY,
      number: is('Номер'),
      customer_id: KEY,
      kind: is('О чём'),
      record: is('Запись о поверке'),
      verified_on: is('Дата поверки'),
      comment: is('Что вы написали'),
      state: is('Состояние'),
      text: is('Ответ'),
      registered_at: is('Зарегистрирована'),
      decided_at: is('Решена'),
    },
  },
  ledger_entry: {
    section: 'payments',
    title: 'Начисления и платежи',
    order: 'entered_at',
    rowsOf: ofAccounts,
    columns: {
      account_id: KEY,
      id: KEY,
      subject: DERIVED,
      version: TECHNICAL,
      kind: is('Вид'),
      amount: sum('Сумма'),
      entered_on: is('Дата'),
      entered_at: is('Записано'),
      period: is('Месяц'),
      service: is('Услуга'),
      line: is('Строка счёта'),
      due_on: is('Оплатить до'),
      basis: is('Как посчитано'),
      quantity: is('Количество'),
      reason: is('Причина'),
      document: is('Документ'),
      channel: is('Откуда платёж'),
      method: is('Способ оплаты'),
      of_id: KEY,
      payment_id: KEY,
      debt_ids: KEY,
    },
  },
  payment: {
    section: 'payments',
    title: 'Оплата на сайте',
    order: 'created_at',
    rowsOf: ofCustomer,
    columns: {
      id: KEY,
      number: is('Номер'),
      customer_id: KEY,
      state: is('Состояние'),
      method: is('Способ'),
      amount: sum('Сумма'),
      fee: sum('Комиссия'),
      items: is('За что'),
      created_at: is('Создан'),
      expires_at: is('Подтвердить до'),
      confirmed_at: is('Подтверждён'),
      settled_at: is('Завершён'),
      reason: is('Почему не прошёл'),
      acquirer: is('Платёжная организация'),
      acquirer_id: is('Номер у платёжной организации'),
      confirmation: is('Как подтверждался'),
      facts: is('Что сообщила платёжная организация'),
      asked_at: TECHNICAL,
      receipt: is('Кассовый чек'),
      receipt_order: is('Заказ кассового чека'),
      refund_receipts: is('Чеки возвратов'),
      receipts_until: TECHNICAL,
      return_url: is('Страница, с которой платили'),
      guest_hash: SECRET,
      link_id: KEY,
      autopay: is('Условия автоплатежа'),
      is_automatic: is('Автоплатёж'),
      token: SECRET,
    },
  },
  autopay: {
    section: 'payments',
    title: 'Автоплатёж',
    order: 'since',
    rowsOf: ofCustomer,
    columns: {
      account_id: KEY,
      customer_id: KEY,
      day: is('День месяца'),
      amount_limit: sum('Не больше'),
      method: is('Способ'),
      token: SECRET,
      title: is('Чем платите'),
      since: is('Включён'),
      next_on: is('Следующее списание'),
      announced_for: is('Предупредили о списании'),
      announced_amount: sum('Предупредили о сумме'),
      announced_principal: sum('Без комиссии'),
      failures: TECHNICAL,
      last_on: is('Последнее списание'),
      last_result: is('Чем закончилось'),
      last_amount: sum('Списано'),
      last_payment_id: KEY,
    },
  },
  payment_link: {
    section: 'payments',
    title: 'Ссылки, чтобы платили за вас',
    order: 'created_at',
    rowsOf: ofCustomer,
    columns: {
      id: KEY,
      account_id: KEY,
      customer_id: KEY,
      secret_hash: SECRET,
      amount: sum('Сумма'),
      created_at: is('Создана'),
      expires_at: is('Действует до'),
    },
  },
  guest_payer: {
    section: 'payments',
    title: 'Оплата без входа',
    order: 'expires_at',
    rowsOf: ofAccounts,
    columns: { id_hash: SECRET, account_id: KEY, expires_at: is('Открыта до'), link_id: KEY },
  },
  debt_notice: {
    section: 'payments',
    title: 'Уведомления о долге',
    order: 'sent_on',
    rowsOf: ofAccounts,
    columns: {
      account_id: KEY,
      id: KEY,
      kind: is('Вид'),
      sent_on: is('Отправлено'),
      amount: sum('Сумма'),
      acknowledged_on: is('Вы прочитали'),
    },
  },
  instalment_plan: {
    section: 'payments',
    title: 'Рассрочки',
    order: 'created_on',
    rowsOf: ofCustomer,
    columns: {
      id: KEY,
      number: is('Номер'),
      account_id: KEY,
      customer_id: KEY,
      state: is('Состояние'),
      amount: sum('Сумма'),
      debt_ids: KEY,
      instalments: is('График'),
      reason: is('Что вы написали'),
      created_on: is('Создана'),
      answer_by: is('Ответить до'),
      offered_until: is('Подписать до'),
      signed_at: is('Подписана'),
      refusal: is('Причина отказа'),
    },
  },
  claim: {
    section: 'requests',
    title: 'Обращения',
    order: 'registered_at',
    rowsOf: ofCustomer,
    columns: {
      account_id: KEY,
      id: KEY,
      number: is('Номер'),
      customer_id: KEY,
      type: is('О чём'),
      state: is('Состояние'),
      text: is('Что вы написали'),
      period: is('Месяц'),
      service: is('Услуга'),
      meter_id: KEY,
      amount: sum('Сумма'),
      demand: is('Чего просите'),
      registered_at: is('Получено'),
      registered_on: is('Зарегистрировано'),
      due_on: is('Ответить до'),
      law: is('Основание срока'),
      evidence: is('Приложено из кабинета'),
      applicant: is('Кто подал'),
      answer_by: is('Как ответить'),
      unit: is('Срок в каких днях'),
      answered_on: is('Ответ дан'),
      outcome: is('Итог ответа'),
      is_disputed: is('Вы не согласились с ответом'),
      read_at: is('Вы прочитали до'),
      assignee_id: KEY,
      late_told_for: TECHNICAL,
    },
  },
  claim_message: {
    section: 'requests',
    title: 'Переписка по обращениям',
    order: 'written_at',
    rowsOf: ({ customerId }) =>
      sql`(account_id, id) in (
        select written.account_id, written.id from claim
          join claim_message as written on written.account_id = claim.account_id and written.claim_id = claim.id
          where claim.customer_id = ${customerId})`,
    columns: {
      account_id: KEY,
      id: KEY,
      claim_id: KEY,
      side: is('Кто написал'),
      kind: is('Что это'),
      text: is('Текст'),
      written_at: is('Написано'),
      due_on: is('Ответить до'),
      is_late: is('После срока'),
      outcome: is('Итог ответа'),
    },
  },
  application: {
    section: 'requests',
    title: 'Заявления',
    order: 'registered_at',
    rowsOf: ofCustomer,
    columns: {
      account_id: KEY,
      id: KEY,
      number: is('Номер'),
      customer_id: KEY,
      template_id: because('the kind of application, whose title the copy has'),
      title: is('О чём'),
      state: is('Состояние'),
      fields: because('the labels of the form that the utility has made'),
      answers: is('Что вы указали'),
      meters: is('Счётчики, о которых речь'),
      registered_at: is('Получено'),
      registered_on: is('Зарегистрировано'),
      due_on: is('Решить до'),
      unit: is('Срок в каких днях'),
      law: is('Основание срока'),
      confirmed_at: is('Подтверждено кодом'),
      confirmed_by: is('Куда пришёл код'),
      decided_on: is('Решение принято'),
      decision: is('Решение'),
      visit_kind: is('Визит или приём'),
      visit_on: is('Дата визита'),
      visit_from: is('Визит с'),
      visit_to: is('Визит до'),
      step_names: because('the steps that each task of this kind has'),
      steps: is('Что сделано'),
      handover: is('Показания при передаче'),
      read_at: is('Вы прочитали до'),
      assignee_id: KEY,
    },
  },
  application_message: {
    section: 'requests',
    title: 'Переписка по заявлениям',
    order: 'written_at',
    rowsOf: ({ customerId }) =>
      sql`(account_id, id) in (
        select written.account_id, written.id from application
          join application_message as written on written.account_id = application.account_id and written.application_id = application.id
          where application.customer_id = ${customerId})`,
    columns: {
      account_id: KEY,
      id: KEY,
      application_id: KEY,
      side: is('Кто написал'),
      kind: is('Что это'),
      text: is('Текст'),
      written_at: is('Написано'),
    },
  },
  document: {
    section: 'accounts',
    title: 'Документы',
    order: 'issued_on',
    rowsOf: ofAccounts,
    columns: {
      account_id: KEY,
      id: KEY,
      file_id: KEY,
      kind: is('Вид'),
      title: is('Название'),
      number: is('Номер'),
      issued_on: is('Дата'),
      period: is('Месяц'),
      meter_id: KEY,
      signature: is('Подпись'),
      valid_until: is('Действует до'),
      file_name: is('Имя файла'),
      media_type: is('Вид файла'),
      bytes: is('Размер, байт'),
      published_at: is('Опубликован'),
      withdrawn_on: is('Отозван'),
      withdrawal_reason: is('Почему отозван'),
    },
  },
  document_read: {
    section: 'accounts',
    title: 'Прочитанные документы',
    order: 'read_at',
    rowsOf: ofCustomer,
    columns: { account_id: KEY, document_id: KEY, customer_id: KEY, read_at: is('Прочитан') },
  },
  technical_work: {
    section: 'accounts',
    title: 'Технические работы',
    order: 'done_on',
    rowsOf: ofAccounts,
    columns: {
      account_id: KEY,
      id: KEY,
      kind: is('Что сделали'),
      done_on: is('Дата'),
      result: is('Итог'),
      note: is('Примечание'),
      meters: is('Счётчики, показания и пломбы'),
      next_on: is('Следующая дата'),
      document_id: KEY,
      recorded_at: is('Записано'),
    },
  },
  profile_change: {
    section: 'requests',
    title: 'Просьбы исправить сведения',
    order: 'sent_at',
    rowsOf: ofCustomer,
    columns: {
      account_id: KEY,
      id: KEY,
      number: is('Номер'),
      customer_id: KEY,
      field: is('Что исправить'),
      value: is('Как правильно'),
      comment: is('Что вы написали'),
      state: is('Состояние'),
      ground: is('Ответ'),
      sent_at: is('Отправлена'),
      decided_at: is('Решена'),
    },
  },
  unlock: {
    section: 'requests',
    title: 'Просьбы открыть вход',
    order: 'registered_at',
    rowsOf: ofCustomer,
    columns: {
      id: KEY,
      number: is('Номер'),
      ticket_hash: SECRET,
      customer_id: KEY,
      account_number: is('Лицевой счёт'),
      way: is('Как подтверждали'),
      contact: is('Куда ответить'),
      words: is('Что вы написали'),
      state: is('Состояние'),
      text: is('Ответ'),
      registered_at: is('Зарегистрирована'),
      decided_at: is('Решена'),
      delete_on: is('Документы удалят'),
      deleted_at: is('Документы удалены'),
    },
  },
  incident: {
    section: 'requests',
    title: 'Сообщения о чужом доступе',
    order: 'registered_at',
    rowsOf: ofCustomer,
    columns: {
      id: KEY,
      number: is('Номер'),
      customer_id: KEY,
      text: is('Что вы написали'),
      address: is('Сетевой адрес'),
      registered_at: is('Зарегистрировано'),
      closed_at: is('Закрыто'),
    },
  },
  data_request: {
    section: 'requests',
    title: 'Запросы о персональных данных',
    order: 'registered_at',
    rowsOf: ofCustomer,
    columns: {
      id: KEY,
      number: is('Номер'),
      customer_id: KEY,
      kind: is('О чём'),
      state: is('Состояние'),
      sections: is('Разделы'),
      text: is('Что вы написали'),
      registered_at: is('Получен'),
      registered_on: is('Зарегистрирован'),
      due_on: is('Ответить до'),
      law: is('Основание срока'),
      extended_on: is('Срок продлён'),
      extension_reason: is('Почему продлён'),
      answered_on: is('Ответ дан'),
      answer: is('Ответ'),
      parts: is('Ответ по разделам'),
      copy_until: is('Копию можно скачать до'),
    },
  },
  upload: {
    section: 'requests',
    title: 'Присланные файлы',
    order: 'created_at',
    // Who cannot sign in sends files in the name of the unlock request; files of answers are sent by the staff.
    rowsOf: ({ customerId }) =>
      sql`(customer_id, id) in (
        select sent.customer_id, sent.id from upload as sent
          where sent.customer_id in (select ${customerId}::uuid union all select id from "unlock" where "unlock".customer_id = ${customerId})
        union all select sent.customer_id, sent.id from claim
          join claim_message on claim_message.account_id = claim.account_id and claim_message.claim_id = claim.id
          join upload as sent on sent.owner_id = claim_message.id
          where claim.customer_id = ${customerId}
        union all select sent.customer_id, sent.id from application
          join application_message on application_message.account_id = application.account_id
            and application_message.application_id = application.id
          join upload as sent on sent.owner_id = application_message.id
          where application.customer_id = ${customerId})`,
    columns: {
      customer_id: KEY,
      id: is('Файл (внутренний номер)'),
      name: is('Название'),
      media_type: is('Вид файла'),
      bytes: is('Размер, байт'),
      state: is('Состояние'),
      owner_kind: is('К чему приложен'),
      owner_id: KEY,
      created_at: is('Получен'),
    },
  },
  consent: {
    section: 'consents',
    title: 'Согласия',
    order: 'given_at',
    rowsOf: ofCustomer,
    columns: {
      customer_id: KEY,
      id: KEY,
      document: is('Документ'),
      version: is('Версия'),
      title: is('Название'),
      given_at: is('Дано'),
      withdrawn_at: is('Отозвано'),
      address: is('Сетевой адрес'),
    },
  },
  connection: {
    section: 'consents',
    title: 'Подключённые сайты партнёров',
    order: 'created_at',
    rowsOf: ofAccountsOrCustomer,
    columns: {
      id: KEY,
      id_hash: SECRET,
      site: is('Сайт'),
      customer_id: KEY,
      account_id: KEY,
      scopes: is('Что разрешено'),
      created_at: is('Подключён'),
      seen_at: is('Последнее обращение'),
      expires_at: is('Действует до'),
      ticket_hash: SECRET,
      ticket_until: TECHNICAL,
      key_thumbprint: SECRET,
      token_hash: SECRET,
      token_until: TECHNICAL,
    },
  },
  connection_code: {
    section: 'consents',
    title: 'Подключения сайтов, которые начаты',
    order: 'expires_at',
    rowsOf: ofAccountsOrCustomer,
    columns: {
      code_hash: SECRET,
      site: is('Сайт'),
      customer_id: KEY,
      account_id: KEY,
      scopes: is('Что разрешено'),
      challenge: SECRET,
      expires_at: is('Действует до'),
    },
  },
  helper: {
    section: 'helpers',
    title: 'Доверенные лица',
    order: 'created_at',
    rowsOf: ofAccountsOrCustomer,
    columns: {
      account_id: KEY,
      id: KEY,
      email: is('Почта'),
      rights: is('Права'),
      until: is('Действуют до'),
      customer_id: KEY,
      code_hash: SECRET,
      created_at: is('Приглашение'),
      accepted_at: is('Принято'),
    },
  },
  session: {
    section: 'security',
    title: 'Открытые входы',
    order: 'created_at',
    rowsOf: ofCustomer,
    columns: {
      id_hash: SECRET,
      customer_id: KEY,
      created_at: is('Вход'),
      seen_at: is('Последнее обращение'),
      expires_at: is('Закончится'),
      remember: is('Запомнить на устройстве'),
      address: is('Сетевой адрес'),
      device: is('Устройство'),
      device_id: KEY,
      id: KEY,
      stepped_up_until: is('Пароль подтверждён до'),
      replaced_hash: SECRET,
      replaced_at: TECHNICAL,
    },
  },
  device: {
    section: 'security',
    title: 'Знакомые устройства',
    order: 'seen_at',
    rowsOf: ofCustomer,
    columns: { customer_id: KEY, device_id: KEY, seen_at: is('Последний вход') },
  },
  factor: {
    section: 'security',
    title: 'Второй шаг входа',
    order: 'created_at',
    rowsOf: ofCustomer,
    columns: {
      customer_id: KEY,
      id: KEY,
      kind: is('Вид'),
      secret: SECRET,
      last_step: TECHNICAL,
      confirmed_at: is('Включён'),
      created_at: is('Начат'),
    },
  },
  passkey: {
    section: 'security',
    title: 'Ключи доступа',
    order: 'created_at',
    rowsOf: ofCustomer,
    columns: {
      customer_id: KEY,
      id: KEY,
      credential_id: is('Номер ключа'),
      public_key: is('Открытый ключ'),
      counter: TECHNICAL,
      transports: TECHNICAL,
      name: is('Название'),
      created_at: is('Добавлен'),
      used_at: is('Последний вход'),
    },
  },
  recovery_code: {
    section: 'security',
    title: 'Коды на случай потери телефона',
    order: 'used_at',
    rowsOf: ofCustomer,
    columns: { customer_id: KEY, code_hash: SECRET, used_at: is('Использован') },
  },
  code: {
    section: 'security',
    title: 'Одноразовые коды',
    order: 'created_at',
    rowsOf: ofCustomer,
    columns: {
      ticket_hash: SECRET,
      purpose: is('Для чего'),
      customer_id: KEY,
      account_id: KEY,
      channel: is('Как отправлен'),
      recipient: is('Куда отправлен'),
      shown: is('Как показан адрес'),
      host: TECHNICAL,
      code_hash: SECRET,
      tries: TECHNICAL,
      sends: TECHNICAL,
      sent_at: is('Отправлен'),
      verified_at: is('Введён'),
      done_at: is('Использован'),
      created_at: is('Создан'),
      expires_at: is('Действует до'),
      data: is('Что вы указали'),
    },
  },
  audit: {
    section: 'security',
    title: 'Журнал действий',
    order: 'at',
    rowsOf: ofCustomer,
    columns: {
      id: KEY,
      at: is('Когда'),
      customer_id: KEY,
      action: is('Действие'),
      address: is('Сетевой адрес'),
      details: is('Подробности'),
    },
  },
  message: {
    section: 'messages',
    title: 'Письма и SMS',
    order: 'created_at',
    rowsOf: ({ email, phone }) => sql`recipient = any(${[email, phone].filter((each) => each !== null)}::text[])`,
    columns: {
      id: KEY,
      channel: is('Как отправлено'),
      recipient: is('Куда'),
      subject: is('Тема'),
      body: is('Текст'),
      created_at: is('Создано'),
      sent_at: is('Отправлено'),
      attempts: TECHNICAL,
      next_at: TECHNICAL,
      expires_at: TECHNICAL,
    },
  },
  manager: {
    section: 'buildings',
    title: 'Дома, по которым вы передаёте показания',
    order: 'building_id',
    rowsOf: ofCustomer,
    columns: { customer_id: KEY, building_id: is('Дом (внутренний номер)') },
  },
  bulk_job: {
    section: 'buildings',
    title: 'Показания списком',
    order: 'created_at',
    rowsOf: ofCustomer,
    columns: {
      id: KEY,
      customer_id: KEY,
      state: is('Состояние'),
      period: is('Месяц'),
      rows: OTHERS,
      results: OTHERS,
      counts: is('Сколько строк принято'),
      attempts: TECHNICAL,
      address: is('Сетевой адрес'),
      created_at: is('Отправлены'),
      done_at: is('Обработаны'),
    },
  },
};

type TypedTable<T extends keyof Tables> = TableUse & {
  readonly order: keyof Tables[T];
  readonly columns: { readonly [C in keyof Tables[T]]: ColumnUse };
};

export const isPersonal = <T extends object>(use: NotPersonal | T): use is T => !('notPersonal' in use);

/** The tables with personal data, in the order of the copy. */
export const personalTables = (): readonly (readonly [keyof Tables, TableUse])[] =>
  (Object.keys(PERSONAL_DATA) as (keyof Tables)[]).flatMap((table) => {
    const use: NotPersonal | TableUse = PERSONAL_DATA[table];
    return isPersonal<TableUse>(use) ? [[table, use] as const] : [];
  });

/** The columns of a table with personal data, in the order of the copy. */
export const personalColumns = ({ columns }: TableUse): readonly (readonly [string, PersonalColumn])[] =>
  Object.entries(columns).flatMap(([column, use]) => (isPersonal<PersonalColumn>(use) ? [[column, use] as const] : []));

/** The titles of the sections, in Russian. */
export const SECTION_TITLES: Readonly<Record<DataSection, string>> = {
  person: 'Вы и ваш вход',
  accounts: 'Лицевые счета',
  meters: 'Счётчики и показания',
  payments: 'Начисления и оплата',
  requests: 'Обращения и файлы',
  consents: 'Согласия и подключённые сайты',
  helpers: 'Доверенные лица',
  security: 'Безопасность',
  messages: 'Письма и SMS',
  buildings: 'Показания по домам',
};
