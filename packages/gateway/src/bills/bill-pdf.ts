import type { Bill } from '@vodokanal/contract';
import { billCodeFields, billParts, hasOtherPrice } from '@vodokanal/contract/rules/bill';
import { encodePaymentQr, QUIET_ZONE } from '@vodokanal/contract/rules/payment-qr';
import { encode } from 'uqr';
import { heading, money, paragraphs, SOFT, SPACE, STRONG, title } from '../pdf/parts.ts';
import { COLOURS, LEFT, PdfPage, ROOM, type Box, type Row, type TextStyle } from '../pdf/pdf-page.ts';
import { addressText, dateText, decimal, monthText, NBSP } from '../pdf/texts.ts';
import { lineText, meterText, personsText, readingNote, volume } from './bill-texts.ts';

/** Whom to ask about a bill. */
export interface BillContacts {
  readonly name: string;
  readonly phone: string;
}

const HALF: Box = { x: LEFT, width: ROOM / 2 - 12 };
const OTHER_HALF: Box = { x: LEFT + ROOM / 2 + 12, width: ROOM / 2 - 12 };
const PANEL_PADDING = 16;
const CODE_WIDTH = 158;

function matrixOf(bill: Bill): readonly (readonly boolean[])[] | null {
  const code = encodePaymentQr(billCodeFields(bill));
  return code.state === 'ready' ? encode(Array.from(code.bytes), { ecc: 'M', border: 0 }).data : null;
}

/** Payee and payer side by side, read one after the other. */
function parties(page: PdfPage, bill: Bill): void {
  const { payee } = bill;
  const top = page.y;
  const left = page.structure(page.root, 'Sect');
  heading(page, left, 'Получатель', HALF);
  paragraphs(page, left, HALF, [
    [payee.name, STRONG],
    [`ИНН${NBSP}${payee.inn}${payee.kpp && `, КПП${NBSP}${payee.kpp}`}`, {}],
    [`Счёт ${payee.personalAcc}`, {}],
    [payee.bankName, {}],
    [`БИК${NBSP}${payee.bic}`, {}],
    ...(payee.correspAcc === '0' ? [] : [[`К/с ${payee.correspAcc}`, {}] as const]),
  ]);
  const bottom = page.y;
  page.y = top;
  const right = page.structure(page.root, 'Sect');
  heading(page, right, 'Плательщик', OTHER_HALF);
  paragraphs(page, right, OTHER_HALF, [
    [bill.holder, STRONG],
    [addressText(bill.address), {}],
    ...(bill.area === undefined ? [] : [[`Площадь: ${decimal(bill.area)}${NBSP}м²`, {}] as const]),
    [`Зарегистрировано: ${personsText(bill.persons)}`, {}],
    [`Лицевой счёт ${bill.accountNumber}`, STRONG],
    ...(bill.elsNumber === undefined ? [] : [[`ЕЛС ${bill.elsNumber}`, {}] as const]),
    ...(bill.serviceIdGis === undefined ? [] : [[`ИЖКУ ${bill.serviceIdGis}`, {}] as const]),
  ]);
  page.y = Math.max(bottom, page.y) + SPACE.section;
}

/** The sum, the day, and the payment code. */
function payment(page: PdfPage, bill: Bill): void {
  const { toPay, credit } = bill;
  const matrix = matrixOf(bill);
  const isOwed = toPay > 0;
  const how = matrix
    ? isOwed
      ? 'Отсканируйте код в приложении своего банка: реквизиты, лицевой счёт и сумма подставятся сами.'
      : 'Чтобы внести деньги заранее, отсканируйте код в приложении своего банка и введите сумму.'
    : 'Оплатите по реквизитам получателя и укажите свой лицевой счёт.';
  const texts: readonly (readonly [string, TextStyle, number])[] = [
    [isOwed ? 'К оплате' : credit > 0 ? 'Переплата' : 'К оплате', { size: 15, isStrong: true }, 0],
    [money(isOwed ? toPay : credit), { size: 34, isStrong: true, colour: COLOURS.accent }, SPACE.small],
    [
      isOwed ? `Срок оплаты: ${dateText(bill.dueOn)}` : 'Платить не нужно',
      { size: 14, isStrong: true },
      SPACE.paragraph,
    ],
    [how, {}, 0],
  ];
  const width = ROOM - 2 * PANEL_PADDING - (matrix ? CODE_WIDTH + PANEL_PADDING : 0);
  const written = texts.reduce((sum, [text, style, space]) => sum + page.height(text, style, width) + space, 0);
  const height = Math.max(written, matrix ? CODE_WIDTH : 0) + 2 * PANEL_PADDING;
  page.ensure(height);
  page.panel({ x: LEFT, width: ROOM }, height);
  const top = page.y;
  const section = page.structure(page.root, 'Sect');
  page.y += PANEL_PADDING;
  for (const [index, [text, style, space]] of texts.entries()) {
    page.text(section, index === 0 ? 'H2' : 'P', text, style, { x: LEFT + PANEL_PADDING, width });
    page.y += space;
  }
  if (matrix) {
    page.y = top + PANEL_PADDING;
    const alt = `Платёжный код${isOwed ? `, ${money(toPay)}` : ''}`;
    const x = LEFT + ROOM - PANEL_PADDING - CODE_WIDTH;
    page.grid(section, matrix, alt, { x, width: CODE_WIDTH }, QUIET_ZONE);
  }
  page.y = top + height + SPACE.section;
}

function charges(page: PdfPage, bill: Bill): void {
  const { services, charged, lateFee } = billParts(bill);
  const section = page.structure(page.root, 'Sect');
  page.ensure(120);
  heading(page, section, `Начислено за ${monthText(bill.period)}`);
  page.table(
    section,
    [
      { title: 'Услуга', width: ROOM - 310 },
      { title: 'Объём', width: 90, align: 'right' },
      { title: 'Цена', width: 120, align: 'right' },
      { title: 'Сумма', width: 100, align: 'right' },
    ],
    services.map((line): Row => {
      const { title, note } = lineText(line);
      return {
        cells: [
          title,
          line.quantity === null ? '' : volume(line.quantity, line.kind === 'heat'),
          line.price === null ? '' : `${money(line.price)}/${line.kind === 'heat' ? 'Гкал' : 'м³'}`,
          money(line.amount),
        ],
        note,
      };
    }),
  );
  if (services.some(hasOtherPrice)) {
    page.y += SPACE.small;
    page.text(section, 'P', 'В этом месяце менялась цена: показана цена на конец месяца.', SOFT);
  }
  page.y += SPACE.section;
  sums(page, bill, { charged, lateFee });
}

function sums(page: PdfPage, bill: Bill, { charged, lateFee }: { charged: number; lateFee: number }): void {
  const { before, paid, toPay, credit } = bill;
  const section = page.structure(page.root, 'Sect');
  page.ensure(150);
  heading(page, section, 'Расчёт суммы');
  page.table(
    section,
    [
      { title: 'Что вошло', width: ROOM - 160 },
      { title: 'Сумма', width: 160, align: 'right' },
    ],
    [
      { cells: [before < 0 ? 'Переплата по прошлым счетам' : 'Долг по прошлым счетам', money(before)], strong: 'none' },
      { cells: [paid < 0 ? 'Возвращено вам' : 'Оплачено после прошлого счёта', money(-paid)], strong: 'none' },
      { cells: [`Начислено за ${monthText(bill.period)}`, money(charged)], strong: 'none' },
      ...(lateFee === 0 ? [] : [{ cells: ['Пени', money(lateFee)], strong: 'none' } as const]),
      credit > 0
        ? { cells: ['Переплата, платить не нужно', money(credit)], strong: 'all' }
        : { cells: ['К оплате', money(toPay)], strong: 'all' },
    ],
  );
  page.y += SPACE.section;
}

function readings(page: PdfPage, { readings: items }: Bill): void {
  if (items.length === 0) return;
  const section = page.structure(page.root, 'Sect');
  page.ensure(120);
  heading(page, section, 'Показания счётчиков');
  page.table(
    section,
    [
      { title: 'Счётчик', width: ROOM - 270 },
      { title: 'Было', width: 90, align: 'right' },
      { title: 'Стало', width: 90, align: 'right' },
      { title: 'Расход', width: 90, align: 'right' },
    ],
    items.map((reading) => ({
      cells: [
        meterText(reading),
        reading.previous === null ? '' : decimal(reading.previous),
        decimal(reading.current),
        reading.volume === null ? '' : volume(reading.volume),
      ],
      note: readingNote(reading),
    })),
  );
  page.y += SPACE.section;
}

function contacts(page: PdfPage, bill: Bill, { name, phone }: BillContacts): void {
  const { delivery } = bill;
  const section = page.structure(page.root, 'Sect');
  page.ensure(90);
  heading(page, section, 'Вопросы по счёту');
  paragraphs(page, section, { x: LEFT, width: ROOM }, [
    [`${name}, телефон ${phone.replaceAll(' ', NBSP)}`, {}],
    ...(delivery.isPaperless && delivery.from !== null && delivery.from <= bill.period
      ? [['Вы получаете счета только в электронном виде.', SOFT] as const]
      : []),
  ]);
}

/**
 * The payment document of a month as a PDF (ПП РФ № 354, п. 69): A4, tagged, in Russian. The same bill always gives the
 * same bytes; the date of the file is the day the bill was issued.
 */
export async function billPdf(bill: Bill, utility: BillContacts): Promise<Uint8Array> {
  const name = `Счёт за ${monthText(bill.period)}`;
  const identity = `Лицевой счёт ${bill.accountNumber}`;
  const page = new PdfPage({ title: `${name}, ${identity}`, author: bill.payee.name, createdOn: bill.issuedOn });
  title(page, name, `${identity}. Выставлен ${dateText(bill.issuedOn)}`);
  parties(page, bill);
  payment(page, bill);
  charges(page, bill);
  readings(page, bill);
  contacts(page, bill, utility);
  return page.end(`${name}, ${identity.toLowerCase()}`);
}
