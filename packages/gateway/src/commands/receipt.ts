import { Command } from 'commander';
import { StartError } from '../database/open.ts';
import { canonical } from '../decimal.ts';
import { findReceipt } from '../readings/receipt-number.ts';
import { print, secretsFor, withDatabase } from './context.ts';

export const receiptCommand = (): Command =>
  new Command('receipt')
    .description('check a receipt number and show its reading')
    .argument('<number>', 'e.g. П-2026-11-000042-7316')
    .action((number: string) =>
      withDatabase(async ({ db, settings }) => {
        const found = await findReceipt(db, await secretsFor(db), number);
        if (!found) throw new StartError(`There is no receipt ${number}: it is mistyped, or not ours.`);
        const { timeZone } = settings.get('utility', '', new Date().toISOString().slice(0, 10));
        const received = found.received_at.toLocaleString('sv-SE', { timeZone });
        print(
          `${found.receipt_number ?? ''}: account ${found.number}, meter ${found.serial_number}, ${canonical(found.value)} m³ for ${found.period}, received ${received} (${timeZone}), ${found.status}`,
          found.counted !== null &&
            canonical(found.counted) !== canonical(found.value) &&
            `now ${canonical(found.counted)} m³ counts for ${found.period}`,
        );
      }),
    );
