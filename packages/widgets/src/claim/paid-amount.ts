import { paymentsOf, type Client } from '@vodokanal/client';

/** The sum of a payment as it is typed in a field, `1029,11`; undefined when the account has no such payment. */
export async function paidAmount(client: Client, paymentId: string, language: string): Promise<string | undefined> {
  const { items } = await paymentsOf(client).list(client.session.account?.id ?? '');
  const entry = items.find(({ id }) => id === paymentId);
  if (!entry) return undefined;
  const amount = (Math.abs(entry.amount) / 100).toFixed(2);
  return language === 'ru' ? amount.replace('.', ',') : amount;
}
