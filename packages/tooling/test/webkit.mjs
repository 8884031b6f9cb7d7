// Runs the widget tests in WebKitGTK.
import { spawnSync } from 'node:child_process';
import { startWebKitDriver } from './webkit-driver.mjs';

const driver = await startWebKitDriver();
const { status } = spawnSync('wtr', ['--config', '.config/web-test-runner.webkit.mjs', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...driver.env, WEBKIT_PORT: String(driver.port) },
});
driver.stop();
process.exit(status ?? 1);
