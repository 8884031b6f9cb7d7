import { definePreview, setCustomElementsManifest } from '@storybook/web-components-vite';
// @ts-expect-error the entry has no types
import * as argTypesOfManifest from '@storybook/web-components/entry-preview-argtypes';
import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import addonMsw from 'msw-storybook-addon';
import { configure } from 'storybook/test';
import { TODAY } from '@vodokanal/mocks';
import { setupWorker, type SetupWorker } from 'msw/browser';
import manifest from '../packages/widgets/custom-elements.json';
import { hosts } from '../stories/hosts.ts';
import { choose, roles, utilities, type Globals } from '../stories/utilities.ts';

setCustomElementsManifest(manifest as never);
// waitFor() gives up after one second; a busy machine may need more.
configure({ asyncUtilTimeout: 30_000 });

let started: Promise<SetupWorker> | undefined;
// The addon asks once for every story of a docs page; there is one worker.
const worker = () =>
  (started ??= (async () => {
    const made = setupWorker(...utilities);
    // Relative, so that a built Storybook also works from a folder of a site.
    await made.start({ onUnhandledFrame: 'bypass', quiet: true, serviceWorker: { url: './mockServiceWorker.js' } });
    return made;
  })());

/** A toolbar with these values and what they are called. */
const toolbar = (title: string, icon: string, items: Readonly<Record<string, string>>) => ({
  toolbar: {
    title,
    icon: icon as never,
    items: Object.entries(items).map(([value, name]) => ({ value, title: name })),
    dynamicTitle: true,
  },
});

export default definePreview({
  addons: [argTypesOfManifest as never, addonDocs(), addonA11y(), addonMsw(worker)],
  tags: ['autodocs'],
  decorators: [
    (story, { globals }) => {
      choose(globals as Globals);
      return story();
    },
  ],
  initialGlobals: {
    lang: 'ru',
    theme: 'light',
    width: '100%',
    dir: 'ltr',
    density: 'cosy',
    brand: '',
    host: '',
    network: 'fast',
    role: '',
    date: TODAY,
  },
  globalTypes: {
    lang: toolbar('Язык', 'globe', { ru: 'Русский', en: 'English', pseudo: 'Длинные тексты (+60 %)' }),
    dir: toolbar('Направление', 'transfer', { ltr: 'Слева направо', rtl: 'Справа налево' }),
    theme: toolbar('Цветовая схема', 'mirror', { light: 'Светлая', dark: 'Тёмная' }),
    width: toolbar('Ширина', 'grow', { '100%': 'Вся ширина', '240px': '240px', '320px': '320px', '1200px': '1200px' }),
    density: toolbar('Плотность', 'component', { compact: 'Плотно', cosy: 'Обычно', touch: 'Для пальцев' }),
    brand: toolbar('Цвет бренда', 'paintbrush', {
      '': 'Цвет набора',
      '#0a7d5c': 'Зелёный',
      '#b3261e': 'Красный',
      '#6a3fb5': 'Фиолетовый',
      '#f2c200': 'Жёлтый',
    }),
    host: toolbar('Страница', 'browser', {
      '': 'Без страницы',
      ...Object.fromEntries(Object.entries(hosts).map(([name, { title }]) => [name, title])),
    }),
    network: toolbar('Сеть', 'lightning', { fast: 'Быстрая', slow: 'Медленная (3 с)', offline: 'Нет связи' }),
    role: toolbar('Кто вошёл', 'user', {
      '': 'Как в истории',
      ...Object.fromEntries(Object.entries(roles).map(([name, { title }]) => [name, title])),
    }),
  },
  parameters: {
    a11y: { test: 'error' },
    docs: { source: { transform: (code: string) => code.replace(/ endpoint="[^"]*"/, '') } },
    options: {
      storySort: {
        order: [
          'Что можно поменять за минуту',
          'Обзор',
          'Overview',
          'Основы',
          'Части',
          'Матрица состояний',
          'Widgets',
          'Сценарии',
          'Хосты',
          'Partner sites',
          'Messages',
        ],
      },
    },
  },
});
