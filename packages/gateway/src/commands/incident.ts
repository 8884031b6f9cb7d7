import { Command } from 'commander';
import { StartError } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import { closeIncident } from '../security/incidents.ts';
import { listIncidents, lockOpenIncident } from '../security/queries.ts';
import { print, withDatabase } from './context.ts';

const list = () =>
  withDatabase(async ({ db }) => {
    for (const { number, registered_at, closed_at, customer_id, address, text } of await listIncidents(db))
      print(
        number,
        registered_at.toISOString(),
        closed_at ? 'closed' : 'open',
        customer_id,
        address,
        text.replace(/\s+/g, ' '),
      );
  });

const close = async (number: string, { text }: { readonly text: string }) => {
  await withDatabase(({ db }) =>
    transact(db, async (tx) => {
      const incident = await lockOpenIncident(tx, number);
      if (!incident) throw new StartError(`There is no open report ${number}. See: gateway incident list`);
      await closeIncident(tx, incident, text, new Date());
    }),
  );
  await list();
};

export const incidentCommand = (): Command =>
  new Command('incident')
    .description("reports of somebody else's access")
    .addCommand(new Command('list').description('list the newest 200').action(list))
    .addCommand(
      new Command('close')
        .description('the report was looked into')
        .argument('<number>', 'of the report')
        .requiredOption('--text <text>', 'what was found, told to the resident')
        .action(close),
    );
