// npm run new widget NAME: the room of a widget, shaped like the others.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const [, , kind, name] = process.argv;
if (kind !== 'widget' || !/^[a-z]+(-[a-z]+)*$/.test(name ?? '')) {
  console.error('Say: npm run new widget NAME, e.g. npm run new widget outage-list');
  process.exit(1);
}
const [noun = name] = name.split('-');
const room = `packages/widgets/src/${noun}`;
const type = `Vk${name.split('-').map((part) => part[0].toUpperCase() + part.slice(1)).join('')}`;

const files = {
  [`${room}/messages/ru.ts`]: `import account from '../../kit/messages/account.ru.ts';

export default {
  ...account,
  title: 'Название',
};
`,
  [`${room}/messages/en.ts`]: `import account from '../../kit/messages/account.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  title: 'Title',
} satisfies typeof ru;
`,
  [`${room}/${name}.styles.ts`]: `import { css } from 'lit';

export const styles = css\`
  :host { --_room: 12em; }
\`;
`,
  [`${room}/${name}.ts`]: `import { html } from 'lit';
import { balanceOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/load-task.ts';
import { messages } from '../kit/messages.ts';
import { card } from '../kit/parts/card.ts';
import ru from './messages/ru.ts';
import { styles } from './${name}.styles.ts';

/**
 * Shows the balance of the account, until it shows what it is for.
 *
 * @tag vk-${name}
 * @slot heading - Replaces the heading.
 * @slot sign-in - The way to sign in, shown while nobody is.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 */
export class ${type} extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  readonly #say = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #balance = new LoadTask(this, { nouns: ['balance'], load: (client, accountId, _watched, signal) => balanceOf(client).get(accountId, signal) });

  override render(): unknown {
    const say = this.#say;
    return card(this, say, this.#balance, {
      lines: 3,
      ready: ({ accountNumber }) => html\`<p>\${say('account')} \${accountNumber}</p>\`,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-${name}': ${type} }
}
`,
  [`${room}/${name}.test.ts`]: `import '../define/${name}.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-${name}', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/ },
  { name: 'pending', scenario: 'slow', sees: /Название/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/ },
  { name: 'ready', scenario: 'happy', sees: /230100001/ },
]);
`,
  [`packages/widgets/src/define/${name}.ts`]: `import { define } from '../kit/define.ts';
import { ${type} } from '../${noun}/${name}.ts';

define('vk-${name}', ${type});
`,
  [`stories/${name}.stories.ts`]: `import '@vodokanal/widgets/define/${name}';
import { storyOf } from './utilities.ts';

const TAG = 'vk-${name}';

export default { title: 'Widgets/vk-${name}', component: TAG };

const story = storyOf(TAG);

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Название/);
export const Failed = story('failing', /Повторить/);
export const Ready = story('happy', /230100001/);
export const English = story('happy', /Title/, { globals: { lang: 'en' } });
export const Dark = story('happy', /230100001/, { globals: { theme: 'dark' } });
export const Narrow = story('happy', /230100001/, { globals: { width: '240px' } });
`,
  [`packages/demo/site/widgets/vk-${name}.html`]: readFileSync('packages/demo/site/widgets/vk-login.html', 'utf8').replaceAll('vk-login', `vk-${name}`),
};

for (const path of Object.keys(files)) if (existsSync(path)) { console.error(`${path} is there already; nothing was written.`); process.exit(1); }
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(path);
}
console.log(`
Then by hand: the entry in vite.config.ts, the tag in page/extras.ts (and its room in embed.ts, if it is not the usual one; a widget of an account has 9 there while nobody is in, and is fetched beside what those share) and in frame/framed.ts, the export in packages/widgets/src/index.ts, a line
in .config/size.mjs, .config/custom-elements-manifest.config.mjs and the README. The tests name what is missing.`);
