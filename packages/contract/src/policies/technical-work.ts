import type { Finding, TechnicalWork, WorkMeter } from '../index.ts';
import { blockingFinding } from '../problem.ts';
import { isDate } from '../rules/calendar.ts';

/** A meter of works as the utility names it. */
export type NewWorkMeter = Pick<WorkMeter, 'role' | 'serialNumber' | 'reading' | 'sealNumber'>;

/** Works that the utility records. */
export interface NewTechnicalWork extends Pick<TechnicalWork, 'kind' | 'doneOn' | 'result' | 'note' | 'nextOn'> {
  readonly meters: readonly NewWorkMeter[];
}

const LONGEST = { note: 500, seal: 40, meters: 20 } as const;
const READING = /^\d{1,9}(\.\d{1,3})?$/;

/** Checks what the utility says of works. */
export function technicalWorkFaults(work: NewTechnicalWork, today: string): Finding[] {
  const { doneOn, nextOn, note, meters, kind, result } = work;
  const fault = (isFault: boolean, code: Finding['code'], pointer: string): Finding[] =>
    isFault ? [blockingFinding(code, pointer)] : [];
  return [
    ...fault(!isDate(doneOn), 'BAD_FORMAT', '/doneOn'),
    ...fault(isDate(doneOn) && doneOn > today, 'DATE_IN_FUTURE', '/doneOn'),
    ...fault(nextOn !== null && (!isDate(nextOn) || nextOn <= doneOn), 'BAD_FORMAT', '/nextOn'),
    ...fault(note.length > LONGEST.note, 'TOO_LONG', '/note'),
    ...fault(meters.length > LONGEST.meters, 'TOO_MANY', '/meters'),
    // Whoever looks for the seal and the first reading of the new meter needs to know which one it is.
    ...fault(
      kind === 'meterReplacement' && result === 'done' && !meters.some(({ role }) => role === 'installed'),
      'REQUIRED',
      '/meters',
    ),
    ...meters.flatMap(({ serialNumber, reading, sealNumber }, at) => [
      ...fault(serialNumber === '', 'REQUIRED', `/meters/${at}/serialNumber`),
      ...fault(reading !== null && !READING.test(reading), 'BAD_FORMAT', `/meters/${at}/reading`),
      ...fault((sealNumber?.length ?? 0) > LONGEST.seal, 'TOO_LONG', `/meters/${at}/sealNumber`),
    ]),
  ];
}
