import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { isDate } from '@vodokanal/contract/rules/calendar';
import { foldName } from '@vodokanal/contract/rules/reading-columns';
import { StartError } from '../database/open.ts';
import { textOf } from './cells.ts';

/** An answer that another system has given to a case. */
export interface GivenAnswer {
  /** The registration number of the case, or the receipt number of a reading. */
  readonly number: string;
  /** A code of the API, or the word for it; empty for a case without an answer. */
  readonly outcome: string;
  readonly text: string;
  /** The id that the other system has given to this answer; empty when it has none. */
  readonly foreignId: string;
  /** `YYYY-MM-DD` until which a verification holds; empty for other cases. */
  readonly until: string;
}

/** One line of a file: an answer, or the reason why it is none. */
export type AnswerLine = { readonly line: number; readonly source: string } & (
  { readonly answer: GivenAnswer } | { readonly reason: string }
);

type Field = keyof GivenAnswer;

/** The columns of an answer: the name we write, then other names we read. */
export const answerColumns: Readonly<Record<Field, readonly string[]>> = {
  number: ['Номер', 'Регистрационный номер', 'Номер обращения', 'Номер заявки', 'Номер подтверждения'],
  outcome: ['Решение', 'Итог', 'Результат'],
  text: ['Ответ', 'Текст ответа', 'Причина', 'Причина отказа'],
  foreignId: ['Внешний номер', 'Номер в CRM', 'Внешний идентификатор'],
  until: ['Поверка действует до'],
};
const FIELDS = Object.keys(answerColumns) as Field[];
const fieldOf = new Map(
  FIELDS.flatMap((field) => answerColumns[field].map((name) => [foldName(name), field] as const)),
);
/** What exports call the text of an answer; their `text` is what the customer has written. */
const JSON_KEYS: Readonly<Record<Field, string>> = {
  number: 'number',
  outcome: 'outcome',
  text: 'answer',
  foreignId: 'foreignId',
  until: 'until',
};

const LONGEST = 10_000;
const MOST_BYTES = 64 * 1024 * 1024;
// Line ends and tabs stay; other control characters, and marks that nobody sees, go.
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu;
const cleaned = (text: string): string => text.replace(UNSEEN, '').replace(/\r\n?/g, '\n').trim();
/** Letters of numbers that are typed in the other alphabet. */
const numberOf = (text: string): string =>
  cleaned(text)
    .toUpperCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/^O-/, 'О-')
    .replace(/^C-/, 'С-');

/** Brings a line into its form, or says what is wrong with it. */
function lineOf(line: number, source: string, given: Readonly<Record<Field, string>>): AnswerLine {
  const answer: GivenAnswer = {
    number: numberOf(given.number),
    outcome: cleaned(given.outcome),
    text: cleaned(given.text),
    foreignId: cleaned(given.foreignId),
    until: cleaned(given.until).replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1'),
  };
  const reason =
    answer.number === ''
      ? 'нет номера'
      : answer.text.length > LONGEST
        ? 'ответ длиннее 10 000 знаков'
        : answer.foreignId.length > 100
          ? 'внешний номер длиннее 100 знаков'
          : answer.until !== '' && !isDate(answer.until)
            ? `«${answer.until}» не дата`
            : undefined;
  return reason === undefined ? { line, source, answer } : { line, source, reason };
}

/** Reads a file of answers, CSV or JSON. Throws a `StartError` when it is neither. */
export async function readAnswers(path: string): Promise<AnswerLine[]> {
  const bytes = await readFile(path).catch((fault: NodeJS.ErrnoException) => {
    throw new StartError(
      fault.code === 'ENOENT' ? `There is no file ${path}.` : `The file ${path} cannot be read: ${fault.message}`,
    );
  });
  if (bytes.length > MOST_BYTES) throw new StartError(`The file ${path} is larger than 64 MiB. Split it.`);
  const text = decoded(bytes);
  return /^\s*\[/.test(text) ? jsonLines(path, text) : csvLines(path, text);
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

function jsonLines(path: string, text: string): AnswerLine[] {
  let items: unknown;
  try {
    items = JSON.parse(text);
  } catch (fault) {
    throw new StartError(`The file ${path} is no JSON: ${(fault as Error).message}`);
  }
  return (items as unknown[]).map((item, index) => {
    const source = JSON.stringify(item);
    const values = typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : {};
    const wrong = FIELDS.find((field) => !['string', 'undefined'].includes(typeof (values[JSON_KEYS[field]] ?? '')));
    if (wrong !== undefined) return { line: index + 1, source, reason: `${JSON_KEYS[wrong]} не текст` };
    const given = FIELDS.map((field) => [field, (values[JSON_KEYS[field]] ?? '') as string]);
    return lineOf(index + 1, source, Object.fromEntries(given) as Record<Field, string>);
  });
}

/** What csv-parse returns with `info`; `lines` is the last line of the record. */
interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function csvLines(path: string, text: string): AnswerLine[] {
  let records: CsvRecord[];
  try {
    const options = {
      delimiter: ';',
      relax_column_count: true,
      skip_empty_lines: true,
      bom: true,
      info: true,
    } as const;
    records = parse(text, options) as unknown as CsvRecord[];
  } catch (fault) {
    throw new StartError(`The file ${path} is no CSV: ${(fault as Error).message}`);
  }
  const [head, ...lines] = records;
  const columns = head?.record.map((name) => fieldOf.get(foldName(name))) ?? [];
  if (!columns.includes('number') || !columns.includes('outcome'))
    throw new StartError(
      `The file ${path} needs the columns «Номер» and «Решение» in its first line; see docs/registry.md.`,
    );
  return lines.map(({ record, info }) => {
    const source = record.join(';');
    if (record.length !== columns.length)
      return { line: info.lines, source, reason: 'в строке не столько ячеек, сколько столбцов' };
    const given = Object.fromEntries(FIELDS.map((field) => [field, ''])) as Record<Field, string>;
    for (const [index, field] of columns.entries()) if (field) given[field] = textOf(record[index] ?? '');
    return lineOf(info.lines, source, given);
  });
}
