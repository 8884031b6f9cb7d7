import { Command, InvalidArgumentError, Option } from 'commander';
import { isDate } from '@vodokanal/contract/rules/calendar';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { recordNotice } from '../debts/service.ts';
import { signedPlanOn } from '../instalments/service.ts';
import { StartError } from '../database/open.ts';
import { print, withDatabase } from './context.ts';

function day(text: string): string {
  if (!isDate(text)) throw new InvalidArgumentError('A day is written 2026-11-30.');
  return text;
}

export const debtCommand = (): Command =>
  new Command('debt').description('notices to debtors').addCommand(
    new Command('notice')
      .description('record a notice that was sent, so that the customer sees it with its dates')
      .argument('<account>', 'number of the account')
      .addOption(
        new Option('--kind <kind>', 'what it announces')
          .choices(['reminder', 'restriction', 'court'])
          .makeOptionMandatory(),
      )
      .requiredOption('--on <YYYY-MM-DD>', 'the day it was sent', day)
      .action(
        (account: string, { kind, on }: { readonly kind: 'reminder' | 'restriction' | 'court'; readonly on: string }) =>
          withDatabase(async ({ db, settings }) => {
            const plan =
              kind === 'reminder' ? undefined : await signedPlanOn(db, settings, foldAccountNumber(account), on);
            if (plan)
              throw new StartError(
                `${account} pays its debt by agreement ${plan.number}, which rules out this notice.`,
              );
            const notice = await recordNotice(db, settings, foldAccountNumber(account), { kind, sentOn: on });
            if (!notice) throw new StartError(`There is no account ${account}.`);

            print(`${account}: ${kind} of ${on}, ${(notice.amount / 100).toFixed(2)} ₽ overdue`);
          }),
      ),
  );
