/** The components of `@vodokanal/react`, written by `npm run generate` from the custom elements manifest. */
import type { Package } from 'custom-elements-manifest';
import { elementsOf, type ElementDescription } from './manifest.ts';

const HEADER = '// Generated from the custom elements manifest by `npm run generate`; do not edit.\n';

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');
/** `onVkSignedIn` for `vk-signed-in`. */
const propOf = (event: string): string => `on-${event}`.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const nameOf = ({ tag }: ElementDescription): string => tag.slice('vk-'.length);

function component(element: ElementDescription): string {
  const { tag, className, description, events, properties } = element;
  const attributes = properties.flatMap(({ name, attribute }) => (attribute ? [[name, attribute]] : []));
  const types = [...new Set(events.map(({ type }) => type))].sort();
  const listeners = events.map(({ name, type, description }) => `    /** ${oneLine(description)} */\n    ${propOf(name)}: '${name}' as EventName<${type}>,\n`);
  return `${HEADER}'use client';
import { createComponent${events.length > 0 ? ', type EventName' : ''} } from '@lit/react';
${types.length > 0 ? `import type { ${types.join(', ')} } from '@vodokanal/widgets';\n` : ''}import { ${className} as Element } from '@vodokanal/widgets/define/${nameOf(element)}';
import { withAttributes } from './with-attributes.ts';

/** ${oneLine(description)} */
export const ${className} = createComponent({
  react: withAttributes({ ${attributes.map(([name, attribute]) => `${name}: '${attribute}'`).join(', ')} }),
  tagName: '${tag}',
  elementClass: Element,
  displayName: '${className}',
${listeners.length > 0 ? `  events: {\n${listeners.join('')}  },\n` : ''}});
`;
}

/** By the paths from the root of the repository. */
export function reactFiles(manifest: Package): Record<string, string> {
  const elements = elementsOf(manifest);
  return {
    ...Object.fromEntries(elements.map((element) => [`packages/react/src/${nameOf(element)}.ts`, component(element)])),
    'packages/react/src/index.ts': `${HEADER}${elements.map((element) => `export { ${element.className} } from './${nameOf(element)}.ts';\n`).join('')}`,
  };
}
