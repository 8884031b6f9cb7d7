import {
  dateOf,
  LineFault,
  linesOf,
  readLines,
  roubles,
  sumOf,
  type RefusedFile,
  type RegisterFault,
  type TextLine,
} from './register.ts';

/** A document of a statement; kopecks. */
export interface StatementDocument {
  readonly line: number;
  readonly number: string;
  readonly date: string;
  readonly amount: number;
  /** `own` moves money between accounts of the utility. */
  readonly direction: 'incoming' | 'outgoing' | 'own';
  /** Local date on which the money came or went. */
  readonly bookedOn: string;
  readonly payerAccount: string;
  readonly purpose: string;
}

/** The statement of an account of the utility, whose balances agree with its documents. */
export interface BankStatement {
  readonly kind: 'statement';
  readonly format: '1c';
  readonly documents: readonly StatementDocument[];
  /** Kopecks received. */
  readonly received: number;
}

const HEADER = '1CClientBankExchange';

export const isClientBankExchange = (text: string): boolean => text.trimStart().startsWith(HEADER);

/** One section: its first line, and its values by key. */
interface Section {
  readonly number: number;
  readonly name: string;
  readonly values: ReadonlyMap<string, string>;
}

const ENDS: Readonly<Record<string, string>> = { СекцияРасчСчет: 'КонецРасчСчет', СекцияДокумент: 'КонецДокумента' };

/** Cuts a file into sections; a section or a file that does not end is a fault. */
function sectionsOf(lines: readonly TextLine[]): { readonly sections: Section[]; readonly faults: RegisterFault[] } {
  const sections: Section[] = [];
  const faults: RegisterFault[] = [];
  let open: { readonly number: number; readonly name: string; readonly values: Map<string, string> } | undefined;
  let isComplete = false;
  for (const { number, text } of lines.slice(1)) {
    const at = text.indexOf('=');
    const key = (at < 0 ? text : text.slice(0, at)).trim();
    if (isComplete) faults.push({ line: number, reason: 'строка после «КонецФайла»' });
    else if (ENDS[key]) {
      if (open) faults.push({ line: open.number, reason: `секция не закончена строкой «${ENDS[open.name]}»` });
      open = { number, name: key, values: new Map() };
    } else if (open && key === ENDS[open.name]) {
      sections.push(open);
      open = undefined;
    } else if (key === 'КонецФайла') isComplete = true;
    else if (open && at >= 0) open.values.set(key, text.slice(at + 1).trim());
  }
  if (open) faults.push({ line: open.number, reason: `секция не закончена строкой «${ENDS[open.name]}»` });
  if (!isComplete) faults.push({ line: null, reason: 'нет строки «КонецФайла»: файл, похоже, оборван' });
  return { sections, faults };
}

/** A sum of the format: roubles with a point or none. */
function kopecksOf(values: Section['values'], key: string): number {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(values.get(key) ?? '') ?? [];
  if (whole === '') throw new LineFault(`${key}: «${values.get(key) ?? ''}» не сумма`);
  return Number(`${sign}${whole}${fraction.padEnd(2, '0')}`);
}

function documentOf({ number: line, values }: Section, own: ReadonlySet<string>): StatementDocument {
  const value = (key: string) => values.get(key) ?? '';
  const [isPayer, isPayee] = [own.has(value('ПлательщикСчет')), own.has(value('ПолучательСчет'))];
  if (!isPayer && !isPayee) throw new LineFault('ни плательщик, ни получатель не водоканал');
  const direction = isPayer ? (isPayee ? 'own' : 'outgoing') : 'incoming';
  const booked = direction === 'incoming' ? 'ДатаПоступило' : 'ДатаСписано';
  const number = value('Номер');
  const amount = kopecksOf(values, 'Сумма');
  if (amount <= 0) throw new LineFault('Сумма не больше нуля');
  if (number === '') throw new LineFault('нет номера документа');
  return {
    line,
    number,
    date: dateOf(value('Дата'), 'Дата'),
    amount,
    direction,
    bookedOn: dateOf(value(booked), booked),
    payerAccount: value('ПлательщикСчет'),
    purpose: value('НазначениеПлатежа'),
  };
}

interface ReadDocument {
  readonly section: Section;
  readonly document: StatementDocument;
}

/** Compares the sums of a section of the account with its documents. */
function balanceFaults({ number: line, values }: Section, documents: readonly ReadDocument[]): RegisterFault[] {
  const account = values.get('РасчСчет') ?? '';
  const [from, to] = [
    dateOf(values.get('ДатаНачала') ?? '', 'ДатаНачала'),
    dateOf(values.get('ДатаКонца') ?? '', 'ДатаКонца'),
  ];
  const inDays = documents.filter(({ document }) => document.bookedOn >= from && document.bookedOn <= to);
  const moved = (key: string) =>
    sumOf(inDays.filter(({ section }) => section.values.get(key) === account).map(({ document }) => document.amount));
  const [received, spent] = [moved('ПолучательСчет'), moved('ПлательщикСчет')];
  const compare = (key: string, sum: number) => {
    const stated = kopecksOf(values, key);
    return stated === sum
      ? []
      : [{ line, reason: `${key}: в документах ${roubles(sum)}, в выписке ${roubles(stated)}` }];
  };
  const balance = kopecksOf(values, 'НачальныйОстаток') + received - spent;
  return [
    ...compare('ВсегоПоступило', received),
    ...compare('ВсегоСписано', spent),
    ...(kopecksOf(values, 'КонечныйОстаток') === balance
      ? []
      : [{ line, reason: 'начальный остаток и обороты не дают конечного' }]),
  ];
}

/** The documents that belong to the account and the days of no section, so that no balance covers them. */
const uncoveredDocuments = (accounts: readonly Section[], documents: readonly ReadDocument[]): RegisterFault[] =>
  documents
    .filter(
      ({ section, document: { bookedOn } }) =>
        !accounts.some(
          ({ values }) =>
            [section.values.get('ПолучательСчет'), section.values.get('ПлательщикСчет')].includes(
              values.get('РасчСчет'),
            ) &&
            dateOf(values.get('ДатаНачала') ?? '', 'ДатаНачала') <= bookedOn &&
            bookedOn <= dateOf(values.get('ДатаКонца') ?? '', 'ДатаКонца'),
        ),
    )
    .map(({ section }) => ({ line: section.number, reason: 'документ не относится ни к одной секции счёта' }));

/**
 * Reads a statement in the exchange format of 1С (1.02, 1.03) for the utility's own accounts. A statement that is cut
 * off, is of another account, or whose turnover and end balance do not agree with its documents is refused whole.
 */
export function readClientBankExchange(text: string, ownAccounts: readonly string[]): BankStatement | RefusedFile {
  const own = new Set(ownAccounts);
  const { sections, faults } = sectionsOf(linesOf(text));
  const accounts = sections.filter(({ name }) => name === 'СекцияРасчСчет');
  if (accounts.length === 0) faults.push({ line: null, reason: 'нет секции «СекцияРасчСчет» с остатками' });
  for (const { number: line, values } of accounts)
    if (!own.has(values.get('РасчСчет') ?? ''))
      faults.push({ line, reason: `счёт ${values.get('РасчСчет') ?? ''} не водоканала` });
  const read = readLines(
    sections.filter(({ name }) => name === 'СекцияДокумент'),
    (section) => ({ section, document: documentOf(section, own) }),
  );
  faults.push(...read.faults);
  if (faults.length === 0) {
    const balances = readLines(accounts, (section) => balanceFaults(section, read.read));
    faults.push(...balances.faults, ...balances.read.flat());
    if (faults.length === 0) faults.push(...uncoveredDocuments(accounts, read.read));
  }
  if (faults.length > 0) return { kind: 'refused', faults };
  const documents = read.read.map(({ document }) => document);
  return {
    kind: 'statement',
    format: '1c',
    documents,
    received: sumOf(documents.filter(({ direction }) => direction === 'incoming').map(({ amount }) => amount)),
  };
}
