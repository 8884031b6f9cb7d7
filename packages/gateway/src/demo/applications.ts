import type { Application } from '@vodokanal/contract';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { claimDueOn } from '@vodokanal/contract/rules/claim';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { hasNumber } from '../accounts/queries.ts';
import {
  applicationMeters,
  insertApplication,
  insertApplicationMessage,
  nextApplicationNumber,
} from '../applications/queries.ts';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import type { Settings } from '../settings/settings.ts';

interface Filed {
  readonly templateId: string;
  readonly values: Application['values'];
  readonly state: Application['state'];
  /** Days before today. */
  readonly daysAgo: number;
  readonly question?: string;
}

/**
 * Two applications of the holder of an account: one in work, one that needs more. Without letters, because the outbox
 * of the demo must not begin with them. It can be repeated after it was interrupted.
 */
export async function addDemoApplications(
  db: Database,
  settings: Settings,
  accountNumber: string,
  today: string,
  now: Date,
): Promise<void> {
  const account = await db
    .selectFrom('account')
    .innerJoin('customer_account', 'customer_account.account_id', 'account.id')
    .select(['account.id', 'customer_id'])
    .where(hasNumber(foldAccountNumber(accountNumber)))
    .where('role', '=', 'holder')
    .executeTakeFirst();
  if (!account) return;
  await transact(db, async (tx) => {
    const known = await tx
      .selectFrom('application')
      .select('id')
      .where('account_id', '=', account.id)
      .executeTakeFirst();
    if (known) return;
    const [meter] = await applicationMeters(tx, account.id);
    const list: Filed[] = [
      {
        templateId: 'noDebt',
        values: { purpose: 'subsidy' },
        state: 'needsMore',
        daysAgo: 1,
        question: 'Для какого органа нужна справка? Напишите его полное название.',
      },
      ...(meter
        ? [
            {
              templateId: 'onSiteCheck',
              values: {
                meter: meter.id,
                what: 'Кран закрыт, а колёсико всё равно крутится.',
                phone: '+7 900 000-00-01',
              },
              state: 'inWork',
              daysAgo: 2,
            } as const,
          ]
        : []),
    ];
    for (const filed of list) await file(tx, settings, account, filed, { today, now });
  });
}

async function file(
  tx: Tx,
  settings: Settings,
  account: { readonly id: string; readonly customer_id: string },
  { templateId, values, state, daysAgo, question }: Filed,
  { today, now }: { readonly today: string; readonly now: Date },
): Promise<void> {
  const template = settings.applicationTemplates(today).find(({ id }) => id === templateId);
  if (!template) return;
  const registeredOn = addDays(today, -daysAgo);
  const registeredAt = new Date(now.getTime() - daysAgo * 86_400_000);
  const meters = await applicationMeters(tx, account.id);
  const id = newId();
  await insertApplication(
    tx,
    {
      account_id: account.id,
      id,
      number: `З-${registeredOn.slice(0, 4)}-${(await nextApplicationNumber(tx)).padStart(6, '0')}`,
      customer_id: account.customer_id,
      template_id: templateId,
      title: JSON.stringify(template.title),
      state,
      fields: JSON.stringify(template.fields),
      answers: JSON.stringify(values),
      meters: JSON.stringify(meters.filter((meter) => Object.values(values).includes(meter.id))),
      registered_at: registeredAt,
      registered_on: registeredOn,
      due_on: claimDueOn(registeredOn, template, settings.get('calendar', '', registeredOn)),
      unit: template.unit,
      law: template.law,
      confirmed_at: null,
      confirmed_by: null,
      visit_kind: template.visit,
      visit_on: null,
      visit_from: null,
      visit_to: null,
      step_names: JSON.stringify(template.steps),
    },
    {
      action: 'application-filed',
      customerId: account.customer_id,
      address: '',
      now: registeredAt,
      details: { applicationId: id },
    },
  );
  if (question !== undefined)
    await insertApplicationMessage(tx, {
      account_id: account.id,
      id: newId(),
      application_id: id,
      side: 'utility',
      kind: 'question',
      text: question,
      written_at: now,
    });
}
