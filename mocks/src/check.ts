import type { Finding, FindingCode } from '@vodokanal/contract';
import { MockProblem } from './problem.ts';
import document from '@vodokanal/contract/openapi.json' with { type: 'json' };

interface Schema {
  readonly $ref?: string; readonly type?: string | readonly string[]; readonly enum?: readonly unknown[]; readonly required?: readonly string[]; readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean; readonly items?: Schema; readonly minLength?: number; readonly maxLength?: number; readonly minItems?: number; readonly maxItems?: number; readonly pattern?: string; readonly format?: string;
  readonly minimum?: number; readonly maximum?: number; readonly uniqueItems?: boolean;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export const isId = (text: string): boolean => UUID.test(text);

function resolve(schema: Schema): Schema {
  if (!schema.$ref) return schema;
  return schema.$ref.slice(2).split('/').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document) as Schema;
}

/** What is wrong with a body by the contract's schema of this name; enough of JSON Schema for our own, without `eval`. */
export function checkBody(name: keyof typeof document.components.schemas, body: unknown): Finding[] {
  return check(document.components.schemas[name] as Schema, body, '');
}

/** The body as the type of its schema, or what is wrong with it. */
export function checked<T>({ body }: { readonly body: unknown }, name: Parameters<typeof checkBody>[0]): T {
  const errors = checkBody(name, body);
  if (errors.length > 0) throw new MockProblem(422, 'INVALID', errors);
  return body as T;
}

function check(given: Schema, value: unknown, pointer: string): Finding[] {
  const schema = resolve(given);
  const fault = (code: FindingCode, at = pointer): Finding[] => [{ code, severity: 'block', pointer: at || '/' }];
  if (schema.enum) return schema.enum.includes(value) ? [] : fault('BAD_FORMAT');
  switch (schema.type) {
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault('BAD_FORMAT');
      const fields = value as Record<string, unknown>;
      return [
        ...(schema.required ?? []).filter((key) => fields[key] === undefined).flatMap((key) => fault('REQUIRED', `${pointer}/${key}`)),
        ...Object.entries(fields).flatMap(([key, item]) => {
          const property = schema.properties?.[key];
          return property ? check(property, item, `${pointer}/${key}`) : schema.additionalProperties === false ? fault('UNKNOWN_FIELD', `${pointer}/${key}`) : [];
        }),
      ];
    }
    case 'array': {
      if (!Array.isArray(value)) return fault('BAD_FORMAT');
      if (value.length < (schema.minItems ?? 0)) return fault('REQUIRED');
      if (schema.maxItems !== undefined && value.length > schema.maxItems) return fault('TOO_MANY');
      if (schema.uniqueItems && new Set(value).size < value.length) return fault('BAD_FORMAT');
      return value.flatMap((item, index) => (schema.items ? check(schema.items, item, `${pointer}/${index}`) : []));
    }
    case 'string':
      if (typeof value !== 'string') return fault('BAD_FORMAT');
      if (value.length < (schema.minLength ?? 0)) return fault('REQUIRED');
      if (value.length > (schema.maxLength ?? Infinity)) return fault('TOO_LONG');
      if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) return fault('BAD_FORMAT');
      return schema.format === 'uuid' && !isId(value) ? fault('BAD_FORMAT') : [];
    case 'integer':
      return Number.isInteger(value) && (value as number) >= (schema.minimum ?? -Infinity) && (value as number) <= (schema.maximum ?? Infinity) ? [] : fault('BAD_FORMAT');
    case 'boolean':
      return typeof value === 'boolean' ? [] : fault('BAD_FORMAT');
    default:
      return [];
  }
}
