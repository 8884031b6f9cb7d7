// `npm run new widget NAME` creates a widget with the usual files, a registry entry, a story and passing tests.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { classOf } from '../../widgets/widgets.ts';

const [, , kind, name] = process.argv;
if (kind !== 'widget' || !/^[a-z]+(-[a-z]+)*$/.test(name ?? '')) {
  console.error('Usage: npm run new widget NAME, e.g. npm run new widget outage-list');
  process.exit(1);
}
const registry = 'packages/widgets/widgets.ts';
const tag = `vk-${name}`;
const [folderName = name] = name.split('-');
const folder = `packages/widgets/src/${folderName}`;
const className = classOf({ tag });
const viewName = `${className.slice(2)}View`;
const { version } = JSON.parse(readFileSync('packages/widgets/package.json', 'utf8'));

const entry = `  {
    tag: '${tag}', folder: '${folderName}', title: { ru: 'Название', en: 'Title' },
    summary: 'shows the number of the account (placeholder)',
    needsAccount: true, reserved: { signedOut: 9, signedIn: 24, narrow: 26, wide: 24 }, sizeGate: 17, since: '${version}',
  },
`;

const files = {
  [`${folder}/messages/ru.ts`]: `import account from '../../kit/i18n/messages/account.ru.ts';

export default {
  ...account,
  title: 'Название',
};
`,
  [`${folder}/messages/en.ts`]: `import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './ru.ts';

export default {
  ...account,
  title: 'Title',
} satisfies typeof ru;
`,
  [`${folder}/messages/view.ru.ts`]: `export default {
  accountNumber: 'Лицевой счёт № {number}',
};
`,
  [`${folder}/messages/view.en.ts`]: `import type ru from './view.ru.ts';

export default {
  accountNumber: 'Account No. {number}',
} satisfies typeof ru;
`,
  [`${folder}/${name}.styles.ts`]: `import { css } from 'lit';

export const styles = css\`
  :host { --_room: 12em; }
\`;
`,
  [`${folder}/${name}.ts`]: `import type { Balance } from '@vodokanal/contract';
import { balanceOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import ru from './messages/ru.ts';
import type { ${viewName} } from './${name}-view.ts';
import { styles } from './${name}.styles.ts';

/**
 * Shows the number of the account (placeholder).
 *
 * @tag ${tag}
 * @slot heading - Replaces the heading.
 * @slot sign-in - Replaces the request to sign in, shown without a session.
 * @csspart card - The outer frame.
 * @csspart heading - The heading.
 */
export class ${className} extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #balance = new LoadTask<Balance, readonly [], ${viewName}>(this, {
    resources: ['balance'],
    load: (client, accountId, _watched, signal) => balanceOf(client).get(accountId, signal),
    view: async () => new (await import('./${name}-view.ts')).${viewName}(this),
  });

  override render(): unknown {
    return card(this, this.#t, this.#balance, { lines: 3, ready: (balance, view) => view.render(balance) });
  }
}

declare global {
  interface HTMLElementTagNameMap { '${tag}': ${className} }
}
`,
  [`${folder}/${name}-view.ts`]: `import { html } from 'lit';
import type { Balance } from '@vodokanal/contract';
import type { VkAccountElement } from '../kit/account-element.ts';
import { messages } from '../kit/i18n/messages.ts';
import ru from './messages/view.ru.ts';

/** Renders the widget's data; its chunk loads with the first data. */
export class ${viewName} {
  readonly #t;

  constructor(host: VkAccountElement) {
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
  }

  render({ accountNumber }: Balance): unknown {
    return html\`<p>\${this.#t('accountNumber', { number: accountNumber })}</p>\`;
  }
}
`,
  [`${folder}/${name}.test.ts`]: `import '../define/${name}.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('${tag}', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /sign in/i },
  { name: 'pending', scenario: 'slow', sees: /Название/, seesEnglish: /Title/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  { name: 'ready', scenario: 'happy', sees: /230100001/, seesEnglish: /Account No\\. 230100001/ },
]);
`,
  [`stories/${name}.stories.ts`]: `import '@vodokanal/widgets/define/${name}';
import { storyOf } from './utilities.ts';

const TAG = '${tag}';

export default { title: 'Widgets/${tag}', component: TAG };

const story = storyOf(TAG);

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Название/);
export const Failed = story('failing', /Повторить/);
export const Ready = story('happy', /230100001/);
export const English = story('happy', /Title/, { globals: { lang: 'en' } });
export const Dark = story('happy', /230100001/, { globals: { theme: 'dark' } });
export const Narrow = story('happy', /230100001/, { globals: { width: '240px' } });
`,
};

const taken = Object.keys(files).find((path) => existsSync(path));
const table = readFileSync(registry, 'utf8');
if (taken || table.includes(`tag: '${tag}'`)) {
  console.error(`${taken ?? `${tag} in ${registry}`} already exists; nothing was written.`);
  process.exit(1);
}
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(path);
}
writeFileSync(
  registry,
  table.replace(/\n\];\n$/, () => `\n${entry}];\n`),
);
console.log(registry);
const { status } = spawnSync(process.execPath, ['packages/tooling/build/generate.mjs'], { stdio: 'inherit' });
process.exit(status ?? 1);
