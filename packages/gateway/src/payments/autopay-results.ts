import { firstAutopayOn, MOST_FAILURES } from '@vodokanal/contract/rules/autopay';
import { formatMoney } from '@vodokanal/contract/rules/money-text';
import { audit } from '../audit/audit.ts';
import type { Tx } from '../database/transaction.ts';
import { queueMessage } from '../messages/message-queue.ts';
import type { Filled } from '../messages/templates.ts';
import type { Settings } from '../settings/settings.ts';
import type { SavedMethod } from './acquirer/acquirer.ts';
import type { PaymentRow } from './queries.ts';

/** Days of a notice when the utility has stopped offering autopay since. */
const NOTICE_DAYS = 3;

export const noticeDays = (settings: Settings, today: string): number =>
  settings.find('autopayPolicy', '', today)?.value.noticeDays ?? NOTICE_DAYS;

/** Turns autopay on with a payment that has succeeded, if the payer has asked for it. The same payment turns it on once. */
export async function beginAutopay(
  tx: Tx,
  settings: Settings,
  { id, autopay: terms, items, customer_id: customerId, method, settled_at }: PaymentRow,
  { token, title }: SavedMethod,
  now: Date,
): Promise<void> {
  const [item] = items;
  if (!terms || !item || customerId === null || method === 'bank' || settled_at !== null) return;
  const holder = await tx
    .selectFrom('customer_account')
    .select('role')
    .where('customer_id', '=', customerId)
    .where('account_id', '=', item.accountId)
    .executeTakeFirst();
  if (holder?.role !== 'holder') return;
  const today = settings.today(now);
  const days = noticeDays(settings, today);
  const row = {
    ...{ customer_id: customerId, day: terms.day, amount_limit: terms.limit, method, token, title, since: now },
    next_on: firstAutopayOn(terms.day, today, days),
    ...{ announced_for: null, announced_amount: null, failures: 0 },
    ...{ last_on: null, last_result: null, last_amount: null, last_payment_id: null },
  };
  await tx
    .insertInto('autopay')
    .values({ account_id: item.accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
  await audit(tx, { action: 'autopay-on', customerId, address: '', now, details: { paymentId: id } });
  await tellPayer(tx, customerId, now, {
    template: 'autopayOn',
    values: {
      ...{ account: item.accountNumber, day: String(terms.day), limit: formatMoney(terms.limit, 'ru') },
      ...{ title, days: String(days) },
    },
  });
}

const REASONS: Readonly<Record<NonNullable<PaymentRow['reason']>, string>> = {
  declined: 'банк отклонил платёж',
  funds: 'на счёте не хватило денег',
  limit: 'превышен предел на платежи в вашем банке',
  cancelled: 'платёж отменён',
  other: 'банк не назвал причину',
};

/** Notes how an automatic payment has ended. After two failures in a row autopay ends, and the payer is told so. */
export async function autopayEnded(
  tx: Tx,
  { id, items, amount, fee }: PaymentRow,
  { isPaid, reason }: { readonly isPaid: boolean; readonly reason: PaymentRow['reason'] },
  now: Date,
): Promise<void> {
  const [item] = items;
  const row = await tx
    .selectFrom('autopay')
    .selectAll()
    .where('last_payment_id', '=', id)
    .where('account_id', '=', item?.accountId ?? '')
    .forUpdate()
    .executeTakeFirst();
  if (!row || !item) return;
  const failures = isPaid ? 0 : row.failures + 1;
  const isOver = failures >= MOST_FAILURES;
  if (isOver) {
    await tx.deleteFrom('autopay').where('account_id', '=', row.account_id).execute();
    await audit(tx, {
      action: 'autopay-off',
      customerId: row.customer_id,
      address: '',
      now,
      details: { paymentId: id },
    });
  } else await tx.updateTable('autopay').set({ failures }).where('account_id', '=', row.account_id).execute();
  if (isPaid) return;
  await tellPayer(tx, row.customer_id, now, {
    template: 'autopayFailed',
    values: {
      ...{ amount: formatMoney(amount + fee, 'ru'), account: item.accountNumber, reason: REASONS[reason ?? 'other'] },
      after: isOver
        ? 'Так вышло уже второй раз, поэтому автоплатёж отключён. Включить его снова можно при следующей оплате.'
        : 'В следующем месяце попробуем снова.',
    },
  });
}

/** Writes to a customer, by mail or else by SMS. */
export async function tellPayer(tx: Tx, customerId: string, now: Date, text: Filled): Promise<void> {
  const customer = await tx
    .selectFrom('customer')
    .select(['email', 'phone'])
    .where('id', '=', customerId)
    .executeTakeFirst();
  const recipient = customer?.email ?? customer?.phone;
  if (!recipient) return;
  const cause = { kind: 'notice', address: '', account: customerId } as const;
  await queueMessage(tx, { channel: customer?.email ? 'mail' : 'sms', recipient, cause, ...text }, now);
}
