import type {
  ApplicationFacts,
  ApplicationField,
  ApplicationPerson,
  ApplicationReading,
  ApplicationTemplate,
  ApplicationValue,
  ApplicationValues,
} from '../index.ts';
import { cleanText } from './clean-text.ts';
import { parseDecimal } from './decimal.ts';
import { parseReading } from './reading.ts';

/** A value as its field means it; undefined for one that is not of that kind. */
export const textOf = (value: ApplicationValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

export const periodOfValue = (value: ApplicationValue | undefined): { from: string; to: string } | undefined =>
  typeof value === 'object' && 'from' in value ? value : undefined;

const listOf = (value: ApplicationValue | undefined): readonly (string | ApplicationPerson | ApplicationReading)[] =>
  Array.isArray(value) ? (value as readonly (string | ApplicationPerson | ApplicationReading)[]) : [];

export const personsOf = (value: ApplicationValue | undefined): readonly ApplicationPerson[] =>
  listOf(value).filter((each): each is ApplicationPerson => typeof each === 'object' && 'name' in each);

export const readingsOfValue = (value: ApplicationValue | undefined): readonly ApplicationReading[] =>
  listOf(value).filter((each): each is ApplicationReading => typeof each === 'object' && 'meterId' in each);

export const filesOf = (value: ApplicationValue | undefined): readonly string[] =>
  listOf(value).filter((each): each is string => typeof each === 'string');

/** Whether nothing is filled in. */
export function isBlank(value: ApplicationValue | undefined): boolean {
  if (typeof value === 'string') return cleanText(value) === '';
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

/** What the endpoint knows, by the names of the fields that begin with it. */
export function knownValues(
  { fields }: Pick<ApplicationTemplate, 'fields'>,
  facts: Pick<ApplicationFacts, 'holder' | 'address' | 'persons' | 'phone' | 'email'>,
): ApplicationValues {
  return Object.fromEntries(
    fields.flatMap(({ name, known }): [string, ApplicationValue][] => {
      const value = known && facts[known];
      return value === undefined || value === null || value === '' ? [] : [[name, String(value)]];
    }),
  );
}

/** Values as they are stored: without blank ones, numbers and readings with a dot. They must have no faults. */
export function storedValues(fields: readonly ApplicationField[], values: ApplicationValues): ApplicationValues {
  return Object.fromEntries(
    fields.flatMap((field): [string, ApplicationValue][] => {
      const value = values[field.name];
      return value === undefined || isBlank(value) ? [] : [[field.name, storedValue(field, value)]];
    }),
  );
}

function storedValue({ kind }: ApplicationField, value: ApplicationValue): ApplicationValue {
  if (typeof value === 'string') {
    if (kind === 'number') return parseDecimal(value) ?? value;
    return kind === 'longText' ? value.trim() : cleanText(value);
  }
  if (kind === 'persons') return personsOf(value).map((person) => ({ ...person, name: cleanText(person.name) }));
  if (kind === 'readings') return storedReadings(readingsOfValue(value));
  return value;
}

/** Readings with a dot. They must have no faults. */
export const storedReadings = (readings: readonly ApplicationReading[]): ApplicationReading[] =>
  readings.map(({ meterId, value }) => ({ meterId, value: parseReading(value) ?? value }));

/** The ids of all files of an application, in the order of its fields. */
export const fileIdsOf = (fields: readonly ApplicationField[], values: ApplicationValues): string[] =>
  fields.flatMap(({ name, kind }) => (kind === 'files' ? filesOf(values[name]) : []));

/** The ids of all meters that an application names. */
export const meterIdsOf = (fields: readonly ApplicationField[], values: ApplicationValues): string[] =>
  fields.flatMap(({ name, kind }) => {
    const value = values[name];
    if (kind === 'meter') return textOf(value) ?? [];
    return kind === 'readings' ? readingsOfValue(value).map(({ meterId }) => meterId) : [];
  });
