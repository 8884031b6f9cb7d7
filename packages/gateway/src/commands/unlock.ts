import { Command } from 'commander';
import { listUnlocks } from '../unlocks/queries.ts';
import { decide } from '../unlocks/service.ts';
import { termLine } from './arguments.ts';
import { print, withDatabase } from './context.ts';

const list = () =>
  withDatabase(async ({ db, settings }) => {
    const now = new Date();
    for (const row of await listUnlocks(db)) {
      const { number, state, way, account_number, registered_at, contact } = row;
      const term = termLine(settings.termOf(row, now));
      print(number, state, term, way, account_number, registered_at.toISOString(), contact);
    }
  });

const decision = (name: string, state: 'restored' | 'refused' | 'needMore', description: string) => {
  const command = new Command(name).description(description).argument('<number>', 'of the request');
  if (state === 'restored') command.option('--phone <number>', 'their mobile number from now on');
  else command.requiredOption('--reason <text>', 'told to the person who asked');
  return command.action(
    async (number: string, { reason = '', phone }: { readonly reason?: string; readonly phone?: string }) => {
      await withDatabase(({ db, settings }) =>
        decide(db, number, state, reason, new Date(), settings.today(new Date()), phone),
      );
      await list();
    },
  );
};

export const unlockCommand = (): Command =>
  new Command('unlock')
    .description('requests to unblock a sign-in')
    .addCommand(new Command('list').description('list the newest 200').action(list))
    .addCommand(decision('restore', 'restored', 'unblock the sign-in'))
    .addCommand(decision('refuse', 'refused', 'leave it blocked'))
    .addCommand(decision('ask', 'needMore', 'ask for more documents'));
