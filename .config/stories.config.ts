import { defineConfig } from '@playwright/test';
import { browsers, chromiumArgs } from '../packages/tooling/machine/machine.mjs';

const { chromium } = browsers();

export default defineConfig({
  testDir: '../stories',
  testMatch: ['stories.pw.ts', 'print.pw.ts', 'bvi.pw.ts', 'sub-path.pw.ts'],
  reporter: 'dot',
  workers: 1,
  fullyParallel: true,
  timeout: 90_000,
  outputDir: '../test-results/stories',
  use: {
    baseURL: 'http://127.0.0.1:5198',
    viewport: { width: 1200, height: 900 },
    launchOptions: { ...(chromium && { executablePath: chromium }), args: chromiumArgs },
  },
  webServer: {
    command: 'vite preview --outDir storybook-static --port 5198 --host 127.0.0.1 --strictPort',
    cwd: '..',
    url: 'http://127.0.0.1:5198/index.json',
    reuseExistingServer: false,
  },
});
