import { clientOf, type Client, type Connection } from '@vodokanal/client';
import { createOutbox, type Outbox } from '@vodokanal/client/outbox';
import { indexedDbOutboxStore } from './outbox-store.ts';

const outboxes = new WeakMap<Client, Outbox>();

/** The queue of readings for an endpoint on this device. */
export function outboxOf(connection: Connection): Outbox {
  const client = clientOf(connection);
  let outbox = outboxes.get(client);
  if (!outbox) outboxes.set(client, (outbox = createOutbox(client, indexedDbOutboxStore(`vk:${connection.endpoint}`))));
  return outbox;
}
