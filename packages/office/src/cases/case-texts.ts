import type { DataSection } from '@vodokanal/contract';
import type { CaseAction, CaseDecision, CaseFact, CaseKind, CaseState } from '@vodokanal/contract/office';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { formatMoney } from '@vodokanal/contract/rules/money-text';

export type QueueKind = 'claim' | 'application' | CaseKind;

/** The names of the queues. */
export const QUEUES: Readonly<Record<QueueKind, string>> = {
  claim: 'Обращения',
  application: 'Заявления',
  unlock: 'Вход закрыт',
  profileChange: 'Исправить сведения',
  meterRequest: 'Счётчики',
  incident: 'Чужой доступ',
  dataRequest: 'Персональные данные',
  instalmentPlan: 'Рассрочка',
  difference: 'Расхождения со счётом',
};
/** What one case is called. */
export const CASES: Readonly<Record<QueueKind, string>> = {
  claim: 'Обращение',
  application: 'Заявление',
  unlock: 'Просьба открыть вход',
  profileChange: 'Просьба исправить сведения',
  meterRequest: 'Просьба о счётчике',
  incident: 'Сообщение о чужом доступе',
  dataRequest: 'Запрос о персональных данных',
  instalmentPlan: 'Рассрочка',
  difference: 'Показание',
};
export const CASE_STATES: Readonly<Record<CaseState, string>> = {
  new: 'Новое',
  inWork: 'В работе',
  waiting: 'Ждём жителя',
  proposed: 'Ждёт второго сотрудника',
  approved: 'Сделано',
  refused: 'Отказ',
  ended: 'Завершено',
};
const SUBJECTS: Readonly<Record<string, string>> = {
  documents: 'по документам',
  data: 'по данным с квитанции',
  holder: 'владелец',
  address: 'адрес',
  registeredPersons: 'число жильцов',
  verification: 'поверка',
  visit: 'визит',
  copy: 'копия',
  correction: 'исправление',
  deletion: 'удаление',
  stop: 'прекратить обработку',
};
export const subjectText = (subject: string): string => SUBJECTS[subject] ?? subject;

/** What an action is called for each kind; the first word of a button, too. */
const APPROVE: Readonly<Record<CaseKind, string>> = {
  unlock: 'Открыть вход',
  profileChange: 'Исправить',
  meterRequest: 'Сделано',
  incident: 'Закрыть',
  dataRequest: 'Ответить',
  instalmentPlan: 'Предложить',
  difference: 'Учесть показание жителя',
};
export function actionText(kind: CaseKind, action: CaseAction): string {
  if (action === 'approve') return APPROVE[kind];
  if (action === 'ask') return 'Попросить документы';
  if (action === 'extend') return 'Продлить срок';
  return kind === 'difference' ? 'Оставить как в счёте' : 'Отказать';
}
export const DECISIONS: Readonly<Record<CaseDecision['state'], string>> = {
  proposed: 'ждёт второго сотрудника',
  done: 'выполнено',
  rejected: 'не подтверждено',
};

const FACTS: Readonly<Record<CaseFact['name'], string>> = {
  way: 'Как подтверждают',
  contact: 'Куда ответить',
  field: 'Что исправить',
  value: 'Как правильно',
  meter: 'Счётчик',
  record: 'Запись в «Аршине»',
  verifiedOn: 'Поверен',
  network: 'Сетевой адрес',
  sections: 'Разделы',
  removed: 'Удалим или прекратим',
  kept: 'Закон велит хранить',
  law: 'Основание срока',
  debt: 'Долг',
  months: 'Месяцев',
  firstInstalment: 'Первый платёж',
  period: 'Месяц',
  accepted: 'Принято от жителя',
  billed: 'В счёте',
};
const SECTIONS: Readonly<Record<DataSection, string>> = {
  person: 'вход',
  accounts: 'лицевые счета',
  meters: 'счётчики и показания',
  payments: 'начисления и оплата',
  requests: 'обращения и файлы',
  consents: 'согласия',
  helpers: 'доверенные лица',
  security: 'безопасность',
  messages: 'письма и SMS',
  buildings: 'показания по домам',
};

function factValue({ name, value }: CaseFact): string {
  switch (name) {
    case 'debt':
    case 'firstInstalment':
      return formatMoney(Number(value), 'ru');
    case 'verifiedOn':
    case 'period':
      return russianDate(value);
    case 'accepted':
    case 'billed':
      return `${value.replace('.', ',')} м³`;
    case 'sections':
    case 'removed':
    case 'kept':
      return value
        .split(',')
        .map((section) => SECTIONS[section as DataSection])
        .join(', ');
    case 'way':
    case 'field':
      return subjectText(value);
    default:
      return value;
  }
}

/** The name of a fact and its value in words. */
export const factText = (fact: CaseFact): readonly [name: string, value: string] => [FACTS[fact.name], factValue(fact)];
