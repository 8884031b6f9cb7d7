import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = (text: string): Migration => ({
  async up(db) {
    for (const statement of text
      .split(';\n')
      .map((part) => part.trim())
      .filter(Boolean))
      await sql.raw(statement).execute(db);
  },
});

export const migrations: Record<string, Migration> = {
  '0001-foundation': statements(`
create table setting (kind text, key text, valid_from date, valid_to date, value jsonb not null, law text not null default '', primary key (kind, key, valid_from));
create table site (origin text primary key, mode text not null);
create table account (
  id uuid primary key, number text not null, number_folded text not null unique, els_number text, kind text not null, status text not null,
  holder text not null, address text not null, persons integer not null default 1, tariff_zone text not null default '');
create table meter (
  account_id uuid not null, id uuid not null, serial_number text not null, service text not null, place text not null,
  digits integer not null, fraction_digits integer not null, state text not null, verified_on date, next_verification_on date,
  primary key (account_id, id), unique (account_id, serial_number, service));
create index meter_by_id on meter (id);
create table reading (
  account_id uuid not null, id uuid not null, meter_id uuid not null, period text not null, value numeric not null, volume numeric,
  taken_on date not null, received_at timestamptz not null, source text not null, status text not null, slip text, customer_id uuid,
  primary key (account_id, id));
create index reading_by_meter on reading (account_id, meter_id, period desc);
create index reading_by_period on reading (period, account_id, id);
create unique index reading_one_a_period on reading (account_id, meter_id, period) where status not in ('replaced', 'rejected');
create table charge (
  account_id uuid not null, period text not null, service text not null, due_on date not null, amount bigint not null, volume numeric,
  primary key (account_id, period, service));
create table payment (account_id uuid not null, document text not null, paid_on date not null, amount bigint not null, primary key (account_id, document));
create table customer (id uuid primary key, name text not null, email text unique, password_hash text not null, status text not null, created_at timestamptz not null);
create table customer_account (customer_id uuid not null, account_id uuid not null, role text not null, primary key (customer_id, account_id));
create unique index customer_account_one_holder on customer_account (account_id) where role = 'holder';
create table session (
  id_hash text primary key, customer_id uuid not null, created_at timestamptz not null, seen_at timestamptz not null, expires_at timestamptz not null,
  remember boolean not null, address text not null, device text not null);
create index session_by_customer on session (customer_id);
create table device (customer_id uuid not null, id_hash text not null, seen_at timestamptz not null, primary key (customer_id, id_hash));
create table throttle (key text primary key, failures integer not null, failed_at timestamptz not null, blocked_until timestamptz not null);
create index device_by_hash on device (id_hash);
create table idempotency (
  customer_id uuid not null, operation text not null, key text not null, body_hash text not null, status integer, answer jsonb, created_at timestamptz not null,
  primary key (customer_id, operation, key));
create table claim (
  account_id uuid not null, id uuid not null, number text not null, customer_id uuid not null, type text not null, state text not null, text text not null,
  period text, service text, meter_id uuid, amount bigint, demand text, registered_at timestamptz not null, registered_on date not null, due_on date not null,
  law text not null, primary key (account_id, id));
create table upload (
  customer_id uuid not null, id uuid not null, name text not null, media_type text not null, bytes bigint not null, state text not null, claim_id uuid,
  created_at timestamptz not null, primary key (customer_id, id));
create index upload_by_claim on upload (claim_id);
create index upload_by_id on upload (id);
create table message (id uuid primary key, channel text not null, recipient text not null, subject text not null, body text not null, created_at timestamptz not null);
create table audit (id uuid primary key, at timestamptz not null, customer_id uuid, action text not null, address text not null, details jsonb not null);
create index audit_by_customer on audit (customer_id, at);
create sequence slip_number;
create sequence claim_number;
`),
  '0002-sites': statements(`
alter table site add column name text not null default '';
alter table site add column scopes jsonb not null default '[]';
alter table site add column theme jsonb not null default '[]';
alter table site add column targets jsonb not null default '{}';
alter table site add column allow_redirect boolean not null default false;
alter table site add column key_hash text;
create unique index site_by_key on site (key_hash);
create table site_account (origin text not null, account_id uuid not null, primary key (origin, account_id));
create table connection_code (
  code_hash text primary key, site text not null, customer_id uuid, account_id uuid, scopes jsonb not null, challenge text, expires_at timestamptz not null);
create table connection (
  id uuid primary key, id_hash text not null unique, site text not null, customer_id uuid, account_id uuid, scopes jsonb not null,
  created_at timestamptz not null, seen_at timestamptz not null, expires_at timestamptz not null,
  ticket_hash text unique, ticket_until timestamptz, key_thumbprint text, token_hash text unique, token_until timestamptz);
create index connection_by_customer on connection (customer_id);
create table proof (id_hash text primary key, seen_at timestamptz not null);
create table guest_ticket (id_hash text primary key, id uuid not null, account_id uuid not null, meter_id uuid not null, expires_at timestamptz not null);
`),
  '0003-access': statements(`
alter table customer add column phone text;
alter table customer add column password_changed_at timestamptz;
alter table customer add column must_change_password boolean not null default false;
alter table customer add column frozen_at timestamptz;
create index customer_by_phone on customer (phone);
alter table account add column bill_code text;
alter table session add column id uuid;
alter table session add column stepped_up_until timestamptz;
create table code (
  ticket_hash text primary key, purpose text not null, customer_id uuid, account_id uuid, channel text not null, recipient text, shown text not null, host text not null,
  code_hash text, tries integer not null, sends integer not null, sent_at timestamptz, verified_at timestamptz, done_at timestamptz, created_at timestamptz not null, expires_at timestamptz not null, data jsonb not null);
create table budget (key text primary key, spent integer not null, since timestamptz not null);
create table factor (
  customer_id uuid not null, id uuid not null, kind text not null, secret text, last_step bigint not null default 0, confirmed_at timestamptz, created_at timestamptz not null,
  primary key (customer_id, id));
create table recovery_code (customer_id uuid not null, code_hash text not null, used_at timestamptz, primary key (customer_id, code_hash));
create table consent (
  customer_id uuid not null, id uuid not null, document text not null, version text not null, title text not null, given_at timestamptz not null, withdrawn_at timestamptz, address text not null,
  primary key (customer_id, id));
create table incident (id uuid primary key, number text not null, customer_id uuid not null, text text not null, address text not null, registered_at timestamptz not null, closed_at timestamptz);
create sequence incident_number;
`),
  '0004-household': statements(`
alter table customer add column block_reason text;
alter table customer add column blocked_by text;
alter table customer_account add column name text not null default '';
alter table customer_account add column confirmed_on date;
alter table customer_account add column rights jsonb;
alter table customer_account add column until date;
create table helper (
  account_id uuid not null, id uuid not null, email text not null, rights jsonb not null, until date not null, customer_id uuid, code_hash text unique,
  created_at timestamptz not null, accepted_at timestamptz, primary key (account_id, id));
create table profile_change (
  account_id uuid not null, id uuid not null, number text not null, customer_id uuid not null, field text not null, value text not null, comment text not null,
  state text not null, ground text not null default '', sent_at timestamptz not null, decided_at timestamptz, primary key (account_id, id));
create sequence profile_change_number;
create table unlock (
  id uuid primary key, number text not null, ticket_hash text not null unique, customer_id uuid, account_number text not null, way text not null, contact text not null, words text not null,
  state text not null, text text not null default '', registered_at timestamptz not null, decided_at timestamptz, delete_on date, deleted_at timestamptz);
create index unlock_by_state on unlock (state, registered_at);
create sequence unlock_number;
alter table message add column sent_at timestamptz;
alter table message add column attempts integer not null default 0;
alter table message add column next_at timestamptz;
alter table message add column expires_at timestamptz;
create index message_unsent on message (created_at) where sent_at is null;
`),
  '0005-passkeys': statements(`
create table passkey (
  customer_id uuid not null, id uuid not null, credential_id text not null unique, public_key text not null, counter bigint not null, transports jsonb not null, name text not null,
  created_at timestamptz not null, used_at timestamptz, primary key (customer_id, id));
`),
  '0006-meter-requests': statements(`
create table meter_request (
  account_id uuid not null, id uuid not null, meter_id uuid not null, number text not null unique, customer_id uuid not null, kind text not null, record text, verified_on date, comment text not null,
  state text not null, text text not null default '', registered_at timestamptz not null, decided_at timestamptz, primary key (account_id, id));
create sequence meter_request_number;
`),
  '0007-buildings': statements(`
create table building (id uuid primary key, code text not null unique, address text not null);
alter table account add column building_id uuid;
alter table account add column flat text not null default '';
create index account_by_building on account (building_id) where building_id is not null;
alter table reading add column photo_id uuid;
alter table meter add column seal text not null default '';
alter table meter add column sealed_on date;
create table manager (customer_id uuid not null, building_id uuid not null, primary key (customer_id, building_id));
create table bulk_job (
  id uuid primary key, customer_id uuid not null, state text not null, period text, rows jsonb not null, results jsonb not null default '[]', counts jsonb not null default '{}', attempts integer not null default 0,
  address text not null, created_at timestamptz not null, done_at timestamptz);
create index bulk_job_queued on bulk_job (created_at) where state = 'queued';
create index bulk_job_by_customer on bulk_job (customer_id, created_at);
`),
  '0008-indexes': statements(`
create index customer_account_by_account on customer_account (account_id);
create index reading_by_slip on reading (slip) where slip is not null;
drop index reading_by_meter;
create index claim_by_number on claim (number);
create index profile_change_by_number on profile_change (number);
create index profile_change_by_time on profile_change (sent_at);
create index meter_request_by_time on meter_request (registered_at);
create index unlock_by_number on unlock (number);
create index unlock_by_time on unlock (registered_at);
create index unlock_kept on unlock (delete_on) where deleted_at is null;
create index incident_by_time on incident (registered_at);
create index message_by_time on message (created_at);
create index code_by_customer on code (customer_id) where done_at is null;
create index connection_by_site on connection (site);
create index connection_code_by_site on connection_code (site);
create index connection_code_by_customer on connection_code (customer_id);
create index session_by_end on session (expires_at);
create index connection_by_end on connection (expires_at);
create index connection_code_by_end on connection_code (expires_at);
create index code_by_end on code (expires_at);
create index guest_ticket_by_end on guest_ticket (expires_at);
create index proof_by_time on proof (seen_at);
create index budget_by_time on budget (since);
create index throttle_by_time on throttle (failed_at);
create index idempotency_by_time on idempotency (created_at);
create index bulk_job_by_time on bulk_job (created_at);
create index upload_by_customer on upload (customer_id, created_at);
alter table throttle add column attempt uuid;
`),
  '0009-upload-owners': statements(`
alter table upload add column owner_kind text;
alter table upload add column owner_id uuid;
update upload set owner_kind = 'claim', owner_id = claim_id from claim where claim.id = claim_id;
update upload set owner_kind = 'unlock', owner_id = claim_id from unlock where unlock.id = claim_id;
update upload set owner_kind = 'profileChange', owner_id = claim_id from profile_change where profile_change.id = claim_id;
update upload set owner_kind = 'reading', owner_id = claim_id from reading where reading.id = claim_id;
drop index upload_by_claim;
alter table upload drop column claim_id;
create index upload_by_owner on upload (owner_id) where owner_id is not null;
create index upload_unattached on upload (created_at) where owner_id is null;
`),
  '0010-receipt-numbers': statements(`
alter table reading rename column slip to receipt_number;
alter sequence slip_number rename to receipt_number;
alter index reading_by_slip rename to reading_by_receipt_number;
`),
  // An e-mail that only somebody who registered has typed is no contact. What is left was given by the staff, or proven by
  // a code: then a notice of the change went there.
  '0011-proven-contacts': statements(`
update customer set email = null where email is not null
  and exists (select from audit where customer_id = customer.id and action = 'registered')
  and not exists (select from message where recipient = customer.email and subject = 'Изменена почта');
create table site_registry (id integer primary key, version integer not null);
insert into site_registry values (1, 0);
create index code_by_purpose on code (customer_id, purpose);
`),
  '0012-device-secrets': statements(`
alter table throttle alter column blocked_until drop not null;
create table device_secret (id_hash text primary key, device_id uuid not null, generation integer not null, superseded_at timestamptz, created_at timestamptz not null);
insert into device_secret (id_hash, device_id, generation, created_at) select id_hash, md5(id_hash)::uuid, 0, max(seen_at) from device group by id_hash;
create index device_secret_by_device on device_secret (device_id);
create index device_secret_by_time on device_secret (created_at);
alter table device add column device_id uuid;
update device set device_id = md5(id_hash)::uuid;
alter table device drop constraint device_pkey;
drop index device_by_hash;
alter table device drop column id_hash;
alter table device add primary key (customer_id, device_id);
create index device_by_device on device (device_id);
alter table session add column device_id uuid;
create index session_by_device on session (device_id) where device_id is not null;
`),
  '0013-repeatable-answers': statements(`
alter table idempotency rename column customer_id to owner_id;
alter table idempotency alter column answer type text using answer::text;
alter table idempotency drop column status;
alter table idempotency add column claim uuid;
alter table session add column replaced_hash text;
alter table session add column replaced_at timestamptz;
create index session_by_replaced_hash on session (replaced_hash) where replaced_hash is not null;
create table secret_key (id text primary key, first_used_at timestamptz not null);
`),
  '0014-reading-differences': statements(`
drop index reading_one_a_period;
create unique index reading_one_a_period on reading (account_id, meter_id, period, (case when source = 'control' then id::text else '' end)) where status not in ('replaced', 'rejected', 'different');
create index reading_different on reading (period, account_id) where status = 'different';
`),
  '0015-audit-actions': statements(`
update audit set action = case action when 'site-let-in' then 'site-connected' when 'site-shut-out' then 'site-disconnected' else 'unlock-requested' end
  where action in ('site-let-in', 'site-shut-out', 'unlock-asked');
`),
  '0016-ledger': statements(`
create table ledger_entry (
  account_id uuid not null, id uuid not null, subject text not null, version integer not null, kind text not null, amount bigint not null, entered_on date not null, entered_at timestamptz not null,
  period text, service text, line text, due_on date, basis text, quantity numeric, reason text,
  document text, channel text, method text, of_id uuid, payment_id uuid, debt_ids jsonb,
  primary key (account_id, id), unique (account_id, subject, version));
insert into ledger_entry (account_id, id, subject, version, kind, amount, entered_on, entered_at, period, service, line, due_on, quantity)
  select account_id, md5(concat_ws(' ', account_id, 'charge', period, service))::uuid, concat_ws(' ', 'charge', period, nullif(service, 'lateFee'), case service when 'lateFee' then 'lateFee' else 'volume' end), 1, 'charge', amount,
    (to_date(period || '-01', 'YYYY-MM-DD') + interval '1 month')::date, now(), period, nullif(service, 'lateFee'), case service when 'lateFee' then 'lateFee' else 'volume' end, due_on, volume from charge;
insert into ledger_entry (account_id, id, subject, version, kind, amount, entered_on, entered_at, document, channel)
  select account_id, md5(concat_ws(' ', account_id, 'payment', document))::uuid, concat_ws(' ', 'payment', document), 1, 'payment', -amount, paid_on, now(), document, 'register' from payment;
drop table charge;
drop table payment;
create table payment (
  id uuid primary key, number text not null unique, customer_id uuid, state text not null, method text not null, amount bigint not null, fee bigint not null, items jsonb not null,
  created_at timestamptz not null, expires_at timestamptz not null, confirmed_at timestamptz, settled_at timestamptz, reason text,
  acquirer text, acquirer_id text, confirmation jsonb, facts jsonb not null default '[]', asked_at timestamptz, receipt jsonb, return_url text, unique (acquirer, acquirer_id));
create index payment_by_customer on payment (customer_id, created_at);
create index payment_pending on payment (asked_at) where state = 'pending';
create index payment_receipt_forming on payment (asked_at) where receipt->>'state' = 'forming';
create table payment_item (account_id uuid not null, payment_id uuid not null, primary key (account_id, payment_id));
create sequence payment_number;
create table debt_notice (account_id uuid not null, id uuid not null, kind text not null, sent_on date not null, amount bigint not null, acknowledged_on date, primary key (account_id, id));
alter table account add column is_paperless boolean not null default false;
alter table account add column paperless_from text;
`),
  '0017-guest-payments': statements(`
create table guest_payer (id_hash text primary key, account_id uuid not null, expires_at timestamptz not null);
create index guest_payer_expired on guest_payer (expires_at);
alter table payment add column guest_hash text;
create index payment_by_guest on payment (guest_hash) where guest_hash is not null;
create table payment_link (
  id uuid primary key, account_id uuid not null, customer_id uuid not null, secret_hash text not null unique, amount bigint not null, created_at timestamptz not null, expires_at timestamptz not null);
create index payment_link_by_account on payment_link (account_id);
create index payment_link_expired on payment_link (expires_at);
alter table guest_payer add column link_id uuid;
alter table payment add column link_id uuid;
create index payment_by_link on payment (link_id) where link_id is not null;
`),
  '0018-instalment-plans': statements(`
create sequence instalment_number;
create table instalment_plan (
  id uuid primary key, number text not null unique, account_id uuid not null, customer_id uuid not null, state text not null, amount bigint not null, debt_ids jsonb not null, instalments jsonb not null,
  reason text not null, created_on date not null, answer_by date, offered_until date, signed_at timestamptz, refusal text);
create index instalment_plan_by_account on instalment_plan (account_id);
create index instalment_plan_requested on instalment_plan (answer_by) where state = 'requested';
`),
  '0019-autopay': statements(`
alter table payment add column autopay jsonb;
alter table payment add column is_automatic boolean not null default false;
alter table payment add column token text;
create index payment_to_charge on payment (asked_at) where is_automatic and state = 'created';
create table autopay (
  account_id uuid primary key, customer_id uuid not null, day integer not null, amount_limit bigint not null, method text not null, token text not null, title text not null, since timestamptz not null,
  next_on date not null, announced_for date, announced_amount bigint, announced_principal bigint, failures integer not null default 0, last_on date, last_result text, last_amount bigint, last_payment_id uuid);
create index autopay_due on autopay (next_on);
create index autopay_by_customer on autopay (customer_id);
`),
  '0020-former-numbers': statements(`
create table former_number (number_folded text primary key, account_id uuid not null, number text not null, since date not null);
create index former_number_by_account on former_number (account_id);
create view known_number as select number_folded, id as account_id from account union all select number_folded, account_id from former_number;
`),
  '0021-reconciliation': statements(`
alter table payment_link alter column customer_id drop not null;
create index payment_settled on payment (settled_at) where settled_at is not null;
`),
  '0022-former-account-facts': statements(`
create table former_account_facts (account_id uuid not null, until text not null, persons integer not null, tariff_zone text not null, primary key (account_id, until));
`),
  '0024-receipt-orders': statements(`
alter table payment add column receipt_order jsonb;
alter table payment add column refund_receipts jsonb;
alter table payment add column receipts_until timestamptz;
update payment set receipts_until = settled_at + interval '3 days' where receipt->>'state' = 'forming';
drop index payment_receipt_forming;
create index payment_receipts_awaited on payment (asked_at) where receipts_until is not null;
`),
  '0025-facts-of-the-home': statements(`
alter table account add column area numeric;
alter table account add column service_id_gis text;
`),
  '0026-data-requests': statements(`
create table data_request (
  id uuid primary key, number text not null unique, customer_id uuid not null, kind text not null, state text not null, sections jsonb not null, text text not null,
  registered_at timestamptz not null, registered_on date not null, due_on date not null, law text not null, extended_on date, extension_reason text not null default '',
  answered_on date, answer text not null default '', parts jsonb not null default '[]', copy_until timestamptz);
create index data_request_by_customer on data_request (customer_id, registered_at);
create index data_request_open on data_request (due_on) where answered_on is null;
create sequence data_request_number;
create index message_by_recipient on message (recipient);
create index claim_by_customer on claim (customer_id);
create index profile_change_by_customer on profile_change (customer_id);
create index meter_request_by_customer on meter_request (customer_id);
create index instalment_plan_by_customer on instalment_plan (customer_id);
create index payment_link_by_customer on payment_link (customer_id);
create index unlock_by_customer on unlock (customer_id) where customer_id is not null;
create index incident_by_customer on incident (customer_id);
create index helper_by_customer on helper (customer_id) where customer_id is not null;
create index connection_by_account on connection (account_id) where account_id is not null;
create index connection_code_by_account on connection_code (account_id) where account_id is not null;
create index guest_ticket_by_account on guest_ticket (account_id);
create index guest_payer_by_account on guest_payer (account_id);
create index site_account_by_account on site_account (account_id);
create index manager_by_building on manager (building_id);
`),
  '0027-retention': statements(`
create index data_request_answered on data_request (answered_on) where answered_on is not null;
create index audit_by_time on audit (at);
create index claim_by_time on claim (registered_at);
create index profile_change_decided on profile_change (decided_at) where decided_at is not null;
create index meter_request_decided on meter_request (decided_at) where decided_at is not null;
create index unlock_decided on unlock (decided_at) where decided_at is not null;
create index consent_withdrawn on consent (withdrawn_at) where withdrawn_at is not null;
create index account_closed on account (id) where status = 'closed';
`),
  '0028-documents': statements(`
create table document_file (id uuid primary key, media_type text not null, bytes integer not null, created_at timestamptz not null);
create table document (
  account_id uuid not null, id uuid not null, file_id uuid not null, kind text not null, title text not null, number text not null, issued_on date not null, period text, meter_id uuid,
  signature jsonb not null, valid_until date, file_name text not null, media_type text not null, bytes integer not null,
  published_at timestamptz not null, withdrawn_on date, withdrawal_reason text, primary key (account_id, id));
create index document_by_file on document (file_id);
create index document_by_time on document (published_at);
create table document_read (account_id uuid not null, document_id uuid not null, customer_id uuid not null, read_at timestamptz not null, primary key (account_id, document_id, customer_id));
`),
  '0029-works': statements(`
create table technical_work (
  account_id uuid not null, id uuid not null, kind text not null, done_on date not null, result text not null, note text not null, meters jsonb not null, next_on date,
  document_id uuid, recorded_at timestamptz not null, primary key (account_id, id));
`),
  '0030-claim-cases': statements(`
alter table claim add column applicant text not null default 'holder';
alter table claim add column answer_by text not null default 'cabinet';
alter table claim add column unit text not null default 'calendarDays';
update claim set unit = 'workingDays' where type in ('charge', 'quality');
alter table claim alter column unit drop default;
alter table claim add column answered_on date;
alter table claim add column outcome text;
alter table claim add column is_disputed boolean not null default false;
alter table claim add column read_at timestamptz;
alter table claim add column late_told_for date;
create index claim_awaiting on claim (due_on) where state in ('registered', 'inReview', 'needInfo');
create table claim_message (
  account_id uuid not null, id uuid not null, claim_id uuid not null, side text not null, kind text not null, text text not null, written_at timestamptz not null,
  due_on date, is_late boolean not null default false, outcome text, primary key (account_id, id));
create index claim_message_by_claim on claim_message (account_id, claim_id, written_at);
`),
  '0031-claim-evidence': statements(`
alter table claim add column evidence jsonb not null default '[]';
`),
  '0032-office': statements(`
create table staff (
  id uuid primary key, email text not null unique, name text not null, role text not null, password_hash text not null, created_at timestamptz not null, ended_at timestamptz);
create table staff_session (id_hash text primary key, staff_id uuid not null, created_at timestamptz not null, seen_at timestamptz not null, expires_at timestamptz not null);
create index staff_session_by_staff on staff_session (staff_id);
create index staff_session_expired on staff_session (expires_at);
alter table claim add column assignee_id uuid;
create index claim_by_assignee on claim (assignee_id, due_on) where assignee_id is not null and state in ('registered', 'inReview', 'needInfo');
create index claim_in_order on claim (due_on, id) where state in ('registered', 'inReview', 'needInfo');
drop index claim_awaiting;
create index claim_ended on claim (due_on, id) where state not in ('registered', 'inReview', 'needInfo');
create index claim_by_number_end on claim (reverse(number) text_pattern_ops);
`),
  '0033-applications': statements(`
create table application (
  account_id uuid not null, id uuid not null, number text not null, customer_id uuid not null, template_id text not null, title jsonb not null, state text not null,
  fields jsonb not null, answers jsonb not null, meters jsonb not null, registered_at timestamptz not null, registered_on date not null, due_on date not null, unit text not null, law text not null,
  confirmed_at timestamptz, confirmed_by text, decided_on date, decision text, visit_kind text, visit_on date, visit_from text, visit_to text,
  step_names jsonb not null default '[]', steps jsonb not null default '[]', handover jsonb, read_at timestamptz, assignee_id uuid, primary key (account_id, id));
create index application_by_customer on application (customer_id);
create index application_by_time on application (registered_at);
create index application_undecided on application (due_on, id) where state in ('sent', 'inWork', 'needsMore');
create index application_task on application (due_on, id) where state = 'approved';
create index application_ended on application (due_on, id) where state in ('refused', 'done', 'withdrawn');
create index application_by_assignee on application (assignee_id, due_on) where assignee_id is not null and state in ('sent', 'inWork', 'needsMore', 'approved');
create index application_by_number_end on application (reverse(number) text_pattern_ops);
create sequence application_number;
create table application_message (
  account_id uuid not null, id uuid not null, application_id uuid not null, side text not null, kind text not null, text text not null, written_at timestamptz not null, primary key (account_id, id));
create index application_message_by_application on application_message (account_id, application_id, written_at);
`),
  '0034-visit-slots': statements(`
create table visit_slot (kind text not null, visit_on date not null, visit_from text not null, taken integer not null, primary key (kind, visit_on, visit_from));
`),
  '0035-office-cases': statements(`
create table case_assignment (kind text not null, case_id uuid not null, staff_id uuid not null, primary key (kind, case_id));
create index case_assignment_by_staff on case_assignment (staff_id, kind);
create table case_decision (
  id uuid primary key, kind text not null, case_id uuid not null, account_id uuid, customer_id uuid, action text not null, state text not null, text text not null, until date, phone text, rejection text not null default '',
  proposed_by uuid not null, proposed_at timestamptz not null, second_by uuid, ended_at timestamptz,
  constraint case_decision_four_eyes check (state <> 'done' or action <> 'approve' or kind not in ('unlock', 'profileChange', 'instalmentPlan', 'difference') or coalesce(second_by <> proposed_by, false)),
  constraint case_decision_ended check ((state = 'proposed') = (ended_at is null)));
create unique index case_decision_one_proposal on case_decision (kind, case_id) where state = 'proposed';
create index case_decision_by_case on case_decision (case_id, kind);
create index case_decision_by_customer on case_decision (customer_id) where customer_id is not null;
create index case_decision_by_end on case_decision (ended_at) where ended_at is not null;
create index incident_open on incident (registered_at, id) where closed_at is null;
create index data_request_in_order on data_request (due_on, id) where answered_on is null;
drop index data_request_open;
create index instalment_plan_open on instalment_plan (coalesce(answer_by, created_on), id) where state = 'requested';
create index reading_different_by_id on reading (id, account_id) where status = 'different';
create index profile_change_by_id on profile_change (id);
create index meter_request_by_id on meter_request (id);
create index case_decision_by_account on case_decision (account_id, kind) where account_id is not null;
create index unlock_by_number_end on unlock (reverse(number) text_pattern_ops);
create index profile_change_by_number_end on profile_change (reverse(number) text_pattern_ops);
create index meter_request_by_number_end on meter_request (reverse(number) text_pattern_ops);
create index incident_by_number_end on incident (reverse(number) text_pattern_ops);
create index data_request_by_number_end on data_request (reverse(number) text_pattern_ops);
create index instalment_plan_by_number_end on instalment_plan (reverse(number) text_pattern_ops);
`),
  '0036-resident-views': statements(`
create table resident_view (
  id uuid primary key, staff_id uuid not null, customer_id uuid not null, reason text not null, opened_at timestamptz not null, expires_at timestamptz not null, ended_at timestamptz);
create index resident_view_by_customer on resident_view (customer_id);
create index resident_view_by_time on resident_view (opened_at);
`),
  '0037-office-administration': statements(`
create table setting_change (
  id uuid primary key, at timestamptz not null, staff_id uuid, kind text not null, key text not null, valid_from date not null, before jsonb, after jsonb);
create index setting_change_by_setting on setting_change (kind, key, id);
alter table site add column blocked_at timestamptz;
alter table staff add column blocked_at timestamptz;
alter table staff add column invitation_hash text;
alter table staff add column invited_until timestamptz;
create unique index staff_by_invitation on staff (invitation_hash) where invitation_hash is not null;
`),
  '0038-import-jobs': statements(`
create table import_job (
  id uuid primary key, staff_id uuid not null, name text not null, state text not null, lines integer, line integer not null default 0, counts jsonb not null, checked jsonb, loaded jsonb,
  problem text, created_at timestamptz not null, ended_at timestamptz, worker uuid, seen_at timestamptz);
create unique index import_job_open on import_job ((true)) where state in ('checking', 'checked', 'loading');
create table import_fault (job_id uuid not null, line integer not null, reason text not null, text text not null, primary key (job_id, line));
`),
  '0039-upload-sizes': statements(`
alter table upload add column announced_bytes bigint;
update upload set announced_bytes = bytes;
alter table upload alter column announced_bytes set not null;
`),
  '0041-webhooks': statements(`
create table webhook (
  id uuid primary key, name text not null unique, url text not null, events jsonb not null, fields jsonb not null, secret text not null, former_secret text, former_until timestamptz, created_at timestamptz not null);
create table webhook_event (
  webhook_id uuid not null, id uuid not null, position bigserial, type text not null, case_id uuid not null, account_id uuid, customer_id uuid, data jsonb not null, occurred_at timestamptz not null,
  attempts integer not null default 0, next_at timestamptz not null, delivered_at timestamptz, parked_at timestamptz, fault text, primary key (webhook_id, id));
create index webhook_event_of_case on webhook_event (webhook_id, case_id, position) where delivered_at is null;
create index webhook_event_due on webhook_event (webhook_id, next_at) where delivered_at is null and parked_at is null;
create index webhook_event_by_time on webhook_event (occurred_at);
`),
  '0042-request-terms': statements(`
alter table profile_change add column due_on date;
update profile_change set due_on = sent_at::date + 30;
alter table profile_change alter column due_on set not null;
alter table meter_request add column due_on date;
update meter_request set due_on = registered_at::date + 30;
alter table meter_request alter column due_on set not null;
alter table unlock add column due_on date;
update unlock set due_on = registered_at::date + 30;
alter table unlock alter column due_on set not null;
create index unlock_open on unlock (due_on, id) where decided_at is null;
create index profile_change_open on profile_change (due_on, id) where state = 'inReview';
create index meter_request_open on meter_request (due_on, id) where state = 'registered';
`),
  '0043-verdicts-and-answers': statements(`
alter table reading add column verdict text;
alter table reading add column verdict_text text not null default '';
alter table reading add column verdict_on date;
create table imported_answer (noun text not null, foreign_id text not null, number text not null, digest text not null, imported_at timestamptz not null, primary key (noun, foreign_id));
create index imported_answer_by_number on imported_answer (noun, number);
`),
};
