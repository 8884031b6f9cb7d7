import { setImmediate } from 'node:timers/promises';
import { localDate } from '@vodokanal/contract/rules/calendar';
import { DATA_SECTIONS } from '@vodokanal/contract/rules/data-request';
import type { Database } from '../database/open.ts';
import { heading, money, paragraphs, SOFT, SPACE, STRONG, title } from '../pdf/parts.ts';
import { PdfPage, ROOM, type Structure } from '../pdf/pdf-page.ts';
import { dateText, momentText, NBSP } from '../pdf/texts.ts';
import type { CopyFrame } from './copy.ts';
import {
  personalColumns,
  personalTables,
  SECTION_TITLES,
  type DataSubject,
  type PersonalColumn,
  type TableUse,
} from './personal-data.ts';
import { personalRows } from './queries.ts';
import { codeText } from './code-texts.ts';

/** Most rows of one table; the JSON file has all of them. */
const MOST_ROWS = 1000;
/** Rows after which other requests have their turn. */
const TURN = 50;
/** Width of a label, in points. */
const LABEL = 180;
const LONG_NUMBER = /^\d+$/;

/** The copy as a PDF for reading: A4, tagged, in Russian. */
export async function copyPdf(db: Database, subject: DataSubject, frame: CopyFrame): Promise<Uint8Array> {
  const { madeAt, utility, number } = frame;
  const name = 'Ваши персональные данные';
  const madeOn = localDate(madeAt, utility.timeZone);
  const page = new PdfPage({ title: `${name}, № ${number}`, author: utility.name, createdOn: madeOn });
  title(page, name, `Копия № ${number} от ${dateText(madeOn)}`);
  paragraphs(page, page.structure(page.root, 'Sect'), undefined, [
    [utility.name, STRONG],
    [
      'Здесь всё, что личный кабинет хранит о вас. Паролей и кодов здесь нет: мы храним их так, что не можем прочитать.',
      {},
    ],
    [`Вопросы — по телефону ${utility.phone.replaceAll(' ', NBSP)}.`, SOFT],
  ]);
  page.y += SPACE.section;
  for (const section of DATA_SECTIONS) {
    let part: Structure | undefined;
    for (const [table, use] of personalTables()) {
      if (use.section !== section) continue;
      const rows = await personalRows(db, table, use, subject);
      if (rows.length === 0) continue;
      if (!part) {
        page.ensure(120);
        part = page.structure(page.root, 'Sect');
        heading(page, part, SECTION_TITLES[section]);
      }
      await writeTable(page, part, use, rows, utility.timeZone);
    }
    if (part) page.y += SPACE.section;
  }
  return page.end(`${name}, № ${number}`);
}

async function writeTable(
  page: PdfPage,
  part: Structure,
  use: TableUse,
  rows: readonly Record<string, unknown>[],
  timeZone: string,
): Promise<void> {
  page.ensure(80);
  page.text(part, 'H3', use.title, STRONG);
  if (rows.length > MOST_ROWS)
    page.text(part, 'P', `Записей ${rows.length}. Здесь последние ${MOST_ROWS}, все — в файле JSON.`, SOFT);
  page.y += SPACE.small;
  for (const [at, row] of rows.slice(-MOST_ROWS).entries()) {
    if (at % TURN === TURN - 1) await setImmediate();
    const cells = personalColumns(use)
      .map(([column, use]) => [use.label, cellText(row[column], use, timeZone)] as const)
      .filter(([, text]) => text !== '');
    if (rows.length === 1)
      page.table(
        part,
        [
          { title: 'Что', width: LABEL },
          { title: 'Значение', width: ROOM - LABEL },
        ],
        cells.map((pair) => ({ cells: pair, strong: 'none' as const })),
      );
    else {
      const text = cells.map(([label, value]) => `${label}: ${value}`).join('; ');
      page.ensure(Math.min(page.height(text, {}, ROOM), 200));
      page.text(part, 'P', text);
      page.y += SPACE.small;
    }
  }
  page.y += SPACE.paragraph;
}

/** A cell as a person reads it; empty when there is nothing to say. */
const cellText = (value: unknown, { as, textOf }: PersonalColumn, timeZone: string): string =>
  (value === null || value === undefined ? undefined : textOf?.(value)) ?? valueText(value, as === 'money', timeZone);

/** A value as a person reads it; empty when there is nothing to say. */
function valueText(value: unknown, isMoney: boolean, timeZone: string): string {
  if (value === null || value === undefined || value === '') return '';
  if (isMoney) return money(Number(value));
  if (value instanceof Date) return momentText(value.toISOString(), timeZone);
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (typeof value === 'object') {
    if (Array.isArray(value)) return value.map((each) => valueText(each, false, timeZone)).join(', ');
    return Object.entries(value)
      .map(([name, each]) => [name, valueText(each, false, timeZone)] as const)
      .filter(([, text]) => text !== '')
      .map(([name, text]) => `${codeText(name)}: ${text}`)
      .join(', ');
  }
  const text = String(value as string | number);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return dateText(text);
  return LONG_NUMBER.test(text) ? text : codeText(text);
}
