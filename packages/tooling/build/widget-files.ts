/** The files that list widgets, written from the registry `packages/widgets/widgets.ts` by `npm run generate`. */
import { classOf, nameOf, widgets, type Widget } from '../../widgets/widgets.ts';

const HEADER = '// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.\n';

/** Heights of most account widgets: left out of the loader's table. */
const USUAL = { signedOut: 9, signedIn: 24 };

const moduleOf = (widget: Widget): string => `${widget.folder}/${nameOf(widget)}.ts`;

function define(widget: Widget): string {
  return `${HEADER}import { define } from '../kit/define.ts';
import { ${classOf(widget)} } from '../${moduleOf(widget)}';

define('${widget.tag}', ${classOf(widget)});

export { ${classOf(widget)} };
`;
}

/** The package's main module: every element and event class, and no side effect. */
function index(read: (path: string) => string): string {
  const exports = widgets.map((widget) => {
    const classes = [...read(`packages/widgets/src/${moduleOf(widget)}`).matchAll(/^export class (\w+)/gm)].map(([, name]) => name).sort();
    return `export { ${classes.join(', ')} } from './${moduleOf(widget)}';`;
  });
  return `${HEADER}${exports.join('\n')}
export { BeforeSubmitEvent } from './kit/controllers/before-submit.ts';
export { clientContext } from './kit/client-directory.ts';
`;
}

/** What the loader must know of a tag before its chunk is there; every byte counts. */
function embed(): string {
  const unusual = widgets.filter(({ reserved }) => reserved.signedOut !== USUAL.signedOut || reserved.signedIn !== USUAL.signedIn);
  return `${HEADER}
/** Reserved height in \`em\`, signed out and signed in, for every tag that is not in \`reserved\`. */
export const usualHeight = [${USUAL.signedOut}, ${USUAL.signedIn}] as const;

export const reserved: Readonly<Record<string, readonly [signedOut: number, signedIn: number]>> = {
${unusual.map(({ tag, reserved }) => `  '${tag}': [${reserved.signedOut}, ${reserved.signedIn}],`).join('\n')}
};

/** Tags that do without the chunk \`account.js\`. */
export const withoutAccount: readonly string[] = [${widgets.filter(({ needsAccount }) => !needsAccount).map(({ tag }) => `'${tag}'`).join(', ')}];
`;
}

function tags(): string {
  return `${HEADER}
/** Every tag of the kit. */
export const tags: readonly string[] = [
${widgets.map(({ tag }) => `  '${tag}',`).join('\n')}
];

/** The event of a tag after which \`on-success\` runs. */
export const successEvents: Readonly<Record<string, string>> = {
${widgets.flatMap(({ tag, successEvent }) => (successEvent ? [`  '${tag}': '${successEvent}',`] : [])).join('\n')}
};
`;
}

/** The shells of partner pages, without \`vk-utility\`, which frames nothing. */
function frames(): string {
  const shells = widgets.filter(({ tag }) => tag !== 'vk-utility');
  const framed = shells.filter((widget) => widget.framed);
  return `${HEADER}
/** Title and first height in px of the frame of each tag. */
export const shells: Readonly<Record<string, { readonly ru: string; readonly en: string; readonly height: number }>> = {
${shells.map((widget) => `  '${nameOf(widget)}': { ru: '${widget.title.ru}', en: '${widget.title.en}', height: ${widget.framed?.height ?? 140} },`).join('\n')}
};

/** Scopes of which any one admits a widget into the frame of a partner's site; other tags are a link there. */
export const framedScopes: Readonly<Record<string, readonly string[]>> = {
${framed.map((widget) => `  '${nameOf(widget)}': [${widget.framed?.scopes.map((scope) => `'${scope}'`).join(', ')}],`).join('\n')}
};
`;
}

/** Which widgets the endpoint frames, for whoever knows the contract and not the widgets. */
function framedWidgets(): string {
  const framed = widgets.filter((widget) => widget.framed);
  return `${HEADER}import type { Scope } from './operations.ts';

/** Scopes of which any one admits a widget into the frame of a partner's site; \`any\`: every session of the site does. */
export const framedWidgets: Readonly<Record<string, readonly (Scope | 'any')[]>> = {
${framed.map((widget) => `  '${nameOf(widget)}': [${widget.framed?.scopes.map((scope) => `'${scope}'`).join(', ')}],`).join('\n')}
};
`;
}

function page(widget: Widget): string {
  const { tag, example = `<${tag}><p>Виджет загружается.</p></${tag}>` } = widget;
  return `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${tag}</title>
<link rel="stylesheet" href="/site.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<script async src="/vk/1/vk.js"></script>
</head>
<body>
<main>
<h1>${tag}</h1>
${example}
</main>
</body>
</html>
`;
}

/** The README with its table of widgets replaced; events come from the classes beside each element. */
function readme(read: (path: string) => string): string {
  const rows = widgets.map((widget) => {
    const events = [...read(`packages/widgets/src/${moduleOf(widget)}`).matchAll(/super\('(vk-[\w-]+)'/g)].map(([, event]) => `\`${event}\``);
    return `| \`${widget.tag}\` | ${widget.summary} | ${events.join(', ')} |`;
  });
  const table = `<!-- widgets: generated from packages/widgets/widgets.ts -->
| tag | what it does | events |
|---|---|---|
${rows.join('\n')}
<!-- /widgets -->`;
  return read('README.md').replace(/<!-- widgets:[\s\S]*<!-- \/widgets -->/, () => table);
}

/** Paths from the root of the repository and what belongs into them. */
export function widgetFiles(read: (path: string) => string): Record<string, string> {
  return {
    ...Object.fromEntries(widgets.map((widget) => [`packages/widgets/src/define/${nameOf(widget)}.ts`, define(widget)])),
    ...Object.fromEntries(widgets.map((widget) => [`packages/demo/site/widgets/${widget.tag}.html`, page(widget)])),
    'packages/widgets/src/index.ts': index(read),
    'packages/widgets/src/generated/embed.ts': embed(),
    'packages/widgets/src/generated/frames.ts': frames(),
    'packages/contract/src/generated/framed-widgets.ts': framedWidgets(),
    'packages/widgets/src/generated/tags.ts': tags(),
    'README.md': readme(read),
  };
}
