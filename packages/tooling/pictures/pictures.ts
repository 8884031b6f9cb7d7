/**
 * `npm run pictures`: a gallery with a picture of every story of the built Storybook.
 * `npm run pictures -- --base REV`: also builds the Storybook of that commit here, compares picture by picture, writes a
 * report and ends with 1 when something differs. No picture is kept in the repository: both sides come from the same
 * browser and fonts, so the comparison needs no allowance for machines.
 * `--only PATTERN` limits the stories by their id. `--readme` takes the pictures of the README from the running demo.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { buildStorybookOf, commitOf } from './base.ts';
import { compareFolders } from './compare.ts';
import { galleryOf, reportOf } from './pages.ts';
import { fileOf, looks, renderStories } from './render.ts';

const root = new URL('../../../', import.meta.url);
const folder = new URL('test-results/pictures', root).pathname;
const { values } = parseArgs({
  options: { base: { type: 'string' }, only: { type: 'string', default: '' }, readme: { type: 'boolean' } },
});

async function compare(base: string): Promise<boolean> {
  const commit = commitOf(base);
  const place = `${folder}/${commit}`;
  if (!existsSync(`${place}/storybook/index.json`)) {
    console.log(`Building the Storybook of ${commit.slice(0, 7)} …`);
    buildStorybookOf(commit, `${place}/storybook`);
  }
  console.log('Taking its pictures …');
  const only = new RegExp(values.only);
  const before = await renderStories(pathToFileURL(`${place}/storybook/`), `${place}/pictures`, only);
  const after = await takeCurrent();
  const ids = new Set([...before, ...after].map(({ id }) => id));
  const files = [...ids].flatMap((id) => looks.map((look) => fileOf(id, look)));
  rmSync(`${folder}/marked`, { recursive: true, force: true });
  const differences = compareFolders(`${place}/pictures`, `${folder}/current`, files, `${folder}/marked`);
  const folders = { before: `${commit}/pictures`, after: 'current', marked: 'marked' };
  writeFileSync(`${folder}/index.html`, reportOf(differences, files.length, folders));
  console.log(`${files.length} pictures compared, ${differences.length} differ: ${folder}/index.html`);
  return differences.length === 0;
}

async function takeCurrent() {
  const built = new URL('storybook-static/', root);
  if (!existsSync(new URL('index.json', built))) {
    console.error('There is no built Storybook: run npm run stories:build first.');
    process.exit(1);
  }
  console.log('Taking the pictures of storybook-static …');
  const stories = await renderStories(built, `${folder}/current`, new RegExp(values.only));
  writeFileSync(`${folder}/gallery.html`, galleryOf(stories, 'current'));
  console.log(`${stories.length} stories: ${folder}/gallery.html`);
  return stories;
}

mkdirSync(folder, { recursive: true });
if (values.readme) await import('./readme.ts').then(({ takeReadmePictures }) => takeReadmePictures());
else if (values.base) process.exitCode = (await compare(values.base)) ? 0 : 1;
else await takeCurrent();
