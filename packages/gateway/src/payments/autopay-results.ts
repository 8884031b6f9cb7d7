import { firstAutopayOn, MOST_FAILURES } from '@vodokanal/contract/rules/autopay';
import { formatMoney } from '@vodokanal/contract/rules/money-text';
import { audit } from '../audit/audit.ts';
import type { Tx } from '../database/transaction.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import type { Settings } from '../settings/settings.ts';
import type { SavedMethod } from './acquirer/acquirer.ts';
import { lockAutopay, setAutopay, type AutopayRow } from './autopay-queries.ts';
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
    customer_id: customerId,
    day: terms.day,
    amount_limit: terms.limit,
    method,
    token,
    title,
    since: now,
    next_on: firstAutopayOn(terms.day, today, days),
    announced_for: null,
    announced_amount: null,
    announced_principal: null,
    failures: 0,
    last_on: null,
    last_result: null,
    last_amount: null,
    last_payment_id: null,
  };
  await tx
    .insertInto('autopay')
    .values({ account_id: item.accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
  await audit(tx, { action: 'autopay-on', customerId, address: '', now, details: { paymentId: id } });
  await tellCustomer(
    tx,
    customerId,
    'mailOrSms',
    {
      template: 'autopayOn',
      values: {
        account: item.accountNumber,
        day: String(terms.day),
        limit: formatMoney(terms.limit, 'ru'),
        title,
        days: String(days),
      },
    },
    now,
  );
}

/** Why an automatic payment has failed: what the acquirer says, or that it could not be begun. */
export type AutopayFailure = NonNullable<PaymentRow['reason']> | 'methodOff' | 'otherPayment';

const REASONS: Readonly<Record<AutopayFailure, string>> = {
  declined: 'банк отклонил платёж',
  funds: 'на счёте не хватило денег',
  limit: 'превышен предел на платежи в вашем банке',
  cancelled: 'платёж отменён',
  other: 'банк не назвал причину',
  methodOff: 'этот способ оплаты сейчас не работает',
  otherPayment: 'другой платёж по этому счёту не закончился',
};

/** Notes how an automatic payment has ended, and tells the payer when it has failed. */
export async function autopayEnded(
  tx: Tx,
  { id, items, amount, fee }: PaymentRow,
  { isPaid, reason }: { readonly isPaid: boolean; readonly reason: PaymentRow['reason'] },
  now: Date,
): Promise<void> {
  const [item] = items;
  const row = item && (await lockAutopay(tx, item.accountId));
  // A consent that was given later does not answer for this payment.
  if (!item || row?.last_payment_id !== id) return;
  if (isPaid) return void (await setAutopay(tx, row.account_id, { failures: 0 }));
  await autopayFailed(
    tx,
    row,
    { accountNumber: item.accountNumber, amount: amount + fee, reason: reason ?? 'other' },
    now,
  );
}

/** Counts a failure and tells the payer. After two failures in a row autopay ends. `amount` is in kopecks. */
export async function autopayFailed(
  tx: Tx,
  row: AutopayRow,
  {
    accountNumber,
    amount,
    reason,
  }: { readonly accountNumber: string; readonly amount: number; readonly reason: AutopayFailure },
  now: Date,
): Promise<void> {
  const failures = row.failures + 1;
  const isOver = failures >= MOST_FAILURES;
  if (isOver) {
    await tx.deleteFrom('autopay').where('account_id', '=', row.account_id).execute();
    await audit(tx, { action: 'autopay-off', customerId: row.customer_id, address: '', now, details: { failures } });
  } else await setAutopay(tx, row.account_id, { failures });
  await tellCustomer(
    tx,
    row.customer_id,
    'mailOrSms',
    {
      template: 'autopayFailed',
      values: {
        amount: formatMoney(amount, 'ru'),
        account: accountNumber,
        reason: REASONS[reason],
        after: isOver
          ? 'Так вышло уже второй раз, поэтому автоплатёж отключён. Включить его снова можно при следующей оплате.'
          : 'В следующем месяце попробуем снова.',
      },
    },
    now,
  );
}
