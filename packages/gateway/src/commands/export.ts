import { createWriteStream } from 'node:fs';
import { Command, Option } from 'commander';
import {
  exportEncodings,
  exportFormats,
  exportReadings,
  type ExportEncoding,
  type ExportFormat,
} from '../registry/export.ts';
import { period } from './arguments.ts';
import { context, pathOf, withDatabase } from './context.ts';

export const exportCommand = (): Command =>
  new Command('export').description('write what was accepted').addCommand(
    new Command('readings')
      .description('write accepted readings: CSV, the register of banks, XLSX of a management platform')
      .requiredOption('--period <YYYY-MM>', 'the month they are of', period)
      .addOption(new Option('--format <format>', 'layout').choices(exportFormats).default('own'))
      .addOption(new Option('--encoding <encoding>', 'of text').choices(exportEncodings).default('utf-8'))
      .option('--out <file>', 'the standard output when left out')
      .action(
        async ({
          period,
          format,
          encoding,
          out,
        }: {
          readonly period: string;
          readonly format: ExportFormat;
          readonly encoding: ExportEncoding;
          readonly out?: string;
        }) => {
          await withDatabase(({ db }) =>
            exportReadings(db, period, out ? createWriteStream(pathOf(out)) : context().stdout, {
              format,
              encoding,
              end: out !== undefined,
            }),
          );
        },
      ),
  );
