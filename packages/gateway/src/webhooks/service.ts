import { webhookEvents, webhookFields, type WebhookField } from '@vodokanal/contract/webhooks';
import { StartError, type Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import type { Secrets } from '../secrets.ts';
import { setWaiting, webhookByName, type WebhookRow } from './queries.ts';
import { newWebhookSecret } from './signature.ts';
import { ForbiddenTarget, targetUrl, type AllowedNetworks } from './target.ts';

const HOUR = 3_600_000;

export interface NewWebhook {
  readonly name: string;
  readonly url: string;
  /** Types of events; `claim.*` means all of a noun and `*` all. */
  readonly events: readonly string[];
  /** What of the data of people the receiver is told besides ids, states and dates. */
  readonly fields: readonly string[];
}

const nouns = [...new Set(webhookEvents.map((type) => `${type.split('.')[0] ?? ''}.*`))];

const isEvents = (text: string): boolean => ['*', ...nouns, ...webhookEvents].includes(text);
const isField = (text: string): text is WebhookField => (webhookFields as readonly string[]).includes(text);

/** Adds a receiver and returns its secret, which is not shown again. Throws a `StartError`. */
export async function addWebhook(
  db: Database,
  { name, url, events, fields }: NewWebhook,
  { secrets, networks, now }: { readonly secrets: Secrets; readonly networks: AllowedNetworks; readonly now: Date },
): Promise<string> {
  if (!/^[\p{L}\d][\p{L}\d._-]{0,49}$/u.test(name))
    throw new StartError(`«${name}» is no name: letters, digits, dots and dashes, at most 50.`);
  const unknown = events.find((each) => !isEvents(each));
  if (unknown !== undefined)
    throw new StartError(`There is no event ${unknown}. There are ${[...nouns, ...webhookEvents].join(', ')}.`);
  const other = fields.find((each) => !isField(each));
  if (other !== undefined) throw new StartError(`There is no field ${other}. There are ${webhookFields.join(', ')}.`);
  const target = checkedUrl(url, networks);
  const secret = newWebhookSecret();
  await transact(db, async (tx) => {
    if (await webhookByName(tx, name)) throw new StartError(`There is a receiver ${name} already.`);
    await tx
      .insertInto('webhook')
      .values({
        id: newId(),
        name,
        url: target,
        events: JSON.stringify(events.length > 0 ? events : ['*']),
        fields: JSON.stringify(fields),
        secret: secrets.encrypt(secret),
        former_secret: null,
        former_until: null,
        created_at: now,
      })
      .execute();
  });
  return secret;
}

function checkedUrl(url: string, networks: AllowedNetworks): string {
  try {
    return targetUrl(url, networks).href;
  } catch (fault) {
    if (!(fault instanceof ForbiddenTarget)) throw fault;
    throw new StartError(fault.message);
  }
}

/** Removes a receiver with all its events. Throws a `StartError`. */
export async function removeWebhook(db: Database, name: string): Promise<void> {
  await transact(db, async (tx) => {
    const { id } = await lockWebhook(tx, name);
    await tx.deleteFrom('webhook_event').where('webhook_id', '=', id).execute();
    await tx.deleteFrom('webhook').where('id', '=', id).execute();
  });
}

/**
 * Gives a receiver a new secret and returns it. The present one signs besides for `overlap` hours, so that the receiver
 * can change it without losing an event. Throws a `StartError`.
 */
export async function rotateWebhook(
  db: Database,
  name: string,
  { secrets, overlap, now }: { readonly secrets: Secrets; readonly overlap: number; readonly now: Date },
): Promise<string> {
  const secret = newWebhookSecret();
  await transact(db, async (tx) => {
    const row = await lockWebhook(tx, name);
    await tx
      .updateTable('webhook')
      .set({
        secret: secrets.encrypt(secret),
        former_secret: overlap > 0 ? row.secret : null,
        former_until: overlap > 0 ? new Date(now.getTime() + overlap * HOUR) : null,
      })
      .where('id', '=', row.id)
      .execute();
  });
  return secret;
}

/**
 * Tells a receiver again: its parked events, those since an instant, or one. The order of each case stays. Returns how
 * many. Throws a `StartError`.
 */
export const replayWebhook = (
  db: Database,
  name: string,
  chosen: { readonly since?: Date | undefined; readonly id?: string | undefined; readonly now: Date },
): Promise<number> => transact(db, async (tx) => setWaiting(tx, (await lockWebhook(tx, name)).id, chosen));

async function lockWebhook(tx: Tx, name: string): Promise<WebhookRow> {
  const row = await tx.selectFrom('webhook').selectAll().where('name', '=', name).forUpdate().executeTakeFirst();
  if (!row) throw new StartError(`There is no receiver ${name}. See: gateway webhook list`);
  return row;
}
