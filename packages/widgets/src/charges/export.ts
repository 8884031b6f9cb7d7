import type { ChargeMonth } from '@vodokanal/contract';
import type { VkAccountElement } from '../kit/account-element.ts';
import { downloadCsv } from '../kit/csv.ts';
import { formats } from '../kit/i18n/formats.ts';
import { printLines } from '../kit/print.ts';
import { checkedLines, type CheckedLine } from './charge-check.ts';
import type { ChargeSteps } from './charge-steps.ts';
import { comparisonText, plainMoney } from './comparison-text.ts';
import { fullTitle, type ViewTexts } from './line-text.ts';
import { compareMonths } from './month-comparison.ts';
import type { MonthFacts } from './month-facts.ts';

const roubles = (kopecks: number): string => (kopecks / 100).toFixed(2);

/** Saves the lines of all months as a CSV file. */
export function save({ ownerDocument, client }: VkAccountElement, t: ViewTexts, months: readonly ChargeMonth[]): void {
  const { decimal } = formats(t);
  const rows = months.flatMap(({ period, lines }) =>
    lines.map((line) => [
      period,
      fullTitle(t, line),
      line.quantity === null ? '' : decimal(line.quantity),
      line.quantity === null ? '' : t(line.kind === 'heat' ? 'gigacalorie' : 'cubicMetre'),
      line.basis === null ? '' : t(`basis-${line.basis}`),
      decimal(roubles(line.amount)),
      line.reason ?? '',
    ]),
  );
  downloadCsv(ownerDocument, `${t('file')}-${client?.session.account?.number ?? ''}.csv`, [
    [t('month'), t('line'), t('csvVolume'), t('csvUnit'), t('csvBasis'), t('csvSum'), t('csvReason')],
    ...rows,
  ]);
}

/** Prints a month with the steps of each line on one sheet. */
export function print(
  { ownerDocument, client }: VkAccountElement,
  t: ViewTexts,
  { month, other, otherPeriod }: MonthFacts,
  steps: ChargeSteps,
): void {
  const { money, date, period } = formats(t);
  const { account } = client?.session ?? {};
  /** One row a step. */
  const how = ({ computed, line, state }: CheckedLine): readonly string[] => {
    if (line.kind === 'lateFee') return [t('lateFeeMeaning')];
    if (line.kind === 'recalculation') return [line.reason ? `${t('reason')} ${line.reason}` : t('noReason')];
    if (!computed) return [t('noFactsText')];
    const texts = steps
      .textsOf(computed)
      .map(({ title, text, formula, law }) =>
        [`${title}. ${text}`, formula, law].flatMap((part) => part?.replace(/\.$/, '') ?? []).join('. '),
      );
    const difference = line.amount - computed.amount;
    const verdict =
      state === 'equal'
        ? t('printEqual')
        : t(difference > 0 ? 'overcharged' : 'undercharged', {
            billed: money(line.amount),
            computed: money(computed.amount),
            difference: money(Math.abs(difference)),
          });
    return [...texts, verdict];
  };
  const rowsOf = (checked: CheckedLine): (readonly string[])[] =>
    how(checked).map((text, at) =>
      at === 0 ? [fullTitle(t, checked.line), text, plainMoney(t, checked.line.amount)] : ['', text, ''],
    );
  printLines(
    ownerDocument,
    t('printTitle', { month: period(month.period) }),
    [
      ...(account ? [`${t('printAccount', { number: account.number })}, ${account.address}`] : []),
      t('printTotal', { sum: money(month.total), date: date(month.dueOn) }),
      ...(other && otherPeriod !== undefined
        ? [comparisonText(t, compareMonths(other, month), month.period, otherPeriod)]
        : []),
    ],
    [
      [t('line'), t('printHow'), t('printSum')],
      ...checkedLines(month).flatMap(rowsOf),
      [t('total'), '', plainMoney(t, month.total)],
    ],
  );
}
