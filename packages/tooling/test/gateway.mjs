// Starts a separate gateway for a measurement or a test, on PGlite in a temporary folder.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../../../', import.meta.url).pathname;

/**
 * @param {{ port: number, demo?: boolean, site?: string }} options `demo` loads the data of the demo utility, which
 *   takes half a minute; `site` is the folder of its pages.
 * @returns {Promise<{ origin: string, stop: () => Promise<void> }>} resolves when the gateway is ready; rejects when
 *   the process exits before.
 */
export async function startGateway({ port, demo = false, site = 'packages/demo/site' }) {
  const data = mkdtempSync(join(tmpdir(), 'vk-gateway-'));
  const args = ['start', '--json', '--site', site, '--kit', 'packages/widgets/dist', ...(demo ? ['--demo'] : [])];
  const options = { cwd: root, env: { ...process.env, DATABASE_URL: '', DATA_DIR: data, PORT: String(port) } };
  const command = ['--disable-warning=ExperimentalWarning', 'packages/gateway/src/main.ts'];
  if (!demo)
    for (const file of ['law', 'demo'])
      spawnSync(process.execPath, [...command, 'settings', 'import', `packages/gateway/data/${file}.json`], {
        ...options,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
  const gateway = spawn(process.execPath, [...command, ...args], { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => gateway.once('exit', done));
  await Promise.race([
    new Promise((done) => gateway.stdout.once('data', done)),
    ended.then((code) => {
      throw new Error(`The gateway ended with exit code ${code} before it was ready.`);
    }),
  ]);
  return {
    origin: `http://localhost:${port}`,
    async stop() {
      gateway.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}
