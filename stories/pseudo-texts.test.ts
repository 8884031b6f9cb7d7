import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectTexts } from '../packages/tooling/texts/texts.ts';
import { plain, pseudo } from './pseudo-texts.ts';

const length = (text: string) => [...text.replaceAll(/\p{M}/gu, '')].length;

test('a pseudo text is 60 % longer, keeps its placeholders, and can be read back', async () => {
  for (const { ru } of await collectTexts()) {
    assert.equal(plain(pseudo(ru)), ru);
    const names = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name);
    assert.deepEqual(names(pseudo(ru)), names(ru));
    const own = ru.replaceAll(/\{[^}]*\}/g, '');
    // Words such as «м³» have no vowel.
    if (/[аеёиоуыэюя]/i.test(own) && !/[{}]/.test(ru)) assert.ok(length(pseudo(ru)) >= length(ru) * 1.55, pseudo(ru));
  }
});
