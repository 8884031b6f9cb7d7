import { text } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import { roles, type Role } from '@vodokanal/contract/office';
import { transact } from '../database/transaction.ts';
import { addStaff, endStaff } from '../office/staff.ts';
import { context, print, withDatabase } from './context.ts';

interface NewStaff {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

const list = () =>
  withDatabase(async ({ db }) => {
    const rows = await db.selectFrom('staff').selectAll().where('ended_at', 'is', null).orderBy('name').execute();
    for (const { email, name, role } of rows) print(email, name, role);
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
          await withDatabase(({ db }) => addStaff(db, { ...staff, password }, new Date()));
          await list();
        }),
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
