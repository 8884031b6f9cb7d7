import { Command } from 'commander';
import { listIncidents } from '../security/queries.ts';
import { print, withDatabase } from './context.ts';

export const incidentCommand = (): Command =>
  new Command('incident').description("reports of somebody else's access").addCommand(
    new Command('list').description('list the newest 200').action(() =>
      withDatabase(async ({ db }) => {
        for (const { number, registered_at, customer_id, address, text } of await listIncidents(db))
          print(number, registered_at.toISOString(), customer_id, address, text.replace(/\s+/g, ' '));
      }),
    ),
  );
