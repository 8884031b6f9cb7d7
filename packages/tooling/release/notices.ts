/** Licences of the third-party code that our files contain. */
import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('../../../', import.meta.url).pathname;
const dist = join(root, 'packages/widgets/dist');

interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly homepage?: string;
}

/** Packages whose code is copied into other packages, by a part of their modules' path. */
const copies: Readonly<Record<string, string>> = { 'node_modules/read-excel-file/modules/saxen/': 'saxen' };

/** Folders of the packages that a module's code comes from; empty for our own modules. */
function packageFolders(module: string): readonly string[] {
  const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module)?.[0];
  const copied = Object.entries(copies)
    .filter(([part]) => module.includes(part))
    .map(([, name]) => join(root, 'node_modules', name));
  return folder ? [folder, ...copied] : [];
}

function licenceText(folder: string): string {
  const names = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|notice|copying)\b/i.test(name))
    .sort();
  if (names.length === 0) throw new Error(`${folder} has no licence file; its code may not be published without one.`);
  return names.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
}

/** The text of THIRD-PARTY-NOTICES.txt for files built from these modules. Throws for a package without a licence. */
export function noticesOf(modules: Iterable<string>): string {
  const folders = new Set([...modules].flatMap(packageFolders));
  const packagesByText = new Map<string, string[]>();
  for (const folder of [...folders].sort()) {
    const { name, version, license, homepage } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    ) as PackageFile;
    const text = licenceText(folder);
    packagesByText.set(text, [
      ...(packagesByText.get(text) ?? []),
      `${name} ${version} (${license})${homepage ? `, ${homepage}` : ''}`,
    ]);
  }
  const sections = [...packagesByText].map(([text, packages]) => `${packages.join('\n')}\n\n${text}\n`);
  return [
    'Vodokanal Widgets contains code of the packages below, under the licences that follow each of them.\n',
    ...sections,
  ].join(`\n${'-'.repeat(80)}\n\n`);
}

/** THIRD-PARTY-NOTICES.txt of `packages/widgets/dist`, from its source maps. Throws when there is no build. */
export function thirdPartyNotices(): string {
  const maps = globSync('**/*.js.map', { cwd: dist });
  if (!existsSync(dist) || maps.length === 0)
    throw new Error('There are no source maps in packages/widgets/dist; run npm run build first.');
  return noticesOf(
    maps.flatMap((map) => {
      const { sources } = JSON.parse(readFileSync(join(dist, map), 'utf8')) as { readonly sources: readonly string[] };
      // Vite writes a worker's sources relative to the wrong folder, so only the end of the path is used.
      return sources.map((source) => source.replace(/^.*?(?=node_modules\/)/, root));
    }),
  );
}
