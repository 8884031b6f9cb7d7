// Starts a virtual display and the WebDriver of WebKitGTK's MiniBrowser; `stop()` ends both.
import { spawn } from 'node:child_process';
import { browsers } from '../machine/machine.mjs';

export async function startWebKitDriver() {
  const { webkitDriver } = browsers();
  if (!webkitDriver) throw new Error('WebKitWebDriver is not installed: apt-get install webkit2gtk-driver xvfb');
  const children = [];
  const port = 4400 + (process.pid % 500);
  const env = { ...process.env, LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1' };
  if (!env.DISPLAY) {
    const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    children.push(display);
    env.DISPLAY = `:${await new Promise((done, fail) => {
      display.once('error', fail);
      display.stdio[3].once('data', (data) => done(String(data).trim()));
    })}`;
  }
  children.push(spawn(webkitDriver, ['--host=127.0.0.1', `--port=${port}`], { stdio: 'ignore', env }));
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(`http://127.0.0.1:${port}/status`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    await new Promise((done) => setTimeout(done, 100));
  }
  return {
    port,
    env,
    stop: () => {
      for (const child of children.reverse()) child.kill();
    },
  };
}
