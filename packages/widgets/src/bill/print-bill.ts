import { html, nothing, render } from 'lit';
import type { Bill } from '@vodokanal/contract';
import { billParts, hasOtherPrice } from '@vodokanal/contract/rules/bill';
import type { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/i18n/formats.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import { printSheet } from '../kit/print.ts';
import type { QrPanel } from './qr-panel.ts';
import { lineNote, lineTitle, meterTitle, readingNote } from './line-text.ts';
import type ru from './messages/view.ru.ts';

type Texts = Translate<keyof typeof ru>;

/** Large type: 14 points, the sum 30. */
const SHEET = `
  @page { size: A4; margin: 14mm 16mm; }
  body { margin: 0; font: 14pt/1.4 Arial, "Liberation Sans", sans-serif; color: #000; background: #fff; font-variant-numeric: tabular-nums; }
  h1 { margin: 0 0 1mm; font-size: 22pt; line-height: 1.2; }
  h2 { margin: 0 0 1.5mm; font-size: 16pt; }
  p { margin: 0; overflow-wrap: anywhere; }
  section { margin-block-start: 6mm; }
  .parties { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; }
  .sum { display: flex; gap: 6mm; justify-content: space-between; align-items: center; padding: 5mm; border: 0.4mm solid #000; border-radius: 2mm; break-inside: avoid; }
  .sum strong { display: block; font-size: 30pt; line-height: 1.2; }
  .sum svg { flex: none; inline-size: 50mm; block-size: 50mm; }
  table { inline-size: 100%; border-collapse: collapse; font: inherit; }
  th, td { padding: 1.5mm 0; text-align: start; vertical-align: top; font-weight: 400; border-block-end: 0.2mm solid #999; }
  td { padding-inline-start: 4mm; text-align: end; white-space: nowrap; }
  .total > * { font-weight: 700; border-block-end: 0; }
  tr, section > h2 { break-inside: avoid; break-after: avoid; }
  tr { break-after: auto; }
  small { font-size: 12pt; }
`;

function rowsOf(rows: readonly (readonly [title: string, note: string, figure: string])[]): unknown {
  return rows.map(
    ([title, note, figure]) =>
      html`<tr><th scope="row">${title}${note ? html`<br><small>${note}</small>` : nothing}</th><td>${figure}</td></tr>`,
  );
}

function bodyOf(t: Texts, bill: Bill, picture: unknown): unknown {
  const { money, decimal, date, period } = formats(t);
  const { payee, toPay, credit, before, paid, readings } = bill;
  const { services, charged, lateFee } = billParts(bill);
  const isOwed = toPay > 0;
  const month = period(bill.period);
  return html`
    <h1>${t('printTitle', { month })}</h1>
    <p>${t('issuedOn', { date: date(bill.issuedOn) })}</p>
    <section class="parties">
      <div>
        <h2>${t('payee')}</h2>
        <p><strong>${payee.name}</strong></p>
        <p>${t('inn')} ${payee.inn}${payee.kpp ? html`, ${t('kpp')} ${payee.kpp}` : nothing}</p>
        <p>${t('personalAcc')} ${payee.personalAcc}</p>
        <p>${payee.bankName}, ${t('bic')} ${payee.bic}</p>
        ${payee.correspAcc === '0' ? nothing : html`<p>${t('correspAcc')} ${payee.correspAcc}</p>`}
      </div>
      <div>
        <h2>${t('printPayer')}</h2>
        <p><strong>${bill.holder}</strong></p>
        <p>${bill.address}</p>
        ${bill.area ? html`<p>${t('area', { area: decimal(bill.area) })}</p>` : nothing}
        <p>${t('persons', { persons: bill.persons })}</p>
        <p><strong>${t('accountNumber', { number: bill.accountNumber })}</strong></p>
        ${bill.elsNumber ? html`<p>${t('elsNumber', { number: bill.elsNumber })}</p>` : nothing}
        ${bill.serviceIdGis ? html`<p>${t('serviceIdGis', { number: bill.serviceIdGis })}</p>` : nothing}
      </div>
    </section>
    <section class="sum">
      <div>
        <h2>${t(credit > 0 ? 'credit' : 'toPay')}</h2>
        <strong>${money(credit > 0 ? credit : toPay)}</strong>
        <p>${isOwed ? t('dueOn', { date: date(bill.dueOn) }) : t('nothingToPay')}</p>
      </div>
      ${picture}
    </section>
    <section>
      <h2>${t('chargedFor', { month })}</h2>
      <table><tbody>${rowsOf(services.map((line) => [lineTitle(t, line), lineNote(t, line), money(line.amount)]))}</tbody></table>
      ${services.some(hasOtherPrice) ? html`<p><small>${t('priceChanged')}</small></p>` : nothing}
    </section>
    <section>
      <h2>${t('howComputed')}</h2>
      <table><tbody>
        ${rowsOf([
          [t(before < 0 ? 'creditBefore' : 'debtBefore'), '', money(before)],
          [t(paid < 0 ? 'returned' : 'paid'), '', money(-paid)],
          [t('chargedFor', { month }), '', money(charged)],
          ...(lateFee === 0 ? [] : [[t('lateFee'), '', money(lateFee)] as const]),
        ])}
        <tr class="total"><th scope="row">${t(credit > 0 ? 'credit' : 'toPay')}</th><td>${money(credit > 0 ? credit : toPay)}</td></tr>
      </tbody></table>
    </section>
    ${
      readings.length === 0
        ? nothing
        : html`<section>
      <h2>${t('readings')}</h2>
      <table><tbody>${rowsOf(
        readings.map((reading) => [
          meterTitle(t, reading),
          readingNote(t, reading),
          [
            reading.previous === null
              ? decimal(reading.current)
              : t('fromTo', { from: decimal(reading.previous), to: decimal(reading.current) }),
            ...(reading.volume === null ? [] : [t('used', { volume: decimal(reading.volume) })]),
          ].join('; '),
        ]),
      )}</tbody></table>
    </section>`
    }`;
}

/** Prints a bill in large type; with its payment code where that could be made. */
export function printBill(host: VkAccountElement, t: Texts, bill: Bill, panel: QrPanel | undefined): void {
  const code = panel?.codeOf(bill);
  const { phone } = host.client ?? {};
  const title = t('printTitle', { month: formats(t).period(bill.period) });
  printSheet(host.ownerDocument, title, SHEET, (sheet) => {
    render(
      html`${bodyOf(t, bill, code && panel ? panel.picture(bill, code) : nothing)}
      ${phone ? html`<section><p>${t('printQuestions', { name: bill.payee.name, phone })}</p></section>` : nothing}`,
      sheet.body,
    );
  });
}
