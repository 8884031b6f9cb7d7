import { Command } from 'commander';
import { importInWorker } from '../registry/import-worker.ts';
import { importRegistry } from '../registry/import.ts';
import { importAnswers } from '../exchange/import-answers.ts';
import { context, pathOf, print, withDatabase } from './context.ts';

export const importCommand = (): Command =>
  new Command('import')
    .description('read billing registries')
    .argument('<file...>', 'CSV in UTF-8 or Windows-1251; see docs/registry.md')
    .action(async (files: readonly string[]) => {
      const { running } = context();
      for (const file of files) {
        const { written, unchanged, different, refused, faultFile } = await (running
          ? importRegistry(running.db, running.settings, pathOf(file))
          : importInWorker(pathOf(file)));
        print(
          `${file}: ${written} written, ${unchanged} unchanged, ${different > 0 ? `${different} other than accepted (see: gateway difference list), ` : ''}${refused} refused${refused > 0 ? ` (see ${faultFile})` : ''}`,
        );
      }
    })
    .addCommand(
      new Command('answers')
        .description('take answers and decisions that another system has given')
        .argument('<file...>', 'CSV or JSON; see docs/registry.md')
        .action((files: readonly string[]) =>
          withDatabase(async ({ db, settings }) => {
            for (const file of files) {
              const { taken, unchanged, waiting, refused, faultFile } = await importAnswers(
                db,
                { settings, now: new Date() },
                pathOf(file),
              );
              print(
                `${file}: ${taken} taken, ${unchanged} unchanged, ${waiting} without an answer, ${refused} refused${refused > 0 ? ` (see ${faultFile})` : ''}`,
              );
            }
          }),
        ),
    );
