import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import * as icons from '@vodokanal/widgets/generated/icons';
import { contrastOf, parseHex } from '@vodokanal/widgets/kit/theme/contrast';
import tokens from '@vodokanal/widgets/tokens/tokens.json';
import { inCard } from './parts.ts';
import { placeOn, type Globals } from './utilities.ts';

// What everything else is made of, read from the design tokens.
export default { title: 'Основы' };

type Scheme = 'light' | 'dark';

const valueOf = (name: string, scheme: Scheme) => tokens.find((token) => token.name === name)?.[scheme] ?? '';

/** Contrast of a colour on the surface of the same scheme, as text; empty for what is no colour. */
function contrast(name: string, scheme: Scheme): string {
  const [colour, surface] = [parseHex(valueOf(name, scheme)), parseHex(valueOf('surface', scheme))];
  return colour && surface ? `${contrastOf(colour, surface).toFixed(1)}:1` : '';
}

const page = (content: () => unknown, expected: RegExp) => ({
  render: (_: unknown, { globals }: { globals: Globals }) => placeOn(globals, inCard(content())),
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) =>
    waitFor(() => expect(canvasElement.querySelector('story-part')?.shadowRoot?.textContent).toMatch(expected)),
});

const swatch = (colour: string) =>
  html`<svg width="40" height="24" role="img" aria-label=${colour}><rect width="40" height="24" rx="6" fill=${colour} stroke="#8888"></rect></svg>`;

export const Цвет = page(
  () => html`
    <h2>Цвет</h2>
    <table>
      <thead><tr><th scope="col">Токен</th><th scope="col">Светлая</th><th scope="col">Тёмная</th><th scope="col">Контраст с фоном</th></tr></thead>
      <tbody>${tokens
        .filter(({ type }) => type === 'color')
        .map(
          ({ name, description, light, dark }) => html`
          <tr><th scope="row"><code>--vk-${name}</code><br><span class="vk-muted" lang="en">${description}</span></th>
            <td>${swatch(light)}<br>${light}</td><td>${swatch(dark)}<br>${dark}</td>
            <td>${contrast(name, 'light')}<br>${contrast(name, 'dark')}</td></tr>`,
        )}</tbody>
    </table>`,
  /--vk-accent/,
);

export const Размеры = page(
  () => html`
    <h2>Размеры</h2>
    <table>
      <thead><tr><th scope="col">Токен</th><th scope="col">Значение</th></tr></thead>
      <tbody>${tokens
        .filter(({ type }) => type !== 'color')
        .map(
          ({ name, description, light }) => html`
          <tr><th scope="row"><code>--vk-${name}</code><br><span class="vk-muted" lang="en">${description}</span></th><td>${light}</td></tr>`,
        )}</tbody>
    </table>`,
  /--vk-radius/,
);

export const Текст = page(
  () => html`
    <p class="vk-sum">1 234,56 ₽</p>
    <h2>Заголовок карточки</h2>
    <h3>Заголовок внутри карточки</h3>
    <p>Обычный текст: передайте показания до 25 ноября, чтобы мы посчитали по счётчику.</p>
    <p class="vk-muted">Подсказка: номер есть в квитанции вверху.</p>
    <p class="vk-error">Ошибка: введите номер счётчика.</p>
    <p><a href="#link">Ссылка</a></p>`,
  /Заголовок карточки/,
);

export const Значки = page(
  () => html`
    <h2>Значки</h2>
    <p class="vk-muted">Lucide, лицензия ISC. Рядом со значком всегда стоит слово.</p>
    <div class="vk-actions">${Object.entries(icons).map(
      ([name, icon]) => html`<span class="vk-badge">${icon()} ${name.replace(/Icon$/, '')}</span>`,
    )}</div>`,
  /coldWater/,
);
