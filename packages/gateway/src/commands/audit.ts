import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { exportAudit } from '../audit/audit.ts';
import { context, pathOf, withDatabase } from './context.ts';

export const auditCommand = (): Command =>
  new Command('audit').description('the log of security acts').addCommand(
    new Command('export')
      .description('the whole log, a JSON object a line')
      .option('--out <file>', 'the standard output when left out')
      .action(({ out }: { readonly out?: string }) =>
        withDatabase(({ db }) =>
          pipeline(Readable.from(exportAudit(db)), out ? createWriteStream(pathOf(out)) : context().stdout, {
            end: out !== undefined,
          }),
        ),
      ),
  );
