import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { addCustomer } from '../session/customers.ts';
import { block } from '../unlocks/service.ts';
import { context, print, withDatabase } from './context.ts';

interface NewCustomer {
  readonly email: string;
  readonly account?: readonly string[];
  readonly name: string;
  readonly phone?: string;
  readonly temporary?: boolean;
}

const add = () =>
  new Command('add')
    .description('add a customer with a sign-in; the password is read from standard input')
    .requiredOption('--email <address>', 'what they sign in with')
    .option('--account <number...>', 'accounts that they hold')
    .option('--name <name>', 'how they are greeted', '')
    .option('--phone <number>', 'a mobile number for codes')
    .option('--temporary', 'the password must be changed at the first sign-in')
    .action(async ({ email, account = [], name, phone, temporary }: NewCustomer) => {
      const password = (await text(context().stdin)).replace(/\r?\n$/, '');
      await withDatabase(async ({ db }) => {
        await addCustomer(db, {
          name,
          email,
          password,
          phone,
          isTemporary: temporary,
          accountNumbers: account,
          now: new Date(),
        });
        print(`${email} can sign in.`);
      });
    });

const blockSignIn = () =>
  new Command('block')
    .description('block a sign-in and end its sessions')
    .argument('<login>', 'account number or e-mail')
    .requiredOption('--reason <text>', 'told to the customer')
    .action((login: string, { reason }: { readonly reason: string }) =>
      withDatabase(async ({ db }) => {
        await block(db, login, reason, 'utility', new Date());
        print(`${login} is blocked.`);
      }),
    );

export const customerCommand = (): Command =>
  new Command('customer').description('sign-ins of customers').addCommand(add()).addCommand(blockSignIn());
