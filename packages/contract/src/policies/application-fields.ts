import type {
  ApplicationFacts,
  ApplicationField,
  ApplicationMeter,
  ApplicationReading,
  ApplicationTemplate,
  ApplicationValue,
  Finding,
  FindingCode,
  NewApplication,
} from '../index.ts';
import { blockingFinding, ProblemError } from '../problem.ts';
import {
  fileIdsOf,
  filesOf,
  isBlank,
  periodOfValue,
  personsOf,
  readingsOfValue,
  textOf,
} from '../rules/application-values.ts';
import { daysBetween, isDate } from '../rules/calendar.ts';
import { cleanText } from '../rules/clean-text.ts';
import { isLess, parseDecimal } from '../rules/decimal.ts';
import { parseReading } from '../rules/reading.ts';

/** The facts that an application is checked against. */
export interface ApplicationLimits extends Pick<ApplicationFacts, 'today' | 'meters'> {
  readonly maxFiles: number;
}

const LONGEST = 300;

/** The template that is applied for. Throws NOT_FOUND, also for one that another form serves. */
export function fillableTemplate<T extends Pick<ApplicationTemplate, 'id' | 'leadsTo'>>(
  templates: readonly T[],
  templateId: string,
): T {
  const template = templates.find(({ id }) => id === templateId);
  if (!template || template.leadsTo !== null) throw new ProblemError('NOT_FOUND');
  return template;
}

/** Checks an application against its template. Page, endpoint and mocks use it alike. */
export function applicationFaults(
  { fields, visit: visitKind }: Pick<ApplicationTemplate, 'fields' | 'visit'>,
  { values, visit }: Pick<NewApplication, 'values' | 'visit'>,
  limits: ApplicationLimits,
): Finding[] {
  const fileIds = fileIdsOf(fields, values);
  return [
    ...fields.flatMap((field) => fieldFaults(field, values[field.name], limits)),
    ...Object.keys(values)
      .filter((name) => !fields.some((field) => field.name === name))
      .map((name) => blockingFinding('UNKNOWN_FIELD', `/values/${name}`)),
    ...(fileIds.length > limits.maxFiles || new Set(fileIds).size < fileIds.length
      ? [blockingFinding('TOO_MANY', '/values', { most: limits.maxFiles })]
      : []),
    ...(visit && visitKind === null ? [blockingFinding('NOT_ALLOWED', '/visit')] : []),
  ];
}

function fieldFaults(
  field: ApplicationField,
  value: ApplicationValue | undefined,
  limits: ApplicationLimits,
): Finding[] {
  const pointer = `/values/${field.name}`;
  if (value === undefined || isBlank(value)) return field.required ? [blockingFinding('REQUIRED', pointer)] : [];
  const fault = (isFault: boolean, code: FindingCode, at = pointer): Finding[] =>
    isFault ? [blockingFinding(code, at)] : [];
  const text = textOf(value);
  switch (field.kind) {
    case 'text':
      return fault(text === undefined, 'BAD_FORMAT').concat(fault((text?.length ?? 0) > LONGEST, 'TOO_LONG'));
    case 'longText':
      return fault(text === undefined, 'BAD_FORMAT');
    case 'number':
      return fault(text === undefined || parseDecimal(text) === null, 'BAD_FORMAT');
    case 'date':
      return text === undefined || !isDate(text) ? fault(true, 'BAD_FORMAT') : dayFaults(field, text, pointer, limits);
    case 'choice':
      return fault(!field.options?.some((option) => option.value === text), 'BAD_FORMAT');
    case 'meter':
      return fault(!limits.meters.some(({ id }) => id === text), 'BAD_FORMAT');
    case 'period':
      return periodFaults(field, periodOfValue(value), limits);
    case 'persons':
      return Array.isArray(value) && personsOf(value).length === value.length
        ? personsOf(value).flatMap(({ name, bornOn }, at) => [
            ...fault(cleanText(name) === '', 'REQUIRED', `${pointer}/${at}/name`),
            ...fault(bornOn !== undefined && !isDate(bornOn), 'BAD_FORMAT', `${pointer}/${at}/bornOn`),
            ...fault(bornOn !== undefined && bornOn > limits.today, 'DATE_IN_FUTURE', `${pointer}/${at}/bornOn`),
          ])
        : fault(true, 'BAD_FORMAT');
    case 'readings':
      return Array.isArray(value) && readingsOfValue(value).length === value.length
        ? readingsFaults(readingsOfValue(value), limits.meters, pointer)
        : fault(true, 'BAD_FORMAT');
    case 'files':
      return fault(!Array.isArray(value) || filesOf(value).length !== value.length, 'BAD_FORMAT');
  }
}

function dayFaults({ days }: ApplicationField, date: string, pointer: string, { today }: ApplicationLimits): Finding[] {
  if (days === 'past' && date > today) return [blockingFinding('DATE_IN_FUTURE', pointer)];
  return days === 'future' && date < today ? [blockingFinding('DATE_TOO_OLD', pointer)] : [];
}

function periodFaults(
  field: ApplicationField,
  period: { readonly from: string; readonly to: string } | undefined,
  limits: ApplicationLimits,
): Finding[] {
  const pointer = `/values/${field.name}`;
  if (!period || !isDate(period.from) || !isDate(period.to)) return [blockingFinding('BAD_FORMAT', pointer)];
  if (period.to < period.from) return [blockingFinding('BAD_FORMAT', `${pointer}/to`)];
  // The days of leaving and of coming back are not full.
  if (field.leastDays !== undefined && daysBetween(period.from, period.to) - 1 < field.leastDays)
    return [blockingFinding('NOT_ALLOWED', pointer, { least: field.leastDays })];
  return [
    ...dayFaults(field, period.from, `${pointer}/from`, limits),
    ...dayFaults(field, period.to, `${pointer}/to`, limits),
  ];
}

/** Checks readings that are no readings of a month: their format, and that no meter runs backwards. */
export function readingsFaults(
  readings: readonly ApplicationReading[],
  meters: readonly ApplicationMeter[],
  pointer: string,
): Finding[] {
  return readings.flatMap(({ meterId, value }, at): Finding[] => {
    const place = `${pointer}/${at}/value`;
    const meter = meters.find(({ id }) => id === meterId);
    if (!meter || readings.findIndex((each) => each.meterId === meterId) < at)
      return [blockingFinding('BAD_FORMAT', `${pointer}/${at}/meterId`)];
    const reading = parseReading(value);
    if (reading === null) return [blockingFinding('VALUE_FORMAT', place)];
    const [whole = '', fraction = ''] = reading.split('.');
    if (whole.length > meter.digits) return [blockingFinding('VALUE_TOO_MANY_DIGITS', place, { digits: meter.digits })];
    if (fraction.length > meter.fractionDigits)
      return [blockingFinding('VALUE_TOO_MANY_DECIMALS', place, { fractionDigits: meter.fractionDigits })];
    return meter.last !== null && isLess(reading, meter.last)
      ? [blockingFinding('LESS_THAN_PREVIOUS', place, { previous: meter.last })]
      : [];
  });
}
