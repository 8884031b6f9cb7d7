import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PNG } from 'pngjs';
import { compareFolders, differenceOf } from './compare.ts';

function picture(width: number, dots: readonly number[] = []): Buffer {
  const png = new PNG({ width, height: 10 });
  png.data.fill(255);
  for (const dot of dots) png.data.fill(0, dot * 4, dot * 4 + 3);
  return PNG.sync.write(png);
}

test('one changed pixel is a difference, and so is another size', () => {
  assert.equal(differenceOf(picture(10), picture(10)), undefined);
  assert.equal(differenceOf(picture(10), picture(10, [7]))?.pixels, 1);
  assert.equal(differenceOf(picture(10), picture(11))?.kind, 'resized');
});

test('a picture that only one side has is reported', () => {
  const place = mkdtempSync(join(tmpdir(), 'vk-compare-'));
  const [before, after] = [`${place}/before`, `${place}/after`];
  for (const folder of [before, after]) {
    mkdirSync(folder);
    writeFileSync(`${folder}/same.png`, picture(10));
  }
  writeFileSync(`${before}/old.png`, picture(10));
  writeFileSync(`${after}/new.png`, picture(10));
  const files = ['same.png', 'old.png', 'new.png'];
  assert.deepEqual(
    compareFolders(before, after, files, `${place}/marked`).map(({ file, kind }) => [file, kind]),
    [
      ['old.png', 'removed'],
      ['new.png', 'added'],
    ],
  );
  rmSync(place, { recursive: true });
});
