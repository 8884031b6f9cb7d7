import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokens } from '../src/generated/tokens.ts';
import { withoutLightDark } from '../src/kit/theme/style-sheet.ts';

test('browsers without light-dark() get the light colours', () => {
  assert.equal(
    withoutLightDark('a{--_a:var(--vk-a,light-dark(#0b5cad, #8cc4ff));--_b:light-dark(#b3261e,#ffb4ab)}'),
    'a{--_a:var(--vk-a,#0b5cad);--_b:#b3261e}',
  );
  assert.match(tokens.cssText, /light-dark\(/);
  const plain = withoutLightDark(tokens.cssText);
  assert.doesNotMatch(plain, /light-dark/);
  assert.equal(plain.split('(').length, plain.split(')').length, 'brackets are balanced');
});
