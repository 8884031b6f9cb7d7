import { readFile } from 'node:fs/promises';
import { linkOf } from '@vodokanal/contract/rules/link';
import { StartError } from '../database/open.ts';
import type { SettingLine } from './settings.ts';

const data = (name: string) => new URL(`../../data/${name}`, import.meta.url);

/** Reads a settings file: a JSON array of `{kind, key?, validFrom, validTo?, value, law?}`. Throws a `StartError`. */
export async function readSettings(file: string | URL): Promise<SettingLine[]> {
  let lines: unknown;
  try {
    lines = JSON.parse(await readFile(file, 'utf8'));
  } catch (fault) {
    throw new StartError(`The settings file ${String(file)} cannot be read: ${(fault as Error).message}`);
  }
  if (!Array.isArray(lines)) throw new StartError(`The settings file ${String(file)} must hold a JSON array.`);
  for (const [index, line] of (lines as Partial<SettingLine>[]).entries()) {
    if (typeof line.kind !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(line.validFrom ?? '') || line.value === undefined)
      throw new StartError(`Item ${index + 1} of ${String(file)} needs "kind", "validFrom" (YYYY-MM-DD) and "value".`);
    const { paymentUrl } = (line.kind === 'utility' ? line.value : {}) as { readonly paymentUrl?: string | null };
    if (paymentUrl && linkOf(paymentUrl) === undefined)
      throw new StartError(
        `Item ${index + 1} of ${String(file)}: "paymentUrl" must be an http, https, tel or mailto address, not ${paymentUrl}.`,
      );
  }
  return lines as SettingLine[];
}

/** Settings from federal law, with articles and dates, and the usual applications with their terms. */
export const openLaw = async (): Promise<SettingLine[]> => [
  ...(await readSettings(data('law.json'))),
  ...(await readSettings(data('applications.json'))),
];

/** Prices and facts of the demo utility. */
export const openDemoSettings = (): Promise<SettingLine[]> => readSettings(data('demo.json'));
