import { Command } from 'commander';
import type { DataRequestPart } from '@vodokanal/contract';
import { SECTION_TITLES } from '../data-requests/personal-data.ts';
import { lockRequest, openRequests, type DataRequestRow } from '../data-requests/queries.ts';
import { answerDataRequest, extendDataRequest, proposedParts, takeDataRequest } from '../data-requests/service.ts';
import { StartError } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import type { Settings } from '../settings/settings.ts';
import { print, withDatabase } from './context.ts';

const list = () =>
  withDatabase(async ({ db, settings }) => {
    const today = settings.today(new Date());
    for (const { number, kind, due_on, extended_on, sections } of await openRequests(db))
      print(
        number,
        kind,
        `answer by ${due_on}`,
        due_on < today && 'OVERDUE',
        extended_on && 'extended',
        sections.join(','),
      );
  });

const partLine = ({ section, isDone, ground, keptUntil }: DataRequestPart): string =>
  isDone
    ? `${SECTION_TITLES[section]}: done`
    : `${SECTION_TITLES[section]}: refused, ${ground}${keptUntil ? `, until ${keptUntil}` : ''}`;

/** Works on an open request; a refusal of the service becomes a message. */
const change = (number: string, work: (tx: Tx, row: DataRequestRow, settings: Settings) => Promise<void>) =>
  withDatabase(async ({ db, settings }) => {
    await transact(db, async (tx) => {
      const row = await lockRequest(tx, number);
      if (!row) throw new StartError(`There is no request ${number}.`);
      try {
        await work(tx, row, settings);
      } catch (fault) {
        if (!(fault instanceof ProblemError)) throw fault;
        throw new StartError(
          row.answered_on === null
            ? `The term of ${number} cannot be extended: it was extended before, is over, or the law allows none.`
            : `The request ${number} was answered on ${row.answered_on}.`,
        );
      }
    });
  });

const show = (number: string) =>
  change(number, async (tx, row, settings) => {
    await takeDataRequest(tx, row);
    print(row.number, row.kind, `registered ${row.registered_on}`, `answer by ${row.due_on}`, row.law);
    if (row.text) print(row.text);
    for (const part of await proposedParts(tx, settings, row, settings.today(new Date()))) print(partLine(part));
  });

const extend = async (number: string, { reason }: { readonly reason: string }) => {
  await change(number, (tx, row, settings) => extendDataRequest(tx, settings, row, reason, new Date()));
  await list();
};

const answer = async (number: string, { text, refuse }: { readonly text: string; readonly refuse?: boolean }) => {
  await change(number, async (tx, row, settings) => {
    const { state, parts } = await answerDataRequest(
      tx,
      settings,
      row,
      { text, ...(refuse && { isRefused: true }) },
      new Date(),
    );
    print(row.number, state);
    for (const part of parts) print(partLine(part));
  });
};

export const dataRequestCommand = (): Command =>
  new Command('data-request')
    .description('requests about personal data (152-ФЗ)')
    .addCommand(new Command('list').description('list those that wait, the most urgent first').action(list))
    .addCommand(
      new Command('show')
        .description('take a request into work and show it with the answer of the law, section by section')
        .argument('<number>', 'of the request')
        .action(show),
    )
    .addCommand(
      new Command('extend')
        .description('extend the term once')
        .argument('<number>', 'of the request')
        .requiredOption('--reason <text>', 'told to the resident')
        .action(extend),
    )
    .addCommand(
      new Command('answer')
        .description('answer; deletes or ends what the law does not keep, and tells the grounds of the rest')
        .argument('<number>', 'of the request')
        .requiredOption('--text <text>', 'told to the resident, with the article when something is refused')
        .option('--refuse', 'refuse a request that names no sections')
        .action(answer),
    );
