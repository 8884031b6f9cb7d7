import type { Account, PaymentEntry } from '@vodokanal/contract';
import { localDate } from '@vodokanal/contract/rules/calendar';
import { isIssued, receiptCheckText, type IssuedReceipt } from '@vodokanal/contract/rules/fiscal-receipt';
import { QUIET_ZONE } from '@vodokanal/contract/rules/payment-qr';
import { encode } from 'uqr';
import { heading, money, paragraphs, SOFT, SPACE, STRONG, title } from '../pdf/parts.ts';
import { LEFT, PdfPage, ROOM } from '../pdf/pdf-page.ts';
import { addressText, dateText, momentText, NBSP } from '../pdf/texts.ts';

/** An entry of the history whose receipt has been issued. */
export type ReceiptedEntry = PaymentEntry & { readonly receipt: IssuedReceipt };

export const hasReceipt = (entry: PaymentEntry): entry is ReceiptedEntry =>
  entry.receipt !== undefined && isIssued(entry.receipt);

/** Whose receipt it is. `timeZone` is that of the cash register. */
export interface ReceiptOwner {
  readonly account: Pick<Account, 'number' | 'address'>;
  readonly utility: { readonly name: string; readonly timeZone: string };
}

/** Widths in points. */
const CODE_WIDTH = 150;
const GAP = 16;
const NAMES = 190;

const TITLES: Readonly<Record<PaymentEntry['kind'], string>> = {
  payment: 'Кассовый чек',
  refund: 'Чек на возврат',
  correction: 'Чек коррекции',
};

/** The data of a fiscal receipt as a PDF (54-ФЗ): A4, tagged, in Russian. The same receipt always gives the same bytes. */
export function receiptPdf(entry: ReceiptedEntry, { account, utility }: ReceiptOwner): Promise<Uint8Array> {
  const { kind, document, receipt } = entry;
  const { issuedAt, amount, fn, fd, fpd, url } = receipt;
  const name = `${TITLES[kind]} на ${money(Math.abs(amount))}`;
  const identity = `Лицевой счёт ${account.number}`;
  const issuedOn = localDate(new Date(issuedAt), utility.timeZone);
  const page = new PdfPage({ title: `${name}, ${identity}`, author: utility.name, createdOn: issuedOn });
  title(page, name, `${identity}. ${dateText(issuedOn)}`);

  const top = page.y;
  const width = ROOM - CODE_WIDTH - GAP;
  const facts = page.structure(page.root, 'Sect');
  const rows = [
    ['Выдан', momentText(issuedAt, utility.timeZone)],
    ['Сумма', money(Math.abs(amount))],
    ['Фискальный накопитель (ФН)', fn],
    ['Номер документа (ФД)', fd],
    ['Фискальный признак (ФПД)', fpd],
    ['Платёжный документ', `№${NBSP}${document}`],
  ] as const;
  page.table(
    facts,
    [
      { title: 'Данные чека', width: NAMES },
      { title: 'Значение', width: width - NAMES, align: 'right' },
    ],
    rows.map((cells) => ({ cells, strong: 'none' })),
  );
  const bottom = page.y;
  page.y = top;
  const check = receiptCheckText(receipt, kind, utility.timeZone);
  page.grid(
    facts,
    encode(check, { ecc: 'M', border: 0 }).data,
    'Код для проверки чека',
    { x: LEFT + width + GAP, width: CODE_WIDTH },
    QUIET_ZONE,
  );
  page.y = Math.max(bottom, page.y + CODE_WIDTH) + SPACE.section;

  const payer = page.structure(page.root, 'Sect');
  heading(page, payer, 'За что');
  paragraphs(page, payer, undefined, [
    [`Вода, ${identity.toLowerCase()}`, STRONG],
    [addressText(account.address), {}],
  ]);
  page.y += SPACE.section;
  const about = page.structure(page.root, 'Sect');
  heading(page, about, 'Как проверить');
  paragraphs(page, about, undefined, [
    ['Отсканируйте код в приложении «Проверка чеков» ФНС России или введите там дату, сумму и номера из таблицы.', {}],
    ...(url === undefined ? [] : [[`Чек на сайте оператора фискальных данных: ${url}`, {}] as const]),
    [`${utility.name}. Здесь данные чека, который касса отправила в налоговую службу (54-ФЗ).`, SOFT],
  ]);
  return page.end(`${name}, ${identity.toLowerCase()}`);
}
