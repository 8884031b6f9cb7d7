import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import type { ClaimOutcome } from '@vodokanal/contract';
import { answerClaim, askAboutClaim, takeClaim, type UtilityMessage } from '../claims/answers.ts';
import { awaitingClaims, lockClaimByNumber, messagesOf, type ClaimRow } from '../claims/queries.ts';
import { StartError } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { openScanner } from '../files/virus-scanner.ts';
import type { Settings } from '../settings/settings.ts';
import { Uploads } from '../uploads/uploads.ts';
import { environment, pathOf, print, secretsFor, uploadFolder, withDatabase } from './context.ts';
import { asClerk } from './document.ts';

/** Files that come from the command line belong to no member of the staff. */
const COMMAND_LINE = '00000000-0000-0000-0000-000000000000';

const list = () =>
  withDatabase(async ({ db, settings }) => {
    const today = settings.today(new Date());
    for (const { number, accountNumber, type, state, due_on } of await awaitingClaims(db))
      print(number, accountNumber, type, state, `answer by ${due_on}${due_on < today ? ' (late)' : ''}`);
  });

const show = (number: string) =>
  withDatabase(({ db }) =>
    transact(db, async (tx) => {
      const row = await claimOf(tx, number);
      await takeIfNew(tx, row);
      print(row.number, row.type, row.state, `answer by ${row.due_on}`);
      print(row.text);
      for (const { side, kind, written_at, text } of await messagesOf(tx, row))
        print(`${written_at.toISOString()} ${side} ${kind}: ${text}`);
    }),
  );

const takeIfNew = async (tx: Tx, row: ClaimRow) => {
  if (row.state === 'registered') await takeClaim(tx, row);
};

async function claimOf(tx: Tx, number: string): Promise<ClaimRow> {
  const row = await lockClaimByNumber(tx, number);
  if (!row) throw new StartError(`There is no claim ${number}. See: gateway claim list`);
  return row;
}

interface Written {
  readonly text: string;
  readonly file?: readonly string[];
}

/** Runs the work on a claim with the files of the command line, and lists what still waits. */
async function write(
  number: string,
  { text, file = [] }: Written,
  work: (tx: Tx, row: ClaimRow, message: UtilityMessage, settings: Settings, now: Date) => Promise<void>,
): Promise<void> {
  const now = new Date();
  const given = await Promise.all(
    file.map(async (path) => ({ name: basename(path), bytes: await readFile(pathOf(path)) })),
  );
  await withDatabase(async ({ db, settings }) => {
    const uploads = new Uploads(db, uploadFolder, await secretsFor(db), openScanner(environment));
    const files = await asClerk(() => Promise.all(given.map((each) => uploads.checked(each))));
    await transact(db, async (tx) => {
      const row = await claimOf(tx, number);
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
    .argument('<number>', 'of the claim')
    .requiredOption('--text <text>', 'told to the customer')
    .option('--file <paths...>', 'photos or PDF to attach');

export const claimCommand = (): Command =>
  new Command('claim')
    .description('claims of customers')
    .addCommand(
      new Command('list').description('list those that wait for an answer, the most urgent first').action(list),
    )
    .addCommand(
      new Command('show')
        .description('print a claim with its conversation; a new one is then in review')
        .argument('<number>', 'of the claim')
        .action(show),
    )
    .addCommand(
      writing('ask', 'ask the customer for more').action((number: string, given: Written) =>
        write(number, given, (tx, row, message, _, now) => askAboutClaim(tx, row, message, now)),
      ),
    )
    .addCommand(
      writing('answer', 'answer a claim')
        .addOption(
          new Option('--outcome <outcome>', 'what the answer says about the demand')
            .choices(['granted', 'partly', 'explained', 'refused'])
            .makeOptionMandatory(),
        )
        .action((number: string, { outcome, ...given }: Written & { readonly outcome: ClaimOutcome }) =>
          write(number, given, (tx, row, message, settings, now) =>
            answerClaim(tx, settings, row, { ...message, outcome }, now),
          ),
        ),
    );
