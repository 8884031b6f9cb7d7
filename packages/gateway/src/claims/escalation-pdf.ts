import type { Authority, Claim, ClaimCase, ClaimMessage } from '@vodokanal/contract';
import {
  CLAIM_DEMANDS,
  CLAIM_TYPES,
  claimFacts,
  claimParties,
  evidenceText,
  type ClaimFrame,
} from '@vodokanal/contract/rules/claim-document';
import { flow, heading, money, SOFT, SPACE, STRONG, title } from '../pdf/parts.ts';
import { PdfPage, ROOM } from '../pdf/pdf-page.ts';
import { addressText, dateText } from '../pdf/texts.ts';
import { writeFacts, writeParties } from './claim-pdf.ts';
import { eventText } from './claim-text.ts';

type Escalation = NonNullable<ClaimCase['escalation']>;

export interface EscalationFrame extends ClaimFrame {
  readonly utility: ClaimFrame['utility'] & { readonly timeZone: string };
  readonly authority: Authority;
  readonly reason: Escalation['reason'];
  /** Local date of the document. */
  readonly today: string;
}

const NAMES: Readonly<Record<Authority['kind'], string>> = {
  housingInspection: 'Жалоба в жилищную инспекцию',
  consumerAuthority: 'Жалоба в Роспотребнадзор',
  court: 'Исковое заявление',
};

const demandOf = ({ demand, type }: Claim): string => {
  if (demand) return CLAIM_DEMANDS[demand];
  return type === 'refund' ? 'вернуть деньги' : type === 'meterCheck' ? 'проверить счётчик' : 'рассмотреть обращение';
};

/** What went wrong, in the words of the applicant. */
function complaint(claim: Claim, reason: Escalation['reason'], frame: EscalationFrame): string {
  const { number, registeredOn, dueOn, law, type } = claim;
  const sent = `${dateText(registeredOn)} я обратился (обратилась) в организацию ${frame.utility.name}, обращение № ${number}, вопрос: ${CLAIM_TYPES[type]}.`;
  switch (reason) {
    case 'late':
      return claim.isDisputed
        ? `${sent} С ответом организации я не согласен (не согласна). Новый ответ должен был прийти не позднее ${dateText(dueOn)} (${law}). На ${dateText(frame.today)} нового ответа нет.`
        : `${sent} Ответ должен был прийти не позднее ${dateText(dueOn)} (${law}). На ${dateText(frame.today)} ответа нет.`;
    case 'refused':
      return `${sent} Организация отказала. С отказом я не согласен (не согласна).`;
    case 'disputed':
      return `${sent} Ответ организации вопрос не решил: с ним я не согласен (не согласна).`;
  }
}

function requests(claim: Claim, { authority, utility }: EscalationFrame): string[] {
  const demand = demandOf(claim);
  const sum = claim.amount === undefined ? '' : `, спорная сумма ${money(claim.amount)}`;
  if (authority.kind === 'court')
    return [
      `Обязать ответчика ${utility.name}: ${demand}${sum}.`,
      'Взыскать штраф 50 % от присуждённой суммы, если требование не выполнено добровольно (Закон РФ «О защите прав потребителей», ст. 13 п. 6).',
    ];
  return [
    `Проверить, законно ли действует организация ${utility.name}, и обязать её: ${demand}${sum}.`,
    'Сообщить мне, что установлено и какие меры приняты.',
  ];
}

/**
 * A complaint or a statement of claim as a PDF: A4, tagged, in Russian. Its attachments are numbered, and the texts of the
 * claim and of the answers follow as the first of them.
 */
export function escalationPdf(
  { claim, messages }: Pick<ClaimCase, 'claim' | 'messages'>,
  frame: EscalationFrame,
): Promise<Uint8Array> {
  const { authority, utility, reason, today } = frame;
  const name = NAMES[authority.kind];
  const page = new PdfPage({ title: `${name}, обращение № ${claim.number}`, author: utility.name, createdOn: today });
  const section = (text: string) => {
    const part = page.structure(page.root, 'Sect');
    page.ensure(80);
    heading(page, part, text);
    return part;
  };
  const isCourt = authority.kind === 'court';
  title(page, name, `по обращению № ${claim.number}`);
  const to = authority.address ? `${authority.name}, ${addressText(authority.address)}` : authority.name;
  writeParties(page, claimParties(frame, to));
  if (isCourt) {
    const defendant = page.structure(page.root, 'Sect');
    page.text(defendant, 'P', `Ответчик: ${utility.name}`, STRONG);
    page.y += SPACE.section;
  }

  const what = section('1. Что произошло');
  flow(page, what, complaint(claim, reason, frame));
  page.y += SPACE.paragraph;
  writeFacts(page, what, claimFacts(claim, frame));

  const course = section('2. Как развивались события');
  const events = [
    `${dateText(claim.registeredOn)}: обращение зарегистрировано под № ${claim.number}`,
    ...messages.map((message) => eventText(message, utility.timeZone)),
    ...(reason === 'late' ? [`${dateText(claim.dueOn)}: истёк срок ответа`] : []),
  ];
  for (const event of events) flow(page, course, event);
  page.y += SPACE.paragraph;

  const please = section('3. Прошу');
  for (const [at, text] of requests(claim, frame).entries()) flow(page, please, `${at + 1}) ${text}`);
  page.y += SPACE.paragraph;

  const texts = messages.filter(({ text }) => text !== '');
  const files = [claim, ...messages].flatMap(({ attachments }) => attachments);
  const hasBill = claim.evidence.some(({ kind }) => kind === 'bill');
  const list = section('4. Приложения');
  const attached = [
    `Обращение № ${claim.number} (текст ниже)`,
    ...(texts.length > 0 ? ['Переписка по обращению (тексты ниже)'] : []),
    ...files.map((file) => `Файл «${file.name}» из личного кабинета (скачать и приложить)`),
    ...claim.evidence.map((each) => `${evidenceText(each)} (из личного кабинета, на день обращения)`),
    ...(hasBill ? [] : ['Счёт за спорный месяц (раздел «Счёт» личного кабинета)']),
    ...(isCourt
      ? [
          'Копия этого заявления с приложениями для ответчика и подтверждение, что она ему отправлена (ГПК РФ ст. 132)',
          'Расчёт суммы, которую вы требуете',
        ]
      : []),
    ...(claim.applicant === 'representative' ? ['Доверенность'] : []),
  ];
  for (const [at, text] of attached.entries()) flow(page, list, `${at + 1}. ${text}`);
  page.y += SPACE.paragraph;

  const sign = page.structure(page.root, 'Sect');
  page.ensure(60);
  page.text(sign, 'P', 'Дата ____________________          Подпись ____________________');
  page.y += SPACE.section;

  const where = section('Куда и как отправить (эту часть прикладывать не нужно)');
  flow(page, where, authority.text);
  flow(
    page,
    where,
    [authority.name, authority.address && addressText(authority.address), authority.url].filter(Boolean).join(', '),
  );
  page.text(where, 'P', `Основание: ${authority.law}.`, SOFT);

  page.ensure(Infinity);
  const copy = section(`Приложение 1. Обращение № ${claim.number}`);
  flow(page, copy, claim.text);
  page.y += SPACE.section;
  if (texts.length > 0) {
    const talk = section('Приложение 2. Переписка по обращению');
    for (const message of texts) writeMessage(message);
    function writeMessage(message: ClaimMessage): void {
      page.ensure(50);
      flow(page, talk, eventText(message, utility.timeZone), STRONG);
      flow(page, talk, message.text);
      page.y += SPACE.paragraph;
    }
  }
  page.ensure(page.height(name, SOFT, ROOM));
  return page.end(`${name}, обращение № ${claim.number}`);
}
