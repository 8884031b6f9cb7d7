import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import openapi from '../generated/openapi.json' with { type: 'json' };
import { operations } from '../generated/operations.ts';

const segment = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

interface Described {
  readonly content?: Record<string, unknown>;
  readonly headers?: Record<string, { readonly required?: boolean }>;
  readonly $ref?: string;
}

/** Throws when the document does not allow this status, media type, headers or body for the operation. */
type ResponseCheck = (id: string, status: number, headers: Headers, body: unknown) => void;

function validators(document: object): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as { default(target: Ajv2020): void }).default(ajv);
  return ajv.addSchema(document, 'contract');
}

/** Makes the check of responses from a document of the contract. */
export function responseCheck(
  document: object,
  described: Readonly<Record<string, { readonly method: string; readonly path: string }>>,
): ResponseCheck {
  const ajv = validators(document);
  const { paths } = document as {
    readonly paths: Record<string, Record<string, { readonly responses: Record<string, Described> }>>;
  };
  return (id, status, headers, body) => {
    const { method = '', path = '' } = described[id] ?? {};
    const responses = paths[path]?.[method]?.responses ?? {};
    const name = String(status) in responses ? String(status) : 'default';
    const found = responses[name];
    if (!found) throw new Error(`${id} answers ${status}, which the contract does not foresee`);
    if (name === 'default' && status < 400)
      throw new Error(`${id} answers ${status}, which the contract foresees only as a problem`);
    const at = found.$ref ? found.$ref.slice(2).split('/') : ['paths', path, method, 'responses', name];
    const response = at.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document) as Described;
    for (const [header, { required }] of Object.entries(response.headers ?? {}))
      if (required && !headers.has(header)) throw new Error(`${id} ${status} lacks the header ${header}`);
    const media = Object.keys(response.content ?? {});
    if (media.length === 0) return;
    const type = headers.get('Content-Type')?.split(';')[0] ?? 'without a type';
    if (!media.includes(type)) throw new Error(`${id} ${status} is ${type}, not ${media.join(' or ')}`);
    const check = ajv.getSchema(`contract#/${[...at, 'content', type, 'schema'].map(segment).join('/')}`);
    if (!check) throw new Error(`${id} ${status} has no schema`);
    if (!check(body)) throw new Error(`${id} ${status} does not fit the contract: ${ajv.errorsText(check.errors)}`);
  };
}

/** Checks what residents are answered. */
export const checkResponse = responseCheck(openapi, operations);

/** Throws when the document does not describe an event with this body. */
export function checkEvent(body: { readonly type: string }): void {
  const path = ['webhooks', body.type, 'post', 'requestBody', 'content', 'application/json', 'schema'];
  const ajv = validators(openapi);
  const check = body.type in openapi.webhooks && ajv.getSchema(`contract#/${path.map(segment).join('/')}`);
  if (!check) throw new Error(`the contract has no event ${body.type}`);
  if (!check(body)) throw new Error(`${body.type} does not fit the contract: ${ajv.errorsText(check.errors)}`);
}
