import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ContractDocument } from './validators-source.ts';

type Node = Record<string, unknown>;

const folder = new URL('../../contract/', import.meta.url);
const read = (file: string): Node => parse(readFileSync(new URL(file, folder), 'utf8')) as Node;

const at = (document: Node, pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Node | undefined)?.[key], document);

/**
 * Reads a document of the contract. What it uses of another one (`openapi.yaml#/components/…`) is copied into its own
 * components, so that the result stands alone. Throws for a reference that leads nowhere.
 */
export function contractDocument(file: string): ContractDocument {
  const document = read(file);
  const others = new Map<string, Node>();
  /** Rewrites the references of a part that was read from `origin`; undefined for the document itself. */
  const settle = (node: unknown, origin: string | undefined): void => {
    if (typeof node !== 'object' || node === null) return;
    const part = node as Node;
    const reference = part['$ref'];
    if (typeof reference === 'string') {
      const [from, pointer = ''] = reference.split(/(?=#)/).length > 1 ? reference.split(/(?=#)/) : ['', reference];
      const source = from || origin;
      part['$ref'] = pointer;
      if (source) copy(source, pointer);
      else if (at(document, pointer) === undefined) throw new Error(`${file}: ${reference} leads nowhere`);
    }
    for (const child of Object.values(part)) settle(child, origin);
  };
  const copy = (source: string, pointer: string): void => {
    const other = others.get(source) ?? read(source);
    others.set(source, other);
    const found = at(other, pointer);
    if (found === undefined) throw new Error(`${file}: ${source}${pointer} leads nowhere`);
    const [, components = '', group = '', name = ''] = pointer.split('/');
    const groups = (document[components] ??= {}) as Record<string, Node>;
    const own = (groups[group] ??= {});
    if (name in own) return;
    own[name] = structuredClone(found);
    settle(own[name], source);
  };
  settle(document, undefined);
  return document as unknown as ContractDocument;
}
