import { Command, InvalidArgumentError } from 'commander';
import { listAllMeterRequests } from '../meters/queries.ts';
import { decideMeterRequest } from '../meters/service.ts';
import { termLine } from './arguments.ts';
import { print, withDatabase } from './context.ts';

function date(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new InvalidArgumentError('A date looks like 2032-11-21.');
  return text;
}

const list = () =>
  withDatabase(async ({ db, settings }) => {
    const now = new Date();
    for (const row of await listAllMeterRequests(db)) {
      const { number, state, kind, record, verified_on, comment, serial_number } = row;
      const words = comment.replace(/\s+/g, ' ');
      print(
        number,
        state,
        termLine(settings.termOf(row, now)),
        kind,
        `meter ${serial_number}`,
        record,
        verified_on,
        words,
      );
    }
  });

interface Decision {
  readonly reason?: string;
  readonly until?: string;
}
const decide = (number: string, state: 'done' | 'refused', { reason = '', until }: Decision) =>
  withDatabase(({ db }) => decideMeterRequest(db, number, state, { text: reason, until }, new Date()));

export const meterRequestCommand = (): Command =>
  new Command('meter-request')
    .description('verifications and visits that residents ask for')
    .addCommand(new Command('list').description('list the newest 200').action(list))
    .addCommand(
      new Command('done')
        .description('it was done; a verification needs --until')
        .argument('<number>', 'of the request')
        .option('--until <YYYY-MM-DD>', 'the day until which a verification holds', date)
        .option('--reason <text>', 'told to the resident')
        .action(async (number: string, options: Decision) => {
          await decide(number, 'done', options);
          await list();
        }),
    )
    .addCommand(
      new Command('refuse')
        .description('it is not done')
        .argument('<number>', 'of the request')
        .requiredOption('--reason <text>', 'told to the resident')
        .action(async (number: string, options: Decision) => {
          await decide(number, 'refused', options);
          await list();
        }),
    );
