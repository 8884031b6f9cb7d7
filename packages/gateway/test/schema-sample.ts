import assert from 'node:assert/strict';

/** A schema of the contract, as far as request bodies use it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}
interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}
interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema } | undefined>> };
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described | undefined>> | undefined>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
}

/** Texts for the patterns of the contract; the first that fits is taken. */
const TEXTS = [
  '00000000-0000-4000-8000-000000000000',
  '2026-11-20',
  '2026-11',
  '2026-11-20T09:00:00Z',
  '123456',
  '100',
  'a@example.org',
  'https://example.org',
  'Текст',
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
];

/** The smallest request that an operation understands: a body and the query it needs. */
export function sampleOf(
  document: Document,
  path: string,
  method: string,
): { readonly json?: unknown; readonly raw?: string; readonly query: string } {
  const described = document.paths[path]?.[method];
  assert.ok(described, `${method} ${path} is not described`);
  const query = (described.parameters ?? [])
    .map((parameter) => resolved<Parameter>(document, parameter))
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(({ name = '', schema = {} }) => `${name}=${encodeURIComponent(String(valueOf(document, schema)))}`)
    .join('&');
  const content = described.requestBody?.content;
  const schema = content?.['application/json']?.schema;
  return {
    ...(schema && { json: valueOf(document, schema) }),
    ...(content?.['application/octet-stream'] && { raw: '%PDF-1.7\n%%EOF\n' }),
    query: query && `?${query}`,
  };
}

function resolved<T extends { readonly $ref?: string }>(document: Document, given: T): T {
  if (given.$ref === undefined) return given;
  const [, , kind = '', name = ''] = given.$ref.split('/');
  const found = document.components[kind]?.[name];
  assert.ok(found, `${given.$ref} is not described`);
  return resolved(document, found as T);
}

function valueOf(document: Document, given: Schema): unknown {
  const schema = resolved(document, given);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.oneOf) return valueOf(document, schema.oneOf[0] ?? {});
  const [type] = [schema.type].flat();
  if (type === 'object' || schema.properties)
    return Object.fromEntries(
      (schema.required ?? []).map((name) => [name, valueOf(document, schema.properties?.[name] ?? {})]),
    );
  if (type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () => valueOf(document, schema.items ?? {}));
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  const text = TEXTS.find(
    (each) => each.length >= (schema.minLength ?? 0) && (!schema.pattern || new RegExp(schema.pattern, 'u').test(each)),
  );
  assert.ok(text !== undefined, `add a text for the pattern ${schema.pattern ?? ''} to TEXTS`);
  return text;
}
