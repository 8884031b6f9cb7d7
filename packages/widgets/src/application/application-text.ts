import type { Application, LocalText } from '@vodokanal/contract';
import { awaitsDecision } from '@vodokanal/contract/rules/application-state';
import type { Formats } from '../kit/i18n/formats.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import type { Tone } from '../kit/parts/notice.ts';
import type ru from './messages/view.ru.ts';

const TONES: Readonly<Partial<Record<Application['state'], Tone>>> = {
  needsMore: 'warning',
  approved: 'good',
  done: 'good',
};

/** How the state is marked; a refusal is no fault, so it is not marked as one. */
export const toneOf = ({ state, isLate }: Pick<Application, 'state' | 'isLate'>): Tone =>
  awaitsDecision(state) && isLate ? 'problem' : (TONES[state] ?? 'plain');

/** The state of an application in a word or two. */
export const stateText = (
  { state, isLate }: Pick<Application, 'state' | 'isLate'>,
  t: Translate<keyof typeof ru>,
): string => t(awaitsDecision(state) && isLate ? 'state-late' : `state-${state}`);

/** When the decision comes or came, in words; empty for an application that was withdrawn. */
export function clockText(application: Application, t: Translate<keyof typeof ru>, { date }: Formats): string {
  const { state, daysLeft, unit, dueOn, decidedOn, isLate } = application;
  if (state === 'withdrawn') return '';
  if (daysLeft === null) {
    const decided = date(decidedOn ?? dueOn);
    return isLate ? t('decidedLate', { date: decided, due: date(dueOn) }) : t('decidedOn', { date: decided });
  }
  if (daysLeft < 0) return t('lateSince', { date: date(dueOn) });
  if (daysLeft === 0) return t('lastDay');
  return t(unit === 'workingDays' ? 'leftWorking' : 'left', { date: date(dueOn), count: daysLeft });
}

/** Words of the utility in the language of the page, and their language where it is another one. */
export function localText(
  text: LocalText,
  language: string,
): { readonly text: string; readonly lang: 'ru' | undefined } {
  if (language === 'ru' || text.en === undefined) return { text: text.ru, lang: language === 'ru' ? undefined : 'ru' };
  return { text: text.en, lang: undefined };
}
