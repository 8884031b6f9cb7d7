import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { addRelease, Releases } from '../src/kit/releases.ts';
import { startServer, type ServerOptions } from '../src/server.ts';
import { createFixture, type Fixture } from './fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'vk-releases-'));
const releases = join(folder, 'kit');
let fixture: Fixture;
before(async () => {
  fixture = await createFixture();
});
after(async () => {
  await fixture.close();
  rmSync(folder, { recursive: true, force: true });
});

const hashOf = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`;

/** Writes a zip as `npm run release` makes it. */
function zipOf(version: string, change: Record<string, string> = {}, name = `vk-${version}.zip`): string {
  const files: Record<string, string> = {
    'vk.js': `export const version = '${version}';`,
    'core.js': `export const core = '${version}';`,
    'build.txt': `build-of-${version}`,
  };
  const integrity = JSON.stringify({
    'vk.js': hashOf(files['vk.js'] ?? ''),
    'core.js': hashOf(files['core.js'] ?? ''),
  });
  const entries = Object.entries({ 'integrity.json': integrity, ...files }).map(([file, text]) => [
    `vk/${version}/${file}`,
    text,
  ]);
  const path = join(folder, name);
  writeFileSync(
    path,
    zipSync(
      Object.fromEntries(
        [...entries, ...Object.entries(change)].map(([file = '', text = '']) => [file, strToU8(text)]),
      ),
    ),
  );
  return path;
}

async function serve(options: Partial<ServerOptions>) {
  const server = await startServer({
    gateway: fixture.gateway,
    host: '127.0.0.1',
    port: 0,
    releases,
    ...options,
  });
  const { port } = server.address() as AddressInfo;
  return {
    get: async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: response.status, text: await response.text(), cache: response.headers.get('Cache-Control') };
    },
    stop: () => new Promise((done) => server.close(done)),
  };
}

test('a page pinned to a version with integrity works after an upgrade, without a restart', async () => {
  assert.deepEqual(await addRelease(releases, zipOf('1.2.3')), { version: '1.2.3', isNew: true });
  const { get, stop } = await serve({});
  try {
    const pinned = hashOf((await get('/vk/1.2.3/vk.js')).text);
    assert.match((await get('/vk/1/vk.js')).text, /1\.2\.3/);
    await addRelease(releases, zipOf('1.10.0'));
    await addRelease(releases, zipOf('1.9.0'));
    const old = await get('/vk/1.2.3/vk.js');
    assert.deepEqual([old.status, hashOf(old.text), old.cache], [200, pinned, 'public, max-age=31536000, immutable']);
    assert.match((await get('/vk/1/vk.js')).text, /1\.10\.0/, 'the newest by number, not by letters or by time');
    assert.match((await get('/vk/1.2.3-build-of-1.2.3/core.js')).text, /1\.2\.3/);
    assert.equal((await get('/vk/1.2.4/vk.js')).status, 404);
    for (const path of [
      '/vk/..%2f/vk.js',
      '/vk/.new-x/vk.js',
      '/vk/1.2.3/../../secret.key',
      '/vk/1.2.3/%2e%2e/%2e%2e/x',
    ])
      assert.equal((await get(path)).status, 404, path);
  } finally {
    await stop();
  }
  assert.deepEqual(
    new Releases(releases).list().map(({ version }) => version),
    ['1.10.0', '1.9.0', '1.2.3'],
  );
});

test('the kit that is being built is served at /vk/1/, and what was released stays as it was', async () => {
  const dist = join(folder, 'dist');
  mkdirSync(dist);
  writeFileSync(join(dist, 'vk.js'), 'built now');
  writeFileSync(join(dist, 'build.txt'), 'now');
  const { get, stop } = await serve({ kit: { folder: dist, version: '1.2.3' } });
  try {
    assert.equal((await get('/vk/1/vk.js')).text, 'built now');
    assert.match((await get('/vk/1.2.3/vk.js')).text, /version = '1\.2\.3'/);
    assert.equal((await get('/vk/1.2.3-now/vk.js')).text, 'built now');
  } finally {
    await stop();
  }
});

test('a release is added once; another one under its version, a damaged or a foreign zip is refused', async () => {
  assert.deepEqual(await addRelease(releases, zipOf('1.2.3')), { version: '1.2.3', isNew: false });
  const refusals: readonly [string, RegExp][] = [
    [zipOf('1.2.3', { 'vk/1.2.3/new.js': 'x' }, 'other.zip'), /is there already with other files/],
    [zipOf('2.0.0', { 'vk/2.0.0/core.js': 'changed' }, 'damaged.zip'), /is damaged: core\.js/],
    [zipOf('2.0.1', { '../../escape.js': 'x' }, 'escape.zip'), /is no release/],
    [zipOf('2.0.2', { 'vk/2.0.2/../../escape.js': 'x' }, 'inside.zip'), /is no release/],
    [zipOf('2.0.3', { 'vk/2.0.4/vk.js': 'x' }, 'two.zip'), /is no release/],
    [join(folder, 'nothing.zip'), /cannot be read/],
  ];
  writeFileSync(join(folder, 'text.zip'), 'no zip');
  for (const [zip, reason] of [...refusals, [join(folder, 'text.zip'), /is no release/] as const])
    await assert.rejects(addRelease(releases, zip), reason, zip);
  assert.ok(!existsSync(join(folder, 'escape.js')));
  assert.deepEqual(readdirSync(releases).sort(), ['1.10.0', '1.2.3', '1.9.0'], 'nothing half done is left');
});
