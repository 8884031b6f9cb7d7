import { sql } from 'kysely';
import type { Claim } from '@vodokanal/contract';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { claimFaults } from '@vodokanal/contract/policies/claim-fields';
import { assertNoFindings } from '@vodokanal/contract/problem';
import { claimDueOn } from '@vodokanal/contract/rules/claim';
import { ownAccount } from '../accounts/routes.ts';
import { audit } from '../audit/audit.ts';
import { uploadLimits } from '../config/routes.ts';
import type { Handlers } from '../http/operation.ts';
import { newId } from '../ids.ts';
import { post } from '../messages/outbox.ts';
import { attach, attachment, type Attachment } from '../uploads/attach.ts';
import type { Settings } from '../settings/settings.ts';

export function claimRoutes(settings: Settings, today: (now: Date) => Promise<string>): Pick<Handlers, 'claims.list' | 'claims.create'> {
  return {
    async 'claims.list'({ db, customer, parameters }) {
      const account = ownAccount(customer, parameters.accountId, 'claims.list');
      const rows = await db.selectFrom('claim').selectAll().where('account_id', '=', account.id).where('customer_id', '=', customer.id).orderBy('registered_at', 'desc').limit(200).execute();
      const files = rows.length === 0 ? [] : await db.selectFrom('upload').select(['id', 'name', 'bytes', 'media_type', 'claim_id']).where('claim_id', 'in', rows.map(({ id }) => id)).orderBy('created_at').execute();
      return { body: { items: rows.map((row) => claimBody(row, files.filter(({ claim_id }) => claim_id === row.id).map(attachment))) } };
    },

    async 'claims.create'({ db, customer, parameters, body, address, now }) {
      const account = ownAccount(customer, parameters.accountId, 'claims.create');
      const date = await today(now);
      const isOwnMeter = body.meterId !== undefined && Boolean(await db.selectFrom('meter').select('id').where('account_id', '=', account.id).where('id', '=', body.meterId).executeTakeFirst());
      assertNoFindings(claimFaults(body, { today: date, isOwnMeter, maxFiles: uploadLimits.maxFiles }));
      const id = newId();
      const attachments = await attach(db, customer.id, body.uploadIds ?? [], id);
      const { term, unit, law } = await settings.claimTerm(body.type, date);
      const { rows } = await sql<{ number: string }>`select nextval('claim_number')::text as number`.execute(db);
      const row = {
        account_id: account.id, id, number: `О-${date.slice(0, 4)}-${(rows[0]?.number ?? '').padStart(6, '0')}`, customer_id: customer.id, type: body.type, state: 'registered' as const,
        text: body.text.trim(), period: body.period ?? null, service: body.service ?? null, meter_id: body.meterId ?? null, amount: body.amount ?? null, demand: body.demand ?? null,
        registered_at: now, registered_on: date, due_on: claimDueOn(date, { term, unit }, await settings.get('calendar', '', date)), law,
      };
      await db.insertInto('claim').values(row).execute();
      await audit(db, { action: 'claim-registered', customerId: customer.id, address, now, details: { claimId: id, attachments: attachments.length } });
      const recipient = await db.selectFrom('customer').select('email').where('id', '=', customer.id).executeTakeFirst();
      if (recipient?.email) await post(db, registeredNotice(recipient.email, row), now);
      return { body: claimBody(row, attachments) };
    },
  };
}

interface ClaimRow {
  readonly id: string; readonly number: string; readonly account_id: string; readonly type: Claim['type']; readonly state: Claim['state']; readonly text: string; readonly period: string | null; readonly service: Claim['service'] | null;
  readonly meter_id: string | null; readonly amount: number | null; readonly demand: Claim['demand'] | null; readonly registered_at: Date; readonly registered_on: string; readonly due_on: string; readonly law: string;
}

function claimBody(row: ClaimRow, attachments: Attachment[]): Claim {
  return {
    id: row.id, number: row.number, accountId: row.account_id, type: row.type, state: row.state, text: row.text,
    ...(row.period !== null && { period: row.period }), ...(row.service && { service: row.service }), ...(row.meter_id !== null && { meterId: row.meter_id }),
    ...(row.amount !== null && { amount: row.amount }), ...(row.demand && { demand: row.demand }),
    registeredAt: row.registered_at.toISOString(), registeredOn: row.registered_on, dueOn: row.due_on, law: row.law, attachments,
  };
}


const registeredNotice = (recipient: string, { number, due_on, law }: Pick<ClaimRow, 'number' | 'due_on' | 'law'>) => ({
  channel: 'mail' as const,
  recipient,
  subject: `Обращение ${number} зарегистрировано`,
  body: `Мы зарегистрировали ваше обращение под номером ${number}. Ответим не позднее ${russianDate(due_on)} (${law}).`,
});
