import { hash } from 'node:crypto';
import type { ClaimOutcome } from '@vodokanal/contract';
import { foldName } from '@vodokanal/contract/rules/reading-columns';
import { answerClaim } from '../claims/answers.ts';
import { lockClaimByNumber, messagesOf } from '../claims/queries.ts';
import { lockRequest } from '../data-requests/queries.ts';
import { answerDataRequest } from '../data-requests/service.ts';
import { StartError, type Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { decideMeterRequest } from '../meters/service.ts';
import { decideChange } from '../profile/changes.ts';
import { judgeReading, VerdictRefused } from '../readings/verdicts.ts';
import { FaultFile } from '../registry/fault-file.ts';
import type { Settings } from '../settings/settings.ts';
import { readAnswers, type AnswerLine, type GivenAnswer } from './answer-file.ts';

/** Why a line cannot be taken, in Russian. */
class AnswerRefused extends Error {}

type Noun = 'claim' | 'data-request' | 'profile-change' | 'meter-request' | 'reading';

/** By the beginning of the number. */
const NOUNS: readonly (readonly [start: string, noun: Noun])[] = [
  ['О-', 'claim'],
  ['ПД-', 'data-request'],
  ['И-', 'profile-change'],
  ['С-', 'meter-request'],
  ['П-', 'reading'],
];

/** The outcomes of each noun, with the words for them. */
export const outcomes: Readonly<Record<Noun, Readonly<Record<string, string>>>> = {
  claim: { granted: 'удовлетворено', partly: 'удовлетворено частично', explained: 'разъяснено', refused: 'отказано' },
  'data-request': { answered: 'выполнено', refused: 'отказано' },
  'profile-change': { applied: 'выполнено', refused: 'отказано' },
  'meter-request': { done: 'выполнено', refused: 'отказано' },
  reading: { accepted: 'принято', declined: 'отклонено' },
};

interface Facts {
  readonly settings: Settings;
  readonly now: Date;
}

const same = (answer: GivenAnswer, outcome: string | null, text: string): boolean =>
  answer.outcome === outcome && answer.text === text;

const ANSWERED = 'уже отвечено иначе';

/** Gives an answer to a case; false when the case has this answer already. Throws `AnswerRefused`. */
const give: Readonly<Record<Noun, (tx: Tx, answer: GivenAnswer, facts: Facts) => Promise<boolean>>> = {
  async claim(tx, answer, { settings, now }) {
    const row = await lockClaimByNumber(tx, answer.number);
    if (!row) throw new AnswerRefused(`нет обращения ${answer.number}`);
    const last = (await messagesOf(tx, row)).findLast(({ kind }) => kind === 'answer' || kind === 'dispute');
    if (last?.kind === 'answer') {
      if (same(answer, last.outcome, last.text)) return false;
      throw new AnswerRefused(ANSWERED);
    }
    await answerClaim(tx, settings, row, { text: answer.text, outcome: answer.outcome as ClaimOutcome }, now);
    return true;
  },

  async 'data-request'(tx, answer, { settings, now }) {
    const row = await lockRequest(tx, answer.number);
    if (!row) throw new AnswerRefused(`нет запроса ${answer.number}`);
    if (row.answered_on !== null) {
      const outcome = row.state === 'refused' && row.parts.length === 0 ? 'refused' : 'answered';
      if (same(answer, outcome, row.answer)) return false;
      throw new AnswerRefused(ANSWERED);
    }
    if (answer.text === '') throw new AnswerRefused('нет ответа');
    await answerDataRequest(tx, settings, row, { text: answer.text, isRefused: answer.outcome === 'refused' }, now);
    return true;
  },

  async 'profile-change'(tx, answer, { settings, now }) {
    const row = await tx
      .selectFrom('profile_change')
      .select(['state', 'ground'])
      .where('number', '=', answer.number)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new AnswerRefused(`нет просьбы ${answer.number}`);
    if (row.state !== 'inReview') {
      if (same(answer, row.state, row.ground)) return false;
      throw new AnswerRefused(ANSWERED);
    }
    const state = answer.outcome as 'applied' | 'refused';
    needsReason(answer);
    await decideChange(tx, answer.number, state, answer.text, now, settings.today(now));
    return true;
  },

  async 'meter-request'(tx, answer, { now }) {
    const row = await tx
      .selectFrom('meter_request')
      .select(['state', 'text', 'kind'])
      .where('number', '=', answer.number)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new AnswerRefused(`нет заявки ${answer.number}`);
    if (row.state !== 'registered') {
      if (same(answer, row.state, row.text)) return false;
      throw new AnswerRefused(ANSWERED);
    }
    const state = answer.outcome as 'done' | 'refused';
    needsReason(answer);
    if (state === 'done' && row.kind === 'verification' && answer.until === '')
      throw new AnswerRefused('нет дня, до которого действует поверка');
    const until = answer.until === '' ? undefined : answer.until;
    await decideMeterRequest(tx, answer.number, state, { text: answer.text, until }, now);
    return true;
  },

  async reading(tx, answer, { settings, now }) {
    const outcome = answer.outcome as 'accepted' | 'declined';
    try {
      return await judgeReading(tx, settings, answer.number, { outcome, text: answer.text }, now);
    } catch (fault) {
      if (fault instanceof VerdictRefused) throw new AnswerRefused(VERDICT_REFUSALS[fault.reason]);
      throw fault;
    }
  },
};

const VERDICT_REFUSALS: Readonly<Record<VerdictRefused['reason'], string>> = {
  unknown: 'нет показания с таким номером подтверждения',
  corrected: 'абонент исправил показание',
  billed: 'показание уже в счёте',
  replacedSince: 'за этот месяц принято другое показание',
  noWords: 'нет причины: её увидит абонент',
};

function needsReason({ outcome, text }: GivenAnswer): void {
  if (outcome === 'refused' && text === '') throw new AnswerRefused('нет причины: её увидит абонент');
}

export interface AnswersImported {
  readonly taken: number;
  readonly unchanged: number;
  /** Lines without an answer. */
  readonly waiting: number;
  readonly refused: number;
  readonly faultFile: string;
}

/**
 * Takes the answers of another system. Each line takes effect whole, once, or not at all: a refused one goes to
 * `FILE.errors.csv` with its reason. The same file again changes nothing.
 */
export async function importAnswers(db: Database, facts: Facts, path: string): Promise<AnswersImported> {
  const lines = await readAnswers(path);
  const faults = new FaultFile(`${path}.errors.csv`);
  const counts = { taken: 0, unchanged: 0, waiting: 0, refused: 0 };
  const contradicted = contradictedNumbers(lines);
  for (const line of lines) {
    const { outcome, reason } = await take(db, line, contradicted, facts);
    counts[outcome]++;
    if (reason !== undefined) await faults.add({ line: line.line, reason, text: line.source });
  }
  await faults.close();
  return { ...counts, faultFile: faults.path };
}

/** Numbers to which a file gives several answers, so that none of them can be taken. */
function contradictedNumbers(lines: readonly AnswerLine[]): ReadonlySet<string> {
  const first = new Map<string, string>();
  const contradicted = new Set<string>();
  for (const each of lines) {
    if (!('answer' in each) || each.answer.outcome === '') continue;
    const { number } = each.answer;
    const content = digestOf(each.answer);
    if ((first.get(number) ?? content) !== content) contradicted.add(number);
    first.set(number, content);
  }
  return contradicted;
}

const digestOf = (answer: GivenAnswer): string => hash('sha256', JSON.stringify(answer));

type Taken = { readonly outcome: 'taken' | 'unchanged' | 'waiting' | 'refused'; readonly reason?: string };

async function take(db: Database, line: AnswerLine, contradicted: ReadonlySet<string>, facts: Facts): Promise<Taken> {
  if ('reason' in line) return { outcome: 'refused', reason: line.reason };
  const given = line.answer;
  if (given.outcome === '' && given.text === '') return { outcome: 'waiting' };
  try {
    const [, noun] = NOUNS.find(([start]) => given.number.startsWith(start)) ?? [];
    if (noun === undefined) throw new AnswerRefused(`номер ${given.number} не из тех, на которые отвечают так`);
    if (contradicted.has(given.number)) throw new AnswerRefused('в файле несколько разных ответов с этим номером');
    const outcome = codeOf(noun, given.outcome);
    if (outcome === undefined)
      throw new AnswerRefused(`решение «${given.outcome}» не из: ${Object.values(outcomes[noun]).join(', ')}`);
    const answer = { ...given, outcome };
    return { outcome: (await transact(db, (tx) => takeOnce(tx, noun, answer, facts))) ? 'taken' : 'unchanged' };
  } catch (fault) {
    if (fault instanceof AnswerRefused) return { outcome: 'refused', reason: fault.message };
    if (fault instanceof ProblemError) return { outcome: 'refused', reason: PROBLEMS[fault.code] ?? fault.code };
    if (fault instanceof StartError) return { outcome: 'refused', reason: fault.message };
    throw fault;
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  CLAIM_CLOSED: 'обращение закрыто или отозвано',
  REQUEST_CLOSED: 'запрос закрыт',
  INVALID: 'нет ответа: его увидит абонент',
};

function codeOf(noun: Noun, text: string): string | undefined {
  return Object.entries(outcomes[noun]).find(([code, word]) => code === text || foldName(word) === foldName(text))?.[0];
}

/** Gives an answer, unless the other system has sent it before. */
async function takeOnce(tx: Tx, noun: Noun, answer: GivenAnswer, facts: Facts): Promise<boolean> {
  const { foreignId: foreign_id, number } = answer;
  const digest = digestOf(answer);
  if (foreign_id !== '') {
    const known = await tx
      .selectFrom('imported_answer')
      .select('digest')
      .where('noun', '=', noun)
      .where('foreign_id', '=', foreign_id)
      .executeTakeFirst();
    if (known && known.digest !== digest) throw new AnswerRefused('под этим внешним номером уже принят другой ответ');
    if (known) return false;
  }
  const isNew = await give[noun](tx, answer, facts);
  if (foreign_id !== '')
    await tx
      .insertInto('imported_answer')
      .values({ noun, foreign_id, number, digest, imported_at: facts.now })
      .execute();
  return isNew;
}
