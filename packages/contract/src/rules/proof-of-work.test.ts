import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSolved, solve } from './proof-of-work.ts';

test('what is solved is solved for this challenge and so many bits alone', async () => {
  const nonce = await solve('challenge-of-the-endpoint', 10);
  assert.ok(await isSolved('challenge-of-the-endpoint', nonce, 10));
  assert.ok(!(await isSolved('challenge-of-the-endpoint', nonce, 200)));
  assert.ok(!(await isSolved('another', nonce, 10)) || !(await isSolved('a third', nonce, 10)));
});

test('each bit more is twice the work: ten bits take about a thousand tries', async () => {
  let tries = 0;
  for (let each = 0; each < 20; each++) tries += Number(await solve(`challenge ${each}`, 6)) + 1;
  assert.ok(tries / 20 > 20 && tries / 20 < 200, String(tries / 20));
});
