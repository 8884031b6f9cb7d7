// Writes what is derived from a single source: packages/contract/src/generated from openapi.yaml, docs/messages.md from
// the message catalog, everything that lists widgets from packages/widgets/widgets.ts, and the React wrappers from the
// manifest. With --check it only proves that the files are fresh.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';
import { validatorsSource } from './validators-source.ts';
import { widgetFiles } from './widget-files.ts';
import { readManifest } from '../release/manifest.ts';
import { reactFiles } from '../release/react-sources.ts';

const contract = new URL('../../contract/', import.meta.url);
const document = parse(readFileSync(new URL('openapi.yaml', contract), 'utf8'));

const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  ['get', 'post', 'put', 'patch', 'delete', 'head'].filter((method) => item[method]).map((method) => {
    const operation = item[method];
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
    return {
      id: operation.operationId, method, path,
      signedIn: (operation.security ?? document.security).some((scheme) => 'session' in scheme),
      scope: operation['x-scope'] ?? null,
      stepUp: operation['x-step-up'] === true,
      keyed: parameters.some((p) => p.$ref?.endsWith('/IdempotencyKey')),
    };
  }));

const header = '// Generated from openapi.yaml by `npm run generate`; do not edit.\n';
const files = {
  'openapi.json': `${JSON.stringify(document, null, 1)}\n`,
  'schema.ts': header + astToString(await openapiTS(structuredClone(document), { alphabetize: false, defaultNonNullable: false })).replaceAll('    ', '  '),
  'operations.ts': `${header}
export const scopes = [${document.components.schemas.Scope.enum.map((scope) => `'${scope}'`).join(', ')}] as const;

export type Scope = (typeof scopes)[number];

export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head';
  /** Path with parameters in braces, e.g. \`/v1/accounts/{accountId}/balance\`. */
  readonly path: string;
  /** Only for a signed-in customer. */
  readonly signedIn: boolean;
  /** What a session on a partner site must be allowed; any: every such session will do; null: none will. */
  readonly scope: Scope | 'any' | null;
  /** Only for ten minutes after the password was said once more, and not while the sign-in is frozen. */
  readonly stepUp: boolean;
  /** Takes an Idempotency-Key. */
  readonly keyed: boolean;
}

export const operations = {
${operations.map(({ id, ...rest }) => `  '${id}': { method: '${rest.method}', path: '${rest.path}', signedIn: ${rest.signedIn}, scope: ${rest.scope ? `'${rest.scope}'` : null}, stepUp: ${rest.stepUp}, keyed: ${rest.keyed} },`).join('\n')}
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;
`,
};

files['validators.ts'] = validatorsSource(document);

const { catalog } = await import('../../widgets/src/embed/message-catalog.ts');
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/\{\d\}/g, '…');
const messages = `# Messages in the console

What the kit tells a webmaster, once a page, in Russian and English; visitors never see it. 1xx the script and the tags, 2xx what the page says, 3xx the endpoint, 4xx the page's policy, 5xx sign-in on partner sites. Made by \`npm run generate\`.

| number | по-русски | in English |
|---|---|---|
${Object.entries(catalog).map(([code, { ru, en }]) => `| ${code} | ${cell(ru)} | ${cell(en)} |`).join('\n')}
`;

const root = new URL('../../../', import.meta.url);
const targets = {
  ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`packages/contract/src/generated/${name}`, text])),
  'docs/messages.md': messages,
  ...widgetFiles((path) => readFileSync(new URL(path, root), 'utf8')),
  ...reactFiles(await readManifest()),
};
const stale = [];
for (const [path, text] of Object.entries(targets)) {
  const url = new URL(path, root);
  let present = '';
  try { present = readFileSync(url, 'utf8'); } catch { /* not written yet */ }
  if (present === text) continue;
  if (process.argv.includes('--check')) {
    stale.push(path);
  } else {
    mkdirSync(dirname(url.pathname), { recursive: true });
    writeFileSync(url, text);
  }
}
if (stale.length > 0) {
  console.error(`Not fresh: ${stale.join(', ')}. Run npm run generate and commit what it writes.`);
  process.exit(1);
}
