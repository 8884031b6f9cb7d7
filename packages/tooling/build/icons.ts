/** The icons of the kit, from the Lucide set (ISC licence). `npm run generate` writes a template function for each. */
import { readFileSync } from 'node:fs';

/** Name in the kit: what the icon stands for, and the Lucide icon that shows it. */
const ICONS = {
  account: 'house',
  add: 'plus',
  arrow: 'arrow-right',
  calendar: 'calendar-days',
  camera: 'camera',
  change: 'pencil',
  chat: 'message-square-text',
  check: 'check',
  close: 'x',
  coldWater: 'droplet',
  copy: 'copy',
  danger: 'circle-alert',
  device: 'monitor-smartphone',
  document: 'file-text',
  download: 'download',
  email: 'mail',
  expand: 'chevron-down',
  falling: 'trending-down',
  file: 'paperclip',
  good: 'circle-check',
  history: 'clock-arrow-left',
  hotWater: 'flame',
  info: 'info',
  key: 'key-round',
  lock: 'lock',
  meter: 'gauge',
  money: 'wallet',
  notification: 'bell',
  offline: 'cloud-off',
  person: 'user-round',
  phone: 'phone',
  photo: 'image',
  print: 'printer',
  receipt: 'receipt-text',
  remove: 'trash',
  refund: 'undo-2',
  repair: 'wrench',
  rising: 'trending-up',
  scan: 'scan-line',
  search: 'search',
  security: 'shield-check',
  send: 'send-horizontal',
  show: 'eye',
  signOut: 'log-out',
  time: 'clock',
  warning: 'triangle-alert',
  wastewater: 'waves-horizontal',
} as const;

type IconNode = readonly (readonly [element: string, attributes: Readonly<Record<string, string>>])[];

/** One module per icon, so that a chunk contains only the icons it draws. */
export function iconFiles(): Readonly<Record<string, string>> {
  const nodes = JSON.parse(readFileSync('node_modules/lucide-static/icon-nodes.json', 'utf8')) as Record<
    string,
    IconNode
  >;
  const folder = 'packages/widgets/src/generated/icons';
  const header =
    '// Generated from packages/tooling/build/icons.ts by `npm run generate`; do not edit. Icons: Lucide, ISC licence.\n';
  const modules = Object.entries(ICONS).map(([name, icon]) => {
    const node = nodes[icon];
    if (!node) throw new Error(`lucide-static has no icon ${icon}; choose another one for ${name}.`);
    const shapes = node.map(([element, attributes]) => {
      const text = Object.entries(attributes)
        .filter(([attribute]) => attribute !== 'key')
        .map(([attribute, value]) => ` ${attribute}="${value}"`)
        .join('');
      return `<${element}${text}></${element}>`;
    });
    return [
      `${folder}/${name}.ts`,
      `${header}import { svg } from 'lit';
import { icon } from './icon.ts';

export const ${name}Icon = () => icon(svg\`${shapes.join('')}\`);
`,
    ] as const;
  });
  return {
    ...Object.fromEntries(modules),
    [`${folder}/icon.ts`]: `${header}import { html, type TemplateResult } from 'lit';

export const icon = (shapes: TemplateResult<2>): TemplateResult =>
  html\`<svg class="vk-icon" viewBox="0 0 24 24" aria-hidden="true">\${shapes}</svg>\`;
`,
    'packages/widgets/src/generated/icons.ts': `${header}${Object.keys(ICONS)
      .map((name) => `export { ${name}Icon } from './icons/${name}.ts';`)
      .join('\n')}
`,
  };
}
