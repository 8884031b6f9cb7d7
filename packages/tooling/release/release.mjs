// Builds what a utility installs on its own server: the kit in a folder named by its exact version, single-file
// widgets, prerendered forms, integrity hashes and a zip; and the npm packages. `npm run release`.
import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { compressFolder } from '../build/compress.mjs';
import { thirdPartyNotices } from './notices.ts';
import { writeNpmPackages } from './npm.ts';
import { preloadLinks } from './snippet.ts';
import { guestSnippet, loginSnippet } from '../../widgets/src/embed/snippets.ts';

const { version } = JSON.parse(readFileSync('packages/widgets/package.json', 'utf8'));
const dist = 'packages/widgets/dist';
const release = 'packages/widgets/release';
const folder = join(release, 'vk', version);
const names = ['login', 'balance-card', 'reading-form', 'claim-form'];

const { buildKit, buildTarget } = await import('../build/build.mjs');
await buildKit();
for (const name of names) await buildTarget(`single/${name}`);
writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices());
cpSync('LICENSE', join(dist, 'LICENSE'));
await compressFolder(dist);

rmSync(release, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
cpSync(dist, folder, { recursive: true, filter: (path) => !path.endsWith('.map') });
cpSync('docs/vk-config.schema.json', join(folder, 'vk-config.schema.json'));
const files = globSync('**/*.{js,css}', { cwd: folder }).sort();
const integrity = Object.fromEntries(
  files.map((file) => [
    file,
    `sha384-${createHash('sha384')
      .update(readFileSync(join(folder, file)))
      .digest('base64')}`,
  ]),
);
writeFileSync(join(folder, 'integrity.json'), `${JSON.stringify(integrity, null, 1)}\n`);

const example = { endpoint: 'https://lk.example.org', kit: `https://lk.example.org/vk/${version}` };
const lazy = Object.fromEntries(
  files
    .filter((file) => file.endsWith('.js') && file !== 'vk.js' && !/^(only|single)\//.test(file))
    .map((file) => [`${example.kit}/${file}`, integrity[file]]),
);
writeFileSync(
  join(folder, 'integrity.html'),
  `<!-- The browser checks the loader and everything it loads against these hashes. Must come before any other module of the page. -->
<script type="importmap">${JSON.stringify({ integrity: lazy })}</script>
<script async src="${example.kit}/vk.js" integrity="${integrity['vk.js']}" crossorigin="anonymous"></script>
`,
);
writeFileSync(
  join(folder, 'single.html'),
  `<!-- For pages whose policy forbids an inline import map: each widget as one file. -->
${names.map((name) => `<script type="module" src="${example.kit}/single/${name}.js" integrity="${integrity[`single/${name}.js`]}" crossorigin="anonymous"></script>`).join('\n')}
`,
);
writeFileSync(join(folder, 'snippet-login.html'), loginSnippet(example));
writeFileSync(join(folder, 'snippet-reading-form.html'), guestSnippet(example));

// The lines for a page's head: preload links for its widgets, and the loader.
const head = (tags) => `${preloadLinks(tags, example.kit)}<script async src="${example.kit}/vk.js"></script>\n`;
writeFileSync(
  join(folder, 'snippet.html'),
  `<!-- For the head of the page. Keep only the modulepreload links of the tags that the page uses. -->
${head(['vk-login', 'vk-balance-card', 'vk-reading-form'])}
<!-- Where the widgets should appear. -->
<vk-login></vk-login>
<vk-balance-card></vk-balance-card>
<vk-reading-form></vk-reading-form>
`,
);
await compressFolder(folder);

await writeNpmPackages(join(release, 'npm'));

const zip = Object.fromEntries(
  globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [
      `vk/${version}${path.slice(folder.length)}`,
      [readFileSync(path), { mtime: new Date(1_980, 0, 1) }],
    ]),
);
writeFileSync(join(release, `vk-${version}.zip`), zipSync(zip, { level: 9 }));
process.stdout.write(
  `${folder}: ${files.length} files, and ${release}/vk-${version}.zip\n\nFor a page with vk-login:\n\n${head(['vk-login'])}`,
);
