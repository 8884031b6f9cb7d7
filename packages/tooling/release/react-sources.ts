/** The components of `@vodokanal/react`. `npm run generate` writes them from the custom elements manifest. */
import type { Package } from 'custom-elements-manifest';
import { elementsOf, type ElementDescription } from './manifest.ts';

const HEADER = '// Generated from the custom elements manifest by `npm run generate`; do not edit.\n';

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');
/** `onVkSignedIn` for `vk-signed-in`. */
const propOf = (event: string): string =>
  `on-${event}`.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const nameOf = ({ tag }: ElementDescription): string => tag.slice('vk-'.length);

/** The module of one component. Its type is explicit so that declarations can be generated file by file. */
function component(element: ElementDescription): string {
  const { tag, className, description, events, properties } = element;
  const attributes = properties.flatMap(({ name, attribute }) => (attribute ? [`${name}: '${attribute}'`] : []));
  const types = [...new Set(events.map(({ type }) => type))].sort();
  const hasEvents = events.length > 0;
  const eventsType = `type Events = {
${events.map(({ name, type, description }) => `  /** ${oneLine(description)} */\n  ${propOf(name)}: EventName<${type}>;\n`).join('')}};

`;
  return `${HEADER}'use client';
import { createComponent, ${hasEvents ? 'type EventName, ' : ''}type ReactWebComponent } from '@lit/react';
${hasEvents ? `import type { ${types.join(', ')} } from '@vodokanal/widgets';\n` : ''}import { ${className} as Element } from '@vodokanal/widgets/define/${nameOf(element)}';
import { withAttributes } from './with-attributes.ts';

${hasEvents ? eventsType : ''}/** ${oneLine(description)} */
export const ${className}: ReactWebComponent<Element${hasEvents ? ', Events' : ''}> = createComponent({
  react: withAttributes({ ${attributes.join(', ')} }),
  tagName: '${tag}',
  elementClass: Element,
  displayName: '${className}',
${hasEvents ? `  events: { ${events.map(({ name }) => `${propOf(name)}: '${name}'`).join(', ')} } as Events,\n` : ''}});
`;
}

/** The text of every generated file by its path from the root of the repository. */
export function reactFiles(manifest: Package): Record<string, string> {
  const elements = elementsOf(manifest);
  return {
    ...Object.fromEntries(elements.map((element) => [`packages/react/src/${nameOf(element)}.ts`, component(element)])),
    'packages/react/src/index.ts': `${HEADER}${elements.map((element) => `export { ${element.className} } from './${nameOf(element)}.ts';\n`).join('')}`,
  };
}
