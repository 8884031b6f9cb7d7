import type { ClaimMessage, ClaimOutcome, ClaimState, ClaimType } from '@vodokanal/contract';
import type { QueuedClaim, Role } from '@vodokanal/contract/office';
import { russianDate } from '@vodokanal/contract/rules/calendar';

export const TYPES: Readonly<Record<ClaimType, string>> = {
  charge: 'Неправильное начисление',
  meterCheck: 'Проверить счётчик',
  quality: 'Качество воды или перебои',
  refund: 'Вернуть деньги',
  other: 'Другое',
};
export const STATES: Readonly<Record<ClaimState, string>> = {
  registered: 'Новое',
  inReview: 'В работе',
  needInfo: 'Ждём жителя',
  answered: 'Ответ дан',
  rejected: 'Отказ',
  closed: 'Решено',
  withdrawn: 'Отозвано',
};
export const OUTCOMES: Readonly<Record<ClaimOutcome, string>> = {
  granted: 'Сделали, как просили',
  partly: 'Сделали часть',
  explained: 'Объяснили',
  refused: 'Отказали',
};
export const ROLES: Readonly<Record<Role, string>> = {
  clerk: 'специалист',
  supervisor: 'начальник',
  dataOfficer: 'ответственный за персональные данные',
  cashier: 'кассир',
  administrator: 'администратор',
};
export const SERVICES: Readonly<Record<string, string>> = {
  coldWater: 'холодная вода',
  hotWater: 'горячая вода',
  wastewater: 'водоотведение',
  irrigation: 'полив',
  common: 'общедомовые нужды',
};
export const DEMANDS: Readonly<Record<string, string>> = {
  recalculate: 'пересчитать',
  checkMeter: 'проверить счётчик',
  returnMoney: 'вернуть деньги',
  explain: 'объяснить',
};
export const MESSAGES: Readonly<Record<ClaimMessage['kind'], string>> = {
  message: 'Дополнение',
  question: 'Вопрос жителю',
  answer: 'Ответ',
  dispute: 'Не согласен с ответом',
  withdrawal: 'Отозвал обращение',
  solved: 'Отметил: решено',
};

const PROBLEMS: Readonly<Record<string, string>> = {
  OFFLINE: 'Нет связи с сервером. Введённое сохранено на странице: повторите, когда связь появится.',
  WRONG_CREDENTIALS: 'Почта или пароль не подходят. Проверьте раскладку клавиатуры.',
  CODE_WRONG: 'Код не подходит. Проверьте цифры.',
  CODE_EXPIRED: 'Код больше не действует. Войдите ещё раз.',
  RATE_LIMITED: 'Слишком много попыток. Подождите несколько минут.',
  SIGN_OUT_FAILED: 'Выйти не получилось: нет связи. Повторите или закройте браузер.',
  SIGNED_OUT: 'Время входа истекло. Войдите ещё раз: введённое сохранено.',
  ROLE_REFUSED: 'Для вашей роли это закрыто. Обратитесь к начальнику.',
  CLAIM_CLOSED: 'На обращение уже ответили или его отозвали. Обновите страницу.',
  REQUEST_CLOSED: 'По этому делу уже решили или решение ждёт второго сотрудника. Обновите страницу.',
  SAME_PERSON: 'Своё решение подтверждает другой сотрудник.',
  PLAN_CLOSED: 'Житель отозвал просьбу о рассрочке.',
  READ_ONLY: 'Здесь можно только смотреть.',
  APPLICATION_CLOSED: 'С заявлением так сделать уже нельзя. Обновите страницу.',
  NOT_FOUND: 'Такого обращения или заявления нет.',
  UPLOAD_TYPE: 'Такой файл не подойдёт: нужны фото или PDF.',
  UPLOAD_DAMAGED: 'Файл повреждён или сохранён не полностью. Сохраните его заново.',
  UPLOAD_PROTECTED: 'Файл закрыт паролем. Сохраните его без пароля.',
  UPLOAD_ACTIVE: 'Внутри файла есть программа, форма или другой файл. Сохраните его как простой PDF.',
  UPLOAD_OVERSIZED: 'Изображение слишком большое. Уменьшите его.',
  UPLOAD_INFECTED: 'Антивирус нашёл в файле вирус. Файл удалён, сообщите администратору.',
  UPLOAD_UNCHECKED:
    'Проверка на вирусы сейчас не отвечает. Повторите через несколько минут или сообщите администратору.',
  TOO_LARGE: 'Файл больше 10 МБ.',
  INVALID: 'Заполнены не все поля, или значение не подходит.',
};

export const problemText = (code: string): string =>
  PROBLEMS[code] ?? 'Не получилось. Повторите; если не поможет, сообщите администратору.';

const days = new Intl.PluralRules('ru');
const DAYS: Readonly<Record<string, string>> = { one: 'день', few: 'дня', many: 'дней', other: 'дня' };
const WORKING: Readonly<Record<string, string>> = {
  one: 'рабочий день',
  few: 'рабочих дня',
  many: 'рабочих дней',
  other: 'рабочего дня',
};

export type Deadline = Pick<QueuedClaim, 'daysLeft' | 'unit' | 'dueOn'>;

/** How much time is left, e.g. `3 рабочих дня, до 25.11.2026`. */
export function deadlineText({ daysLeft, unit, dueOn }: Deadline): string {
  if (daysLeft === null) return '';
  if (daysLeft === 0) return 'последний день: сегодня';
  const count = Math.abs(daysLeft);
  const word = (unit === 'workingDays' ? WORKING : DAYS)[days.select(count)] ?? '';
  return daysLeft < 0
    ? `опоздание ${count} ${word}, срок был ${russianDate(dueOn)}`
    : `${count} ${word}, до ${russianDate(dueOn)}`;
}
