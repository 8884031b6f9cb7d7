import { Ajv2020, _ } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import equal from 'ajv/dist/runtime/equal.js';
import ucs2length from 'ajv/dist/runtime/ucs2length.js';
import { isDate } from '../../contract/src/rules/calendar.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head'] as const;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: { readonly $ref?: string; readonly type?: string; readonly default?: unknown };
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly object[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>>;
  };
}
type Item = Partial<Record<(typeof METHODS)[number], Operation>> & { readonly parameters?: readonly object[] };

export interface ContractDocument {
  readonly paths: Readonly<Record<string, Item>>;
  readonly components: object;
}

/** Sets how generated code refers to a helper of Ajv; the default is `require`, which browsers lack. */
const setHelperCode = (helper: unknown, code: string): void => {
  (helper as { default: { code: string } }).default.code = code;
};

/**
 * The module with a validator for every request of the contract. It is generated because a strict policy forbids a page
 * to compile validators, and because the gateway would compile them at each start. `folder` is where it is written, below
 * that of the generated files.
 */
export function validatorsSource(document: ContractDocument, source = 'openapi.yaml', folder = ''): string {
  setHelperCode(equal, 'isEqual');
  setHelperCode(ucs2length, 'countCodePoints');
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    useDefaults: true,
    code: { esm: true, source: true, formats: _`formats` },
  });
  // Stricter than the usual format, which also allows `urn:uuid:`: databases refuse that.
  ajv.addFormat('uuid', /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i);
  ajv.addFormat('date', isDate);
  ajv.addSchema(document as object, 'contract');

  const schemas = new Map<string, string>();
  const validatorOf = (schema: { readonly $ref?: string }, name: string): string => {
    const component = schema.$ref?.split('/').pop();
    const validator = component ?? name;
    if (!component) ajv.addSchema(schema, `contract/${name}`);
    schemas.set(validator, component ? `contract#/components/schemas/${component}` : `contract/${name}`);
    return validator;
  };
  const resolve = (reference: object): Parameter => {
    const pointer = (reference as { readonly $ref?: string }).$ref;
    return pointer
      ? (pointer
          .slice(2)
          .split('/')
          .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document) as Parameter)
      : (reference as Parameter);
  };

  const lines = Object.values(document.paths).flatMap((item) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])]
        .map(resolve)
        .filter((parameter) => parameter.in !== 'header')
        .map(({ name, in: place, required = false, schema }) => {
          const validator = validatorOf(schema, `${operation.operationId.replace('.', '_')}_${name}`);
          return `{ name: '${name}', place: '${place}', isRequired: ${required}, isInteger: ${schema.type === 'integer'}, fallback: ${JSON.stringify(schema.default)}, check: ${validator} }`;
        });
      const body = operation.requestBody?.content['application/json']?.schema;
      return [
        `  '${operation.operationId}': { body: ${body ? validatorOf(body, `${operation.operationId.replace('.', '_')}_body`) : null}, parameters: [${parameters.join(', ')}] },`,
      ];
    }),
  );
  const code = (standaloneCode as unknown as { default(ajv: Ajv2020, refs: Record<string, string>): string }).default(
    ajv,
    Object.fromEntries(schemas),
  );
  const up = '../'.repeat(folder.split('/').length);
  return `// @ts-nocheck
// Generated from ${source} by \`npm run generate\`; do not edit.
import { isDate } from '${up}rules/calendar.ts';
import { countCodePoints, isEqual } from '${up}validator-helpers.ts';
const formats = { date: isDate };
${code.replace(/^"use strict";/, '')}
export const requests = {
${lines.join('\n')}
};
`;
}
