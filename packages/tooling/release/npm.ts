/** Writes the packages that go to the npm registry. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from './manifest.ts';
import { writeReactPackage } from './react-package.ts';
import { writeWidgetsPackage } from './widgets-package.ts';

/** Folders in which `npm publish` can be run. */
export interface NpmPackages {
  readonly widgets: string;
  readonly react: string;
}

export async function writeNpmPackages(folder: string): Promise<NpmPackages> {
  const packages = { widgets: join(folder, 'widgets'), react: join(folder, 'react') };
  rmSync(folder, { recursive: true, force: true });
  const manifest = await readManifest();
  await writeWidgetsPackage(packages.widgets, manifest);
  writeReactPackage(packages.react);
  return packages;
}
