/** Builds the Storybook of another commit. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('../../../', import.meta.url).pathname;
const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

export const commitOf = (revision: string): string => git('rev-parse', '--verify', `${revision}^{commit}`);

/** Copies of the packages as hard links: linked folders would lead imports of the kit back to this working tree. */
function copyPackages(from: string, to: string): void {
  execFileSync('cp', ['-al', from, to]);
}

/** Puts the built Storybook of a commit into `folder`. It uses the packages that are installed here. */
export function buildStorybookOf(commit: string, folder: string): void {
  // Hard links need the same file system.
  mkdirSync(`${root}test-results`, { recursive: true });
  const folderOfBase = mkdtempSync(`${root}test-results/base-`);
  const tree = join(folderOfBase, 'tree');
  git('worktree', 'add', '--quiet', '--detach', tree, commit);
  try {
    copyPackages(`${root}node_modules`, `${tree}/node_modules`);
    for (const name of ['contract', 'gateway', 'tooling'])
      if (existsSync(`${root}packages/${name}/node_modules`))
        copyPackages(`${root}packages/${name}/node_modules`, `${tree}/packages/${name}/node_modules`);
    execFileSync('npm', ['run', '-s', 'stories:build'], { cwd: tree, stdio: ['ignore', 'ignore', 'inherit'] });
    cpSync(`${tree}/storybook-static`, folder, { recursive: true });
  } finally {
    git('worktree', 'remove', '--force', tree);
    rmSync(folderOfBase, { recursive: true, force: true });
  }
}
