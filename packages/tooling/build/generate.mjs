// Generates packages/contract/src/generated from openapi.yaml and office.yaml, docs/messages.md from the message catalog, the files
// that list widgets from packages/widgets/widgets.ts, design tokens and icons, and the React wrappers from the manifest. With --check it only
// checks that the committed files are up to date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { contractDocument } from './contract-document.ts';
import { validatorsSource } from './validators-source.ts';
import { iconFiles } from './icons.ts';
import { tokenFiles } from './tokens.ts';
import { widgetFiles } from './widget-files.ts';
import { readManifest } from '../release/manifest.ts';
import { reactFiles } from '../release/react-sources.ts';

/** The files of one document of the contract: its JSON, its types, its operations and the validators of its requests. */
async function contractFiles(source, folder, operationsOf) {
  const document = contractDocument(source);
  const header = `// Generated from ${source} by \`npm run generate\`; do not edit.\n`;
  const types = await openapiTS(structuredClone(document), { alphabetize: false, defaultNonNullable: false });
  const files = {
    'openapi.json': `${JSON.stringify(document, null, 1)}\n`,
    'schema.ts': header + astToString(types).replaceAll('    ', '  '),
    'operations.ts': header + operationsOf(document),
    'validators.ts': validatorsSource(document, source, folder),
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`packages/contract/src/generated/${folder}${name}`, text]),
  );
}

const operationsIn = (document) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    ['get', 'post', 'put', 'patch', 'delete', 'head']
      .filter((method) => item[method])
      .map((method) => {
        const operation = item[method];
        const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
        const isKeyed = parameters.some((parameter) => parameter.$ref?.endsWith('/IdempotencyKey'));
        return { method, path, operation, isKeyed, security: operation.security ?? document.security };
      }),
  );

const residentOperations = (document) => `
export const scopes = [${document.components.schemas.Scope.enum.map((scope) => `'${scope}'`).join(', ')}] as const;

export type Scope = (typeof scopes)[number];

export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head';
  /** Path with parameters in braces, e.g. \`/v1/accounts/{accountId}/balance\`. */
  readonly path: string;
  /** Requires a session. */
  readonly signedIn: boolean;
  /** Scope that a session on a partner site needs; \`any\`: every such session may call it; null: none may. */
  readonly scope: Scope | 'any' | null;
  /** Requires step-up: the password confirmed within the last ten minutes, and the sign-in not frozen. */
  readonly stepUp: boolean;
  /** Requires an Idempotency-Key. Every other change is repeatable by itself. */
  readonly keyed: boolean;
  /** Answers with a secret, such as a cookie or a ticket, which is told again for ten minutes only. */
  readonly secretAnswer: boolean;
}

export const operations = {
${operationsIn(document)
  .map(
    ({ method, path, operation, isKeyed, security }) =>
      `  '${operation.operationId}': { method: '${method}', path: '${path}', signedIn: ${security.some((scheme) => 'session' in scheme)}, scope: ${operation['x-scope'] ? `'${operation['x-scope']}'` : null}, stepUp: ${operation['x-step-up'] === true}, keyed: ${isKeyed}, secretAnswer: ${operation['x-secret-answer'] === true} },`,
  )
  .join('\n')}
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;
`;

const officeOperations = (document) => `
export const roles = [${document.components.schemas.Role.enum.map((role) => `'${role}'`).join(', ')}] as const;

export type Role = (typeof roles)[number];

/** Who works on the cases of a kind. */
export const caseRoles = {
${Object.entries(document.components.schemas.CaseKind['x-roles'])
  .map(([kind, roles]) => `  ${kind}: [${roles.map((role) => `'${role}'`).join(', ')}],`)
  .join('\n')}
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type CaseKind = keyof typeof caseRoles;

export interface OfficeOperation {
  readonly method: 'get' | 'post' | 'delete';
  /** Path with parameters in braces, e.g. \`/office/v1/claims/{claimId}\`. */
  readonly path: string;
  /** Who may call it; empty: anybody, also without a session. */
  readonly roles: readonly Role[];
  /** Requires an Idempotency-Key. Every other change is repeatable by itself. */
  readonly keyed: boolean;
}

export const officeOperations = {
${operationsIn(document)
  .map(
    ({ method, path, operation, isKeyed }) =>
      `  '${operation.operationId}': { method: '${method}', path: '${path}', roles: [${(operation['x-roles'] ?? []).map((role) => `'${role}'`).join(', ')}], keyed: ${isKeyed} },`,
  )
  .join('\n')}
} as const satisfies Record<string, OfficeOperation>;

export type OfficeOperationId = keyof typeof officeOperations;
`;

/** The events that the gateway tells receivers of, and the fields that a receiver may be given. */
const webhookSource = ({
  webhooks,
  components,
}) => `// Generated from openapi.yaml by \`npm run generate\`; do not edit.

export const webhookEvents = [
${Object.keys(webhooks)
  .map((name) => `  '${name}',`)
  .join('\n')}
] as const;

export type WebhookEventType = (typeof webhookEvents)[number];

export const webhookFields = [${Object.keys(components.schemas.WebhookFields.properties)
  .map((name) => `'${name}'`)
  .join(', ')}] as const;

export type WebhookField = (typeof webhookFields)[number];
`;

const { catalog } = await import('../../widgets/src/embed/message-catalog.ts');
const cell = (text) =>
  text
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replace(/\{\d\}/g, '…');
const messages = `# Messages in the console

The kit writes these messages to the console for webmasters, each once per page, in Russian or English. Visitors never see them. 1xx: the script and the tags; 2xx: the page's settings; 3xx: the endpoint; 4xx: the page's content security policy; 5xx: sign-in on partner sites. Generated by \`npm run generate\`.

| number | по-русски | in English |
|---|---|---|
${Object.entries(catalog)
  .map(([code, { ru, en }]) => `| ${code} | ${cell(ru)} | ${cell(en)} |`)
  .join('\n')}
`;

const root = new URL('../../../', import.meta.url);
const targets = {
  ...(await contractFiles('openapi.yaml', '', residentOperations)),
  ...(await contractFiles('office.yaml', 'office/', officeOperations)),
  'packages/contract/src/generated/webhooks.ts': webhookSource(contractDocument('openapi.yaml')),
  'docs/messages.md': messages,
  ...widgetFiles((path) => readFileSync(new URL(path, root), 'utf8')),
  ...iconFiles(),
  ...(await tokenFiles()),
  ...reactFiles(await readManifest()),
};
const stale = [];
for (const [path, text] of Object.entries(targets)) {
  const url = new URL(path, root);
  let current = '';
  try {
    current = readFileSync(url, 'utf8');
  } catch {
    /* not written yet */
  }
  if (current === text) continue;
  if (process.argv.includes('--check')) {
    stale.push(path);
  } else {
    mkdirSync(dirname(url.pathname), { recursive: true });
    writeFileSync(url, text);
  }
}
if (stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run npm run generate and commit the files it writes.`);
  process.exit(1);
}
