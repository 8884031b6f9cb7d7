import type { Claim, ClaimMessage, ClaimOutcome } from '@vodokanal/contract';
import { dateText, momentText } from '../pdf/texts.ts';

/** What a claim is about, on paper. */
export const TYPES: Readonly<Record<Claim['type'], string>> = {
  charge: 'неправильное начисление',
  meterCheck: 'проверка счётчика',
  quality: 'качество воды или перебои',
  refund: 'возврат денег',
  other: 'другое',
};
export const SERVICES: Readonly<Record<NonNullable<Claim['service']>, string>> = {
  coldWater: 'холодная вода',
  hotWater: 'горячая вода',
  wastewater: 'водоотведение',
  irrigation: 'полив',
  common: 'общедомовые нужды',
};
export const DEMANDS: Readonly<Record<NonNullable<Claim['demand']>, string>> = {
  recalculate: 'пересчитать плату',
  checkMeter: 'проверить счётчик',
  returnMoney: 'вернуть деньги',
  explain: 'объяснить начисление',
};
export const APPLICANTS: Readonly<Record<Claim['applicant'], string>> = {
  holder: 'владелец лицевого счёта',
  resident: 'жилец',
  representative: 'представитель по доверенности',
};
const OUTCOMES: Readonly<Record<ClaimOutcome, string>> = {
  granted: 'требование выполнено',
  partly: 'требование выполнено частично',
  explained: 'даны разъяснения',
  refused: 'отказ',
};

/** `Ответ 3 декабря 2026 г.: отказ (после срока)`; undefined for messages that change nothing. */
export function eventText({ kind, writtenAt, outcome, isLate, dueOn }: ClaimMessage, timeZone: string): string {
  const when = momentText(writtenAt, timeZone);
  switch (kind) {
    case 'answer':
      return `${when}: ответ организации, ${outcome ? OUTCOMES[outcome] : ''}${isLate ? ', после срока' : ''}`;
    case 'question':
      return `${when}: организация запросила сведения`;
    case 'message':
      return `${when}: заявитель добавил сведения`;
    case 'dispute':
      return `${when}: заявитель не согласился с ответом${dueOn ? `, новый срок ответа ${dateText(dueOn)}` : ''}`;
    case 'withdrawal':
      return `${when}: заявитель отозвал обращение`;
    case 'solved':
      return `${when}: заявитель отметил, что вопрос решён`;
  }
}
