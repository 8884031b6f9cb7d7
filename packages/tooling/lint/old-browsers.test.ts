import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESLint } from 'eslint';

const root = new URL('../../../', import.meta.url).pathname;
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: `${root}.config/eslint.config.js`,
  // With CI=true the parser would read the file from the disk instead of the given code.
  overrideConfig: { languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } } },
});
const faultsOf = async (code: string): Promise<readonly string[]> => {
  const [result] = await eslint.lintText(code, { filePath: `${root}packages/widgets/src/kit/csv.ts` });
  return result?.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`) ?? [];
};

test('lint refuses what the oldest supported browsers do not have', async () => {
  for (const [code, rule] of [
    ['export const groups = Map.groupBy([1], (item) => item);', 'es-x/no-map-groupby'],
    ['export const sorted = [1].toSorted();', 'es-x/no-array-prototype-tosorted'],
    ['export const parts = Promise.withResolvers<string>();', 'es-x/no-promise-withresolvers'],
    ['export const idle = requestIdleCallback(() => undefined);', 'compat/compat'],
    ['export const both = AbortSignal.any([]);', 'no-restricted-properties'],
    ["export const isAddress = URL.canParse('a');", 'no-restricted-properties'],
  ] as const) {
    const faults = await faultsOf(code);
    assert.ok(
      faults.some((fault) => fault.startsWith(`${rule}: `)),
      `${code} → ${faults.join('; ')}`,
    );
  }
  assert.deepEqual(await faultsOf('export const last = [1].at(-1);\n'), []);
});
