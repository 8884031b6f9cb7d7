import type { Claim } from '@vodokanal/contract';
import { awaitsAnswer } from '@vodokanal/contract/rules/claim-state';
import type { Formats } from '../kit/i18n/formats.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import type { Tone } from '../kit/parts/notice.ts';
import type ru from './messages/view.ru.ts';

const TONES: Readonly<Partial<Record<Claim['state'], Tone>>> = {
  needInfo: 'warning',
  answered: 'good',
  closed: 'good',
};

/** How the state of a claim is marked; a refusal is no fault, so it is not marked as one. */
export const toneOf = ({ state, isLate }: Pick<Claim, 'state' | 'isLate'>): Tone =>
  awaitsAnswer(state) && isLate ? 'problem' : (TONES[state] ?? 'plain');

/** The state of a claim in a word or two. */
export const stateText = ({ state, isLate }: Pick<Claim, 'state' | 'isLate'>, t: Translate<keyof typeof ru>): string =>
  t(awaitsAnswer(state) && isLate ? 'state-late' : `state-${state}`);

/** Language of words that somebody has written, for screen readers; undefined when it cannot be told. */
export const languageOf = (text: string): 'ru' | undefined => (/[а-яё]/i.test(text) ? 'ru' : undefined);

/** When the answer comes or came, in words; empty for a claim that was withdrawn. */
export function clockText(claim: Claim, t: Translate<keyof typeof ru>, { date }: Formats): string {
  const { state, daysLeft, unit, dueOn, answeredOn, isLate } = claim;
  if (state === 'withdrawn') return '';
  if (daysLeft === null) {
    const answered = date(answeredOn ?? '');
    return isLate ? t('answeredLate', { date: answered, due: date(dueOn) }) : t('answeredOn', { date: answered });
  }
  if (daysLeft < 0) return t('lateSince', { date: date(dueOn) });
  if (daysLeft === 0) return t('lastDay');
  return t(unit === 'workingDays' ? 'leftWorking' : 'left', { date: date(dueOn), count: daysLeft });
}
