import type { DocumentKind, DocumentSignature } from '@vodokanal/contract';
import type { NewDocument } from '@vodokanal/contract/policies/document';
import { addDays } from '@vodokanal/contract/rules/calendar';
import type { Database } from '../database/open.ts';
import type { DocumentService } from '../documents/service.ts';
import { paragraphs, SOFT, SPACE, STRONG, title } from '../pdf/parts.ts';
import { PdfPage } from '../pdf/pdf-page.ts';
import { addressText, dateText } from '../pdf/texts.ts';
import type { Settings } from '../settings/settings.ts';
import { recordWork } from '../works/service.ts';
import { accountNumber } from './registry.ts';

/** The demo accounts that have papers, by their place in the registry. */
const ACCOUNTS = [0, 1, 2, 4];
/** What the demo customers have read already. */
const READ: readonly DocumentKind[] = ['contract', 'act'];

const handwritten = (signedOn: string): DocumentSignature => ({ state: 'both', kind: 'handwritten', signedOn });
const qualified = (signedOn: string): DocumentSignature => ({ state: 'utility', kind: 'qualified', signedOn });

interface Frame {
  readonly number: string;
  readonly holder: string;
  readonly address: string;
  readonly utility: string;
}

type Paper = Pick<NewDocument, 'kind' | 'title' | 'number' | 'issuedOn' | 'signature'> &
  Partial<Pick<NewDocument, 'validUntil'>> & { readonly lines: readonly string[] };

/** A paper of the demo utility: A4, tagged, in Russian. */
function paperPdf({ title: name, number, issuedOn, lines }: Paper, frame: Frame): Promise<Uint8Array> {
  const page = new PdfPage({ title: `${name}, № ${number}`, author: frame.utility, createdOn: issuedOn });
  title(page, name, `№ ${number} от ${dateText(issuedOn)}`);
  const facts = page.structure(page.root, 'Sect');
  paragraphs(page, facts, undefined, [
    [frame.utility, {}],
    [`Потребитель: ${frame.holder}`, {}],
    [`Лицевой счёт ${frame.number}`, STRONG],
    [addressText(frame.address), {}],
  ]);
  page.y += SPACE.section;
  const body = page.structure(page.root, 'Sect');
  for (const line of lines) {
    paragraphs(page, body, undefined, [[line, {}]]);
    page.y += SPACE.small;
  }
  paragraphs(page, page.structure(page.root, 'Sect'), undefined, [
    ['Образец: водоканала с таким названием нет, все данные придуманы.', SOFT],
  ]);
  return page.end(`${name}, № ${number}`);
}

const documentOf = ({ lines: _lines, ...paper }: Paper): NewDocument => ({ validUntil: null, period: null, ...paper });

/** Publishes the papers of some demo accounts and records the works at their addresses. Repeated, it does nothing. */
export async function addDemoPapers(
  db: Database,
  { settings, documents }: { readonly settings: Settings; readonly documents: DocumentService },
  today: string,
  now: Date,
): Promise<void> {
  const { name: utility } = settings.get('utility', '', today);
  for (const index of ACCOUNTS) {
    const number = accountNumber(index);
    const account = await db
      .selectFrom('account')
      .select(['id', 'holder', 'address'])
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    const done = await db
      .selectFrom('technical_work')
      .select('id')
      .where('account_id', '=', account.id)
      .executeTakeFirst();
    if (done) continue;
    const meter = await db
      .selectFrom('meter')
      .select(['serial_number', 'place', 'seal', 'verified_on', 'next_verification_on'])
      .where('account_id', '=', account.id)
      .orderBy('serial_number')
      .executeTakeFirstOrThrow();
    const { serial_number: serial, place, seal } = meter;
    const verifiedOn = meter.verified_on ?? today;
    const frame = { number, utility, holder: account.holder, address: account.address };
    const publish = async (paper: Paper, meterSerial?: string) => {
      const target = { accountNumber: number, meterSerial };
      await documents.publish(db, target, { document: documentOf(paper), file: await paperPdf(paper, frame) }, now);
    };
    await publish({
      kind: 'contract',
      title: 'Договор холодного водоснабжения и водоотведения',
      number: `${number.slice(-4)}-В`,
      issuedOn: '2021-03-01',
      signature: handwritten('2021-03-01'),
      lines: [
        'Организация подаёт холодную воду установленного качества и принимает сточные воды.',
        'Потребитель передаёт показания приборов учёта и оплачивает услуги в срок, установленный законом.',
        'Договор бессрочный. Его условия определены Правилами № 354.',
      ],
    });
    await publish(
      {
        kind: 'act',
        title: 'Акт ввода прибора учёта в эксплуатацию',
        number: String(100 + index),
        issuedOn: verifiedOn,
        signature: handwritten(verifiedOn),
        lines: [
          `Прибор учёта холодной воды № ${serial}, ${place}.`,
          `Начальное показание 0 м³. Установлена пломба ${seal}.`,
          'Прибор учёта пригоден к расчётам с даты подписания акта.',
        ],
      },
      serial,
    );
    await publish({
      kind: 'certificate',
      title: 'Справка о проживающих и площади',
      number: `${today.slice(0, 4)}-${118 + index}`,
      issuedOn: addDays(today, -50),
      validUntil: addDays(today, index === 0 ? -20 : 40),
      signature: qualified(addDays(today, -50)),
      lines: ['Справка выдана по данным лицевого счёта для предъявления по месту требования.'],
    });
    const protocol: Paper = {
      kind: 'workProtocol',
      title: 'Протокол проверки прибора учёта',
      number: `${417 + index}-П`,
      issuedOn: addDays(today, -12),
      signature: qualified(addDays(today, -12)),
      lines: [
        `Прибор учёта холодной воды № ${serial}, ${place}. Пломба ${seal} цела.`,
        'Прибор учёта исправен, следов вмешательства нет.',
      ],
    };
    await recordWork(
      db,
      { settings, documents },
      { accountNumber: number },
      {
        work: {
          kind: 'inspection',
          doneOn: protocol.issuedOn,
          result: 'done',
          note: 'Прибор учёта исправен, пломба цела.',
          nextOn: null,
          meters: [{ role: 'present', serialNumber: serial, reading: null, sealNumber: null }],
        },
        protocol: { document: documentOf(protocol), file: await paperPdf(protocol, frame) },
      },
      now,
    );
    const record = { settings, documents };
    await recordWork(
      db,
      record,
      { accountNumber: number },
      {
        work: {
          kind: 'verification',
          doneOn: verifiedOn,
          result: 'done',
          note: 'Погрешность в пределах нормы.',
          nextOn: meter.next_verification_on,
          meters: [{ role: 'present', serialNumber: serial, reading: null, sealNumber: seal || null }],
        },
      },
      now,
    );
    await recordWork(
      db,
      record,
      { accountNumber: number },
      {
        work: {
          kind: 'flushing',
          doneOn: addDays(today, -25),
          result: 'done',
          note: 'Промыта сеть на вашей улице.',
          nextOn: null,
          meters: [],
        },
      },
      now,
    );
  }
}

/** The demo customers have read their older papers. */
export async function readOldPapers(db: Database, now: Date): Promise<void> {
  const rows = await db
    .selectFrom('document')
    .innerJoin('customer_account', 'customer_account.account_id', 'document.account_id')
    .select(['document.account_id as account_id', 'document.id as document_id', 'customer_id'])
    .where('document.kind', 'in', READ)
    .execute();
  if (rows.length > 0)
    await db
      .insertInto('document_read')
      .values(rows.map((row) => ({ ...row, read_at: now })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
