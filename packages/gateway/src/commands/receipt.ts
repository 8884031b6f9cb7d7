import { Command } from 'commander';
import { StartError } from '../database/open.ts';
import { canonical } from '../decimal.ts';
import { findReceipt } from '../readings/receipt-number.ts';
import { print, secrets, withDatabase } from './context.ts';

export const receiptCommand = (): Command =>
  new Command('receipt')
    .description('whether an acceptance number is ours, and of what')
    .argument('<number>', 'e.g. П-2026-11-000042-7316')
    .action((number: string) =>
      withDatabase(async ({ db }) => {
        const found = await findReceipt(db, secrets(), number);
        if (!found) throw new StartError(`There is no acceptance ${number}: it is mistyped, or not ours.`);
        print(
          `${found.receipt_number ?? ''}: account ${found.number}, meter ${found.serial_number}, ${canonical(found.value)} m³ for ${found.period}, received ${found.received_at.toISOString()}, ${found.status}`,
        );
      }),
    );
