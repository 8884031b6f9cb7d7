import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Finding, FindingCode } from '@vodokanal/contract';
import document from '@vodokanal/contract/openapi.json' with { type: 'json' };
import { operations, type OperationId } from '@vodokanal/contract/operations';
import { ProblemError } from './problems.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true, useDefaults: true, coerceTypes: false });
(addFormats as unknown as { default(target: Ajv2020): void }).default(ajv);
ajv.addSchema(document, 'contract');

const segment = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');
const schemaAt = (...path: string[]): ValidateFunction => ajv.compile({ $ref: `contract#/${path.map((part) => encodeURIComponent(segment(part))).join('/')}` });

interface Parameter { readonly name: string; readonly in: 'path' | 'query' | 'header'; readonly schema: { readonly type?: string; readonly default?: unknown } }
interface Item { readonly parameters?: readonly object[]; readonly [method: string]: unknown }
interface Described { readonly parameters?: readonly object[]; readonly requestBody?: { readonly content: Record<string, unknown> } }

function resolve(reference: object): Parameter {
  const pointer = (reference as { $ref?: string }).$ref;
  if (!pointer) return reference as Parameter;
  return pointer.slice(2).split('/').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document) as Parameter;
}

/** What the contract says a request must look like. */
export interface RequestRules {
  /** Checks and returns path and query parameters; 404 for a path that names nothing, 400 for a bad query. */
  parameters(path: Record<string, string>, query: URLSearchParams): Record<string, string | number>;
  /** Null when the operation takes no JSON. */
  readonly body: ValidateFunction | null;
}

export function requestRules(id: OperationId): RequestRules {
  const { method, path } = operations[id];
  const item = (document.paths as unknown as Record<string, Item>)[path] ?? {};
  const described = item[method] as Described;
  const parameters = [...(item.parameters ?? []), ...(described.parameters ?? [])].map(resolve);
  const checks = parameters.filter((parameter) => parameter.in !== 'header').map((parameter) => ({ ...parameter, check: ajv.compile(inDocument(parameter.schema)) }));
  const json = described.requestBody?.content['application/json'];
  return {
    parameters(pathValues, query) {
      const values: Record<string, string | number> = {};
      for (const { name, in: place, schema, check } of checks) {
        const text = place === 'path' ? pathValues[name] : query.get(name);
        if (text === null || text === undefined) {
          if (schema.default !== undefined) values[name] = schema.default as string | number;
          continue;
        }
        const value = schema.type === 'integer' ? Number(text) : text;
        if (!check(value)) throw new ProblemError(place === 'path' ? 'NOT_FOUND' : 'BAD_REQUEST');
        values[name] = value;
      }
      return values;
    },
    body: json ? schemaAt('paths', path, method, 'requestBody', 'content', 'application/json', 'schema') : null,
  };
}

/** A schema of the document with its references made absolute. */
function inDocument(schema: object): object {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => (key === '$ref' && typeof value === 'string' && value.startsWith('#') ? `contract${value}` : value)) as object;
}

export function checkBody(check: ValidateFunction, body: unknown): void {
  if (check(body)) return;
  throw new ProblemError('INVALID', { errors: (check.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(finding).slice(0, 20) });
}

function finding({ keyword, instancePath, params }: ErrorObject): Finding {
  const at = (code: FindingCode, property?: unknown): Finding => ({ code, severity: 'block', pointer: typeof property === 'string' ? `${instancePath}/${segment(property)}` : instancePath || '/' });
  switch (keyword) {
    case 'required': return at('REQUIRED', params['missingProperty']);
    case 'additionalProperties': return at('UNKNOWN_FIELD', params['additionalProperty']);
    case 'maxLength': return at('TOO_LONG');
    case 'minLength': return at('REQUIRED');
    case 'maxItems': return at('TOO_MANY');
    default: return at('BAD_FORMAT');
  }
}
