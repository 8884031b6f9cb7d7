import { DATA_SECTIONS } from '@vodokanal/contract/rules/data-request';
import type { Database } from '../database/open.ts';
import { personalColumns, personalTables, SECTION_TITLES, type DataSubject } from './personal-data.ts';
import { personalRows } from './queries.ts';

/** What a copy says besides the data. */
export interface CopyFrame {
  readonly madeAt: Date;
  readonly utility: { readonly name: string; readonly phone: string; readonly timeZone: string };
  /** Of the request. */
  readonly number: string;
}

/** The copy as JSON (`DataCopy` of the contract). One table at a time is read, while the copy is being sent. */
export function copyJson(db: Database, subject: DataSubject, frame: CopyFrame): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const pieces = jsonPieces(db, subject, frame);
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

async function* jsonPieces(
  db: Database,
  subject: DataSubject,
  { madeAt, utility, number }: CopyFrame,
): AsyncGenerator<string, undefined> {
  const head = { format: 'vodokanal-data-copy/1', madeAt: madeAt.toISOString(), utility: utility.name, number };
  yield `${JSON.stringify(head).slice(0, -1)},"sections":[`;
  for (const [at, section] of DATA_SECTIONS.entries()) {
    yield `${at === 0 ? '' : ','}{"section":"${section}","title":${JSON.stringify(SECTION_TITLES[section])},"tables":[`;
    let isFirst = true;
    for (const [table, use] of personalTables()) {
      if (use.section !== section) continue;
      const rows = await personalRows(db, table, use, subject);
      if (rows.length === 0) continue;
      const labels = Object.fromEntries(
        personalColumns(use).map(([column, { label, as }]) => [
          column,
          as === 'money' ? `${label}, в копейках` : label,
        ]),
      );
      yield `${isFirst ? '' : ','}${JSON.stringify({ table, title: use.title, labels, rows })}`;
      isFirst = false;
    }
    yield ']}';
  }
  yield ']}';
  return undefined;
}
