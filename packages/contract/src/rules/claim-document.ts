import type { Claim, ClaimEvidence, ClaimTypeInfo, Service } from '../index.ts';
import { addressText, dateText, decimal, monthText, NBSP } from './document-text.ts';
import { groupBy } from './group-by.ts';
import { formatMoney } from './money-text.ts';

/** What a claim is about, on paper. */
export const CLAIM_TYPES: Readonly<Record<Claim['type'], string>> = {
  charge: 'неправильное начисление',
  meterCheck: 'проверка счётчика',
  quality: 'качество воды или перебои',
  refund: 'возврат денег',
  other: 'другое',
};
const SERVICES: Readonly<Record<Service, string>> = {
  coldWater: 'холодная вода',
  hotWater: 'горячая вода',
  wastewater: 'водоотведение',
  irrigation: 'полив',
  common: 'общедомовые нужды',
};
export const CLAIM_DEMANDS: Readonly<Record<NonNullable<Claim['demand']>, string>> = {
  recalculate: 'пересчитать плату',
  checkMeter: 'проверить счётчик',
  returnMoney: 'вернуть деньги',
  explain: 'объяснить начисление',
};
/** Who files a claim. */
export const CLAIM_APPLICANTS: Readonly<Record<Claim['applicant'], string>> = {
  holder: 'владелец лицевого счёта',
  resident: 'жилец',
  representative: 'представитель по доверенности',
};
/** How the answer is sent. */
export const CLAIM_ANSWERS: Readonly<Record<Claim['answerBy'], string>> = {
  cabinet: 'в личном кабинете',
  mail: 'в личном кабинете и по электронной почте',
  paper: 'в личном кабинете и письмом на бумаге',
};
const SOURCES: Readonly<Record<Extract<ClaimEvidence, { kind: 'reading' }>['source'], string>> = {
  resident: 'передано жильцом',
  manager: 'передано управляющей организацией',
  bulk: 'передано управляющей организацией',
  controller: 'снято контролёром',
  phone: 'передано по телефону',
  automatic: 'передано счётчиком',
  estimate: 'рассчитано по среднему',
  norm: 'рассчитано по нормативу',
  control: 'контрольное',
  billing: 'установлено организацией',
};
const ENTRIES: Readonly<Record<Extract<ClaimEvidence, { kind: 'payment' }>['entry'], string>> = {
  payment: 'Платёж',
  refund: 'Возврат',
  correction: 'Исправление',
};

const money = (kopecks: number): string => formatMoney(kopecks, 'ru').replace('-', '−');
const volume = (value: string): string => `${decimal(value)}${NBSP}м³`;

/** One line about a reading, a bill or a payment, as it was on the day of the claim. */
export function evidenceText(evidence: ClaimEvidence): string {
  switch (evidence.kind) {
    case 'reading': {
      const { service, serialNumber, period, value, source, takenOn } = evidence;
      const used = evidence.volume === null ? '' : `, расход ${volume(evidence.volume)}`;
      return `Показание за ${monthText(period)}: ${volume(value)}${used}; счётчик №${NBSP}${serialNumber}, ${SERVICES[service]}; ${dateText(takenOn)}, ${SOURCES[source]}`;
    }
    case 'bill': {
      const lines = [...groupBy(evidence.lines, ({ service }) => (service ? SERVICES[service] : 'пени'))].map(
        ([name, items]) => `${name} ${money(items.reduce((sum, { amount }) => sum + amount, 0))}`,
      );
      return `Счёт за ${monthText(evidence.period)} на ${money(evidence.total)}: ${lines.join(', ')}`;
    }
    case 'payment':
      return `${ENTRIES[evidence.entry]} ${dateText(evidence.paidOn)}: ${money(evidence.amount)}, документ №${NBSP}${evidence.document}`;
  }
}

/** What a claim says; before it is registered, too. */
export type ClaimContent = Pick<
  Claim,
  'type' | 'text' | 'period' | 'service' | 'amount' | 'demand' | 'applicant' | 'answerBy' | 'evidence'
> & { readonly attachments: readonly Pick<Claim['attachments'][number], 'name'>[] };

/** What the document of a claim says besides the claim. */
export interface ClaimFrame {
  readonly account: { readonly number: string; readonly address: string };
  /** The holder, as the account says. */
  readonly holder: string;
  readonly utility: { readonly name: string; readonly phone: string };
  /** Serial number of the meter that the claim is about. */
  readonly serialNumber: string | undefined;
}

/** Who writes to whom, about which account; the second line is the applicant. */
export const claimParties = ({ account, holder, utility }: ClaimFrame, to = utility.name): readonly string[] => [
  `Кому: ${to}`,
  `От кого: ${holder}`,
  addressText(account.address),
  `Лицевой счёт ${account.number}`,
];

/** What a claim is about, with labels. */
export function claimFacts(
  { type, period, service, amount, demand, applicant }: ClaimContent,
  { serialNumber }: Pick<ClaimFrame, 'serialNumber'>,
): readonly (readonly [label: string, value: string])[] {
  const rows = [
    ['О чём', CLAIM_TYPES[type]],
    ['Месяц', period && monthText(period)],
    ['Услуга', service && SERVICES[service]],
    ['Счётчик', serialNumber && `№${NBSP}${serialNumber}`],
    ['Спорная сумма', amount === undefined ? undefined : money(amount)],
    ['Требование', demand && CLAIM_DEMANDS[demand]],
    ['Заявитель', CLAIM_APPLICANTS[applicant]],
  ] as const;
  return rows.flatMap(([label, value]) => (value ? [[label, value] as const] : []));
}

/** When the answer is due: by a day, or before the claim is registered, within a term. */
export type ClaimTerm =
  { readonly law: string; readonly dueOn: string } | ({ readonly law: string } & Pick<ClaimTypeInfo, 'term' | 'unit'>);

const days = new Intl.PluralRules('ru');

function termText(term: ClaimTerm): string {
  if ('dueOn' in term) return `не позднее ${dateText(term.dueOn)}`;
  // After a preposition: 21 рабочего дня, 3 рабочих дней.
  const isOne = days.select(term.term) === 'one';
  const unit = `${term.unit === 'workingDays' ? (isOne ? 'рабочего ' : 'рабочих ') : ''}${isOne ? 'дня' : 'дней'}`;
  return `в течение ${term.term} ${unit}`;
}

/** The document of a claim, part by part in its order: the PDF and the preview before sending are made from it. */
export interface ClaimDocument {
  readonly parties: readonly string[];
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly text: string;
  /** Numbered lines; empty without evidence. */
  readonly evidence: readonly string[];
  /** Numbered lines. */
  readonly attachments: readonly string[];
  readonly end: string;
}

/** The headings of the document. */
export const CLAIM_HEADINGS = {
  facts: 'Сведения',
  text: 'Что случилось',
  evidence: 'Данные личного кабинета',
  attachments: 'Приложения',
} as const;

/** The title of a registered claim's document. */
export const claimTitle = ({ number }: Pick<Claim, 'number'>): string => `Обращение № ${number}`;

/** The line below the title. */
export const claimSubtitle = ({ registeredOn }: Pick<Claim, 'registeredOn'>): string =>
  `Зарегистрировано ${dateText(registeredOn)}`;

/** What the document of a claim says, in Russian. */
export function claimDocument(claim: ClaimContent, frame: ClaimFrame, term: ClaimTerm): ClaimDocument {
  const numbered = (lines: readonly string[]) => lines.map((line, at) => `${at + 1}. ${line}`);
  return {
    parties: claimParties(frame),
    facts: [...claimFacts(claim, frame), ['Как ответить', CLAIM_ANSWERS[claim.answerBy]]],
    text: claim.text.trim(),
    evidence: numbered(claim.evidence.map(evidenceText)),
    attachments:
      claim.attachments.length === 0 ? ['Без приложений.'] : numbered(claim.attachments.map(({ name }) => name)),
    // A date ends with a full stop of its own.
    end: `Ответ должен быть дан ${termText(term).replace(/\.$/, '')}. Основание: ${term.law}. Телефон ${frame.utility.phone.replaceAll(' ', NBSP)}.`,
  };
}
