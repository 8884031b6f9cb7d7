import { defineConfig } from '@playwright/test';
import stories from './stories.config.ts';

const url = 'http://127.0.0.1:5301';

/** Checks every story with longer texts, right to left, on narrow pages and with large text. Not part of `npm test`, because it takes minutes. */
export default defineConfig({
  ...stories,
  testMatch: 'languages.pw.ts',
  outputDir: '../test-results/languages',
  use: { ...stories.use, baseURL: url },
  webServer: {
    command: 'vite preview --outDir storybook-static --port 5301 --host 127.0.0.1 --strictPort',
    cwd: '..',
    url: `${url}/index.json`,
    reuseExistingServer: false,
  },
});
