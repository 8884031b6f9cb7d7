import { classOf, nameOf, widgets } from '../packages/widgets/widgets.ts';

const source = 'packages/widgets/src';
const elementModules = widgets.map((widget) => `${source}/${widget.folder}/${nameOf(widget)}.ts`);
/** Modules outside the element folders with base classes and events of the elements. */
const sharedModules = [
  'kit/theme/styled-element',
  'kit/element',
  'kit/account-element',
  'kit/controllers/before-submit',
  'auth/auth-element',
].map((name) => `${source}/${name}.ts`);

/** Removes functions, private members and internal members, because the manifest is public. */
const dropInternal = {
  name: 'drop-internal',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.declarations = module.declarations.filter(({ kind }) => kind === 'class');
      module.exports = module.exports.filter(({ declaration }) =>
        module.declarations.some(({ name }) => name === declaration.name),
      );
      for (const declaration of module.declarations) {
        if (declaration.members)
          declaration.members = declaration.members.filter(
            ({ privacy, name, description }) =>
              !['private', 'protected'].includes(privacy) &&
              !name.startsWith('#') &&
              !/^(client|mayBeSignedIn|loading)$/.test(name) &&
              !/internal/i.test(description ?? ''),
          );
        // The client request is an event of the context protocol, not a public event of the kit.
        if (declaration.events) declaration.events = declaration.events.filter(({ name }) => name?.startsWith('vk-'));
        if (declaration.attributes) declaration.attributes = declaration.attributes.filter(({ name }) => name);
      }
    }
  },
};

/** Adds the tag names: the analyzer only knows `customElements.define`, and the kit registers tags with `define()` in separate modules. */
const addDefinitions = {
  name: 'add-definitions',
  packageLinkPhase({ customElementsManifest }) {
    widgets.forEach((widget, index) =>
      customElementsManifest.modules.push({
        kind: 'javascript-module',
        path: `${source}/define/${nameOf(widget)}.ts`,
        declarations: [],
        exports: [
          {
            kind: 'custom-element-definition',
            name: widget.tag,
            declaration: { name: classOf(widget), module: elementModules[index] },
          },
        ],
      }),
    );
  },
};

/** Fixes references: the analyzer writes them with a leading slash, unlike module paths, and treats `CustomEvent` as a class of the kit. */
const repairReferences = {
  name: 'repair-references',
  packageLinkPhase({ customElementsManifest }) {
    // packages/tooling/release/npm.test.ts validates the manifest against the schema of this version.
    customElementsManifest.schemaVersion = '2.1.0';
    for (const { superclass } of customElementsManifest.modules.flatMap(({ declarations }) => declarations)) {
      if (superclass.name === 'CustomEvent') {
        superclass.package = 'global:';
        delete superclass.module;
      } else if (superclass.module) superclass.module = superclass.module.replace(/^\//, '');
    }
  },
};

export default {
  globs: [...sharedModules, ...elementModules],
  outdir: 'packages/widgets',
  litelement: true,
  packagejson: false,
  plugins: [dropInternal, addDefinitions, repairReferences],
};
