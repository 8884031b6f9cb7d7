import type {
  Application,
  ApplicationField,
  ApplicationMeter,
  ApplicationReading,
  ApplicationValue,
  Service,
} from '../index.ts';
import { filesOf, personsOf, periodOfValue, readingsOfValue, textOf } from './application-values.ts';
import { addressText, dateText, decimal, NBSP } from './document-text.ts';

const SERVICES: Readonly<Record<Service, string>> = {
  coldWater: 'холодная вода',
  hotWater: 'горячая вода',
  wastewater: 'водоотведение',
  irrigation: 'полив',
  common: 'общедомовые нужды',
};
const VISITS: Readonly<Record<NonNullable<Application['visitKind']>, string>> = {
  controller: 'Визит специалиста',
  office: 'Приём в офисе',
};

/** What an application says; before it is registered, too. */
export interface ApplicationContent {
  readonly title: string;
  readonly fields: readonly ApplicationField[];
  readonly values: Application['values'];
  readonly meters: readonly ApplicationMeter[];
  readonly visitKind: Application['visitKind'];
  readonly visit: Application['visit'];
  readonly attachments: readonly Pick<Application['attachments'][number], 'id' | 'name'>[];
  /** The customer confirms it by a code. */
  readonly isConfirmed: boolean;
}

/** What the document says besides the application. */
export interface ApplicationFrame {
  readonly account: { readonly number: string; readonly address: string };
  readonly holder: string;
  readonly utility: { readonly name: string; readonly phone: string };
}

/** When the decision is due: by a day, or before the application is registered, within a term. */
export type ApplicationTerm =
  | { readonly law: string; readonly dueOn: string }
  | { readonly law: string; readonly term: number; readonly unit: Application['unit'] };

/** The document of an application, part by part in its order: the PDF and the preview are made from it. */
export interface ApplicationDocument {
  readonly parties: readonly string[];
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** What was typed in long fields, with the labels of the fields. */
  readonly texts: readonly (readonly [label: string, text: string])[];
  /** Numbered lines. */
  readonly attachments: readonly string[];
  readonly end: string;
}

/** The headings of the document. */
export const APPLICATION_HEADINGS = { facts: 'Сведения', attachments: 'Приложения' } as const;

const meterText = (meters: readonly ApplicationMeter[], meterId: string | undefined): string => {
  const meter = meters.find(({ id }) => id === meterId);
  return meter ? `№${NBSP}${meter.serialNumber}, ${SERVICES[meter.service]}` : '';
};

/** `№ 11000001, холодная вода: 171,5 м³` */
export const readingText = ({ meterId, value }: ApplicationReading, meters: readonly ApplicationMeter[]): string =>
  `${meterText(meters, meterId)}: ${decimal(value)}${NBSP}м³`;

function valueText(field: ApplicationField, value: ApplicationValue, meters: readonly ApplicationMeter[]): string {
  const text = textOf(value) ?? '';
  switch (field.kind) {
    case 'text':
    case 'longText':
      return text;
    case 'number':
      return decimal(text);
    case 'date':
      return dateText(text);
    case 'choice':
      return field.options?.find((option) => option.value === text)?.label.ru ?? '';
    case 'meter':
      return meterText(meters, text);
    case 'period': {
      const period = periodOfValue(value);
      return period ? `с ${dateText(period.from)} по ${dateText(period.to)}` : '';
    }
    case 'persons':
      return personsOf(value)
        .map(({ name, bornOn }) => (bornOn ? `${name}, дата рождения ${dateText(bornOn)}` : name))
        .join('; ');
    case 'readings':
      return readingsOfValue(value)
        .map((reading) => readingText(reading, meters))
        .join('; ');
    case 'files':
      return String(filesOf(value).length);
  }
}

/** What an application says, with the labels of its fields, in Russian. */
export function applicationFacts({
  fields,
  values,
  meters,
  visit,
  visitKind,
}: Pick<ApplicationContent, 'fields' | 'values' | 'meters' | 'visit' | 'visitKind'>): readonly (readonly [
  label: string,
  value: string,
])[] {
  return [
    ...fields.flatMap((field): (readonly [string, string])[] => {
      const value = values[field.name];
      return value === undefined || field.kind === 'files' || field.kind === 'longText'
        ? []
        : [[field.label.ru, valueText(field, value, meters)]];
    }),
    ...(visit && visitKind
      ? [[VISITS[visitKind], `${dateText(visit.on)}, с ${visit.from} до ${visit.to}`] as const]
      : []),
  ];
}

const days = new Intl.PluralRules('ru');

function termText(given: ApplicationTerm): string {
  if ('dueOn' in given) return `не позднее ${dateText(given.dueOn)}`;
  // After a preposition: 21 рабочего дня, 3 рабочих дней.
  const isOne = days.select(given.term) === 'one';
  const unit = `${given.unit === 'workingDays' ? (isOne ? 'рабочего ' : 'рабочих ') : ''}${isOne ? 'дня' : 'дней'}`;
  return `в течение ${given.term} ${unit}`;
}

/** What the document of an application says, in Russian. */
export function applicationDocument(
  application: ApplicationContent,
  { account, holder, utility }: ApplicationFrame,
  term: ApplicationTerm,
): ApplicationDocument {
  const { fields, values, attachments, isConfirmed } = application;
  return {
    parties: [
      `Кому: ${utility.name}`,
      `От кого: ${holder}`,
      addressText(account.address),
      `Лицевой счёт ${account.number}`,
    ],
    facts: applicationFacts(application),
    texts: fields.flatMap(({ name, kind, label }): (readonly [string, string])[] => {
      const text = textOf(values[name]);
      return kind === 'longText' && text ? [[label.ru, text]] : [];
    }),
    attachments:
      attachments.length === 0 ? ['Без приложений.'] : attachments.map(({ name }, at) => `${at + 1}. ${name}`),
    // A date ends with a full stop of its own.
    end: `${isConfirmed ? 'Подписано простой электронной подписью: кодом, который получил заявитель. ' : ''}Решение должно быть принято ${termText(term).replace(/\.$/, '')}. Основание: ${term.law}. Телефон ${utility.phone.replaceAll(' ', NBSP)}.`,
  };
}
