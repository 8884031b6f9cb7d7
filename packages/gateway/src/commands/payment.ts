import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { addDays, isDate } from '@vodokanal/contract/rules/calendar';
import { addressOfLink } from '@vodokanal/contract/rules/payment-link-address';
import { parseMoney } from '@vodokanal/contract/rules/money';
import { hasNumber } from '../accounts/queries.ts';
import { StartError } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { AcquirerFault } from '../payments/acquirer/acquirer.ts';
import { openAcquirer } from '../payments/acquirer/open-acquirer.ts';
import { importRegister, type LineForClerk } from '../payments/import-register.ts';
import { createUtilityLink } from '../payments/links.ts';
import { PaymentService } from '../payments/service.ts';
import { environment, pathOf, print, withDatabase } from './context.ts';

const REASONS: Readonly<Record<LineForClerk['reason'], string>> = {
  noAccount: 'names no account',
  unknownAccount: 'names an account that is not known',
  severalAccounts: 'names several accounts',
  closedAccount: 'names a closed account',
  lumpSum: 'is the sum of a register: import the register',
};

const roubles = (kopecks: number): string => (kopecks / 100).toFixed(2);

const reconcileCommand = (): Command =>
  new Command('reconcile')
    .description('compare the payments of a day with those that the acquirer lists; the gateway does so each morning')
    .option('--day <YYYY-MM-DD>', 'yesterday when left out')
    .action(({ day }: { readonly day?: string }) =>
      withDatabase(async ({ db, settings }) => {
        if (day !== undefined && !isDate(day)) throw new StartError(`--day is «${day}»; a day is written 2026-11-30.`);
        const acquirer = openAcquirer(environment, '');
        if (!acquirer)
          throw new StartError('ACQUIRER is not set in the environment, so there is nothing to compare with.');
        const now = new Date();
        const payments = new PaymentService(db, settings, { acquirer, origin: '' });
        const wanted = day ?? addDays(settings.today(now), -1);
        const result = await payments.reconcile(wanted, now).catch((fault: unknown) => {
          throw fault instanceof AcquirerFault ? new StartError(`${fault.message}; try again later.`) : fault;
        });
        const { orders = 0, found = [], unknown = [], otherSums = [], missing = [] } = result ?? {};
        print(`${wanted}: ${orders} taken by the acquirer, ${found.length} of them were not known and are settled now`);
        for (const { acquirerId, amount } of unknown) print(`order ${acquirerId}: ${roubles(amount)} ₽ of no payment`);
        for (const number of otherSums) print(`${number}: the acquirer has taken another sum`);
        for (const number of missing) print(`${number}: settled here, not listed by the acquirer`);
      }),
    );

const linkCommand = (): Command =>
  new Command('link')
    .description('make a link by which anybody pays a sum for an account, once; send it with a bill or a reminder')
    .argument('<account>', 'number of the account')
    .requiredOption('--amount <roubles>', 'the sum, like 1234.50')
    .option('--days <days>', 'how long it is valid, 1 to 30', '14')
    .action((account: string, { amount, days }: { readonly amount: string; readonly days: string }) =>
      withDatabase(async ({ db, settings }) => {
        const kopecks = parseMoney(amount);
        const valid = Number(days);
        if (kopecks === null) throw new StartError(`--amount is «${amount}»; write roubles, like 1234.50.`);
        if (!Number.isInteger(valid) || valid < 1 || valid > 30)
          throw new StartError(`--days is «${days}»; a link is valid for 1 to 30 days.`);
        const now = new Date();
        const { paymentUrl } = settings.get('utility', '', settings.today(now));
        if (!paymentUrl) throw new StartError('The setting utility has no paymentUrl, the page with vk-payment-form.');
        const { secret, link } = await transact(db, async (tx) => {
          const found = await tx
            .selectFrom('account')
            .select('id')
            .where(hasNumber(foldAccountNumber(account)))
            .executeTakeFirst();
          if (!found) throw new StartError(`There is no account ${account}.`);
          return createUtilityLink(tx, found.id, { amount: kopecks, days: valid }, now);
        }).catch((fault: unknown) => {
          throw fault instanceof ProblemError ? new StartError(`${amount} ₽ is no sum that can be paid.`) : fault;
        });
        const origin = environment['PUBLIC_ORIGIN'] ?? `http://localhost:${environment['PORT'] ?? '8080'}`;
        print(addressOfLink(paymentUrl, origin, secret));
        print(`${account}: ${roubles(link.amount)} ₽, until ${link.expiresAt}`);
      }),
    );

export const paymentCommand = (): Command =>
  new Command('payment')
    .description('payments that banks, settlement centres and the acquirer tell')
    .addCommand(reconcileCommand())
    .addCommand(linkCommand())
    .addCommand(
      new Command('import')
        .description('post registers of banks and statements of 1C; a file is taken whole or not at all')
        .argument('<file...>')
        .addOption(new Option('--unit <unit>', 'what sums without a point are').choices(['roubles', 'kopecks']))
        .action(async (files: readonly string[], { unit }: { readonly unit?: 'roubles' | 'kopecks' }) =>
          withDatabase(async ({ db, settings }) => {
            let refused = 0;
            for (const file of files) {
              const result = await importRegister(db, settings, await readFile(pathOf(file)), {
                unit,
                now: new Date(),
              });
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
