import type { ClaimMessage, ClaimOutcome } from '@vodokanal/contract';
import { dateText, momentText } from '../pdf/texts.ts';

const OUTCOMES: Readonly<Record<ClaimOutcome, string>> = {
  granted: 'требование выполнено',
  partly: 'требование выполнено частично',
  explained: 'даны разъяснения',
  refused: 'отказ',
};

/** What a message is, and when: `9 ноября 2026 г., 13:15: ответ организации, отказ, после срока`. */
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
