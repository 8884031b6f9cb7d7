import { Command } from 'commander';
import { accountNumberFault, foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { hasNumber } from '../accounts/queries.ts';
import { StartError } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import { renumberAccount } from '../registry/queries.ts';
import { print, withDatabase } from './context.ts';

export const accountCommand = (): Command =>
  new Command('account').description('accounts').addCommand(
    new Command('renumber')
      .description('give an account a new number; payments, sign-ins and files with the former one still find it')
      .argument('<former>', 'the number so far')
      .argument('<number>', 'the new one')
      .action((former: string, number: string) =>
        withDatabase(({ db, settings }) =>
          transact(db, async (tx) => {
            if (accountNumberFault(number)) throw new StartError(`«${number}» is no account number.`);
            const account = await tx
              .selectFrom('account')
              .select(['number', 'number_folded'])
              .where(hasNumber(foldAccountNumber(former)))
              .executeTakeFirst();
            if (!account) throw new StartError(`There is no account ${former}.`);
            const [from, to] = [account.number_folded, foldAccountNumber(number)];
            if (from === to) throw new StartError(`${account.number} has this number already.`);
            const today = settings.today(new Date());
            if (!(await renumberAccount(tx, { from, fromText: account.number, to, toText: number.trim() }, today)))
              throw new StartError(`${number} is or was the number of another account; two accounts cannot be joined.`);
            print(`${account.number} is ${number.trim()} now`);
          }),
        ),
      ),
  );
