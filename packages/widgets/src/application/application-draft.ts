import type {
  ApplicationField,
  ApplicationMeter,
  ApplicationTemplate,
  ApplicationValue,
  ApplicationValues,
  Finding,
  NewApplication,
  VisitChoice,
} from '@vodokanal/contract';
import { readingsOfValue } from '@vodokanal/contract/rules/application-values';
import { dateOf } from '../kit/parts/typed-date.ts';

/** Typed texts by the id of their control: `phone`, `period.from`, `who.0.name`, `last.METER`. */
type Typed = Readonly<Record<string, string>>;

/** What is stored on the device. */
export interface StoredApplication {
  readonly typed: Typed;
  readonly files: Readonly<Record<string, readonly UploadedFile[]>>;
  readonly visit?: VisitChoice | undefined;
}

interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly share: 1;
}

/** Most persons of one field. */
const MOST_PERSONS = 20;

/** An application as it is typed. Pure, so that it can be tested without a page. */
export class ApplicationDraft {
  readonly #fields: readonly ApplicationField[];
  #typed: Typed;
  #start: Typed;
  visit: VisitChoice | undefined;

  /** `known` are the values that the endpoint has filled in. */
  constructor({ fields }: Pick<ApplicationTemplate, 'fields'>, known: ApplicationValues) {
    this.#fields = fields;
    this.#typed = this.#start = Object.fromEntries(
      Object.entries(known).map(([name, value]) => [name, typeof value === 'string' ? value : '']),
    );
  }

  get typed(): Typed {
    return this.#typed;
  }

  /** Whether the customer has changed anything. */
  get isBegun(): boolean {
    return this.#typed !== this.#start || this.visit !== undefined;
  }

  valueOf(id: string): string {
    return this.#typed[id] ?? '';
  }

  set(id: string, value: string): void {
    this.#typed = { ...this.#typed, [id]: value };
  }

  /** How many rows a field of persons shows: those with words, and at least one. */
  rowsOf(name: string): number {
    return Math.max(1, Number(this.#typed[`${name}.rows`] ?? 1));
  }

  addPerson(name: string): void {
    this.set(`${name}.rows`, String(Math.min(MOST_PERSONS, this.rowsOf(name) + 1)));
  }

  removePerson(name: string, at: number): void {
    const rows = this.rowsOf(name);
    for (let row = at; row < rows; row++)
      for (const part of ['name', 'born'])
        this.set(`${name}.${row}.${part}`, this.valueOf(`${name}.${row + 1}.${part}`));
    this.set(`${name}.rows`, String(Math.max(1, rows - 1)));
  }

  restore({ typed, visit }: StoredApplication): void {
    this.#typed = { ...this.#typed, ...typed };
    this.visit = visit;
  }

  /** The values to send; `filesOf` gives the ids of the uploads of a field. */
  values(meters: readonly ApplicationMeter[], filesOf: (name: string) => readonly string[]): ApplicationValues {
    return Object.fromEntries(
      this.#fields.flatMap((field): [string, ApplicationValue][] => {
        const value = this.#valueOf(field, meters, filesOf);
        return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[field.name, value]];
      }),
    );
  }

  /** The application to send. */
  application(templateId: string, values: ApplicationValues): NewApplication {
    return { templateId, values, ...(this.visit && { visit: this.visit }) };
  }

  #valueOf(
    { name, kind }: ApplicationField,
    meters: readonly ApplicationMeter[],
    filesOf: (name: string) => readonly string[],
  ): ApplicationValue | undefined {
    const text = (id: string) => this.valueOf(id).trim();
    // What is no day is sent as it is, so that the rule refuses it.
    const day = (id: string) => dateOf(text(id)) ?? text(id);
    switch (kind) {
      case 'date':
        return day(name) || undefined;
      case 'period':
        return text(`${name}.from`) || text(`${name}.to`)
          ? { from: day(`${name}.from`), to: day(`${name}.to`) }
          : undefined;
      case 'persons':
        return Array.from({ length: this.rowsOf(name) }, (_, row) => ({
          name: text(`${name}.${row}.name`),
          bornOn: day(`${name}.${row}.born`),
        }))
          .filter((person) => person.name || person.bornOn)
          .map(({ name: who, bornOn }) => ({ name: who, ...(bornOn && { bornOn }) }));
      case 'readings':
        return meters.map(({ id }) => ({ meterId: id, value: text(`${name}.${id}`) })).filter(({ value }) => value);
      case 'files':
        return [...filesOf(name)];
      default:
        return text(name) || undefined;
    }
  }
}

/** Id of the control that a finding is about. */
export function controlOf(
  { pointer }: Finding,
  fields: readonly ApplicationField[],
  values: ApplicationValues,
): string {
  const [, part = '', name = '', index = '', last = ''] = pointer.split('/');
  const files = fields.find(({ kind }) => kind === 'files')?.name ?? '';
  if (part === 'uploadIds') return files;
  if (part !== 'values') return part;
  switch (fields.find((field) => field.name === name)?.kind) {
    case 'period':
      return `${name}.${index || 'from'}`;
    case 'persons':
      return `${name}.${index || 0}.${last === 'bornOn' ? 'born' : 'name'}`;
    case 'readings':
      return `${name}.${readingsOfValue(values[name])[Number(index)]?.meterId ?? ''}`;
    case undefined:
      return files;
    default:
      return name;
  }
}
