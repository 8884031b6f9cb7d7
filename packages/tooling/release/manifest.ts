/** The custom elements manifest of the kit. Editor data, typings and wrappers are generated from it. */
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import type { ClassField, CustomElementDeclaration, Package } from 'custom-elements-manifest';
import { widgets } from '../../widgets/widgets.ts';

const root = new URL('../../../', import.meta.url).pathname;

/** A custom element as the analyzer describes it. */
export interface ElementDescription {
  readonly tag: string;
  readonly className: string;
  readonly description: string;
  /** Properties a page may set, with the attribute of those that have one. */
  readonly properties: readonly {
    readonly name: string;
    readonly attribute: string | undefined;
    readonly description: string;
  }[];
  readonly events: readonly { readonly name: string; readonly type: string; readonly description: string }[];
  readonly cssProperties: readonly { readonly name: string; readonly description: string }[];
}

export const readManifest = (): Promise<Package> =>
  cli({
    argv: ['analyze', '--config', '.config/custom-elements-manifest.config.mjs', '--quiet'],
    cwd: root,
    noWrite: true,
  });

/** The manifest with the paths of the npm package, which has the folders of `packages/widgets/src`. */
export const publishedManifest = (manifest: Package): Package =>
  JSON.parse(JSON.stringify(manifest).replaceAll(/"packages\/widgets\/src\/([\w./-]+)\.ts"/g, '"$1.js"')) as Package;

const isElement = (declaration: object): declaration is CustomElementDeclaration & { readonly tagName: string } =>
  'tagName' in declaration;

/** Every element of the manifest, in the order of the registry. */
export function elementsOf(manifest: Package): readonly ElementDescription[] {
  const declarations = manifest.modules.flatMap(({ declarations = [] }) => declarations).filter(isElement);
  return widgets.map(({ tag }) => {
    const declaration = declarations.find(({ tagName }) => tagName === tag);
    if (!declaration) throw new Error(`${tag} is not in the manifest.`);
    const attributes = declaration.attributes ?? [];
    const fields = (declaration.members ?? []).filter(
      (member): member is ClassField =>
        member.kind === 'field' && !member.static && !('readonly' in member && member.readonly),
    );
    return {
      tag,
      className: declaration.name,
      description: declaration.description ?? '',
      properties: fields.map(({ name, description = '' }) => ({
        name,
        attribute: attributes.find(({ fieldName }) => fieldName === name)?.name,
        description,
      })),
      events: (declaration.events ?? []).map(({ name, type, description = '' }) => ({
        name,
        type: type.text,
        description,
      })),
      cssProperties: (declaration.cssProperties ?? []).map(({ name, description = '' }) => ({ name, description })),
    };
  });
}
