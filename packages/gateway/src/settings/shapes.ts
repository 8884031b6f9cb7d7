import { isDate } from '@vodokanal/contract/rules/calendar';
import { isEmail } from '@vodokanal/contract/rules/contact';
import { linkOf } from '@vodokanal/contract/rules/link';

/** What is wrong with a value, and where: the names that lead to it. */
export interface ShapeFault {
  readonly path: readonly string[];
  readonly reason: string;
}

/** Finds what is wrong with a value; undefined when nothing is. */
export type Shape = (value: unknown, path: readonly string[]) => ShapeFault | undefined;

const fault = (path: readonly string[], reason: string): ShapeFault => ({ path, reason });

export const text =
  ({
    least = 1,
    most = 20_000,
    pattern,
  }: { readonly least?: number; readonly most?: number; readonly pattern?: RegExp } = {}): Shape =>
  (value, path) => {
    if (typeof value !== 'string') return fault(path, 'must be a text');
    if (value.trim().length < least) return fault(path, 'must not be empty');
    if (value.length > most) return fault(path, `must have at most ${most} characters`);
    return !pattern || pattern.test(value) ? undefined : fault(path, `must look like ${String(pattern)}`);
  };

export const whole =
  (least: number, most: number): Shape =>
  (value, path) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : fault(path, `must be a whole number from ${least} to ${most}`);

export const factor: Shape = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 && value <= 1000
    ? undefined
    : fault(path, 'must be a number from 0 to 1000');

/** Numbers that must stay exact are decimal texts, e.g. `9.5`. */
export const decimal: Shape = (value, path) =>
  typeof value === 'string' && /^\d{1,9}(\.\d{1,6})?$/.test(value)
    ? undefined
    : fault(path, 'must be a decimal number as a text, like "4.3"');

export const yesOrNo: Shape = (value, path) =>
  typeof value === 'boolean' ? undefined : fault(path, 'must be true or false');

export const date: Shape = (value, path) =>
  typeof value === 'string' && isDate(value) ? undefined : fault(path, 'must be a date like 2026-11-21');

export const email: Shape = (value, path) =>
  typeof value === 'string' && isEmail(value) ? undefined : fault(path, 'must be an e-mail address');

export const link: Shape = (value, path) =>
  typeof value === 'string' && linkOf(value) !== undefined
    ? undefined
    : fault(path, 'must be an http, https, tel or mailto address');

export const timeZone: Shape = (value, path) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: String(value) });
    return typeof value === 'string' ? undefined : fault(path, 'must be a text');
  } catch {
    return fault(path, 'must be a time zone like Europe/Moscow');
  }
};

export const oneOf =
  (...choices: readonly unknown[]): Shape =>
  (value, path) =>
    choices.includes(value) ? undefined : fault(path, `must be one of ${choices.map(String).join(', ')}`);

export const orNull =
  (shape: Shape): Shape =>
  (value, path) =>
    value === null ? undefined : shape(value, path);

const firstOf = (faults: Iterable<ShapeFault | undefined>): ShapeFault | undefined => {
  for (const found of faults) if (found) return found;
  return undefined;
};

export const list =
  (shape: Shape, most = 500): Shape =>
  (value, path) => {
    if (!Array.isArray(value)) return fault(path, 'must be a list');
    if (value.length > most) return fault(path, `must have at most ${most} items`);
    return firstOf(value.map((each, at) => shape(each, [...path, String(at)])));
  };

/** An object with all of the one and any of the other fields. */
export const object =
  (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault(path, 'must be an object');
    const given = value as Readonly<Record<string, unknown>>;
    const strange = Object.keys(given).find((name) => !(name in required) && !(name in optional));
    if (strange !== undefined) return fault([...path, strange], 'is no field of it');
    return firstOf([
      ...Object.entries(required).map(([name, shape]) => shape(given[name], [...path, name])),
      ...Object.entries(optional).map(([name, shape]) =>
        given[name] === undefined ? undefined : shape(given[name], [...path, name]),
      ),
    ]);
  };

/** Two checks, the second of what has passed the first. */
export const also =
  (shape: Shape, more: Shape): Shape =>
  (value, path) =>
    shape(value, path) ?? more(value, path);
