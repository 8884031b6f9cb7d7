import { definePreview, setCustomElementsManifest } from '@storybook/web-components-vite';
// @ts-expect-error the entry has no types
import * as argTypesOfManifest from '@storybook/web-components/entry-preview-argtypes';
import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import addonMsw from 'msw-storybook-addon';
import { configure } from 'storybook/test';
import { setupWorker, type SetupWorker } from 'msw/browser';
import manifest from '../packages/widgets/custom-elements.json';
import { utilities } from '../stories/utilities.ts';

setCustomElementsManifest(manifest as never);
// waitFor() gives up after one second; a busy machine may need more.
configure({ asyncUtilTimeout: 30_000 });

let started: Promise<SetupWorker> | undefined;
// The addon asks once for every story of a docs page; there is one worker.
const worker = () =>
  (started ??= (async () => {
    const made = setupWorker(...utilities);
    await made.start({ onUnhandledFrame: 'bypass', quiet: true });
    return made;
  })());

const toolbar = (title: string, icon: string, items: readonly string[]) => ({
  toolbar: { title, icon: icon as never, items: items.map((value) => ({ value, title: value })), dynamicTitle: true },
});

export default definePreview({
  addons: [argTypesOfManifest as never, addonDocs(), addonA11y(), addonMsw(worker)],
  tags: ['autodocs'],
  initialGlobals: { lang: 'ru', theme: 'light', width: '100%' },
  globalTypes: {
    lang: toolbar('Language', 'globe', ['ru', 'en']),
    theme: toolbar('Theme', 'mirror', ['light', 'dark']),
    width: toolbar('Width', 'grow', ['100%', '240px', '320px', '1200px']),
  },
  parameters: {
    a11y: { test: 'error' },
    docs: { source: { transform: (code: string) => code.replace(/ endpoint="[^"]*"/, '') } },
    options: { storySort: { order: ['Guide', 'Tokens', 'Widgets'] } },
  },
});
