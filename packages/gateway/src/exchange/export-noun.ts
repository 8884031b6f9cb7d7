import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvLine } from '@vodokanal/contract/rules/csv';
import type { Database } from '../database/open.ts';
import { csvLineOf, jsonOf } from './cells.ts';
import { BEGINNING, nouns, type Line, type NounName } from './nouns.ts';

const PAGE = 2000;

export const nounFormats = ['csv', 'json'] as const;
export type NounFormat = (typeof nounFormats)[number];

/**
 * Writes all lines of a noun that were made or answered since an instant; memory does not grow with their number. CSV
 * has `;`, CRLF and a BOM, JSON is one array.
 */
export async function exportNoun(
  db: Database,
  noun: NounName,
  out: Writable,
  { since, format, end = true }: { readonly since: Date; readonly format: NounFormat; readonly end?: boolean },
): Promise<void> {
  const lines = format === 'csv' ? csvLines(db, noun, since) : jsonLines(db, noun, since);
  await pipeline(Readable.from(lines), out, { end });
}

async function* linesOf(db: Database, noun: NounName, since: Date): AsyncGenerator<Line> {
  let after = BEGINNING;
  for (;;) {
    const { rows } = await nouns[noun].page({ since, after, limit: PAGE }).execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = [last.k1, last.k2];
  }
}

async function* csvLines(db: Database, noun: NounName, since: Date): AsyncGenerator<string> {
  const { columns } = nouns[noun];
  yield `\ufeff${csvLine(Object.values(columns))}`;
  for await (const line of linesOf(db, noun, since)) yield csvLineOf(line, Object.keys(columns));
}

async function* jsonLines(db: Database, noun: NounName, since: Date): AsyncGenerator<string> {
  const keys = Object.keys(nouns[noun].columns);
  let separator = '[\n';
  for await (const line of linesOf(db, noun, since)) {
    yield separator + jsonOf(line, keys);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
