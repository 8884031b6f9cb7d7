import { createWriteStream } from 'node:fs';
import { Command, Option } from 'commander';
import { exportNoun, nounFormats, type NounFormat } from '../exchange/export-noun.ts';
import { nounNames, type NounName } from '../exchange/nouns.ts';
import {
  exportEncodings,
  exportFormats,
  exportReadings,
  type ExportEncoding,
  type ExportFormat,
} from '../registry/export.ts';
import { date, period } from './arguments.ts';
import { context, pathOf, withDatabase } from './context.ts';

const SINCE = 'made or answered since this day';
const OUT = 'the standard output when left out';

const isNounFormat = (format: string): format is NounFormat => (nounFormats as readonly string[]).includes(format);

/** Writes a noun to a file or the standard output. */
const write = (noun: NounName, format: NounFormat, since: string, out: string | undefined) =>
  withDatabase(({ db }) =>
    exportNoun(db, noun, out ? createWriteStream(pathOf(out)) : context().stdout, {
      since: new Date(`${since}T00:00:00Z`),
      format,
      end: out !== undefined,
    }),
  );

interface ReadingOptions {
  readonly period?: string;
  readonly since?: string;
  readonly format: ExportFormat | NounFormat;
  readonly encoding: ExportEncoding;
  readonly out?: string;
}

async function writeReadings(
  { period: month, since, format, encoding, out }: ReadingOptions,
  command: Command,
): Promise<void> {
  if (isNounFormat(format)) {
    if (since === undefined) command.error(`error: required option '--since <YYYY-MM-DD>' of the format ${format}`);
    return write('readings', format, since, out);
  }
  if (month === undefined)
    command.error("error: required option '--period <YYYY-MM>', or '--since' with the format csv or json");
  await withDatabase(({ db }) =>
    exportReadings(db, month, out ? createWriteStream(pathOf(out)) : context().stdout, {
      format,
      encoding,
      end: out !== undefined,
    }),
  );
}

const nounCommand = (noun: NounName) =>
  new Command(noun)
    .description(`write ${noun.replace('-', ' ')}, also to give them back with answers`)
    .requiredOption('--since <YYYY-MM-DD>', SINCE, date)
    .addOption(new Option('--format <format>', 'of the file').choices(nounFormats).default('csv'))
    .option('--out <file>', OUT)
    .action(({ since, format, out }: { readonly since: string; readonly format: NounFormat; readonly out?: string }) =>
      write(noun, format, since, out),
    );

export function exportCommand(): Command {
  const command = new Command('export').description('write what was accepted').addCommand(
    new Command('readings')
      .description('write accepted readings: CSV, the register of banks, XLSX of a management platform')
      .option('--period <YYYY-MM>', 'the month they are of', period)
      .option('--since <YYYY-MM-DD>', `instead, with --format csv or json: ${SINCE}`, date)
      .addOption(new Option('--format <format>', 'layout').choices([...exportFormats, ...nounFormats]).default('own'))
      .addOption(new Option('--encoding <encoding>', 'of text').choices(exportEncodings).default('utf-8'))
      .option('--out <file>', OUT)
      .action(writeReadings),
  );
  for (const noun of nounNames) if (noun !== 'readings') command.addCommand(nounCommand(noun));
  return command;
}
