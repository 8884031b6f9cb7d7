// Builds the kit into packages/widgets/dist and the office into packages/office/dist; targets.ts lists its files. `npm run build`.
import { copyFileSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { styles as account } from '../../widgets/src/kit/theme/account.styles.ts';
import { base, lightDomText } from '../../widgets/src/kit/theme/theme.ts';
import { styles as login } from '../../widgets/src/login/login.styles.ts';
import { reservedHeightSheet } from '../../widgets/src/embed/reserved-height.ts';
import { styles as reading } from '../../widgets/src/reading/reading-form.styles.ts';
import { compressFolder } from './compress.mjs';
import { targets } from './targets.ts';

const dist = new URL('../../widgets/dist/', import.meta.url).pathname;

const office = new URL('../../office/', import.meta.url).pathname;

const withoutSpace = (styles) =>
  styles
    .map(({ cssText }) => cssText)
    .join('\n')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};:,]) ?/g, '$1');

/** Builds one target of targets.ts. */
export const buildTarget = (mode) =>
  build({ configFile: new URL('../../../vite.config.ts', import.meta.url).pathname, mode, logLevel: 'warn' });

/** Builds everything a gateway serves. The loader comes last because `npm start` reads the age of the build from it. */
export async function buildKit() {
  const names = Object.keys(targets).filter((name) => !name.startsWith('single/') && name !== 'loader');
  for (const name of [...names, 'loader']) await buildTarget(name);
  writeFileSync(`${dist}vk.css`, reservedHeightSheet);
  // Styles of the prerendered forms.
  writeFileSync(`${dist}snippet-fields.css`, lightDomText('vk-login>[data-vk-owned]'));
  writeFileSync(`${dist}snippet-login.css`, withoutSpace([base, login]));
  writeFileSync(`${dist}snippet-reading-form.css`, withoutSpace([base, account, reading]));
  for (const page of ['index.html', 'view.html', 'page.css']) copyFileSync(`${office}${page}`, `${office}dist/${page}`);
  await compressFolder(dist);
  await compressFolder(`${office}dist/`);
}

if (import.meta.main) await buildKit();
