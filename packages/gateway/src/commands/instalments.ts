import { Command } from 'commander';
import { formatMoney } from '@vodokanal/contract/rules/money-text';
import { StartError } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { planByNumber, requestedPlans, type PlanRow } from '../instalments/queries.ts';
import { offerPlan, refusePlan } from '../instalments/service.ts';
import type { Settings } from '../settings/settings.ts';
import { print, withDatabase } from './context.ts';

const list = () =>
  withDatabase(async ({ db }) => {
    for (const { number, accountNumber, amount, instalments, answer_by, reason } of await requestedPlans(db))
      print(
        number,
        accountNumber,
        `${formatMoney(amount, 'ru')} in ${instalments.length}`,
        `answer by ${answer_by ?? ''}`,
        reason,
      );
  });

/** Answers a request and lists what still waits. */
const answer = async (number: string, work: (tx: Tx, row: PlanRow, settings: Settings) => Promise<void>) => {
  await withDatabase(({ db, settings }) =>
    transact(db, async (tx) => {
      const row = await planByNumber(tx, number);
      if (row?.state !== 'requested') throw new StartError(`No request ${number} waits for an answer.`);
      await work(tx, row, settings);
    }),
  );
  await list();
};

export const instalmentsCommand = (): Command =>
  new Command('instalments')
    .description('requests to pay a debt in instalments')
    .addCommand(new Command('list').description('list those that wait, the most urgent first').action(list))
    .addCommand(
      new Command('offer')
        .description('offer the plan as it was asked for')
        .argument('<number>', 'of the plan')
        .action((number: string) => answer(number, (tx, row, settings) => offerPlan(tx, settings, row, new Date()))),
    )
    .addCommand(
      new Command('refuse')
        .description('refuse the plan')
        .argument('<number>', 'of the plan')
        .requiredOption('--reason <text>', 'told to the resident')
        .action((number: string, { reason }: { readonly reason: string }) =>
          answer(number, (tx, row) => refusePlan(tx, row, reason, new Date())),
        ),
    );
