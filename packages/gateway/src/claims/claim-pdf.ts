import type { Account, Claim } from '@vodokanal/contract';
import { flow, heading, money, paragraphs, SOFT, SPACE, STRONG, title } from '../pdf/parts.ts';
import { PdfPage, ROOM, type Row, type Structure } from '../pdf/pdf-page.ts';
import { addressText, dateText, monthText, NBSP } from '../pdf/texts.ts';
import { APPLICANTS, DEMANDS, SERVICES, TYPES } from './claim-text.ts';

/** What the document of a claim says besides the claim. */
export interface ClaimFrame {
  readonly account: Pick<Account, 'number' | 'address'>;
  /** The holder, as the account says. */
  readonly holder: string;
  readonly utility: { readonly name: string; readonly phone: string; readonly timeZone: string };
  /** Serial number of the meter that the claim is about. */
  readonly serialNumber: string | undefined;
}

const LABEL = 170;

/** Names the utility, the holder and the account. */
export function parties(page: PdfPage, { account, holder, utility }: ClaimFrame, to = utility.name): void {
  paragraphs(page, page.structure(page.root, 'Sect'), undefined, [
    [`Кому: ${to}`, {}],
    [`От кого: ${holder}`, STRONG],
    [addressText(account.address), {}],
    [`Лицевой счёт ${account.number}`, {}],
  ]);
  page.y += SPACE.section;
}

/** What the claim is about, as a table. */
export function claimFacts(page: PdfPage, parent: Structure, claim: Claim, { serialNumber }: ClaimFrame): void {
  const { type, period, service, amount, demand, applicant } = claim;
  const rows = [
    ['О чём', TYPES[type]],
    ['Месяц', period && monthText(period)],
    ['Услуга', service && SERVICES[service]],
    ['Счётчик', serialNumber && `№${NBSP}${serialNumber}`],
    ['Спорная сумма', amount === undefined ? undefined : money(amount)],
    ['Требование', demand && DEMANDS[demand]],
    ['Заявитель', APPLICANTS[applicant]],
  ] as const;
  page.table(
    parent,
    [
      { title: 'Сведения', width: LABEL },
      { title: 'Значение', width: ROOM - LABEL },
    ],
    rows.flatMap(([label, value]): Row[] => (value ? [{ cells: [label, value], strong: 'none' }] : [])),
  );
  page.y += SPACE.section;
}

/** A claim as a PDF: A4, tagged, in Russian, with the list of attachments. */
export function claimPdf(claim: Claim, frame: ClaimFrame): Promise<Uint8Array> {
  const { number, registeredOn, dueOn, law, text, attachments } = claim;
  const name = `Обращение № ${number}`;
  const page = new PdfPage({ title: name, author: frame.utility.name, createdOn: registeredOn });
  title(page, name, `Зарегистрировано ${dateText(registeredOn)}`);
  parties(page, frame);

  const facts = page.structure(page.root, 'Sect');
  heading(page, facts, 'Сведения');
  claimFacts(page, facts, claim, frame);

  const words = page.structure(page.root, 'Sect');
  page.ensure(60);
  heading(page, words, 'Что случилось');
  flow(page, words, text);
  page.y += SPACE.paragraph;

  const files = page.structure(page.root, 'Sect');
  page.ensure(60);
  heading(page, files, 'Приложения');
  if (attachments.length === 0) page.text(files, 'P', 'Без приложений.');
  for (const [at, file] of attachments.entries()) {
    page.ensure(20);
    page.text(files, 'P', `${at + 1}. ${file.name}`);
  }
  page.y += SPACE.section;

  const end = page.structure(page.root, 'Sect');
  const note = `Ответ должен быть дан не позднее ${dateText(dueOn)}. Основание: ${law}. Телефон ${frame.utility.phone.replaceAll(' ', NBSP)}.`;
  page.ensure(page.height(note, SOFT, ROOM));
  page.text(end, 'P', note, SOFT);
  return page.end(name);
}
