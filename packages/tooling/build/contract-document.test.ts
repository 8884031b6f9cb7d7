import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractDocument } from './contract-document.ts';

const referencesIn = (node: unknown): string[] => {
  if (typeof node !== 'object' || node === null) return [];
  const { $ref } = node as { readonly $ref?: unknown };
  return [...(typeof $ref === 'string' ? [$ref] : []), ...Object.values(node).flatMap(referencesIn)];
};

test('the contract of the office stands alone, with what it uses of the other one and no more', () => {
  const document = contractDocument('office.yaml') as unknown as Record<string, unknown>;
  const references = new Set(referencesIn(document));
  for (const reference of references) {
    assert.match(reference, /^#\//);
    const found = reference
      .slice(2)
      .split('/')
      .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document);
    assert.ok(found, reference);
  }
  const { components } = document as { readonly components: { readonly schemas: object } };
  assert.ok('Claim' in components.schemas && 'OfficeCase' in components.schemas);
  assert.ok(!('Balance' in components.schemas), 'no schema that the office does not use');
});
