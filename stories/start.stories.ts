import { html, render } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/balance-card';
import '@vodokanal/widgets/define/login';
import '@vodokanal/widgets/define/reading-form';
import '@vodokanal/widgets/define/usage-chart';
import tokens from '@vodokanal/widgets/tokens/tokens.json';
import { placeOn, utility, type Globals } from './utilities.ts';

// The first page of Storybook: the seed tokens as controls over real widgets, and the result to copy.
const seeds = tokens.filter(({ seed }) => seed);
const isColour = (name: string) => seeds.find((token) => token.name === name)?.type === 'color';

type Looks = Readonly<Record<string, string>>;

export default {
  title: 'Что можно поменять за минуту',
  argTypes: Object.fromEntries(
    seeds.map(({ name, description, type }) => [
      name,
      { name: `--vk-${name}`, description, control: type === 'color' ? { type: 'color' } : { type: 'text' } },
    ]),
  ),
};

/** The values that differ from the kit's own. */
const changed = (looks: Looks) =>
  Object.entries(looks).filter(([name, value]) => value && value !== seeds.find((token) => token.name === name)?.light);

const css = (looks: Looks) =>
  `vk-utility {\n${changed(looks)
    .map(([name, value]) => `  --vk-${name}: ${value};`)
    .join('\n')}\n}`;
const json = (looks: Looks) => JSON.stringify(Object.fromEntries(changed(looks)));
const dtcg = (looks: Looks) =>
  JSON.stringify(
    Object.fromEntries(
      changed(looks).map(([name, $value]) => [
        name,
        { $type: seeds.find((token) => token.name === name)?.type, $value },
      ]),
    ),
    null,
    2,
  );
const snippet = (looks: Looks) =>
  `<script async src="https://lk.example.org/vk/1/vk.js"></script>\n<vk-utility${changed(looks).length > 0 ? ` appearance='${json(looks)}'` : ''}>\n  <vk-login></vk-login>\n  <vk-balance-card></vk-balance-card>\n  <vk-reading-form></vk-reading-form>\n</vk-utility>`;

function page(looks: Looks, globals: Globals) {
  const root = document.createElement('div');
  root.lang = globals.lang ?? 'ru';
  for (const [name, value] of changed(looks)) root.style.setProperty(`--vk-${name}`, value);
  if (looks['font']) root.style.setProperty('--vk-font', looks['font']);
  const endpoint = utility('happy');
  render(
    html`
      <h1>Что можно поменять за минуту</h1>
      <p>Слева внизу, на вкладке Controls, меняйте цвета, скругление и отступы. Виджеты ниже настоящие, под ними готовый код.</p>
      <div data-columns>
        <div><vk-login endpoint=${endpoint}></vk-login><vk-balance-card endpoint=${endpoint}></vk-balance-card></div>
        <div><vk-reading-form endpoint=${endpoint}></vk-reading-form></div>
        <div><vk-usage-chart endpoint=${endpoint}></vk-usage-chart></div>
      </div>
      <h2>Готовый код</h2>
      ${(
        [
          ['Вставка в страницу', snippet(looks)],
          ['CSS', css(looks)],
          ['appearance', json(looks)],
          ['DTCG', dtcg(looks)],
        ] as const
      ).map(
        ([title, code]) => html`
        <h3>${title}</h3>
        <pre tabindex="0" aria-label=${title}><code>${code}</code></pre>
        <button type="button" @click=${() => navigator.clipboard.writeText(code)}>Скопировать: ${title}</button>`,
      )}`,
    root,
  );
  return root;
}

export const Начало = {
  args: Object.fromEntries(
    seeds.map(({ name, light }) => [name, isColour(name) ? light : name === 'font' ? '' : light]),
  ),
  render: (looks: Looks, { globals }: { globals: Globals }) => placeOn(globals, page(looks, globals)),
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) =>
    waitFor(
      () => {
        for (const tag of ['vk-balance-card', 'vk-reading-form', 'vk-usage-chart'])
          expect(canvasElement.querySelector(tag)?.shadowRoot?.querySelector('.vk-skeleton') ?? null).toBeNull();
        expect(canvasElement.querySelector('vk-balance-card')?.shadowRoot?.textContent).toMatch(/911[.,]67/);
      },
      { timeout: 30_000 },
    ),
};
