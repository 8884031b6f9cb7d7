import { html } from 'lit';
import { expect } from 'storybook/test';
import { widgets } from '@vodokanal/widgets/registry';
import { placeOn, type Globals } from './utilities.ts';

// Every widget against the states it must have, with a link to each story. A missing story fails this one.
export default { title: 'Матрица состояний' };

interface StoryModule {
  readonly default: { readonly title: string; readonly component?: string };
}

const modules = Object.values(
  import.meta.glob<StoryModule>(['./*.stories.ts', '!./states.stories.ts'], { eager: true }),
);

/** The branches of a widget that shows account data; widgets without an account have a form in their place. */
const ACCOUNT_STATES = ['SignedOut', 'Pending', 'Failed'];
const FORM_STATES = ['Form', 'Pending'];
const LOOKS = ['English', 'Dark', 'Narrow'];

/** `SeveralAccounts` is `several-accounts` in the address of a story. */
const slugOf = (name: string) => name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, '-').toLowerCase();

const rows = widgets
  .filter(({ tag }) => tag !== 'vk-utility')
  .map(({ tag, needsAccount, title }) => {
    const stories = modules.find((module) => module.default.component === tag);
    const names = Object.keys(stories ?? {}).filter((name) => name !== 'default');
    const required = [...(needsAccount ? ACCOUNT_STATES : FORM_STATES), ...LOOKS];
    return { tag, title: title.ru, names, missing: required.filter((name) => !names.includes(name)) };
  });

export const Состояния = {
  render: (_: unknown, { globals }: { globals: Globals }) =>
    placeOn(
      globals,
      html`
      <h1>Матрица состояний</h1>
      ${rows.map(
        ({ tag, title, names, missing }) => html`
        <section>
          <h2><code>${tag}</code> ${title}</h2>
          ${missing.length > 0 ? html`<p>Нет историй: ${missing.join(', ')}</p>` : ''}
          <p data-states>${names.map((name) => html`<a target="_top" href="?path=/story/widgets-${tag}--${slugOf(name)}">${name}</a> `)}</p>
        </section>`,
      )}`,
    ),
  play: () => expect(rows.flatMap(({ tag, missing }) => missing.map((name) => `${tag}: ${name}`))).toEqual([]),
};
