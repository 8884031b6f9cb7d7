import type { ApplicationMessage, ApplicationState, HandoverStep, VisitSlot } from '@vodokanal/contract';
import { russianDate } from '@vodokanal/contract/rules/calendar';

export const APPLICATION_STATES: Readonly<Record<ApplicationState, string>> = {
  sent: 'Новое',
  inWork: 'В работе',
  needsMore: 'Ждём жителя',
  approved: 'Одобрено',
  refused: 'Отказ',
  done: 'Готово',
  withdrawn: 'Отозвано',
};

/** What is to be done in a step of a change of owner. */
export const STEPS: Readonly<Record<HandoverStep, string>> = {
  readings: 'Показания при передаче',
  finalBill: 'Итоговый счёт',
  closing: 'Закрытие счёта',
  newAccount: 'Новый лицевой счёт',
};

export const APPLICATION_MESSAGES: Readonly<Record<ApplicationMessage['kind'], string>> = {
  message: 'Дополнение',
  question: 'Вопрос жителю',
  decision: 'Решение',
  step: 'Шаг',
  withdrawal: 'Отозвал заявление',
};

/** `визит 26.11.2026, с 12:00 до 15:00` */
export const visitText = ({ on, from, to }: VisitSlot): string => `визит ${russianDate(on)}, с ${from} до ${to}`;
