import type { DataRequest, DataRequestPart, DataSection, Finding, NewDataRequest } from '../index.ts';
import { blockingFinding, ProblemError } from '../problem.ts';
import { keptUntil, type RetentionRule } from '../rules/data-request.ts';

/** Milliseconds in which a copy can be downloaded; as long as a step-up holds. */
export const COPY_LIFE = 600_000;

/** What is wrong with a new request. */
export function dataRequestFaults({ kind, sections = [], text = '' }: NewDataRequest): Finding[] {
  const isAboutSections = kind === 'deletion' || kind === 'stop';
  const faults: Finding[] = [];
  if (isAboutSections && sections.length === 0) faults.push(blockingFinding('REQUIRED', '/sections'));
  if (new Set(sections).size !== sections.length) faults.push(blockingFinding('NOT_ALLOWED', '/sections'));
  if (!isAboutSections && text.trim() === '') faults.push(blockingFinding('REQUIRED', '/text'));
  return faults;
}

/** Whether a request waits for its answer. */
export const isOpenDataRequest = ({ state }: Pick<DataRequest, 'state'>): boolean =>
  state === 'received' || state === 'inWork';

/** Throws REQUEST_CLOSED when the request is answered. */
export function assertAnswerable(request: Pick<DataRequest, 'state'>): void {
  if (!isOpenDataRequest(request)) throw new ProblemError('REQUEST_CLOSED');
}

/** Throws REQUEST_CLOSED when the request is answered, was extended before, or its term cannot be extended or is over. */
export function assertExtendable(
  request: Pick<DataRequest, 'state' | 'extendedOn' | 'dueOn'>,
  extensionDays: number,
  today: string,
): void {
  assertAnswerable(request);
  if (request.extendedOn !== null || extensionDays === 0 || request.dueOn < today)
    throw new ProblemError('REQUEST_CLOSED');
}

/** The state of an answered request. `isRefused` is for a request that names no sections. */
export function answeredState(
  parts: readonly Pick<DataRequestPart, 'isDone'>[],
  isRefused: boolean,
): Extract<DataRequest['state'], 'answered' | 'partlyRefused' | 'refused'> {
  if (parts.length === 0) return isRefused ? 'refused' : 'answered';
  const done = parts.filter(({ isDone }) => isDone).length;
  return done === parts.length ? 'answered' : done === 0 ? 'refused' : 'partlyRefused';
}

/** Whether a copy can be downloaded now. */
export const isCopyOpen = ({ copyUntil }: Pick<DataRequest, 'copyUntil'>, now: Date): boolean =>
  copyUntil !== null && new Date(copyUntil) > now;

/** Data that the contract needs while it goes on (152-ФЗ ст. 6 ч. 1 п. 5). */
const CONTRACT_SECTIONS: readonly DataSection[] = ['person', 'accounts', 'meters', 'payments'];

/** What the utility keeps of one section. */
export interface KeptData {
  readonly section: DataSection;
  /** Local date of the last entry; null when there is none. */
  readonly since: string | null;
  /** Undefined when nothing has to be kept. */
  readonly retention: (RetentionRule & { readonly law: string }) | undefined;
}

/**
 * The lawful answer to a wish to delete data, section by section. Data of the contract is kept while the contract goes on
 * and for its term after; other data for the term of its section. What no term covers is deleted. The ground of a
 * refusal is named (152-ФЗ ст. 20 ч. 2, ст. 21 ч. 5.1, since 2022-09-01).
 */
export function deletionParts(
  kept: readonly KeptData[],
  {
    hasContract,
    contractLaw,
    today,
  }: { readonly hasContract: boolean; readonly contractLaw: string; readonly today: string },
): DataRequestPart[] {
  return kept.map(({ section, since, retention }) => {
    const done = { section, isDone: true, ground: '', keptUntil: null };
    if (CONTRACT_SECTIONS.includes(section) && hasContract)
      return { section, isDone: false, ground: contractLaw, keptUntil: null };
    if (since === null || !retention) return done;
    const until = keptUntil(since, retention);
    return until < today ? done : { section, isDone: false, ground: retention.law, keptUntil: until };
  });
}

/**
 * The lawful answer to a wish to end the processing: it ends where it rests on consent or choice, and goes on where the
 * contract or the law demands it (152-ФЗ ст. 21 ч. 5.1 with ст. 6 ч. 1 п. 2 и 5).
 */
export function stopParts(sections: readonly DataSection[], grounds: StopGrounds): DataRequestPart[] {
  return sections.map((section) => {
    const ground = groundOf(section, grounds);
    return ground === undefined
      ? { section, isDone: true, ground: '', keptUntil: null }
      : { section, isDone: false, ground, keptUntil: null };
  });
}

interface StopGrounds {
  readonly hasContract: boolean;
  readonly contractLaw: string;
  /** The law that demands to answer requests and to log sign-ins. */
  readonly dutyLaw: string;
}

function groundOf(section: DataSection, { hasContract, contractLaw, dutyLaw }: StopGrounds): string | undefined {
  if (CONTRACT_SECTIONS.includes(section)) return hasContract ? contractLaw : undefined;
  return section === 'requests' || section === 'security' || section === 'buildings' ? dutyLaw : undefined;
}
