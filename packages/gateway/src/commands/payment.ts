import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { importRegister, type LineForClerk } from '../payments/import-register.ts';
import { StartError } from '../database/open.ts';
import { pathOf, print, withDatabase } from './context.ts';

const REASONS: Readonly<Record<LineForClerk['reason'], string>> = {
  noAccount: 'names no account',
  unknownAccount: 'names an account that is not known',
  severalAccounts: 'names several accounts',
  closedAccount: 'names a closed account',
  lumpSum: 'is the sum of a register: import the register',
};

const roubles = (kopecks: number): string => (kopecks / 100).toFixed(2);

export const paymentCommand = (): Command =>
  new Command('payment').description('payments that banks and settlement centres tell').addCommand(
    new Command('import')
      .description('post registers of banks and statements of 1C; a file is taken whole or not at all')
      .argument('<file...>')
      .addOption(new Option('--unit <unit>', 'what sums without a point are').choices(['roubles', 'kopecks']))
      .action(async (files: readonly string[], { unit }: { readonly unit?: 'roubles' | 'kopecks' }) =>
        withDatabase(async ({ db, settings }) => {
          let refused = 0;
          for (const file of files) {
            const result = await importRegister(db, settings, await readFile(pathOf(file)), { unit, now: new Date() });
            if (result.kind === 'refused') {
              refused++;
              for (const { line, reason } of result.faults)
                print(`${file}:${line === null ? '' : ` line ${line}:`} ${reason}`);
              if (result.choices) print(`${file}: say --unit ${result.choices.join(' or --unit ')}`);
              continue;
            }
            const { posted, known, amount, forClerk, doubles } = result;
            print(
              `${file}: ${posted} posted (${roubles(amount)} ₽), ${known} posted before, ${forClerk.length} for the clerk`,
            );
            for (const { line, amount: sum, reason } of forClerk)
              print(`${file}: line ${line}: ${roubles(sum)} ₽ ${REASONS[reason]}`);
            for (const lines of doubles)
              print(`${file}: lines ${lines.join(', ')} are equal payments: paid twice, or for two months?`);
          }
          if (refused > 0)
            throw new StartError(`${refused} of ${files.length} files were refused; nothing of them was posted.`);
        }),
      ),
  );
