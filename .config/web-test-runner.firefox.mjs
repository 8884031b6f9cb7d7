import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';
import { browsers } from '../packages/tooling/machine/machine.mjs';
import base from './web-test-runner.config.mjs';

export default {
  ...base,
  concurrency: 1,
  testsStartTimeout: 60_000,
  browsers: [
    chromeLauncher({
      puppeteer,
      launchOptions: { browser: 'firefox', executablePath: browsers().firefox, headless: true },
    }),
  ],
};
