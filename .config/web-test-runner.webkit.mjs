import { webdriverLauncher } from '@web/test-runner-webdriver';
import { browsers } from '../packages/tooling/machine/machine.mjs';
import base from './web-test-runner.config.mjs';

export default {
  ...base,
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  browsers: [
    webdriverLauncher({
      hostname: '127.0.0.1',
      port: Number(process.env.WEBKIT_PORT),
      path: '/',
      logLevel: 'error',
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary: browsers().miniBrowser, args: ['--automation'] },
      },
    }),
  ],
};
