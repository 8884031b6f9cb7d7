// Checks more than the validity of openapi.yaml and office.yaml: every operation needs a name, a summary, a tag and a default response.
import { contractDocument } from '../build/contract-document.ts';

const faults = [];

for (const file of ['openapi.yaml', 'office.yaml']) {
  // Throws for a reference that leads nowhere.
  const document = contractDocument(file);
  const seen = new Set();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (method === 'parameters') continue;
      const at = `${file}: ${method.toUpperCase()} ${path}`;
      if (!/^[a-z]+\.[a-z]+$/i.test(operation.operationId ?? '')) faults.push(`${at}: operationId must be noun.verb`);
      if (seen.has(operation.operationId)) faults.push(`${at}: operationId ${operation.operationId} is used twice`);
      seen.add(operation.operationId);
      if (!operation.summary) faults.push(`${at}: no summary`);
      if (!operation.tags?.every((tag) => document.tags.some(({ name }) => name === tag)))
        faults.push(`${at}: its tag has no description`);
      if (!operation.responses?.default) faults.push(`${at}: no default response`);
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      const isKeyed = parameters.some((p) => p.$ref?.endsWith('/IdempotencyKey'));
      const isChange = method !== 'get' && method !== 'head';
      if (isChange && isKeyed === Boolean(operation['x-repeatable']))
        faults.push(`${at}: a change takes an Idempotency-Key, or says in x-repeatable why it needs none`);
      for (const name of path.matchAll(/\{(\w+)\}/g)) {
        const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((p) =>
          p.$ref ? document.components.parameters[p.$ref.split('/').pop()] : p,
        );
        if (!parameters.some((p) => p.in === 'path' && p.name === name[1]))
          faults.push(`${at}: the parameter ${name[1]} is not described`);
      }
    }
  }
  for (const [name, schema] of Object.entries(document.components.schemas))
    if (schema.type === 'object' && schema.additionalProperties !== false && !schema.additionalProperties)
      faults.push(`${file}: schema ${name}: must have additionalProperties: false`);
}

for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
