import { Command } from 'commander';
import { setManager } from '../buildings/service.ts';
import { print, withDatabase } from './context.ts';

export const managerCommand = (): Command =>
  new Command('manager').description('who sends the readings of buildings').addCommand(
    new Command('set')
      .description("whose buildings' readings a customer sends; no building takes them all away")
      .requiredOption('--email <address>', 'of a customer')
      .option('--building <code...>', 'codes of buildings, as the registry names them')
      .action(({ email, building = [] }: { readonly email: string; readonly building?: readonly string[] }) =>
        withDatabase(async ({ db }) => {
          print(`${email} sends the readings of ${await setManager(db, email, building)} buildings.`);
        }),
      ),
  );
