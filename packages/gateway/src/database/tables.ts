import type { ColumnType, Generated } from 'kysely';
import type {
  AnswerChannel,
  Applicant,
  Application,
  ApplicationMessage,
  AutopayTerms,
  Account,
  BulkJob,
  BulkRow,
  BulkRowResult,
  Claim,
  ClaimEvidence,
  ClaimMessage,
  ClaimOutcome,
  DataRequest,
  DataRequestPart,
  DataSection,
  DebtNotice,
  DocumentKind,
  DocumentSignature,
  FiscalReceipt,
  Handover,
  HandoverStep,
  HelperRight,
  Instalment,
  Meter,
  MeterRequest,
  NewPayment,
  Payment,
  PaymentMethod,
  PaymentState,
  ProfileChange,
  ProfileField,
  Reading,
  ReadingVerdict,
  Scope,
  Service,
  Site,
  TechnicalWork,
  Unlock,
  VisitKind,
  WorkMeter,
} from '@vodokanal/contract';
import type { CaseAction, CaseDecision, CaseKind, ImportCounts, ImportJob, Role } from '@vodokanal/contract/office';
import type { WebhookEventType, WebhookField } from '@vodokanal/contract/webhooks';
import type { CompletedHandoverStep } from '@vodokanal/contract/rules/application-state';
import type { ChargedFor, LedgerEntry, PaidBy } from '@vodokanal/contract/rules/ledger';
import type { PaymentFact } from '@vodokanal/contract/rules/payment-facts';
import type { OrderReceipt } from '../payments/order-receipt.ts';

/** Local date `YYYY-MM-DD`. */
type LocalDate = string;
/** Decimal string of cubic metres. */
type Decimal = string;
type Instant = ColumnType<Date, Date | string, Date | string>;
type Json<T> = ColumnType<T, string, string>;
type MaybeJson<T> = ColumnType<T, string | null | undefined, string | null>;

/** The flow that a ticket belongs to. */
export type CodePurpose =
  | 'registration'
  | 'recovery'
  | 'recovery-mail'
  | 'sign-in'
  | 'office'
  | 'new-password'
  | 'contact'
  | 'application'
  | 'passkey'
  | 'new-passkey';
/** What the step after the code needs. */
export interface CodeData {
  readonly email?: string;
  readonly remember?: boolean;
  readonly personal?: readonly string[];
  readonly challenge?: string;
  /** Counts the budget when there is no recipient. */ readonly login?: string;
  /** Somebody else signs in with this address, so it gets no code. */ readonly isTaken?: boolean;
  /** The member of staff who signs in. */ readonly staffId?: string;
  /** Their code comes from an app. */ readonly hasApp?: boolean;
  /** Hash of the application that the code confirms. */ readonly application?: string;
}

/** What an upload is attached to. */
export interface UploadOwner {
  readonly kind:
    'claim' | 'claimMessage' | 'application' | 'applicationMessage' | 'unlock' | 'profileChange' | 'reading';
  readonly id: string;
}

/** What a payment pays for one account. */
export type PaidItem = Payment['items'][number] & { readonly debtIds?: readonly string[] };

/** Keys of tables with account data begin with the account id, so that the tables can be sharded by account. */
/** A value of a setting as the history keeps it. */
export interface StoredSetting {
  readonly validTo: string | null;
  readonly value: unknown;
  readonly law: string;
}

export interface Tables {
  setting: {
    kind: string;
    key: string;
    valid_from: LocalDate;
    valid_to: LocalDate | null;
    value: Json<unknown>;
    law: string;
  };
  /** Who has set, replaced or taken back the value with a first day. */
  setting_change: {
    id: string;
    at: Instant;
    /** Null for the command line. */ staff_id: string | null;
    kind: string;
    key: string;
    valid_from: LocalDate;
    /** Null when there was, or is, none. */
    before: MaybeJson<StoredSetting | null>;
    after: MaybeJson<StoredSetting | null>;
  };
  site: {
    origin: string;
    mode: Site['mode'];
    name: string;
    scopes: Json<Scope[]>;
    theme: Json<string[]>;
    targets: Json<Record<string, string>>;
    allow_redirect: boolean;
    key_hash: string | null;
    blocked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
  /** One row, whose version changes with every change of the registry. */
  site_registry: { id: number; version: number };
  site_account: { origin: string; account_id: string };
  connection_code: {
    code_hash: string;
    site: string;
    customer_id: string | null;
    account_id: string | null;
    scopes: Json<Scope[]>;
    challenge: string | null;
    expires_at: Instant;
  };
  connection: {
    id: string;
    id_hash: string;
    site: string;
    customer_id: string | null;
    account_id: string | null;
    scopes: Json<Scope[]>;
    created_at: Instant;
    seen_at: Instant;
    expires_at: Instant;
    ticket_hash: string | null;
    ticket_until: Instant | null;
    key_thumbprint: string | null;
    token_hash: string | null;
    token_until: Instant | null;
  };
  proof: { id_hash: string; seen_at: Instant };
  guest_ticket: { id_hash: string; id: string; account_id: string; meter_id: string; expires_at: Instant };
  account: {
    id: string;
    number: string;
    number_folded: string;
    els_number: string | null;
    kind: Account['kind'];
    status: Account['status'];
    holder: string;
    address: string;
    persons: number;
    tariff_zone: string;
    bill_code: string | null;
    building_id: string | null;
    flat: Generated<string>;
    is_paperless: Generated<boolean>;
    paperless_from: Generated<string | null>;
    /** m², a decimal string. */
    area: string | null;
    /** ИЖКУ of ГИС ЖКХ. */
    service_id_gis: string | null;
  };
  building: { id: string; code: string; address: string };
  manager: { customer_id: string; building_id: string };
  bulk_job: {
    id: string;
    customer_id: string;
    state: BulkJob['state'];
    period: Generated<string | null>;
    rows: Json<BulkRow[]>;
    results: Json<BulkRowResult[]>;
    counts: Json<Partial<Record<BulkRowResult['result'], number>>>;
    attempts: Generated<number>;
    address: string;
    created_at: Instant;
    done_at: Instant | null;
  };
  meter: {
    account_id: string;
    id: string;
    serial_number: string;
    service: Service;
    place: string;
    digits: number;
    fraction_digits: number;
    state: Meter['state'];
    verified_on: LocalDate | null;
    next_verification_on: LocalDate | null;
    seal: Generated<string>;
    sealed_on: LocalDate | null;
  };
  reading: {
    account_id: string;
    id: string;
    meter_id: string;
    period: string;
    value: Decimal;
    volume: Decimal | null;
    taken_on: LocalDate;
    received_at: Instant;
    source: Reading['source'];
    status: Reading['status'];
    receipt_number: string | null;
    customer_id: string | null;
    photo_id: Generated<string | null>;
    /** What billing said of it. */
    verdict: Generated<ReadingVerdict['outcome'] | null>;
    verdict_text: Generated<string>;
    verdict_on: Generated<LocalDate | null>;
  };
  /** Entries are added and never changed. Kopecks: above zero is owed, below zero was paid. */
  ledger_entry: {
    account_id: string;
    id: string;
    /** What the entry is about; a correction has the same subject and a higher version. */
    subject: string;
    version: number;
    kind: LedgerEntry['kind'];
    amount: number;
    entered_on: LocalDate;
    entered_at: Instant;
    period: string | null;
    service: Service | null;
    line: ChargedFor['kind'] | null;
    due_on: LocalDate | null;
    basis: ChargedFor['basis'] | null;
    quantity: Decimal | null;
    reason: string | null;
    document: string | null;
    channel: PaidBy['channel'] | null;
    method: PaymentMethod | null;
    of_id: string | null;
    payment_id: string | null;
    debt_ids: Json<string[]> | null;
  };
  payment: {
    id: string;
    number: string;
    customer_id: string | null;
    state: PaymentState;
    method: PaymentMethod;
    amount: number;
    fee: number;
    items: Json<PaidItem[]>;
    created_at: Instant;
    expires_at: Instant;
    confirmed_at: Instant | null;
    settled_at: Instant | null;
    reason: NonNullable<Payment['reason']> | null;
    acquirer: string | null;
    acquirer_id: string | null;
    confirmation: Json<NonNullable<Payment['confirmation']>> | null;
    /** What the acquirer has said. */
    facts: Json<PaymentFact[]>;
    asked_at: Instant | null;
    receipt: Json<FiscalReceipt> | null;
    /** What the acquirer was told for the receipt, until the payment has ended. */
    receipt_order: Json<OrderReceipt> | null;
    /** The receipts of refunds by the subjects of their entries in the ledger, e.g. `refund rf-1`. */
    refund_receipts: Json<Record<string, FiscalReceipt>> | null;
    /** Until when the acquirer is asked for receipts that are being formed. */
    receipts_until: Instant | null;
    /** Where the acquirer leads back to. */
    return_url: Generated<string | null>;
    /** Hash of the ticket of somebody who pays without a sign-in. */
    guest_hash: Generated<string | null>;
    /** The link by which it is paid. */
    link_id: Generated<string | null>;
    /** Autopay that begins with the payment. */
    autopay: Json<AutopayTerms> | null;
    /** Made by autopay. */
    is_automatic: Generated<boolean>;
    /** What the acquirer charges for an automatic payment; worth nothing without its secret. */
    token: Generated<string | null>;
  };
  autopay: {
    account_id: string;
    customer_id: string;
    day: number;
    amount_limit: number;
    method: NewPayment['method'];
    /** What the acquirer charges; worth nothing without its secret. */
    token: string;
    title: string;
    since: Instant;
    next_on: LocalDate;
    /** The day of the charge that a notice has announced, and its sum with the fee. */
    announced_for: LocalDate | null;
    announced_amount: number | null;
    /** The same without the fee. */
    announced_principal: Generated<number | null>;
    /** Failed charges in a row. */
    failures: Generated<number>;
    last_on: LocalDate | null;
    last_result: 'charged' | 'failed' | 'nothingOwed' | 'overLimit' | null;
    last_amount: number | null;
    last_payment_id: string | null;
  };
  guest_payer: { id_hash: string; account_id: string; expires_at: Instant; link_id: Generated<string | null> };
  payment_link: {
    id: string;
    account_id: string;
    /** Null for a link that the utility has made. */
    customer_id: string | null;
    secret_hash: string;
    amount: number;
    created_at: Instant;
    expires_at: Instant;
  };
  payment_item: { account_id: string; payment_id: string };
  debt_notice: {
    account_id: string;
    id: string;
    kind: DebtNotice['kind'];
    sent_on: LocalDate;
    amount: number;
    acknowledged_on: LocalDate | null;
  };
  /** Numbers that accounts had before; payments and sign-ins with them still find the account. */
  /** Persons and tariff zone of an account up to a month, where they were others than now. */
  former_account_facts: { account_id: string; until: string; persons: number; tariff_zone: string };
  former_number: { number_folded: string; account_id: string; number: string; since: LocalDate };
  /** A view: present and former numbers of all accounts. */
  known_number: { number_folded: string; account_id: string };
  instalment_plan: {
    id: string;
    number: string;
    account_id: string;
    customer_id: string;
    /** How a signed plan stands follows from the ledger. */
    state: 'requested' | 'offered' | 'refused' | 'withdrawn' | 'signed';
    amount: number;
    /** The charges that the plan is for. */
    debt_ids: Json<string[]>;
    instalments: Json<Pick<Instalment, 'dueOn' | 'amount'>[]>;
    reason: string;
    created_on: LocalDate;
    answer_by: LocalDate | null;
    offered_until: LocalDate | null;
    signed_at: Instant | null;
    refusal: string | null;
  };
  customer: {
    id: string;
    name: string;
    email: string | null;
    password_hash: string;
    status: 'active' | 'blocked';
    created_at: Instant;
    phone: string | null;
    password_changed_at: Instant | null;
    must_change_password: Generated<boolean>;
    frozen_at: Instant | null;
    block_reason: Generated<string | null>;
    blocked_by: Generated<'utility' | 'guard' | null>;
  };
  customer_account: {
    customer_id: string;
    account_id: string;
    role: 'holder' | 'helper';
    name: Generated<string>;
    confirmed_on: Generated<LocalDate | null>;
    rights: Json<HelperRight[]> | null;
    until: LocalDate | null;
  };
  helper: {
    account_id: string;
    id: string;
    email: string;
    rights: Json<HelperRight[]>;
    until: LocalDate;
    customer_id: string | null;
    code_hash: string | null;
    created_at: Instant;
    accepted_at: Instant | null;
  };
  profile_change: {
    account_id: string;
    id: string;
    number: string;
    customer_id: string;
    field: ProfileField;
    value: string;
    comment: string;
    state: ProfileChange['state'];
    ground: Generated<string>;
    sent_at: Instant;
    /** Last day for the answer. */
    due_on: LocalDate;
    decided_at: Instant | null;
  };
  meter_request: {
    account_id: string;
    id: string;
    meter_id: string;
    number: string;
    customer_id: string;
    kind: MeterRequest['kind'];
    record: string | null;
    verified_on: LocalDate | null;
    comment: string;
    state: MeterRequest['state'];
    text: Generated<string>;
    registered_at: Instant;
    due_on: LocalDate;
    decided_at: Instant | null;
  };
  unlock: {
    id: string;
    number: string;
    ticket_hash: string;
    customer_id: string | null;
    account_number: string;
    way: 'data' | 'documents';
    contact: string;
    words: string;
    state: Unlock['state'];
    text: Generated<string>;
    registered_at: Instant;
    due_on: LocalDate;
    decided_at: Instant | null;
    delete_on: LocalDate | null;
    deleted_at: Instant | null;
  };
  session: {
    id_hash: string;
    customer_id: string;
    created_at: Instant;
    seen_at: Instant;
    expires_at: Instant;
    remember: boolean;
    address: string;
    device: string;
    device_id: string | null;
    id: string | null;
    stepped_up_until: Instant | null;
    replaced_hash: Generated<string | null>;
    replaced_at: Instant | null;
  };
  code: {
    ticket_hash: string;
    purpose: CodePurpose;
    customer_id: string | null;
    account_id: string | null;
    channel: 'sms' | 'mail';
    recipient: string | null;
    shown: string;
    host: string;
    code_hash: string | null;
    tries: number;
    sends: number;
    sent_at: Instant | null;
    verified_at: Instant | null;
    done_at: Instant | null;
    created_at: Instant;
    expires_at: Instant;
    data: Json<CodeData>;
  };
  budget: { key: string; spent: number; since: Instant };
  factor: {
    customer_id: string;
    id: string;
    kind: 'totp' | 'sms';
    secret: string | null;
    last_step: Generated<number>;
    confirmed_at: Instant | null;
    created_at: Instant;
  };
  passkey: {
    customer_id: string;
    id: string;
    credential_id: string;
    public_key: string;
    counter: number;
    transports: Json<string[]>;
    name: string;
    created_at: Instant;
    used_at: Instant | null;
  };
  recovery_code: { customer_id: string; code_hash: string; used_at: Instant | null };
  consent: {
    customer_id: string;
    id: string;
    document: string;
    version: string;
    title: string;
    given_at: Instant;
    withdrawn_at: Instant | null;
    address: string;
  };
  incident: {
    id: string;
    number: string;
    customer_id: string;
    text: string;
    address: string;
    registered_at: Instant;
    closed_at: Instant | null;
  };
  device: { customer_id: string; device_id: string; seen_at: Instant };
  device_secret: {
    id_hash: string;
    device_id: string;
    generation: number;
    superseded_at: Instant | null;
    created_at: Instant;
  };
  throttle: {
    key: string;
    failures: number;
    failed_at: Instant;
    blocked_until: ColumnType<Date | null, Date | string | null, Date | string | null>;
    attempt: string | null;
  };
  idempotency: {
    owner_id: string;
    operation: string;
    key: string;
    body_hash: string;
    /** Sealed; null while the first request is running, empty when a secret is not told again. */ answer:
      string | null;
    claim: Generated<string | null>;
    created_at: Instant;
  };
  secret_key: { id: string; first_used_at: Instant };
  claim: {
    account_id: string;
    id: string;
    number: string;
    customer_id: string;
    type: Claim['type'];
    state: Claim['state'];
    text: string;
    period: string | null;
    service: Service | null;
    meter_id: string | null;
    amount: number | null;
    demand: NonNullable<Claim['demand']> | null;
    registered_at: Instant;
    registered_on: LocalDate;
    due_on: LocalDate;
    law: string;
    applicant: Applicant;
    answer_by: AnswerChannel;
    unit: Claim['unit'];
    evidence: ColumnType<ClaimEvidence[], string | undefined, never>;
    answered_on: Generated<LocalDate | null>;
    outcome: Generated<ClaimOutcome | null>;
    is_disputed: Generated<boolean>;
    /** The customer has read what the utility wrote until then. */ read_at: ColumnType<
      Date | null,
      Date | undefined,
      Date
    >;
    assignee_id: Generated<string | null>;
    /** The due date whose passing the customer has been told. */ late_told_for: Generated<LocalDate | null>;
  };
  application: {
    account_id: string;
    id: string;
    number: string;
    customer_id: string;
    template_id: string;
    title: Json<Application['title']>;
    state: Application['state'];
    fields: Json<Application['fields']>;
    answers: Json<Application['values']>;
    meters: Json<Application['meters']>;
    registered_at: Instant;
    registered_on: LocalDate;
    due_on: LocalDate;
    unit: Application['unit'];
    law: string;
    confirmed_at: ColumnType<Date | null, Date | null, never>;
    /** The masked phone or address that the code was sent to. */ confirmed_by: string | null;
    decided_on: Generated<LocalDate | null>;
    decision: Generated<string | null>;
    visit_kind: VisitKind | null;
    visit_on: LocalDate | null;
    visit_from: string | null;
    visit_to: string | null;
    step_names: Json<HandoverStep[]>;
    steps: ColumnType<CompletedHandoverStep[], string | undefined, string>;
    handover: ColumnType<Handover | null, string | undefined, string>;
    /** The customer has read what the utility wrote until then. */ read_at: ColumnType<
      Date | null,
      Date | undefined,
      Date
    >;
    assignee_id: Generated<string | null>;
  };
  application_message: {
    account_id: string;
    id: string;
    application_id: string;
    side: ApplicationMessage['side'];
    kind: ApplicationMessage['kind'];
    text: string;
    written_at: Instant;
  };
  visit_slot: { kind: string; visit_on: LocalDate; visit_from: string; taken: number };
  staff: {
    id: string;
    email: string;
    name: string;
    role: Role;
    password_hash: string;
    created_at: Instant;
    ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    blocked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    /** Hash of the ticket in the letter that lets them choose a password. */
    invitation_hash: Generated<string | null>;
    invited_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
  /** The import of a billing registry: it is checked first, and loaded when somebody says so. */
  import_job: {
    id: string;
    staff_id: string;
    name: string;
    state: ImportJob['state'];
    /** Lines of the file; null until they were counted. */ lines: Generated<number | null>;
    /** The last line of what is done, and the counts up to it: a process that takes over goes on from there. */
    line: Generated<number>;
    counts: Json<ImportCounts>;
    checked: MaybeJson<ImportCounts | null>;
    loaded: MaybeJson<ImportCounts | null>;
    problem: ColumnType<ImportJob['problem'], ImportJob['problem'] | undefined, ImportJob['problem'] | null>;
    created_at: Instant;
    ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    /** The process that works on it, and when it was last heard of. */
    worker: Generated<string | null>;
    seen_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
  /** A refused line of an import. */
  import_fault: { job_id: string; line: number; reason: string; text: string };
  staff_session: { id_hash: string; staff_id: string; created_at: Instant; seen_at: Instant; expires_at: Instant };
  case_assignment: { kind: CaseKind; case_id: string; staff_id: string };
  /** What the staff decided or proposed. A constraint keeps approvals of money and identity to two people. */
  case_decision: {
    id: string;
    kind: CaseKind;
    case_id: string;
    account_id: string | null;
    customer_id: string | null;
    action: CaseAction;
    state: CaseDecision['state'];
    text: string;
    until: LocalDate | null;
    /** The customer's mobile number from now on; kept while the proposal waits. */
    phone: string | null;
    /** Why a proposal was rejected. */
    rejection: Generated<string>;
    proposed_by: string;
    proposed_at: Instant;
    second_by: string | null;
    ended_at: Instant | null;
  };
  /** A cabinet that a member of staff looks at as its customer sees it. */
  resident_view: {
    id: string;
    staff_id: string;
    customer_id: string;
    reason: string;
    opened_at: Instant;
    expires_at: Instant;
    ended_at: Instant | null;
  };
  claim_message: {
    account_id: string;
    id: string;
    claim_id: string;
    side: ClaimMessage['side'];
    kind: ClaimMessage['kind'];
    text: string;
    written_at: Instant;
    due_on: LocalDate | null;
    is_late: boolean;
    outcome: ClaimOutcome | null;
  };
  data_request: {
    id: string;
    number: string;
    customer_id: string;
    kind: DataRequest['kind'];
    state: DataRequest['state'];
    sections: Json<DataSection[]>;
    text: string;
    registered_at: Instant;
    registered_on: LocalDate;
    due_on: LocalDate;
    law: string;
    extended_on: LocalDate | null;
    extension_reason: string;
    answered_on: LocalDate | null;
    answer: string;
    parts: Json<DataRequestPart[]>;
    copy_until: Instant | null;
  };
  upload: {
    customer_id: string;
    id: string;
    name: string;
    media_type: string;
    /** Of the file that is kept, once it is ready. */
    bytes: number;
    /** Of the file that is sent, with the notes of a camera. */
    announced_bytes: number;
    state: 'receiving' | 'ready' | 'refused';
    owner_kind: Generated<UploadOwner['kind'] | null>;
    owner_id: Generated<string | null>;
    created_at: Instant;
  };
  document_file: { id: string; media_type: string; bytes: number; created_at: Instant };
  document: {
    account_id: string;
    id: string;
    /** Documents of several accounts may share a file; a withdrawn one has none any more. */
    file_id: string;
    kind: DocumentKind;
    title: string;
    number: string;
    issued_on: LocalDate;
    period: string | null;
    meter_id: string | null;
    signature: Json<DocumentSignature>;
    valid_until: LocalDate | null;
    file_name: string;
    media_type: string;
    bytes: number;
    published_at: Instant;
    withdrawn_on: LocalDate | null;
    withdrawal_reason: string | null;
  };
  document_read: { account_id: string; document_id: string; customer_id: string; read_at: Instant };
  technical_work: {
    account_id: string;
    id: string;
    kind: TechnicalWork['kind'];
    done_on: LocalDate;
    result: TechnicalWork['result'];
    note: string;
    meters: Json<WorkMeter[]>;
    next_on: LocalDate | null;
    document_id: string | null;
    recorded_at: Instant;
  };
  message: {
    id: string;
    channel: 'mail' | 'sms';
    recipient: string;
    subject: string;
    body: string;
    created_at: Instant;
    sent_at: Generated<Date | null>;
    attempts: Generated<number>;
    next_at: Instant | null;
    expires_at: Instant | null;
  };
  webhook: {
    id: string;
    name: string;
    url: string;
    /** Types of events; `claim.*` means all of a noun and `*` all. */
    events: Json<string[]>;
    fields: Json<WebhookField[]>;
    /** Sealed. */
    secret: string;
    /** The secret before, sealed; it signs besides until its time is over. */
    former_secret: string | null;
    former_until: Instant | null;
    created_at: Instant;
  };
  /** The events that a receiver is told. */
  webhook_event: {
    webhook_id: string;
    id: string;
    position: Generated<number>;
    type: WebhookEventType;
    /** Events of a case are told one after the other. */
    case_id: string;
    account_id: string | null;
    customer_id: string | null;
    data: Json<Readonly<Record<string, unknown>>>;
    occurred_at: Instant;
    attempts: Generated<number>;
    next_at: Instant;
    delivered_at: ColumnType<Date | null, never, Date | null>;
    /** All attempts have failed; it waits for a replay. */
    parked_at: ColumnType<Date | null, never, Date | null>;
    /** Why the last attempt failed. */
    fault: ColumnType<string | null, never, string | null>;
  };
  /** Answers that another system has sent, so that each takes effect once. */
  imported_answer: { noun: string; foreign_id: string; number: string; digest: string; imported_at: Instant };
  audit: {
    id: string;
    at: Instant;
    customer_id: string | null;
    action: string;
    address: string;
    details: Json<unknown>;
  };
}
