import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import document from '../generated/openapi.json' with { type: 'json' };
import { operations, type OperationId } from '../generated/operations.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as { default(target: Ajv2020): void }).default(ajv);
ajv.addSchema(document, 'contract');

const segment = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

interface Described {
  readonly content?: Record<string, unknown>;
  readonly headers?: Record<string, { readonly required?: boolean }>;
  readonly $ref?: string;
}

/** Throws when the OpenAPI document does not allow this status, media type, headers or body for the operation. */
export function checkResponse(id: OperationId, status: number, headers: Headers, body: unknown): void {
  const { method, path } = operations[id];
  const responses =
    (document.paths as unknown as Record<string, Record<string, { readonly responses: Record<string, Described> }>>)[
      path
    ]?.[method]?.responses ?? {};
  const name = String(status) in responses ? String(status) : 'default';
  const found = responses[name];
  if (!found) throw new Error(`${id} answers ${status}, which the contract does not foresee`);
  if (name === 'default' && status < 400)
    throw new Error(`${id} answers ${status}, which the contract foresees only as a problem`);
  const at = found.$ref ? found.$ref.slice(2).split('/') : ['paths', path, method, 'responses', name];
  const described = at.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document) as Described;
  for (const [header, { required }] of Object.entries(described.headers ?? {}))
    if (required && !headers.has(header)) throw new Error(`${id} ${status} lacks the header ${header}`);
  const medias = Object.keys(described.content ?? {});
  if (medias.length === 0) return;
  const type = headers.get('Content-Type')?.split(';')[0];
  const media = medias.find((each) => each === type);
  if (!media) throw new Error(`${id} ${status} is ${type ?? 'without a type'}, not ${medias.join(' or ')}`);
  const check = ajv.getSchema(`contract#/${[...at, 'content', media, 'schema'].map(segment).join('/')}`);
  if (!check) throw new Error(`${id} ${status} has no schema`);
  if (!check(body)) throw new Error(`${id} ${status} does not fit the contract: ${ajv.errorsText(check.errors)}`);
}
