import type { Finding, FindingCode } from './index.ts';
import { assertNoFindings, ProblemError } from './problem.ts';

interface Fault {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}
interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly Fault[] | null;
}
interface Parameter {
  readonly name: string;
  readonly place: 'path' | 'query';
  readonly isRequired: boolean;
  readonly isInteger: boolean;
  readonly fallback: unknown;
  readonly check: Validator;
}
interface RequestRules {
  readonly body: Validator | null;
  readonly parameters: readonly Parameter[];
}

const MOST_FINDINGS = 20;
/** Levels of objects and lists in a body; deeper ones would exhaust the stack of whoever walks over them. */
const DEEPEST = 32;
/** What no database stores as text: the character NUL and halves of a surrogate pair. */
const UNSTORABLE = /\u0000|\p{Cs}/u;

/** Finds texts that cannot be stored, and what is nested too deeply. Without recursion, for it may be very deep. */
function unstorable(body: unknown): Finding[] {
  const found: Finding[] = [];
  const left: [value: unknown, pointer: string, depth: number][] = [[body, '', 0]];
  for (let at = left.pop(); at && found.length < MOST_FINDINGS; at = left.pop()) {
    const [value, pointer, depth] = at;
    if (typeof value === 'string' ? UNSTORABLE.test(value) : depth > DEEPEST)
      found.push({ code: 'BAD_FORMAT', severity: 'block', pointer: pointer || '/' });
    else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value))
        if (UNSTORABLE.test(name)) found.push({ code: 'UNKNOWN_FIELD', severity: 'block', pointer: pointer || '/' });
        else left.push([each, `${pointer}/${segment(name)}`, depth + 1]);
  }
  return found.reverse();
}

/** Checks of the requests of one document of the contract, by operation. */
export interface RequestChecks {
  takesBody(id: string): boolean;
  /** Throws INVALID when the body does not match the contract. Fills in defaults. */
  assertBody(id: string, body: unknown): void;
  /** Reads the parameters of a request. Throws NOT_FOUND for a bad path parameter, BAD_REQUEST for a bad query. */
  readParameters(
    id: string,
    path: Readonly<Record<string, string>>,
    query: URLSearchParams,
  ): Readonly<Record<string, unknown>>;
}

/** Makes the checks from generated validators. */
export function requestChecks(generated: object): RequestChecks {
  const requests = generated as Readonly<Record<string, RequestRules>>;
  const rulesOf = (id: string): RequestRules => requests[id] ?? { body: null, parameters: [] };
  return {
    takesBody: (id) => rulesOf(id).body !== null,
    assertBody(id, body) {
      assertNoFindings(unstorable(body));
      const check = rulesOf(id).body;
      if (!check || check(body)) return;
      throw new ProblemError('INVALID', {
        errors: (check.errors ?? [])
          .filter(({ keyword }) => keyword !== 'if')
          .map(findingOf)
          .slice(0, MOST_FINDINGS),
      });
    },
    readParameters(id, path, query) {
      const values: Record<string, unknown> = {};
      for (const { name, place, isRequired, isInteger, fallback, check } of rulesOf(id).parameters) {
        const text = place === 'path' ? path[name] : query.get(name);
        if (text === null || text === undefined) {
          if (isRequired && place === 'query') throw new ProblemError('BAD_REQUEST');
          if (fallback !== undefined) values[name] = fallback;
          continue;
        }
        const value = isInteger ? Number(text) : text;
        if (!check(value) || UNSTORABLE.test(text))
          throw new ProblemError(place === 'path' ? 'NOT_FOUND' : 'BAD_REQUEST');
        values[name] = value;
      }
      return values;
    },
  };
}

const segment = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');

function findingOf({ keyword, instancePath, params }: Fault): Finding {
  const at = (code: FindingCode, property?: unknown): Finding => ({
    code,
    severity: 'block',
    pointer: typeof property === 'string' ? `${instancePath}/${segment(property)}` : instancePath || '/',
  });
  switch (keyword) {
    case 'required':
      return at('REQUIRED', params['missingProperty']);
    case 'additionalProperties':
      return at('UNKNOWN_FIELD', params['additionalProperty']);
    case 'maxLength':
      return at('TOO_LONG');
    case 'minLength':
      return at('REQUIRED');
    case 'maxItems':
      return at('TOO_MANY');
    default:
      return at('BAD_FORMAT');
  }
}
