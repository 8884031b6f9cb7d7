import type { Account } from '@vodokanal/contract';
import type { AccountStatement, StatementColumn } from '@vodokanal/contract/rules/account-statement';
import { money, paragraphs, SOFT, SPACE, STRONG, title } from '../pdf/parts.ts';
import { PdfPage, ROOM } from '../pdf/pdf-page.ts';
import { addressText, dateText, monthText, NBSP } from '../pdf/texts.ts';

/** What a statement says besides its sums. */
export interface StatementFrame {
  /** First and last month, `YYYY-MM`. */
  readonly from: string;
  readonly to: string;
  /** Local date on which it was made, `YYYY-MM-DD`. */
  readonly madeOn: string;
  readonly account: Pick<Account, 'number' | 'address'>;
  readonly utility: { readonly name: string; readonly phone: string };
}

const COLUMNS: Readonly<Record<StatementColumn, string>> = {
  charged: 'Начислено',
  paid: 'Оплачено',
  refunded: 'Возвращено',
  corrected: 'Исправлено',
};
/** Width of the month and of the debt, in points. */
const FIXED = 120;

const owed = (balance: number): string => (balance < 0 ? `переплата ${money(-balance)}` : money(balance));
const owedAt = (when: string, balance: number): string =>
  balance < 0 ? `Переплата на ${when}: ${money(-balance)}` : `Долг на ${when}: ${money(balance)}`;

/** The reconciliation statement of an account as a PDF: A4, tagged, in Russian. It is not signed. */
export function statementPdf(statement: AccountStatement, frame: StatementFrame): Promise<Uint8Array> {
  const { opening, closing, months, columns, totals } = statement;
  const { from, to, madeOn, account, utility } = frame;
  const name = 'Акт сверки';
  const identity = `Лицевой счёт ${account.number}`;
  const page = new PdfPage({ title: `${name}, ${identity}`, author: utility.name, createdOn: madeOn });
  title(page, name, from === to ? monthText(from) : `${monthText(from)} – ${monthText(to)}`);
  const facts = page.structure(page.root, 'Sect');
  paragraphs(page, facts, undefined, [
    [identity, STRONG],
    [addressText(account.address), {}],
    [utility.name, {}],
  ]);
  page.y += SPACE.paragraph;
  paragraphs(page, facts, undefined, [
    [owedAt('начало', opening), {}],
    [owedAt('конец', closing), STRONG],
  ]);
  page.y += SPACE.section;

  const width = (ROOM - 2 * FIXED) / columns.length;
  page.table(
    page.structure(page.root, 'Sect'),
    [
      { title: 'Месяц', width: FIXED },
      ...columns.map((column) => ({ title: COLUMNS[column], width, align: 'right' as const })),
      { title: 'Долг на конец месяца', width: FIXED, align: 'right' },
    ],
    [
      ...months.map((month) => ({
        cells: [monthText(month.period), ...columns.map((column) => money(month[column])), owed(month.balance)],
        strong: 'none' as const,
      })),
      { cells: ['Всего', ...columns.map((column) => money(totals[column])), owed(closing)], strong: 'all' },
    ],
  );
  page.y += SPACE.section;
  const note = `Акт составлен ${dateText(madeOn)} по данным личного кабинета и не подписан. Подписанный акт выдаёт абонентский отдел, телефон ${utility.phone.replaceAll(' ', NBSP)}.`;
  page.ensure(page.height(note, SOFT, ROOM));
  page.text(page.structure(page.root, 'Sect'), 'P', note, SOFT);
  return page.end(`${name}, ${identity.toLowerCase()}`);
}
