import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browsers, chromiumArgs } from '../packages/tooling/machine/machine.mjs';

const { chromium } = browsers();
// Workers read this file again, so the folder is passed on in the environment.
const dataDir = (process.env['JOURNEYS_DATA_DIR'] ??= mkdtempSync(join(tmpdir(), 'vk-journeys-')));

// Chromium treats pages that a test fulfils as public and blocks their requests to loopback addresses.
export default defineConfig({
  testDir: '../packages/demo/test',
  testMatch: '*.journey.ts',
  reporter: 'list',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  outputDir: '../test-results/journeys',
  use: {
    baseURL: 'http://localhost:5199',
    viewport: { width: 1200, height: 900 },
    locale: 'ru-RU',
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      args: [...chromiumArgs, '--disable-features=LocalNetworkAccessChecks'],
    },
  },
  webServer: {
    command: 'node packages/tooling/start.mjs --json',
    cwd: '..',
    url: 'http://localhost:5199/ready',
    timeout: 180_000,
    env: { PORT: '5199', DATA_DIR: dataDir, DATABASE_URL: '' },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
