/**
 * `npm run texts`: writes every text of the kit with its key, file, widgets and stories to
 * `test-results/texts`. `--quick` leaves the stories out, `--storybook URL` sets the address the links lead to, `--out FOLDER` another folder.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { screensOf } from './screens.ts';
import { csvOf, pageOf } from './table.ts';
import { collectTexts, storiesOf } from './texts.ts';

const root = new URL('../../../', import.meta.url);
const built = new URL('storybook-static/', root);

const { values } = parseArgs({
  options: {
    storybook: { type: 'string', default: 'http://localhost:6006/' },
    quick: { type: 'boolean' },
    out: { type: 'string', default: new URL('test-results/texts', root).pathname },
  },
});

async function readStories() {
  if (values.quick) return { stories: [], screens: new Map<string, string>() };
  if (!existsSync(new URL('index.json', built))) {
    console.error('There is no built Storybook: run npm run stories:build first, or add --quick to leave it out.');
    process.exit(1);
  }
  console.log('Reading every story, which takes some minutes …');
  return screensOf(built);
}

const texts = await collectTexts();
const { stories, screens } = await readStories();
const rows = texts.map((text) => ({ ...text, stories: storiesOf(text, stories, screens) }));

mkdirSync(values.out, { recursive: true });
writeFileSync(`${values.out}/texts.csv`, csvOf(rows, values.storybook));
writeFileSync(`${values.out}/index.html`, pageOf(rows, values.storybook));
const unseen = rows.filter((row) => row.stories.length === 0).length;
console.log(`${rows.length} texts${values.quick ? '' : `, ${unseen} of them in no story`}: ${values.out}/index.html`);
