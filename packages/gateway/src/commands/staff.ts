import { text } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import { roles, type Role } from '@vodokanal/contract/office';
import { transact } from '../database/transaction.ts';
import { removeAuthenticator } from '../office/authenticator.ts';
import { addStaff, blockStaff, endStaff, staffOfEmail } from '../office/staff.ts';
import { Factors } from '../security/factors.ts';
import { context, print, secretsFor, withDatabase } from './context.ts';

interface NewStaff {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

const list = () =>
  withDatabase(async ({ db }) => {
    const rows = await db.selectFrom('staff').selectAll().where('ended_at', 'is', null).orderBy('name').execute();
    for (const { email, name, role, blocked_at } of rows) print(email, name, role, blocked_at && 'blocked');
  });

export const staffCommand = (): Command =>
  new Command('staff')
    .description('staff who work in the office')
    .addCommand(new Command('list').description('list them').action(list))
    .addCommand(
      new Command('add')
        .description('add somebody; the password is read from standard input, codes go to their mailbox')
        .requiredOption('--email <address>', 'what they sign in with')
        .requiredOption('--name <name>', 'how colleagues know them')
        .addOption(new Option('--role <role>', 'what they may do').choices(roles).makeOptionMandatory())
        .action(async (staff: NewStaff) => {
          const password = (await text(context().stdin)).replace(/\r?\n$/, '');
          await withDatabase(async ({ db }) => {
            await addStaff(db, { ...staff, password }, new Date());
          });
          await list();
        }),
    )
    .addCommand(
      new Command('block')
        .description('close their access and end their sessions')
        .argument('<email>', 'what they sign in with')
        .action(async (email: string) => {
          await withDatabase(({ db }) => transact(db, (tx) => blockStaff(tx, email, new Date())));
          await list();
        }),
    )
    .addCommand(
      new Command('unblock')
        .description('open their access again')
        .argument('<email>', 'what they sign in with')
        .action(async (email: string) => {
          await withDatabase(({ db }) => transact(db, (tx) => blockStaff(tx, email, null)));
          await list();
        }),
    )
    .addCommand(
      new Command('reset-app')
        .description('turn off a lost authenticator app; codes go to the mailbox again')
        .argument('<email>', 'what they sign in with')
        .action((email: string) =>
          withDatabase(async ({ db }) => {
            const factors = new Factors(await secretsFor(db));
            await transact(db, async (tx) => removeAuthenticator(tx, factors, (await staffOfEmail(tx, email)).id));
            print(`Codes of ${email} go to the mailbox again.`);
          }),
        ),
    )
    .addCommand(
      new Command('end')
        .description('end their access and their sessions')
        .argument('<email>', 'what they sign in with')
        .action(async (email: string) => {
          await withDatabase(({ db }) => transact(db, (tx) => endStaff(tx, email, new Date())));
          await list();
        }),
    );
