import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const root = new URL('../../../', import.meta.url).pathname;
const copy = mkdtempSync(join(tmpdir(), 'vk-scaffold-'));
after(() => rmSync(copy, { recursive: true, force: true }));

const run = (command: string, ...args: readonly string[]) =>
  spawnSync(command, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH']}` },
  });

/** Links the installed packages into the copy, with the copy's own workspaces and their nested packages. */
function linkModules(): void {
  const modules = join(copy, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@vodokanal') symlinkSync(join(root, 'node_modules', name), join(modules, name));
  mkdirSync(join(modules, '@vodokanal'));
  for (const path of [...globSync('packages/*', { cwd: copy }), 'mocks', 'stories']) {
    const { name } = JSON.parse(readFileSync(join(copy, path, 'package.json'), 'utf8')) as { readonly name: string };
    symlinkSync(join(copy, path), join(modules, name));
    if (existsSync(join(root, path, 'node_modules')))
      symlinkSync(join(root, path, 'node_modules'), join(copy, path, 'node_modules'));
  }
}

test('registers a new widget everywhere and passes the type check without manual edits', () => {
  const { stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of stdout.split('\0').filter((name) => name && !/\.(png|xlsx)$/.test(name)))
    cpSync(join(root, file), join(copy, file), { force: true, errorOnExist: false, recursive: true });
  linkModules();

  const created = run(process.execPath, 'packages/tooling/scaffold/new.mjs', 'widget', 'sample-list');
  assert.equal(created.status, 0, created.stderr);
  assert.equal(run(process.execPath, 'packages/tooling/build/generate.mjs', '--check').status, 0);
  for (const file of [
    'README.md',
    'packages/widgets/src/index.ts',
    'packages/widgets/src/generated/tags.ts',
    'packages/demo/site/widgets/vk-sample-list.html',
    'stories/sample-list.stories.ts',
  ])
    assert.match(readFileSync(join(copy, file), 'utf8'), /sample-list/, file);

  // The rest of the project is checked by `npm run types`.
  const made = [
    ...globSync('packages/widgets/src/**/*sample-list*', { cwd: copy }),
    ...globSync('packages/react/src/*sample-list*', { cwd: copy }),
    'stories/sample-list.stories.ts',
    'packages/widgets/src/generated/tags.ts',
  ].filter((file) => file.endsWith('.ts'));
  writeFileSync(
    join(copy, 'tsconfig.sample.json'),
    JSON.stringify({ extends: './tsconfig.json', include: [], files: made }),
  );
  const types = run('tsc', '-p', 'tsconfig.sample.json');
  assert.equal(types.status, 0, types.stdout);

  const again = run(process.execPath, 'packages/tooling/scaffold/new.mjs', 'widget', 'sample-list');
  assert.match(again.stderr, /already exists; nothing was written/);
});

test('refuses an invalid tag name and prints the usage', () => {
  const refused = run(process.execPath, join(root, 'packages/tooling/scaffold/new.mjs'), 'widget', 'Sample_List');
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /^Usage: npm run new widget NAME/);
});
