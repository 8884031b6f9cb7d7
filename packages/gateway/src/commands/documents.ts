import { join } from 'node:path';
import { Command } from 'commander';
import { exportDocuments } from '../uploads/documents.ts';
import { pathOf, print, secretsFor, uploadFolder, withDatabase } from './context.ts';

export const documentsCommand = (): Command =>
  new Command('documents')
    .description('export the files of a request, claim, change or accepted reading')
    .argument('<number>', 'of the request, claim, change or receipt')
    .requiredOption('--out <folder>', 'folder for the files')
    .action((number: string, { out }: { readonly out: string }) =>
      withDatabase(async ({ db }) => {
        const secrets = await secretsFor(db);
        for (const name of await exportDocuments(db, secrets, uploadFolder, number, pathOf(out), new Date()))
          print(join(out, name));
      }),
    );
