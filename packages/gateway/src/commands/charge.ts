import { Command } from 'commander';
import { checkCharges } from '../charges/check.ts';
import { period } from './arguments.ts';
import { print, withDatabase } from './context.ts';

const roubles = (kopecks: number): string => (kopecks / 100).toFixed(2);

export const chargeCommand = (): Command =>
  new Command('charge').description('what was billed').addCommand(
    new Command('check')
      .description('list what was billed otherwise than readings, prices and norms give')
      .requiredOption('--period <YYYY-MM>', 'of this month', period)
      .action(({ period: month }: { readonly period: string }) =>
        withDatabase(async ({ db, settings }) => {
          let count = 0;
          for await (const { accountNumber, service, kind, billed, computed } of checkCharges(db, settings, month)) {
            count++;
            print(
              `account ${accountNumber}`,
              `${service} ${kind}`,
              `billed ${roubles(billed)} ₽`,
              `computed ${roubles(computed)} ₽`,
            );
          }
          print(`${count} lines of ${month} differ.`);
        }),
      ),
  );
