import { Command } from 'commander';
import { decideChange } from '../profile/changes.ts';
import { listChanges } from '../profile/queries.ts';
import { termLine } from './arguments.ts';
import { print, withDatabase } from './context.ts';

const list = () =>
  withDatabase(async ({ db, settings }) => {
    const now = new Date();
    for (const row of await listChanges(db)) {
      const { number, state, field, value, sent_at } = row;
      print(number, state, termLine(settings.termOf(row, now)), `${field}: ${value}`, sent_at.toISOString());
    }
  });

const decide = (number: string, state: 'applied' | 'refused', reason: string) =>
  withDatabase(({ db, settings }) => {
    const now = new Date();
    return decideChange(db, number, state, reason, now, settings.today(now));
  });

export const profileCommand = (): Command =>
  new Command('profile')
    .description('changes that residents ask for')
    .addCommand(new Command('list').description('list the newest 200').action(list))
    .addCommand(
      new Command('apply')
        .description('make the change')
        .argument('<number>', 'of the change')
        .action(async (number: string) => {
          await decide(number, 'applied', '');
          await list();
        }),
    )
    .addCommand(
      new Command('refuse')
        .description('do not make it')
        .argument('<number>', 'of the change')
        .requiredOption('--reason <text>', 'told to the resident')
        .action(async (number: string, { reason }: { readonly reason: string }) => {
          await decide(number, 'refused', reason);
          await list();
        }),
    );
