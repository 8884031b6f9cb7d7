import { Command } from 'commander';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
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
            const [from, to] = [foldAccountNumber(former), foldAccountNumber(number)];
            const account = await tx.selectFrom('account').select('id').where(hasNumber(from)).executeTakeFirst();
            if (!account) throw new StartError(`There is no account ${former}.`);
            const today = settings.today(new Date());
            if (!(await renumberAccount(tx, { from, fromText: former, to, toText: number }, today)))
              throw new StartError(`There is an account ${number} already; two accounts cannot be joined.`);
            print(`${former} is ${number} now`);
          }),
        ),
      ),
  );
