/**
 * Generates `types/elements.d.ts` of the npm package: the properties and events of every tag. The framework typings in
 * `types/` build on it. The published generators for JSX and Vue fail a strict type check: they import classes twice or
 * not at all, augment modules that are not installed, and type `ref` and `style` differently.
 */
import type { ElementDescription } from './manifest.ts';

const comment = (text: string, indent = ''): string =>
  text ? `${indent}/** ${text.replaceAll(/\s*\n\s*/g, ' ')} */\n` : '';
const quoted = (name: string): string => (/^\w+$/.test(name) ? name : `'${name}'`);

function props({ className, description, properties, events }: ElementDescription): string {
  const lines = [
    ...properties.flatMap(({ name, attribute, description }) =>
      [...new Set([...(attribute ? [attribute] : []), name])].map(
        (key) => `${comment(description, '  ')}  ${quoted(key)}?: ${className}['${name}'] | undefined;\n`,
      ),
    ),
    ...events.map(
      ({ name, type, description }) =>
        `${comment(description, '  ')}  ${quoted(`on${name}`)}?: ((event: ${type}) => void) | undefined;\n`,
    ),
  ];
  return `${comment(description)}export interface ${className}Props {\n${lines.join('')}}\n`;
}

export function elementTypes(elements: readonly ElementDescription[]): string {
  const imports = [
    ...new Set(elements.flatMap(({ className, events }) => [className, ...events.map(({ type }) => type)])),
  ].sort();
  const cssProperties = new Map(
    elements
      .flatMap(({ cssProperties }) => cssProperties)
      .reverse()
      .map(({ name, description }) => [name, description]),
  );
  const attributes = ({ tag, className, properties }: ElementDescription): string => {
    const names = properties.flatMap(({ attribute }) => (attribute ? [`'${attribute}'`] : []));
    return `  '${tag}': Pick<${className}Props, ${names.join(' | ')}>;\n`;
  };
  return `// Generated from the custom elements manifest; do not edit.
import type { ${imports.join(', ')} } from '../index.js';

${elements.map(props).join('\n')}
/** Properties, attributes and events of each tag. */
export interface ElementProps {
${elements.map(({ tag, className }) => `  '${tag}': ${className}Props;\n`).join('')}}

/** Only the attributes, for frameworks that set no properties on custom elements. */
export interface ElementAttributes {
${elements.map(attributes).join('')}}

/** Custom properties that change the look. */
export interface StyleProperties {
${[...cssProperties]
  .sort()
  .map(([name, description]) => `${comment(description, '  ')}  '${name}'?: string | undefined;\n`)
  .join('')}}
`;
}
