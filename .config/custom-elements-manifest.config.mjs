/** Private members and what is marked internal have no place in the public manifest. */
const dropInternal = {
  name: 'drop-internal',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        if (declaration.members) declaration.members = declaration.members.filter(({ privacy, name, description }) => !['private', 'protected'].includes(privacy) && !name.startsWith('#') && !/^(client|isInside|loading)$/.test(name) && !/internal/i.test(description ?? ''));
        // The request for a client is an event of the context protocol, not one of ours.
        if (declaration.events) declaration.events = declaration.events.filter(({ name }) => name?.startsWith('vk-'));
        if (declaration.attributes) declaration.attributes = declaration.attributes.filter(({ name }) => name);
      }
    }
  },
};

export default {
  globs: ['packages/widgets/src/{kit/element,kit/account-element,login/login,balance/balance-card,reading/reading-form,claim/claim-form,utility/utility,entry/entry-element,register/register,recovery/recovery,security/security,consents/consents,profile/profile,accounts/account-switcher,unlock/unlock-form,meter/meter-list,history/reading-history,usage/usage-chart,building/building-readings}.ts'],
  outdir: 'packages/widgets',
  litelement: true,
  packagejson: false,
  plugins: [dropInternal],
};
