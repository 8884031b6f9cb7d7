// The office in Firefox: the staff handle one case of each queue by keyboard alone.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { KeyInput } from 'puppeteer-core';
import { browsers } from '../../tooling/machine/machine.mjs';
import { startUtility } from './engines.ts';
import { handleEachQueue } from './office-walk.ts';

const PORT = 5231;

test('Firefox: the staff handle one case of each queue by keyboard alone', async () => {
  const { firefox: executablePath } = browsers();
  assert.ok(executablePath, 'Firefox is not installed: run npm test once, or set FIREFOX_PATH');
  const data = mkdtempSync(join(tmpdir(), 'vk-office-'));
  try {
    await using _utility = await startUtility({ data, port: PORT, tls: false });
    const { launch } = await import('puppeteer-core');
    await using browser = await launch({ browser: 'firefox', executablePath, headless: true });
    const page = await browser.newPage();
    await page.goto(`http://localhost:${PORT}/office/`);
    await handleEachQueue({
      async press(key) {
        const parts = key.split('+') as KeyInput[];
        for (const part of parts) await page.keyboard.down(part);
        for (const part of parts.toReversed()) await page.keyboard.up(part);
      },
      type: (text) => page.keyboard.type(text),
      evaluate: (code) => page.evaluate(code),
    });
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
