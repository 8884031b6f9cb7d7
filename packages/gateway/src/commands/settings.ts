import { Command } from 'commander';
import { readSettings } from '../settings/files.ts';
import { pathOf, print, withDatabase } from './context.ts';

export const settingsCommand = (): Command =>
  new Command('settings').description('law, prices and facts of the utility').addCommand(
    new Command('import')
      .description('add settings, from the dates they hold')
      .argument('<file>', 'a JSON array; docs/endpoint.md shows one')
      .action((file: string) =>
        withDatabase(async ({ settings }) => {
          const lines = await readSettings(pathOf(file));
          await settings.add(lines, { staffId: null, now: new Date() });
          print(`${lines.length} settings are in force from their dates.`);
        }),
      ),
  );
