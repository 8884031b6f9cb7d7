import { Command } from 'commander';
import type { StartOptions } from '../start.ts';

export const startCommand = (): Command =>
  new Command('start')
    .description('run the endpoint')
    .option('--demo', 'with the demo utility, which is loaded once into an empty database')
    .option('--site <folder>', 'pages to serve at /')
    .option('--kit <folder>', 'the built widgets, to serve at /vk/')
    .option('--office <folder>', 'the built pages of the staff, to serve at /office/')
    .option('--portal <folder>', 'pages of a partner site; only with --demo')
    .option('--json', 'say that it runs by one line of JSON')
    .action(async (options: StartOptions) => {
      // Imported here, so that other commands do not load the server.
      const { start } = await import('../start.ts');
      await start(options);
    });
