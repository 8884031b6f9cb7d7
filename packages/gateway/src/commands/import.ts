import { Command } from 'commander';
import { importInWorker } from '../registry/import-worker.ts';
import { print } from './context.ts';

export const importCommand = (): Command =>
  new Command('import')
    .description('read billing registries')
    .argument('<file...>', 'CSV in UTF-8 or Windows-1251; see docs/registry.md')
    .action(async (files: readonly string[]) => {
      for (const file of files) {
        const { written, unchanged, refused, faultFile } = await importInWorker(file);
        print(
          `${file}: ${written} written, ${unchanged} unchanged, ${refused} refused${refused > 0 ? ` (see ${faultFile})` : ''}`,
        );
      }
    });
