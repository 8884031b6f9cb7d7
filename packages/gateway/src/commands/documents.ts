import { join } from 'node:path';
import { Command } from 'commander';
import { exportDocuments } from '../uploads/documents.ts';
import { print, secrets, uploadFolder, withDatabase } from './context.ts';

export const documentsCommand = (): Command =>
  new Command('documents')
    .description('take out the files of a request, claim, change or accepted reading')
    .argument('<number>', 'of the request, claim, change or acceptance')
    .requiredOption('--out <folder>', 'where to')
    .action((number: string, { out }: { readonly out: string }) =>
      withDatabase(async ({ db }) => {
        for (const name of await exportDocuments(db, secrets(), uploadFolder, number, out, new Date()))
          print(join(out, name));
      }),
    );
