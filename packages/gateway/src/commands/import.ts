import { Command } from 'commander';
import { importInWorker } from '../registry/import-worker.ts';
import { importRegistry } from '../registry/import.ts';
import { context, pathOf, print } from './context.ts';

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
    });
