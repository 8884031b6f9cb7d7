import type { Tx } from '../database/transaction.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import { setIncidentClosed } from './queries.ts';

/**
 * Closes a report of somebody else's access and tells the customer what was found. The sign-in stays frozen until the
 * customer has recovered the password.
 */
export async function closeIncident(
  tx: Tx,
  { id, number, customer_id }: { readonly id: string; readonly number: string; readonly customer_id: string },
  text: string,
  now: Date,
): Promise<void> {
  await setIncidentClosed(tx, id, now);
  await tellCustomer(tx, customer_id, 'mailOrSms', { template: 'incidentClosed', values: { number, text } }, now);
}
