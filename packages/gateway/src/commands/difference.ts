import { Command } from 'commander';
import { canonical } from '../decimal.ts';
import { listDifferences } from '../registry/queries.ts';
import { period } from './arguments.ts';
import { print, withDatabase } from './context.ts';

export const differenceCommand = (): Command =>
  new Command('difference').description('accepted readings that billing has another value of').addCommand(
    new Command('list')
      .description('list them: month, account, meter, accepted value, value in the bill')
      .option('--period <YYYY-MM>', 'only of this month', period)
      .action(({ period }: { readonly period?: string }) =>
        withDatabase(async ({ db }) => {
          for (const row of await listDifferences(db, period))
            print(
              row.period,
              `account ${row.number}`,
              `meter ${row.serial_number}`,
              `accepted ${canonical(row.accepted)} m³`,
              row.receipt_number,
              `in the bill ${canonical(row.billed)} m³`,
              `since ${row.since.toISOString()}`,
            );
        }),
      ),
  );
