/** The files that list widgets. `npm run generate` writes them from the registry `packages/widgets/widgets.ts`. */
import { classOf, nameOf, widgets, type Widget } from '../../widgets/widgets.ts';

const HEADER = '// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.\n';

/** Heights of most account widgets in `em`; the loader's table leaves them out. */
const USUAL = { signedOut: 8.4, signedIn: 24 };

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
    const classes = [...read(`packages/widgets/src/${moduleOf(widget)}`).matchAll(/^export class (\w+)/gm)]
      .map(([, name]) => name)
      .sort();
    return `export { ${classes.join(', ')} } from './${moduleOf(widget)}';`;
  });
  return `${HEADER}${exports.join('\n')}
export { BeforeSubmitEvent } from './kit/controllers/before-submit.ts';
export { clientContext } from './kit/client-directory.ts';
`;
}

/** What the loader needs to know about a tag before its chunk loads. Kept small because every page downloads it. */
function embed(): string {
  const unusual = widgets.filter(
    ({ reserved }) => reserved.signedOut !== USUAL.signedOut || reserved.signedIn !== USUAL.signedIn,
  );
  return `${HEADER}
/** Reserved height in \`em\`, signed out and signed in, for every tag that is not in \`reserved\`. */
export const usualHeight = [${USUAL.signedOut}, ${USUAL.signedIn}] as const;

export const reserved: Readonly<Record<string, readonly [signedOut: number, signedIn: number]>> = {
${unusual.map(({ tag, reserved }) => `  '${tag}': [${reserved.signedOut}, ${reserved.signedIn}],`).join('\n')}
};

/** Tags that do not need the chunk \`account.js\`. */
export const withoutAccount: readonly string[] = [${widgets
    .filter(({ needsAccount }) => !needsAccount)
    .map(({ tag }) => `'${tag}'`)
    .join(', ')}];
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

/** The elements that stand for widgets on partner sites. \`vk-utility\` is left out because it shows no frame. */
function frames(): string {
  const shells = widgets.filter(({ tag }) => tag !== 'vk-utility');
  const framed = shells.filter((widget) => widget.framed);
  return `${HEADER}
/** Title and initial height in px of each tag's frame. */
export const shells: Readonly<Record<string, { readonly ru: string; readonly en: string; readonly height: number }>> = {
${shells.map((widget) => `  '${nameOf(widget)}': { ru: '${widget.title.ru}', en: '${widget.title.en}', height: ${widget.framed?.height ?? 140} },`).join('\n')}
};

/** Scopes that allow a widget in a frame on a partner site; any one is enough. Other tags become a link there. */
export const framedScopes: Readonly<Record<string, readonly string[]>> = {
${framed.map((widget) => `  '${nameOf(widget)}': [${widget.framed?.scopes.map((scope) => `'${scope}'`).join(', ')}],`).join('\n')}
};
`;
}

/** Which widgets the endpoint serves in frames, for packages that import the contract but not the widgets. */
function framedWidgets(): string {
  const framed = widgets.filter((widget) => widget.framed);
  return `${HEADER}import type { Scope } from './operations.ts';

/** Scopes that allow a widget in a frame on a partner site; any one is enough. \`any\`: every session of the site. */
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

/** The README with a fresh table of widgets; the events come from the event classes in each element's module. */
function readme(read: (path: string) => string): string {
  const rows = widgets.map((widget) => {
    const events = [...read(`packages/widgets/src/${moduleOf(widget)}`).matchAll(/super\('(vk-[\w-]+)'/g)].map(
      ([, event]) => `\`${event}\``,
    );
    return `| \`${widget.tag}\` | ${widget.summary} | ${events.join(', ')} |`;
  });
  const table = `<!-- widgets: generated from packages/widgets/widgets.ts -->
| tag | what it does | events |
|---|---|---|
${rows.join('\n')}
<!-- /widgets -->`;
  return read('README.md').replace(/<!-- widgets:[\s\S]*<!-- \/widgets -->/, () => table);
}

/** The text of every generated file by its path from the root of the repository. */
export function widgetFiles(read: (path: string) => string): Record<string, string> {
  return {
    ...Object.fromEntries(
      widgets.map((widget) => [`packages/widgets/src/define/${nameOf(widget)}.ts`, define(widget)]),
    ),
    ...Object.fromEntries(widgets.map((widget) => [`packages/demo/site/widgets/${widget.tag}.html`, page(widget)])),
    'packages/widgets/src/index.ts': index(read),
    'packages/widgets/src/generated/embed.ts': embed(),
    'packages/widgets/src/generated/frames.ts': frames(),
    'packages/contract/src/generated/framed-widgets.ts': framedWidgets(),
    'packages/widgets/src/generated/tags.ts': tags(),
    'README.md': readme(read),
  };
}
