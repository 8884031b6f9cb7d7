import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { parseMoney } from '@vodokanal/contract/rules/money';
import { applicationFacts } from '@vodokanal/contract/rules/application-document';
import { nextStep } from '@vodokanal/contract/rules/application-state';
import { visitOf } from '../applications/application-body.ts';
import { askApplicant, completeStep, decideApplication, takeApplication } from '../applications/decisions.ts';
import {
  lockApplicationByNumber,
  messagesOfApplication,
  openApplications,
  type ApplicationRow,
} from '../applications/queries.ts';
import { StartError } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { openScanner } from '../files/virus-scanner.ts';
import type { Settings } from '../settings/settings.ts';
import { Uploads } from '../uploads/uploads.ts';
import { environment, pathOf, print, secretsFor, uploadFolder, withDatabase } from './context.ts';
import { asClerk } from './document.ts';
import type { UtilityMessage } from '../claims/answers.ts';

/** Files that come from the command line belong to no member of the staff. */
const COMMAND_LINE = '00000000-0000-0000-0000-000000000000';

const list = () =>
  withDatabase(async ({ db, settings }) => {
    const today = settings.today(new Date());
    for (const row of await openApplications(db)) {
      const step = nextStep(row.step_names, row.steps, row.state);
      const due = row.state === 'approved' ? '' : `decide by ${row.due_on}${row.due_on < today ? ' (late)' : ''}`;
      print(row.number, row.accountNumber, row.template_id, row.state, step ? `next step ${step}` : due);
    }
  });

const show = (number: string) =>
  withDatabase(({ db }) =>
    transact(db, async (tx) => {
      const found = await applicationOf(tx, number);
      const row = found.state === 'sent' ? await takeApplication(tx, found) : found;
      const { title, fields, answers, meters, visit_kind } = row;
      print(row.number, title.ru, row.state, `decide by ${row.due_on}`);
      for (const [label, value] of applicationFacts({
        fields,
        values: answers,
        meters,
        visit: visitOf(row),
        visitKind: visit_kind,
      }))
        print(`${label}: ${value}`);
      for (const { name, doneOn, text } of row.steps) print(`step ${name} done on ${doneOn}: ${text}`);
      for (const { side, kind, written_at, text } of await messagesOfApplication(tx, row))
        print(`${written_at.toISOString()} ${side} ${kind}: ${text}`);
    }),
  );

async function applicationOf(tx: Tx, number: string): Promise<ApplicationRow> {
  const row = await lockApplicationByNumber(tx, number);
  if (!row) throw new StartError(`There is no application ${number}. See: gateway application list`);
  return row;
}

interface Written {
  readonly text: string;
  readonly file?: readonly string[];
}

/** Runs the work on an application with the files of the command line, and lists what is still open. */
async function write(
  number: string,
  { text, file = [] }: Written,
  work: (tx: Tx, row: ApplicationRow, message: UtilityMessage, settings: Settings, now: Date) => Promise<unknown>,
): Promise<void> {
  const now = new Date();
  const given = await Promise.all(
    file.map(async (path) => ({ name: basename(path), bytes: await readFile(pathOf(path)) })),
  );
  await withDatabase(async ({ db, settings }) => {
    const uploads = new Uploads(db, uploadFolder, await secretsFor(db), openScanner(environment));
    const files = await asClerk(() => Promise.all(given.map((each) => uploads.checked(each))));
    await transact(db, async (tx) => {
      const row = await applicationOf(tx, number);
      const uploadIds: string[] = [];
      for (const each of files) uploadIds.push((await uploads.store(tx, COMMAND_LINE, each, now)).id);
      await work(tx, row, { text, files: { senderId: COMMAND_LINE, uploadIds } }, settings, now);
    });
  });
  await list();
}

const writing = (name: string, description: string) =>
  new Command(name)
    .description(description)
    .argument('<number>', 'of the application')
    .requiredOption('--text <text>', 'told to the customer')
    .option('--file <paths...>', 'photos or PDF to attach');

type Outcome = 'approved' | 'refused' | 'done';
type UtilityStep = 'finalBill' | 'closing' | 'newAccount';

export const applicationCommand = (): Command =>
  new Command('application')
    .description('applications of customers')
    .addCommand(new Command('list').description('list those that are open, the most urgent first').action(list))
    .addCommand(
      new Command('show')
        .description('print an application with its conversation; a new one is then in work')
        .argument('<number>', 'of the application')
        .action(show),
    )
    .addCommand(
      writing('ask', 'ask the customer for more').action((number: string, given: Written) =>
        write(number, given, (tx, row, message, _, now) => askApplicant(tx, row, message, now)),
      ),
    )
    .addCommand(
      writing('decide', 'decide an application')
        .addOption(
          new Option('--outcome <outcome>', 'approved: something is still to be done; done: nothing is')
            .choices(['approved', 'refused', 'done'])
            .makeOptionMandatory(),
        )
        .action((number: string, { outcome, ...given }: Written & { readonly outcome: Outcome }) =>
          write(number, given, (tx, row, message, settings, now) =>
            decideApplication(tx, settings, row, { ...message, outcome }, now),
          ),
        ),
    )
    .addCommand(
      new Command('step')
        .description('complete the next step of a change of owner; closing closes the account')
        .argument('<number>', 'of the application')
        .addOption(
          new Option('--step <step>', 'the next step')
            .choices(['readings', 'finalBill', 'closing', 'newAccount'])
            .makeOptionMandatory(),
        )
        .option('--text <text>', 'told to the customer', '')
        .option('--amount <rubles>', 'of the final bill, for example 1234,50', rubles)
        .action(
          (
            number: string,
            { step, text, amount }: { readonly step: UtilityStep; readonly text: string; readonly amount?: number },
          ) =>
            write(number, { text }, (tx, row, message, settings, now) =>
              completeStep(tx, settings, row, { step, text: message.text, amount }, now),
            ),
        ),
    );

function rubles(text: string): number {
  const amount = parseMoney(text);
  if (amount === null) throw new StartError(`${text} is no sum. Write it in rubles, for example 1234,50.`);
  return amount;
}
