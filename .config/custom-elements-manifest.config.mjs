import { classOf, nameOf, widgets } from '../packages/widgets/widgets.ts';

const source = 'packages/widgets/src';
const elementModules = widgets.map((widget) => `${source}/${widget.folder}/${nameOf(widget)}.ts`);
/** Classes and events that the modules of the elements inherit from or fire. */
const sharedModules = ['kit/theme/styled-element', 'kit/element', 'kit/account-element', 'kit/controllers/before-submit', 'auth/auth-element'].map((name) => `${source}/${name}.ts`);

/** Functions, private members and what is marked internal have no place in the public manifest. */
const dropInternal = {
  name: 'drop-internal',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.declarations = module.declarations.filter(({ kind }) => kind === 'class');
      module.exports = module.exports.filter(({ declaration }) => module.declarations.some(({ name }) => name === declaration.name));
      for (const declaration of module.declarations) {
        if (declaration.members) declaration.members = declaration.members.filter(({ privacy, name, description }) => !['private', 'protected'].includes(privacy) && !name.startsWith('#') && !/^(client|mayBeSignedIn|loading)$/.test(name) && !/internal/i.test(description ?? ''));
        // The request for a client is an event of the context protocol, not one of ours.
        if (declaration.events) declaration.events = declaration.events.filter(({ name }) => name?.startsWith('vk-'));
        if (declaration.attributes) declaration.attributes = declaration.attributes.filter(({ name }) => name);
      }
    }
  },
};

/** The analyzer knows `customElements.define` only, and the tags are registered by `define()` in modules of their own. */
const addDefinitions = {
  name: 'add-definitions',
  packageLinkPhase({ customElementsManifest }) {
    widgets.forEach((widget, index) => customElementsManifest.modules.push({
      kind: 'javascript-module', path: `${source}/define/${nameOf(widget)}.ts`, declarations: [],
      exports: [{ kind: 'custom-element-definition', name: widget.tag, declaration: { name: classOf(widget), module: elementModules[index] } }],
    }));
  },
};

/** The analyzer writes references with a leading slash, unlike the paths of modules, and takes `CustomEvent` for a class of ours. */
const repairReferences = {
  name: 'repair-references',
  packageLinkPhase({ customElementsManifest }) {
    // It is of this version, too; packages/tooling/release/npm.test.ts validates it.
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
