import { Command, InvalidArgumentError } from 'commander';
import { isUuid, newId } from '../ids.ts';
import { StartError } from '../database/open.ts';
import { sendEvent } from '../webhooks/delivery.ts';
import { webhookByName, webhooksWithCounts } from '../webhooks/queries.ts';
import { addWebhook, removeWebhook, replayWebhook, rotateWebhook } from '../webhooks/service.ts';
import { allowedNetworks } from '../webhooks/target.ts';
import { environment, print, secretsFor, withDatabase } from './context.ts';

/** Hours for which a replaced secret still signs. */
const OVERLAP = 24;

const networks = () => allowedNetworks(environment['WEBHOOK_NETWORKS']);

const words = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

function hours(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 720)
    throw new InvalidArgumentError('A whole number of hours, at most 720.');
  return value;
}

function instant(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new InvalidArgumentError('A time looks like 2026-11-22T09:40:00Z.');
  return time;
}

function eventId(text: string): string {
  if (!isUuid(text))
    throw new InvalidArgumentError('The id of an event looks like 019a8f6c-2f5e-7c3d-9d1e-2b7f7d0c4a11.');
  return text;
}

const list = () =>
  withDatabase(async ({ db }) => {
    for (const { name, url, events, fields, waiting, parked, delivered } of await webhooksWithCounts(db)) {
      print(name, url, events.join(','), fields.length > 0 && `fields ${fields.join(',')}`);
      print(' ', `${waiting} waiting`, `${parked} parked`, `${delivered} delivered`);
    }
  });

interface Added {
  readonly events: readonly string[];
  readonly fields: readonly string[];
}

const add = (name: string, url: string, { events, fields }: Added) =>
  withDatabase(async ({ db }) => {
    const secrets = await secretsFor(db);
    const now = new Date();
    print(await addWebhook(db, { name, url, events, fields }, { secrets, networks: networks(), now }));
  });

const rotate = (name: string, { overlap }: { readonly overlap: number }) =>
  withDatabase(async ({ db }) => {
    print(await rotateWebhook(db, name, { secrets: await secretsFor(db), overlap, now: new Date() }));
  });

interface Chosen {
  readonly since?: Date;
  readonly event?: string;
}

const replay = (name: string, { since, event }: Chosen) =>
  withDatabase(async ({ db }) => {
    const count = await replayWebhook(db, name, { since, id: event, now: new Date() });
    print(`${count} ${count === 1 ? 'event' : 'events'} will be told again.`);
  });

/** Sends an event that says nothing, at once and once. */
const tryOut = (name: string) =>
  withDatabase(async ({ db }) => {
    const webhook = await webhookByName(db, name);
    if (!webhook) throw new StartError(`There is no receiver ${name}. See: gateway webhook list`);
    const event = { id: newId(), type: 'webhook.test', account_id: null, customer_id: null, data: {} } as const;
    const options = { secrets: await secretsFor(db), networks: networks(), clock: () => new Date() };
    let answer: string;
    try {
      const { status } = await sendEvent(db, webhook, { ...event, at: new Date() }, options);
      if (status >= 200 && status < 300) {
        print(`${webhook.url} has answered ${status}.`);
        return;
      }
      answer = String(status);
    } catch (fault) {
      answer = (fault as Error).message;
    }
    throw new StartError(`${webhook.url} has not taken the event: ${answer}`);
  });

export const webhookCommand = (): Command =>
  new Command('webhook')
    .description('systems of the utility that are told what happens (docs/webhooks.md)')
    .addCommand(new Command('list').description('list them, with what waits and what is parked').action(list))
    .addCommand(
      new Command('add')
        .description('add a receiver and print its secret, which is not shown again')
        .argument('<name>', 'a short name of your own')
        .argument('<url>', 'https')
        .option('--events <types>', 'separated by commas; claim.* means all of a noun', words, ['*'])
        .option('--fields <fields>', 'of personal data, separated by commas; none when left out', words, [])
        .action(add),
    )
    .addCommand(
      new Command('remove')
        .description('remove a receiver and what waits for it')
        .argument('<name>', 'of the receiver')
        .action(async (name: string) => {
          await withDatabase(({ db }) => removeWebhook(db, name));
          await list();
        }),
    )
    .addCommand(
      new Command('rotate')
        .description('replace the secret and print the new one; both sign for a while')
        .argument('<name>', 'of the receiver')
        .option('--overlap <hours>', 'for which the present secret still signs', hours, OVERLAP)
        .action(rotate),
    )
    .addCommand(
      new Command('replay')
        .description('tell parked events again, or those since a time, or one')
        .argument('<name>', 'of the receiver')
        .option('--since <time>', 'also those that have arrived, from this time', instant)
        .option('--event <id>', 'only this one', eventId)
        .action(replay),
    )
    .addCommand(
      new Command('test').description('send a test event at once').argument('<name>', 'of the receiver').action(tryOut),
    );
